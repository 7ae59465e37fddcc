"""Work that a call pays lies inside the call's and the programme's dates and is long enough."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.project import Project
from tests.solver.building import (
    PROGRAMMES,
    Facts,
    a_project,
    a_round,
    call,
    cost,
    grants,
    own_cash,
    package,
    planned,
    rules_in_conflict,
    uni,
)

LATE = a_round(opens="2025-07-01", deadline="2025-08-01", decision="2025-10-15")


def test_costs_count_from_the_application_which_may_be_handed_in_early() -> None:
    """The call opens 2025-07-01 and closes a month later: work starts on the first of July."""
    plan = planned(_project(), call("some", rounds=[LATE]))
    assert plan.start == date(2025, 7, 1)
    assert plan.applications[0].submit_by == "2025-07-01"


def test_costs_count_from_the_decision() -> None:
    plan = planned(_project(), call("some", rounds=[LATE], costs={"from": "decision"}))
    assert plan.start == date(2025, 10, 15)
    assert plan.applications[0].submit_by == "2025-08-01"


def test_costs_count_from_a_day() -> None:
    plan = planned(_project(), call("some", rounds=[LATE], costs={"from": "2025-06-20"}))
    assert plan.start == date(2025, 6, 20)


def test_without_a_known_decision_costs_do_not_count_from_it() -> None:
    unknown = a_round(decision=None)
    plan = planned(_project(), call("some", rounds=[unknown], costs={"from": "decision"}))
    assert "period.call" in rules_in_conflict(plan)


@pytest.mark.parametrize(
    ("facts", "start"),
    [
        ({"project": {"earliest_start": "2025-09-01"}}, "2025-09-01"),
        ({"rounds": [a_round(earliest_start="2025-09-02")]}, "2025-09-02"),
        ({"project": {"latest_start": "2025-06-01", "latest_end": "2026-05-31"}}, "2025-06-01"),
    ],
)
def test_the_start_keeps_the_days_of_the_call(facts: Facts, start: str) -> None:
    assert str(planned(_project(), call("some", **facts)).start) == start


@pytest.mark.parametrize(
    "facts",
    [
        {"project": {"latest_start": "2025-05-31"}},
        {"rounds": [a_round(latest_start="2025-05-31")]},
        {"project": {"latest_end": "2026-05-30"}},
        {"rounds": [a_round(latest_end="2026-05-30")]},
        {"project": {"min_months": 13}},
        {"project": {"max_months": 11}},
    ],
)
def test_a_call_whose_days_can_not_be_kept_pays_nothing(facts: Facts) -> None:
    """The twelve months from 2025-06-01 end 2026-05-31."""
    plan = planned(_project(own=100), call("some", **facts))
    assert grants(plan) == {}
    assert "period.call" in rules_in_conflict(planned(_project(), call("some", **facts)))


def test_the_programmes_days_hold_too() -> None:
    """Costs from 2025-08-01: the project starts then. Costs to 2026-05-30: it can't be paid."""
    for expenditure, start in (
        ({"from": "2025-08-01"}, date(2025, 8, 1)),
        ({"to": "2026-05-30"}, date(2025, 6, 1)),
    ):
        programmes = [*PROGRAMMES[1:], {**PROGRAMMES[0], "eligible_expenditure": expenditure}]
        plan = planned(_project(own=100), call("some", programme="erdf"), programmes=programmes)
        assert plan.start == start
        assert bool(plan.applications) == ("from" in expenditure)


def test_only_the_work_in_the_budget_must_be_in_time() -> None:
    """The second half of the year is paid, so that the first may start before the application."""
    project = _project(
        costs=[cost("uni", 50), cost("uni", 50, "wp2")],
        own=50,
        work_packages=[package("wp1", months=(1, 6)), package("wp2", months=(7, 12))],
        candidates={"scope": [{"call": "some", "work_packages": ["wp2"]}]},
    )
    assert planned(project, call("some", rounds=[LATE])).start == date(2025, 6, 1)
    plan = planned(project, call("some", rounds=[LATE], costs={"from": "2025-12-02"}))
    assert plan.start == date(2025, 6, 2)


def test_the_latest_start_is_about_the_first_work_that_is_paid() -> None:
    """Work that starts in month 7 does not come too late for a call that starts by July."""
    project = _project(
        costs=[cost("uni", 50), cost("uni", 50, "wp2")],
        work_packages=[package("wp1", months=(1, 6)), package("wp2", months=(7, 12))],
    )
    plan = planned(project, call("some", project={"latest_start": "2025-07-01"}))
    assert grants(plan) == {"some": 100_00}


def test_a_budget_may_be_cut_to_the_length_that_a_call_allows() -> None:
    """At most six months: 60 kr of the second half of the year instead of 40 kr of the first."""
    project = _project(
        costs=[cost("uni", 40), cost("uni", 60, "wp2")],
        own=100,
        work_packages=[package("wp1", months=(1, 6)), package("wp2", months=(7, 12))],
    )
    plan = planned(project, call("short", project={"max_months": 6}))
    assert own_cash(plan) == 40_00


def test_a_budget_may_need_costs_that_it_does_not_pay_to_be_long_enough() -> None:
    """Twelve months, of which the call may pay the university's only: the town's count."""
    project = a_project(
        [uni(), uni(60, id="town", name="Town", type="public_body")],
        [cost("uni", 40), cost("town", 60, "wp2")],
        work_packages=[package("wp1", months=(1, 6)), package("wp2", months=(7, 12))],
    )
    rates = {"project": 1, "partner": [{"type": "public_body", "rate": 0}]}
    plan = planned(project, call("long", rates=rates, project={"min_months": 12}))
    assert grants(plan) == {"long": 40_00}


def _project(own: Any = 0, costs: Any = None, **facts: Any) -> Project:
    return a_project([uni(own)], costs or [cost("uni", 100)], **facts)
