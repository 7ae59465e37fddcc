"""Short questions: an answer meets every row, and a bound is one, proven or not."""

from __future__ import annotations

import random
from itertools import product

import pytest

from solver.portfolio_question import Questions, RowsAsColumns
from solver.rows import Literal, Row, Rows, Terms, Var, negated, value_of


@pytest.mark.parametrize("seed", range(40))
def test_the_answer_is_the_least_of_all(seed: int) -> None:
    rows, minimise = _rows(random.Random(seed))  # noqa: S311  # repeatable
    costs = [value_of(minimise, values) for values in _all(rows) if not rows.broken(values)]
    reply = Questions(rows).ask(minimise, effort=4)
    if not costs:
        assert (reply.values, reply.bound) == ((), None)
        return
    assert not rows.broken(reply.values)
    assert value_of(minimise, reply.values) == min(costs) == reply.bound


@pytest.mark.parametrize("seed", range(40))
def test_more_rows_hold_for_one_question_only(seed: int) -> None:
    rows, minimise = _rows(random.Random(seed))  # noqa: S311  # repeatable
    questions = Questions(rows)
    before = questions.ask(minimise, effort=4)
    if not before.values:
        return
    dearer = Row(minimise, value_of(minimise, before.values) + 1, None, (), None)
    after = questions.ask(minimise, more=[dearer], effort=4)
    assert not after.values or value_of(minimise, after.values) > (before.bound or 0)
    assert questions.ask(minimise, effort=4) == before


def test_rows_as_columns_say_what_rows_say() -> None:
    kept = broken = 0
    for seed in range(60):
        rows, _ = _rows(random.Random(seed))  # noqa: S311  # repeatable
        columns = RowsAsColumns(rows)
        for values in _all(rows, beyond=1):
            holds = not rows.broken(values)
            assert columns.hold(values) == holds
            kept, broken = kept + holds, broken + (not holds)
    assert min(kept, broken) > 1000


def _rows(dice: random.Random) -> tuple[Rows, Terms]:
    rows = Rows()
    literals = [rows.boolean(f"b{n}") for n in range(3)]
    numbers = [rows.integer(dice.randint(-1, 0), dice.randint(1, 3), f"n{n}") for n in range(3)]
    variables = [*numbers, *(Var(one) for one in literals)]
    for _ in range(dice.randint(2, 6)):
        terms = [(dice.choice((-3, -1, 1, 2)), one) for one in dice.sample(variables, 3)]
        when = dice.sample(literals, dice.randint(0, 2))
        rows.add(
            terms[: dice.randint(0, 3)],
            low=dice.choice((None, -2, 0, 1)),
            high=dice.choice((None, 2, 4)),
            when=[_either(dice, one) for one in when],
        )
    return rows, tuple((dice.randint(0, 5), one) for one in variables)


def _either(dice: random.Random, literal: Literal) -> Literal:
    return literal if dice.random() < 0.5 else negated(literal)


def _all(rows: Rows, beyond: int = 0) -> list[tuple[int, ...]]:
    """All values of the variables, and of the first one some that it may not have."""
    first, *others = rows.variables
    return list(
        product(
            range(first.low - beyond, first.high + beyond + 1),
            *(range(one.low, one.high + 1) for one in others),
        )
    )
