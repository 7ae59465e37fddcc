"""Wishes in one sum are taken in their order, and money is never mixed with counts."""

from __future__ import annotations

import random
from itertools import product

from models.text import Text
from solver.merged_wishes import in_groups, is_least_possible, merged
from solver.objective import Stage
from solver.rows import Rows, Terms, Var, value_of


def test_the_sum_orders_all_values_as_the_wishes_do_one_after_another() -> None:
    dice = random.Random(5)  # noqa: S311  # repeatable, nothing is kept secret by it
    for _ in range(30):
        rows = Rows()
        variables = [rows.integer(dice.randint(-1, 0), dice.randint(1, 2), "x") for _ in range(3)]
        wishes = [
            _wish("w", tuple((dice.randint(-3, 3), one) for one in variables)) for _ in range(3)
        ]
        together = merged(rows, wishes)
        every = list(product(*(range(one.low, one.high + 1) for one in rows.variables)))
        one_by_one = sorted(every, key=lambda at: [value_of(w.terms, at) for w in wishes])
        sums = [value_of(together, at) for at in one_by_one]
        assert sums == sorted(sums)
        keys = {tuple(value_of(w.terms, at) for w in wishes) for at in every}
        assert len(set(sums)) == len(keys)


def test_groups_keep_the_order_and_the_range_and_leave_money_alone() -> None:
    rows = Rows()
    small, money = rows.integer(0, 9, "count"), rows.integer(0, 9, "money")
    wishes = [
        _wish("applications", ((1, small),)),
        _wish("own_and_private", ((1, money),)),
        _wish("success", ((1, small),)),
        _wish("start", ((1, small),)),
        _wish("tie_break", ((1, small),)),
    ]
    names = [[one.name for one in group] for group in in_groups(rows, wishes, 100)]
    assert names == [["applications"], ["own_and_private"], ["success", "start"], ["tie_break"]]


def test_the_least_that_the_bounds_allow_needs_no_search() -> None:
    rows = Rows()
    x, y = rows.integer(1, 9, "x"), rows.integer(0, 5, "y")
    wish = _wish("w", ((2, x), (-1, y)))
    assert is_least_possible(rows, wish, (1, 5))
    assert not is_least_possible(rows, wish, (1, 4))


def _wish(name: str, terms: tuple[tuple[int, Var], ...]) -> Stage:
    kept: Terms = terms
    return Stage(name, Text(sv=name, en=name), kept)
