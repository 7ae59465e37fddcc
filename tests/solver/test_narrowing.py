"""A project too large for all its calls is tried with those that can pay most."""

from __future__ import annotations

import pytest

from solver import narrowing
from solver.planning import PlanOptions
from solver.problem import problem_of
from tests.solver.building import a_catalogue, a_project, a_round, call, cost, planned, uni

PROJECT = a_project([uni(100)], [cost("uni", 1000)], must={"calls": ["wanted"]})
CALLS = [
    call("small", grant={"max": 10}),
    call("large", grant={"max": 950}),
    call("closed", rounds=[a_round(deadline="2024-01-01", decision="2024-02-01")]),
    call("wanted", grant={"max": 20}),
    call("stingy", grant={"min": 5000}),
]


def tried(most: int, monkeypatch: pytest.MonkeyPatch) -> list[str] | None:
    monkeypatch.setattr(narrowing, "MOST_PARTS", most)
    found = narrowing.narrowed(problem_of(PROJECT, a_catalogue(*CALLS)))
    return None if found is None else [option.id for option in found.options]


def test_a_project_of_common_size_is_tried_with_every_call() -> None:
    assert narrowing.narrowed(problem_of(PROJECT, a_catalogue(*CALLS))) is None


def test_the_calls_that_can_pay_most_are_kept_and_those_that_must_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert tried(0, monkeypatch) == ["wanted"]
    assert tried(2, monkeypatch) == ["large", "wanted"]
    assert tried(3, monkeypatch) == ["large", "small", "wanted"]


def test_a_plan_with_some_of_the_calls_is_not_called_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(narrowing, "MOST_PARTS", 2)
    plan = planned(PROJECT, *CALLS, options=PlanOptions(consequences=True))
    assert (plan.status, plan.proven, plan.gap) == ("feasible", False, None)
    (finding,) = [one for one in plan.findings if one.rule == "solver.narrowed"]
    assert finding.numbers == {"tried": 2, "calls": 5}
    assert [one.status for one in plan.if_refused if one.call == "large"] != ["infeasible"]


def test_that_some_of_the_calls_do_not_suffice_proves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(narrowing, "MOST_PARTS", 1)
    plan = planned(PROJECT, *CALLS)
    assert (plan.status, plan.proven) == ("undecided", False)
    assert [one.rule for one in plan.findings] == ["solver.narrowed"]
