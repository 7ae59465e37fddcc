"""The bound by hand says no only where the solver finds no plan, and says it often."""

from __future__ import annotations

from benchmarks.random_projects import random_case
from solver.budget import Budget
from solver.engine import Status
from solver.model import build
from solver.problem import problem_of
from solver.repairs.short_of_money import is_short_of_money
from tests.solver.building import a_catalogue, a_project, call, cost, firm, promise
from tests.solver.random_cases import tiny_case


def test_whoever_is_short_of_money_has_no_plan() -> None:
    cases = [random_case(seed, calls=6) for seed in range(60)]
    cases += [tiny_case(seed) for seed in range(300)]
    short = [problem for case in cases if is_short_of_money(problem := problem_of(*case))]
    assert len(short) > 25
    for problem in short:
        rows = build(problem).rows
        assert Budget(60).solve(rows).status is Status.INFEASIBLE


def test_a_krona_decides() -> None:
    """Industrial research of a small firm: 70 % of 1,000 kr in State aid at most."""
    for own, expected in ((299, True), (300, False)):
        project = a_project([firm(own)], [cost("firm", 1000)])
        problem = problem_of(project, a_catalogue(call("all")))
        assert is_short_of_money(problem) is expected


def test_promises_count_and_so_does_money_that_meets_no_ceiling() -> None:
    project = a_project(
        [firm(200)], [cost("firm", 1000)], contributions=[promise("friend", 100, "private_cash")]
    )
    assert not is_short_of_money(problem_of(project, a_catalogue(call("all"))))
    poor = a_project([firm(0)], [cost("firm", 1000)])
    assert is_short_of_money(problem_of(poor, a_catalogue(call("all"))))
    small = call("small", legal_basis=["de_minimis"])
    assert not is_short_of_money(problem_of(poor, a_catalogue(call("all"), small)))
    private = call("private", funder="foundation")
    assert not is_short_of_money(problem_of(poor, a_catalogue(call("all"), private)))
