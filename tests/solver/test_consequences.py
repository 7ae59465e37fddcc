"""What follows from decisions, against a search through all values of the variables."""

from __future__ import annotations

import random
from itertools import product

import pytest

from models.finding import Demand
from models.text import Text
from solver.consequences import Consequences
from solver.rows import Literal, Rows, holds, negated, variable_of


def test_the_only_round_and_the_only_place_follow_from_a_call() -> None:
    rows = Rows()
    chosen, spring, autumn = (rows.boolean(name) for name in ("call", "spring", "autumn"))
    rows.add(
        [(1, variable_of(spring)), (1, variable_of(autumn)), (-1, variable_of(chosen))],
        low=0,
        high=0,
    )
    follow = Consequences(rows)
    assert follow.of([chosen, negated(spring)]) == frozenset({chosen, negated(spring), autumn})
    assert follow.of([spring]) == frozenset({spring, chosen, negated(autumn)})
    assert follow.of([spring, autumn]) is None


def test_a_demand_forces_nothing_since_it_can_be_dropped() -> None:
    rows = Rows()
    one, other = rows.boolean("one"), rows.boolean("other")
    rows.forbid([one, other], Demand(rule="a.rule", message=Text(sv="nej", en="no")))
    assert Consequences(rows).of([one]) == frozenset({one})


@pytest.mark.parametrize("seed", range(60))
def test_what_follows_is_true_in_every_solution(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    rows = Rows()
    literals = [rows.boolean(f"x{number}") for number in range(5)]
    for _ in range(dice.randint(1, 5)):
        terms = [
            (dice.choice((-2, -1, 1, 2)), variable_of(one)) for one in dice.sample(literals, 3)
        ]
        when = [
            dice.choice((one, negated(one))) for one in dice.sample(literals, dice.choice((0, 1)))
        ]
        low = dice.choice((None, dice.randint(-2, 2)))
        rows.add(terms, low=low, high=None if low is not None else dice.randint(-2, 2), when=when)
    decided = [dice.choice((one, negated(one))) for one in dice.sample(literals, 2)]
    found = Consequences(rows).of(decided)
    solutions = [
        values
        for values in product((0, 1), repeat=5)
        if not rows.broken(values) and all(holds(one, values) for one in decided)
    ]
    if found is None:
        assert solutions == []
    else:
        assert set(decided) <= found
        assert all(holds(Literal(one), values) for one in found for values in solutions)
