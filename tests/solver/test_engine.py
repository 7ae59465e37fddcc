"""CP-SAT behind plain rows: answers that are checked, repeatable and exact."""

from __future__ import annotations

import random
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from models.errors import NumericGuardError
from models.finding import Demand
from models.text import Text
from solver.engine import Settings, Status, WrongAnswerError, ortools_version, solve
from solver.rows import Rows, Terms, Var, negated, value_of


def test_the_least_value_is_found() -> None:
    """3x + 2y is least under x + y >= 5, x >= 1 with x = 1, y = 4."""
    rows, (x, y) = _rows(2)
    rows.add([(1, x), (1, y)], low=5)
    rows.add([(1, x)], low=1)
    answer = solve(rows, Settings(), minimise=((3, x), (2, y)))
    assert (answer.status, answer.values, answer.bound) == (Status.OPTIMAL, (1, 4), 11)


def test_without_a_wish_any_answer_that_meets_the_rows_will_do() -> None:
    rows, (x, y) = _rows(2)
    rows.add([(1, x), (1, y)], low=17)
    answer = solve(rows, Settings())
    assert answer.status is Status.OPTIMAL
    assert sum(answer.values) >= 17
    assert answer.bound is None


def test_rows_that_can_not_be_met_are_infeasible() -> None:
    rows, (x, _) = _rows(2)
    rows.add([(2, x)], low=5, high=5)
    answer = solve(rows, Settings())
    assert (answer.status, answer.values, answer.bound) == (Status.INFEASIBLE, (), None)


@pytest.mark.parametrize("presolve", [True, False])
def test_small_random_models_agree_with_trying_everything(*, presolve: bool) -> None:
    dice = random.Random(7)  # noqa: S311  # repeatable, nothing is kept secret by it
    for _ in range(40):
        rows, variables = _rows(3, high=3)
        switch = rows.boolean("switch")
        for _ in range(4):
            terms = [(dice.randint(-3, 3), one) for one in variables]
            when = dice.choice(([], [switch], [negated(switch)]))
            rows.add(terms, high=dice.randint(-2, 5), when=when)
        wish = tuple((dice.randint(-2, 4), Var(one)) for one in range(4))
        possible = [
            value_of(wish, values)
            for values in product(range(4), range(4), range(4), range(2))
            if not rows.broken(values)
        ]
        answer = solve(rows, Settings(presolve=presolve), minimise=wish)
        if possible:
            assert (answer.status, answer.bound) == (Status.OPTIMAL, min(possible))
            assert value_of(wish, answer.values) == min(possible)
        else:
            assert answer.status is Status.INFEASIBLE


def test_a_value_beyond_what_a_double_holds_is_exact() -> None:
    """2^53 + 1 has no double of its own."""
    rows = Rows()
    x, y = rows.integer(1, 1, "x"), rows.integer(1, 1, "y")
    answer = solve(rows, Settings(), minimise=((2**53, x), (1, y)))
    assert answer.bound == 2**53 + 1


def test_the_same_rows_give_the_same_values() -> None:
    """Many answers are equally good; the one that comes back is always the same."""

    def once() -> tuple[int, ...]:
        rows, variables = _rows(6)
        rows.add([(1, one) for one in variables], low=20, high=23)
        return solve(rows, Settings(), minimise=((1, variables[0]),)).values

    assert len({once() for _ in range(5)}) == 1


def test_time_that_is_out_gives_no_answer_instead_of_a_wrong_one() -> None:
    rows, wish = _hard()
    answer = solve(rows, Settings(deterministic_limit=1e-6), minimise=wish)
    assert answer.status in (Status.UNKNOWN, Status.FEASIBLE)
    assert rows.broken(answer.values) == [] if answer.values else answer.values == ()


def test_an_answer_that_is_not_proven_has_a_bound() -> None:
    rows, wish = _hard()
    answer = solve(rows, Settings(deterministic_limit=0.02), minimise=wish)
    assert answer.status is Status.FEASIBLE
    assert answer.bound is not None
    assert answer.bound <= value_of(wish, answer.values)
    assert rows.broken(answer.values) == []


def test_rows_that_are_too_large_are_refused_before_they_are_solved() -> None:
    rows, (x, _) = _rows(2)
    with pytest.raises(NumericGuardError):
        rows.add([(2**60, x)], high=1)


def test_without_a_set_every_demand_holds() -> None:
    rows, x = _demanding()
    assert solve(rows, Settings()).status is Status.INFEASIBLE
    assert x == 0


def test_only_the_demands_of_a_set_hold_and_rows_without_one_always() -> None:
    rows, x = _demanding()
    for demands, least, most in ((set(), 2, 9), ({0}, 6, 9), ({1}, 2, 5)):
        for sign, expected in ((1, least), (-1, most)):
            answer = solve(rows, Settings(), minimise=((sign, x),), demands=frozenset(demands))
            assert (answer.status, answer.values) == (Status.OPTIMAL, (expected,))


def test_rows_without_a_demand_may_be_infeasible_by_themselves() -> None:
    rows, x = _demanding()
    rows.add([(1, x)], high=1)
    assert solve(rows, Settings(), demands=frozenset()).status is Status.INFEASIBLE


def test_an_answer_that_breaks_a_row_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """At least 5 is not met by 1 and 1, whatever CP-SAT says."""
    rows, (x, y) = _rows(2)
    rows.add([(1, x), (1, y)], low=5)
    _answer_with(monkeypatch, "OPTIMAL", [1, 1])
    with pytest.raises(WrongAnswerError, match="breaks 1 rows"):
        solve(rows, Settings())
    _answer_with(monkeypatch, "FEASIBLE", [1, 10])
    with pytest.raises(WrongAnswerError, match="breaks 1 rows"):
        solve(rows, Settings())


def test_a_dropped_demand_is_not_counted_as_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, _ = _demanding()
    _answer_with(monkeypatch, "OPTIMAL", [3])
    assert solve(rows, Settings(), demands=frozenset({1})).values == (3,)
    with pytest.raises(WrongAnswerError):
        solve(rows, Settings(), demands=frozenset({0, 1}))


def test_a_model_that_is_refused_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, _ = _rows(1)
    _answer_with(monkeypatch, "MODEL_INVALID", [])
    with pytest.raises(WrongAnswerError, match="MODEL_INVALID"):
        solve(rows, Settings())


def test_the_search_is_repeatable_and_spares_the_known_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One worker, the given seed, and the setting that google/or-tools #5293 asks for."""
    given = _answer_with(monkeypatch, "OPTIMAL", [0])
    rows, _ = _rows(1)
    solve(rows, Settings(seed=4, deterministic_limit=3.0, wall_limit=5.0, presolve=False))
    (parameters,) = given
    assert parameters.num_workers == 1
    assert parameters.random_seed == 4
    assert parameters.max_deterministic_time == 3.0
    assert parameters.max_time_in_seconds == 5.0
    assert parameters.presolve_inclusion_work_limit == 0
    assert parameters.cp_model_presolve is False


def test_the_version_of_the_solver_is_known() -> None:
    assert ortools_version().split(".")[0] == "9"


def _rows(count: int, high: int = 9) -> tuple[Rows, list[Var]]:
    rows = Rows()
    return rows, [rows.integer(0, high, f"x{number}") for number in range(count)]


def _demanding() -> tuple[Rows, Var]:
    """2 <= x always; demands: x >= 6, and x <= 5."""
    rows, (x,) = _rows(1)
    rows.add([(1, x)], low=2)
    rows.add([(1, x)], low=6, demand=_demand("large"))
    rows.add([(1, x)], high=5, demand=_demand("small"))
    return rows, x


def _hard() -> tuple[Rows, Terms]:
    """A knapsack of many odd weights, quick to answer and slow to prove."""
    dice = random.Random(3)  # noqa: S311  # repeatable, nothing is kept secret by it
    rows = Rows()
    items = [rows.integer(0, 1, f"item {number}") for number in range(120)]
    for _ in range(12):
        weights = [dice.randint(1_000, 99_999) for _ in items]
        most = sum(weights) // 3
        rows.add(list(zip(weights, items, strict=True)), high=most)
    return rows, tuple((-dice.randint(1_000, 99_999), one) for one in items)


def _demand(words: str) -> Demand:
    return Demand(rule="rule", message=Text(sv=words, en=words))


def _answer_with(monkeypatch: pytest.MonkeyPatch, status: str, solution: list[int]) -> list[Any]:
    """Let CP-SAT give this answer; the parameters of each search are added to the list."""
    from ortools.sat.python import cp_model_helper

    given: list[Any] = []

    class Wrapper:
        def set_parameters(self, parameters: Any) -> None:
            given.append(parameters)

        def solve(self, _: Any) -> Any:
            return SimpleNamespace(
                status=SimpleNamespace(name=status),
                solution=solution,
                deterministic_time=0.0,
                wall_time=0.0,
                inner_objective_lower_bound=0,
                sufficient_assumptions_for_infeasibility=[],
            )

    monkeypatch.setattr(cp_model_helper, "SolveWrapper", Wrapper)
    return given


def test_rows_that_came_and_went_leave_nothing_behind() -> None:
    """The engine keeps what it has written: a row or a variable in another's place is seen."""
    rows = Rows()
    x = rows.integer(0, 10, "x")
    rows.add([(1, x)], high=8)
    wish = ((-1, x),)
    assert solve(rows, Settings(), minimise=wish).values == (8,)
    rows.add([(1, x)], high=5)
    assert solve(rows, Settings(), minimise=wish).values == (5,)
    rows.rows.pop()
    rows.add([(1, x)], high=6)
    assert solve(rows, Settings(), minimise=wish).values == (6,)
    rows.rows.pop()
    for most in (3, 4):
        y = rows.integer(0, most, "y")
        rows.add([(1, x), (-1, y)], high=0)
        assert solve(rows, Settings(), minimise=wish).values == (most, most)
        del rows.variables[1:], rows.rows[1:]
