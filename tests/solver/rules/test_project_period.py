"""The project starts and ends inside its own period."""

from __future__ import annotations

from datetime import date

import pytest

from tests.solver.building import a_project, a_round, call, cost, planned, rules_in_conflict, uni


def test_the_start_is_the_earliest_there_is() -> None:
    plan = planned(a_project([uni(100)], [cost("uni", 100)]))
    assert (plan.start, plan.end) == (date(2025, 6, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("first", "last", "months", "ends"),
    [
        ("2025-01-31", "2025-02-27", 1, "2025-02-27"),
        ("2024-01-31", "2024-02-28", 1, "2024-02-28"),
        ("2025-08-31", "2026-02-27", 6, "2026-02-27"),
        ("2025-03-01", "2025-03-31", 1, "2025-03-31"),
    ],
)
def test_a_period_that_just_holds_the_months(first: str, last: str, months: int, ends: str) -> None:
    """A month from 31 January ends on 27 February: the day before the last of February."""
    project = a_project(
        [uni(100)],
        [cost("uni", 100)],
        as_of="2024-01-01",
        period={"earliest_start": first, "latest_end": last, "months": months},
        work_packages=[{"id": "wp1", "activity": "other", "months": [1, months]}],
    )
    plan = planned(project)
    assert (str(plan.start), str(plan.end)) == (first, ends)


def test_no_project_starts_before_the_day_of_planning() -> None:
    project = a_project([uni(100)], [cost("uni", 100)], as_of="2025-07-15")
    assert planned(project).start == date(2025, 7, 15)


def test_a_period_that_is_over_is_a_conflict() -> None:
    """Planned in 2026-02-01 twelve months end 2027-01-31, a month late."""
    project = a_project([uni(100)], [cost("uni", 100)], as_of="2026-02-01")
    plan = planned(project)
    assert rules_in_conflict(plan) == {"period.project"}


def test_a_start_that_is_too_late_for_the_end_is_told_in_days() -> None:
    """Decided 2026-01-11 and paid from then on, the project ends 2027-01-10: ten days late."""
    late = call("late", rounds=[a_round(decision="2026-01-11")], costs={"from": "decision"})
    plan = planned(a_project([uni()], [cost("uni", 100)]), late)
    assert rules_in_conflict(plan) >= {"period.project", "period.call"}
    (conflict,) = plan.conflicts
    assert conflict.numbers == {
        "days_missing": 10,
        "earliest_start": "2026-01-11",
        "latest_start": "2026-01-01",
    }
