"""The model in its forms: for a plan, to explain, and of some rules alone."""

from __future__ import annotations

import pytest

from solver.budget import Budget
from solver.engine import Answer, Status
from solver.funding_model import FundingModel
from solver.model import build
from solver.objective import own_and_private
from solver.problem import Problem, problem_of
from solver.rows import value_of
from tests.solver.random_cases import tiny_case

SEEDS = range(120)


@pytest.mark.parametrize("start", range(0, len(SEEDS), 40))
def test_a_model_that_can_be_explained_has_the_same_best_plan(start: int) -> None:
    feasible = 0
    for seed in SEEDS[start : start + 40]:
        problem = problem_of(*tiny_case(seed))
        strict, explained = build(problem), build(problem, explained=_all_calls(problem))
        one, other = _best(strict), _best(explained)
        assert one.status is other.status, seed
        feasible += one.status is Status.OPTIMAL
        if one.values:
            assert value_of(own_and_private(strict), one.values) == value_of(
                own_and_private(explained), other.values
            ), seed
    assert 0 < feasible < 40


def test_some_of_the_rules_allow_whatever_all_of_them_do() -> None:
    allowed = 0
    for seed in SEEDS:
        problem = problem_of(*tiny_case(seed))
        whole, money = build(problem), build(problem, rules=frozenset({"financing.full"}))
        assert len(money.rows.rows) < len(whole.rows.rows)
        possible = Budget(60).solve(whole.rows).status is Status.OPTIMAL
        allowed += possible
        if possible:
            assert Budget(60).solve(money.rows).status is Status.OPTIMAL, seed
    assert allowed > 20


def _all_calls(problem: Problem) -> frozenset[str]:
    return frozenset(one.id for one in problem.options)


def _best(model: FundingModel) -> Answer:
    return Budget(60).solve(model.rows, minimise=own_and_private(model))
