"""There are enough days to write the applications before each is due.

Planned on Friday 2025-01-10; the calls close on Friday 2025-01-24: eleven working days.
"""

from __future__ import annotations

from typing import Any

from models.project import Project
from tests.solver.building import (
    Facts,
    a_project,
    a_round,
    call,
    cost,
    grants,
    planned,
    rules_in_conflict,
    uni,
)


def test_without_stated_capacity_everything_can_be_written() -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    assert grants(planned(project, _effort("some", 1000))) == {"some": 50_00}


def test_the_days_to_the_deadline_suffice_or_not() -> None:
    """Five days a week on eleven working days: eleven days of writing."""
    assert grants(planned(_project(5), _effort("some", 11))) == {"some": 50_00}
    assert grants(planned(_project(5), _effort("some", "11.1"))) == {}


def test_weeks_off_do_not_count() -> None:
    """Week 3 is off: six of the eleven days are left."""
    assert grants(planned(_project(5, [3]), _effort("some", 6))) == {"some": 50_00}
    assert grants(planned(_project(5, [3]), _effort("some", "6.1"))) == {}


def test_two_applications_share_the_days() -> None:
    """6 + 5 days fit, 6 + 6 do not."""
    assert len(grants(planned(_project(5), _effort("a", 6), _effort("b", 5)))) == 2
    assert len(grants(planned(_project(5), _effort("a", 6), _effort("b", 6)))) == 1


def test_an_application_that_is_due_later_has_more_days() -> None:
    """The second call closes a week later: 6 days by the first deadline, 16 in all."""
    later = a_round(deadline="2025-01-31")
    plan = planned(_project(5), _effort("a", 6), _effort("b", 10, rounds=[later]))
    assert len(grants(plan)) == 2
    too_much = planned(_project(5), _effort("a", 6), _effort("b", "10.1", rounds=[later]))
    assert len(grants(too_much)) == 1


def test_an_application_may_be_handed_in_before_its_deadline() -> None:
    # Costs count from the application, and the project must start 2025-06-01. The call is
    # open from April to July: five days of writing fit into April as well as into July.
    project = a_project(
        [uni(50)],
        [cost("uni", 100)],
        period={"earliest_start": "2025-06-01", "latest_end": "2026-05-31", "months": 12},
        capacity={"writing_days_per_week": 5},
    )
    spring = a_round(opens="2025-04-01", deadline="2025-07-01", decision="2025-08-01")
    assert grants(planned(project, _effort("some", 5, rounds=[spring]))) == {"some": 50_00}


def test_what_is_written_already_takes_no_days() -> None:
    """Fifteen days of work on eleven: four days must be written, and not one of another call."""
    written = {"call": "some", "days": 4, "on": "2025-01-10"}
    assert grants(planned(_project(5, written=[written]), _effort("some", 15))) == {"some": 50_00}
    assert grants(planned(_project(5, written=[written]), _effort("some", "15.1"))) == {}
    elsewhere = _project(5, written=[written | {"call": "other"}])
    assert "some" not in grants(planned(elsewhere, _effort("some", 12), call("other", "0.1")))


def test_a_second_stage_that_began_before_today_has_had_the_days_since() -> None:
    """Invited on 2024-12-02, due on 2025-01-24: 35 working days, of which eleven are left."""
    stages = {
        "id": "r1",
        "milestones": [
            {"kind": "opens", "at": "2024-09-01"},
            {"kind": "deadline", "stage": 1, "at": "2024-10-01"},
            {"kind": "stage_result", "stage": 1, "at": "2024-12-02"},
            {"kind": "deadline", "stage": 2, "at": "2025-01-24"},
            {"kind": "decision", "at": "2025-04-01"},
        ],
    }
    handed_in = {"call": "some", "round": "r1", "on": "2024-10-01"}
    for days, granted in (("20", {"some": 50_00}), ("36", {})):
        some = _effort("some", 5, rounds=[stages], stage_effort_days=[days])
        assert grants(planned(_project(5, applied=[handed_in]), some)) == granted


def test_too_few_days_are_told_as_the_reason() -> None:
    project = _project(5, own=50)
    plan = planned(project, _effort("some", 12))
    assert rules_in_conflict(plan) == {
        "financing.full",
        "financing.own_cash",
        "capacity.writing",
    }


def _project(days: float, weeks_off: Any = (), own: Any = 100, **facts: Any) -> Project:
    return a_project(
        [uni(own)],
        [cost("uni", 100)],
        capacity={"writing_days_per_week": days, "weeks_off": list(weeks_off)},
        **facts,
    )


def _effort(id_: str, days: Any, **facts: Any) -> Facts:
    return call(
        id_, "0.5", effort_days=days, **({"rounds": [a_round(deadline="2025-01-24")]} | facts)
    )
