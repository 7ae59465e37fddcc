"""Only rounds that take place and can still be applied to, one of each call."""

from __future__ import annotations

import pytest

from tests.solver.building import (
    a_project,
    a_round,
    call,
    cost,
    grants,
    planned,
    rules_in_conflict,
    uni,
)


@pytest.mark.parametrize(("deadline", "open_"), [("2025-01-10", True), ("2025-01-09", False)])
def test_the_last_day_is_a_day_to_apply_on(deadline: str, *, open_: bool) -> None:
    """Planned on 2025-01-10."""
    project = a_project([uni(100)], [cost("uni", 100)])
    plan = planned(project, call("some", rounds=[a_round(deadline=deadline)]))
    assert bool(grants(plan)) is open_


def test_the_days_since_a_round_closed_are_told() -> None:
    project = a_project([uni()], [cost("uni", 100)])
    plan = planned(project, call("some", rounds=[a_round(deadline="2025-01-07")]))
    (demand,) = [
        one for each in plan.conflicts for one in each.demands if one.rule == "call.rounds"
    ]
    assert demand.subjects == ("some/r1",)
    assert demand.numbers == {"days_late": 3, "deadline": "2025-01-07"}


def test_rounds_that_closed_long_ago_are_not_spoken_of() -> None:
    project = a_project([uni()], [cost("uni", 100)])
    long_ago = a_round(deadline="2024-01-01", decision="2024-02-01")
    plan = planned(project, call("some", rounds=[long_ago]))
    assert plan.status == "infeasible"
    assert rules_in_conflict(plan) == {"financing.full", "financing.own_cash"}


def test_a_round_that_is_cancelled_does_not_take_place() -> None:
    project = a_project([uni()], [cost("uni", 100)])
    plan = planned(project, call("some", rounds=[a_round(certainty="cancelled")]))
    assert "call.rounds" in rules_in_conflict(plan)


def test_a_conditional_round_counts_only_for_the_optimistic() -> None:
    some = call("some", rounds=[a_round(certainty="conditional")])
    for reading, expected in (("pessimistic", {}), ("optimistic", {"some": 100_00})):
        project = a_project([uni(100)], [cost("uni", 100)], assumptions={"dates.reading": reading})
        assert grants(planned(project, some)) == expected


def test_at_most_one_round_of_a_call_is_used() -> None:
    """Each round gives 60 kr at most, and so does the call."""
    rounds = [a_round(), a_round("r2", deadline="2025-04-01", decision="2025-05-01")]
    project = a_project([uni(100)], [cost("uni", 100)])
    plan = planned(project, call("some", rounds=rounds, grant={"max": 60}))
    assert grants(plan) == {"some": 60_00}
    assert len(plan.applications) == 1


def test_of_equal_rounds_the_first_is_used() -> None:
    rounds = [a_round(), a_round("r2", deadline="2025-04-01", decision="2025-05-01")]
    project = a_project([uni()], [cost("uni", 100)])
    plan = planned(project, call("some", rounds=rounds))
    assert [one.round for one in plan.applications] == ["r1"]
