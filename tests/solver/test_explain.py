"""Why there is no plan: demands that can't all be met, each of which is needed for that.

Every conflict is tried again here: all its demands together cannot be met, and without any one of
them the rest can. What is said in days and kronor is computed by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from models.finding import Demand
from models.plan import Plan
from models.project import Project
from solver.engine import Settings, Status, solve
from solver.explain import MOST_CALLS_EXPLAINED
from solver.funding_model import FundingModel
from tests.solver.building import (
    Facts,
    a_model,
    a_project,
    a_round,
    call,
    cost,
    firm,
    missing,
    package,
    planned,
    promise,
    rules_in_conflict,
    uni,
)

JULY = a_round(opens="2025-07-01", deadline="2025-08-01", decision="2025-09-01")
TIGHT = {"earliest_start": "2025-06-01", "latest_end": "2026-05-31", "months": 12}


def _cases() -> Iterator[Any]:
    poor = a_project([uni(49)], [cost("uni", 100)])
    yield pytest.param(poor, [call("half", "0.5")], id="too little money")
    yield pytest.param(
        a_project([uni(10), firm(10)], [cost("uni", 100), cost("firm", 100)]),
        [call("half", "0.5"), call("erdf", "0.4", programme="erdf")],
        id="two partners, two calls",
    )
    yield pytest.param(
        a_project([uni()], [cost("uni", 100)], period=TIGHT),
        [call("july", rounds=[JULY])],
        id="too little time",
    )
    yield pytest.param(
        a_project([uni(100)], [cost("uni", 100)], must={"calls": ["closed"]}),
        [call("closed", rounds=[a_round(deadline="2025-01-05")])],
        id="wished for and closed",
    )
    yield pytest.param(
        a_project([firm(29)], [cost("firm", 100)]),
        [call("a", "0.5"), call("b", "0.5"), call("c", eligible={"partners": ["public_body"]})],
        id="aid ceiling",
    )
    wants = call(
        "wants",
        "0.5",
        rounds=[a_round(proof_due="2025-02-15", decision="2025-05-01")],
    )
    yield pytest.param(
        a_project(
            [uni()],
            [cost("uni", 100)],
            contributions=[promise("town", 50, proof_on="2025-02-20")],
            must={"calls": ["wants"]},
        ),
        [wants, call("other", "0.5", rounds=[a_round(deadline="2025-01-20")])],
        id="late proofs",
    )
    yield pytest.param(
        a_project(
            [uni(99)],
            [cost("uni", 50), cost("uni", 50, "wp2")],
            work_packages=[package(), package("wp2", "training")],
        ),
        [
            call("one", "0.5", grant={"min": 60}),
            call("two", budget={"amount": "0.99"}),
            call("three", match={"private_share_min": "0.1"}),
        ],
        id="several small reasons",
    )
    yield pytest.param(
        a_project([firm(50)], [cost("firm", 100)]),
        [call("small", legal_basis=["gber.14"]), call("none", legal_basis=["no_aid"])],
        id="a basis that is not computed",
    )


@pytest.mark.parametrize(("project", "calls"), list(_cases()))
def test_a_conflict_is_irreducible(project: Project, calls: list[Facts]) -> None:
    plan = planned(project, *calls)
    assert plan.status in ("infeasible", "undecided")
    (conflict,) = plan.conflicts
    assert conflict.irreducible
    model = a_model(project, *calls, explained=True)
    shown = frozenset(_number(model, demand) for demand in conflict.demands)
    assert _status(model, shown) is Status.INFEASIBLE
    for demand in shown:
        assert _status(model, shown - {demand}) is Status.OPTIMAL, model.rows.demands[demand]


@pytest.mark.parametrize(("project", "calls"), list(_cases()))
def test_every_demand_of_a_conflict_stands_in_the_findings(
    project: Project, calls: list[Facts]
) -> None:
    plan = planned(project, *calls)
    told = [one for conflict in plan.conflicts for one in conflict.demands]
    errors = [one for one in plan.findings if one.severity == "error"]
    assert [(one.rule, one.subjects, one.message) for one in errors] == [
        (one.rule, one.subjects, one.message) for one in told
    ]
    others = [one.rule for one in plan.findings if one.severity != "error"]
    assert others == ([] if plan.proven else ["solver.undecided"])
    assert all(one.message.sv != one.message.en for one in told)


def test_money_that_is_missing_is_told_to_the_ore() -> None:
    """100.01 kr: half are 50 kr (50.005), 50 kr are own: one öre is missing."""
    plan = planned(a_project([uni(50)], [cost("uni", "100.01")]), call("half", "0.5"))
    assert missing(plan) == "0.01"
    (conflict,) = plan.conflicts
    assert conflict.message is not None
    assert "0,01 kr" in conflict.message.sv.replace("\N{NO-BREAK SPACE}", " ")
    assert "0.01 kr" in conflict.message.en.replace("\N{NO-BREAK SPACE}", " ")


def test_money_that_is_missing_is_the_least_that_is() -> None:
    """30 + 40 kr of grants at most beside 20 kr of own cash: 10 kr are missing."""
    project = a_project([uni(20)], [cost("uni", 100)])
    plan = planned(project, call("a", grant={"max": 30}), call("b", grant={"max": 40}))
    assert missing(plan) == "10.00"


def test_days_that_are_missing_are_told() -> None:
    """Work starts 2025-07-01 at the earliest and must start 2025-06-01."""
    plan = planned(
        a_project([uni()], [cost("uni", 100)], period=TIGHT), call("july", rounds=[JULY])
    )
    (conflict,) = plan.conflicts
    assert conflict.numbers == {
        "days_missing": 30,
        "earliest_start": "2025-07-01",
        "latest_start": "2025-06-01",
    }
    assert conflict.message is not None
    assert "30 dagar" in conflict.message.sv
    assert "30 days" in conflict.message.en


def test_of_two_ways_the_nearer_one_says_how_many_days_are_missing() -> None:
    # A call that opens in July would do, and one that opens in September: 30 days are
    # missing, not 92.
    september = a_round(opens="2025-09-01", deadline="2025-10-01", decision="2025-11-01")
    plan = planned(
        a_project([uni()], [cost("uni", 100)], period=TIGHT),
        call("july", rounds=[JULY]),
        call("september", rounds=[september]),
    )
    (conflict,) = plan.conflicts
    assert conflict.numbers["days_missing"] == 30


def test_late_money_says_its_days_first() -> None:
    """Decided 2025-03-01, wanted 2025-02-15: 14 days; without it 50 kr are missing."""
    wants = call("wants", "0.5", rounds=[a_round(proof_due="2025-02-15", decision="2025-05-01")])
    other = call("other", "0.5", rounds=[a_round(deadline="2025-01-20")])
    plan = planned(a_project([uni()], [cost("uni", 100)]), wants, other)
    late = [one for one in _demands(plan) if one.rule == "match.proof_in_time"]
    assert [one.numbers["days_late"] for one in late] == [14]
    (conflict,) = plan.conflicts
    assert conflict.message is not None
    assert "14 days late" in conflict.message.en
    assert conflict.numbers["missing"] == "50.00"


def test_a_basis_that_is_not_computed_leaves_the_answer_open() -> None:
    project = a_project([firm(50)], [cost("firm", 100)])
    plan = planned(project, call("small", legal_basis=["gber.14"]))
    assert (plan.status, plan.proven) == ("undecided", False)
    assert "legal.basis_not_computed" in rules_in_conflict(plan)


def test_where_that_basis_would_not_help_the_answer_is_proven() -> None:
    project = a_project([firm(50)], [cost("firm", 100)])
    small = call("small", legal_basis=["gber.14"], grant={"max": 49})
    plan = planned(project, small)
    assert (plan.status, plan.proven) == ("infeasible", True)


def test_among_many_calls_the_conflict_is_irreducible_too() -> None:
    """Calls that are ruled out are then taken as given; the rest is tried as before."""
    elsewhere = [call(f"c{n}", eligible={"regions": ["NO"]}) for n in range(MOST_CALLS_EXPLAINED)]
    project = a_project([uni(49)], [cost("uni", 100)])
    plan = planned(project, call("half", "0.5"), *elsewhere)
    assert rules_in_conflict(plan) == {
        "financing.full",
        "financing.own_cash",
        "call.project_share",
    }
    assert missing(plan) == "1.00"


def _number(model: FundingModel, demand: Demand) -> int:
    """The number of a demand in a model that was built anew."""
    (number,) = [n for n, one in enumerate(model.rows.demands) if one == demand]
    return number


def _status(model: FundingModel, demands: frozenset[int]) -> Status:
    return solve(model.rows, Settings(), demands=demands).status


def _demands(plan: Plan) -> list[Demand]:
    return [one for conflict in plan.conflicts for one in conflict.demands]
