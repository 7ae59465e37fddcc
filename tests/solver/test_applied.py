"""Applications that are handed in already: their rounds stay possible after they have closed."""

from __future__ import annotations

from typing import Any

import pytest

from models.applied import applied_unknown
from models.project import Project
from tests.solver.building import (
    Facts,
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    errors,
    firm,
    grants,
    planned,
    rules_in_conflict,
    uni,
)

CLOSED = call("closed", rounds=[a_round(deadline="2025-01-08", opens="2024-12-01")])
HANDED_IN = {"call": "closed", "round": "r1", "on": "2025-01-07"}


def after_the_deadline(*applied: Facts, **facts: Any) -> Project:
    return a_project([uni()], [cost("uni", 100)], **{"applied": applied} | facts)


def test_a_closed_round_is_open_to_what_was_handed_in() -> None:
    assert "call.rounds" in rules_in_conflict(planned(after_the_deadline(), CLOSED))
    plan = planned(after_the_deadline(HANDED_IN), CLOSED)
    assert grants(plan) == {"closed": 100_00}
    assert [one.submit_by for one in plan.applications] == ["2025-01-07"]
    assert not [task for task in plan.tasks if task.what.en.startswith("Hand in the application")]


def test_another_round_of_the_call_stays_closed() -> None:
    both = call("closed", rounds=[a_round("r1"), a_round("r2", deadline="2025-01-08")])
    handed_in = HANDED_IN | {"round": "r2"}
    plan = planned(after_the_deadline(handed_in, must={"calls": ["closed"]}), both)
    assert len(plan.applications) == 1
    other = call("closed", rounds=[a_round("r1", deadline="2025-01-08"), a_round("r2")])
    plan = planned(after_the_deadline(handed_in), other)
    assert [(one.round, one.submit_by) for one in plan.applications] == [("r2", "2025-01-07")]


def test_a_plan_with_another_day_is_found_out() -> None:
    project = after_the_deadline(HANDED_IN)
    plan = planned(project, CLOSED)
    (application,) = plan.applications
    moved = application.model_copy(update={"submit_by": "2025-01-08"})
    found = errors(project, a_catalogue(CLOSED), plan.model_copy(update={"applications": (moved,)}))
    assert found == [
        (
            "dates.submission: The plan hands in the application to Closed (Agency) on 2025-01-08, "
            "but it was handed in already on 2025-01-07."
        )
    ]


def test_work_that_began_before_the_day_of_the_application_has_no_incentive_effect() -> None:
    begun = firm(started_work="2025-01-05")
    facts: Facts = {"applied": [HANDED_IN]}
    half = CLOSED | {"rates": {"project": "0.10"}}
    early = a_project([begun | {"own_cash": {"max": 90}}], [cost("firm", 100)], **facts)
    assert "incentive.effect" in rules_in_conflict(planned(early, half))
    begun["started_work"] = "2025-01-07"
    later = a_project([begun | {"own_cash": {"max": 90}}], [cost("firm", 100)], **facts)
    assert grants(planned(later, half)) == {"closed": 10_00}


def test_writing_what_is_written_takes_no_more_time() -> None:
    capacity = {"capacity": {"writing_days_per_week": 1}}
    long_one = call("open", effort_days=30)
    assert "capacity.writing" in rules_in_conflict(
        planned(after_the_deadline(**capacity), long_one)
    )
    handed_in = {"call": "open", "round": "r1", "on": "2025-01-09"}
    plan = planned(after_the_deadline(handed_in, **capacity), long_one)
    assert [one.submit_by for one in plan.applications] == ["2025-01-09"]


@pytest.mark.parametrize(
    ("handed_in", "field", "code"),
    [
        (HANDED_IN | {"call": "close"}, "call", "call-unknown"),
        (HANDED_IN | {"round": "r9"}, "round", "round-unknown"),
        (HANDED_IN | {"on": "2025-01-09"}, "on", "applied-too-late"),
        (HANDED_IN | {"on": "2024-11-30"}, "on", "applied-too-early"),
    ],
)
def test_what_cannot_have_been_handed_in_is_refused(
    handed_in: Facts, field: str, code: str
) -> None:
    found = applied_unknown(after_the_deadline(handed_in).applied, a_catalogue(CLOSED))
    assert [(one.path, one.code) for one in found] == [(("applied", 0, field), code)]


def test_a_day_to_come_and_a_second_application_to_a_call_are_refused() -> None:
    facts = after_the_deadline(HANDED_IN).model_dump(mode="json", by_alias=True)
    facts["applied"] = [HANDED_IN, HANDED_IN | {"on": "2025-01-11"}]
    flaws = Project.model_validate(facts).flaws()
    assert [(one.path, one.code) for one in flaws] == [
        (("applied", 1, "on"), "applied-in-future"),
        (("applied", 1, "call"), "applied-twice"),
    ]


def test_what_is_only_assumed_is_said() -> None:
    plan = planned(after_the_deadline(HANDED_IN | {"assumed": True}), CLOSED)
    assert [one.assumption for one in plan.findings if one.rule == "call.rounds"] == [
        "nightly.handed_in_as_planned"
    ]
    assert "nightly.handed_in_as_planned" in {one.name for one in plan.assumptions}
