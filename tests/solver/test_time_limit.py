"""The time limit holds for the whole run, and what it left open is said."""

from __future__ import annotations

import pytest

from models.finding import Finding
from models.plan import Plan
from solver.budget import Budget
from solver.planning import PlanOptions, plan_project
from tests.solver.building import a_project, call, cost, firm, missing, package, planned, uni
from tests.solver.random_cases import large_case


def test_a_case_that_is_hard_to_explain_keeps_the_limit_and_says_what_is_open() -> None:
    plan = plan_project(*large_case(2), PlanOptions(time_limit_seconds=2))
    assert (plan.status, plan.proven) == ("infeasible", True)
    assert [one.irreducible for one in plan.conflicts] == [False]
    (stopped,) = _about_the_run(plan)
    assert (stopped.rule, stopped.severity) == ("solver.explanation_stopped", "warning")
    assert "behövs inte" in stopped.message.sv


def test_a_plan_that_is_not_proven_says_so_with_its_gap() -> None:
    plan = plan_project(*large_case(1), PlanOptions(time_limit_seconds=2))
    assert (plan.status, plan.proven) == ("feasible", False)
    assert plan.gap is not None
    assert plan.gap > 0
    (unproven,) = _about_the_run(plan)
    assert unproven.rule in ("solver.unproven", "solver.stopped")
    assert unproven.numbers == {"gap": str(plan.gap)}
    assert "inte bevisat den bästa" in unproven.message.sv


def test_a_proven_plan_says_nothing_of_the_kind() -> None:
    plan = planned(a_project([uni(50)], [cost("uni", 100)]), call("half", "0.5"))
    assert (plan.proven, plan.gap) == (True, 0)
    assert _about_the_run(plan) == []


def test_what_presolve_makes_endless_is_explained_in_full() -> None:
    """Two calls and one cost; CP-SAT tried öre by öre at most of a row under three literals."""
    project = a_project(
        [firm(400_000)],
        [cost("firm", 1_000_000)],
        work_packages=[package(activity="experimental_development")],
        rates={"SEK": {"rate": 10, "source": "a test"}},
    )
    state = call("state", "0.45", legal_basis=["gber.25"])
    small = call("small", "0.5", legal_basis=["de_minimis"])
    plan = planned(project, state, small)
    assert (plan.status, plan.proven) == ("infeasible", True)
    assert [one.irreducible for one in plan.conflicts] == [True]
    assert missing(plan) == "100000.00"
    assert _about_the_run(plan) == []


def test_a_part_of_a_budget_is_spent_on_its_own_and_counted_in_the_whole() -> None:
    whole = Budget(10, spent=4, deterministic=0.1)
    part = whole.part(0.5)
    assert (part.seconds, part.spent) == (3, 0)
    part.spent, part.deterministic = 3, 0.05
    assert part.is_spent
    whole.take(part)
    assert whole.spent == 7
    assert not whole.is_spent


def test_even_a_spent_budget_leaves_a_little_to_explain_with() -> None:
    assert Budget(10, spent=10).part(1.0, least=0.5).seconds == pytest.approx(0.5)


def _about_the_run(plan: Plan) -> list[Finding]:
    return [one for one in plan.findings if one.rule.startswith("solver.")]
