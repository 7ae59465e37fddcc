"""Payments split among costs add up in rows and columns, in whole kronor as far as that goes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from solver.apportion import apportion

AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=6)


def test_by_hand() -> None:
    """160 kr paid by 80 + 80 kr, for costs of 100 and 60 kr."""
    assert apportion([100_00, 60_00], [80_00, 80_00]) == [[50_00, 50_00], [30_00, 30_00]]


def test_ore_go_where_there_is_room() -> None:
    """1 and 2 öre for costs of 2 and 1 öre: nothing comes out in whole kronor."""
    table = apportion([2, 1], [1, 2])
    assert [sum(row) for row in table] == [2, 1]
    assert [sum(column) for column in zip(*table, strict=True)] == [1, 2]


@given(costs=AMOUNTS, cuts=st.lists(st.integers(0, 10**10), max_size=5))
def test_rows_and_columns_add_up_and_nothing_is_negative(costs: list[int], cuts: list[int]) -> None:
    total = sum(costs)
    edges = [0, *sorted(cut % (total + 1) for cut in cuts), total]
    payments = [last - first for first, last in pairwise(edges)]
    table = apportion(costs, payments)
    assert [sum(row) for row in table] == costs
    assert [sum(column) for column in zip(*table, strict=True)] == payments
    assert all(amount >= 0 for row in table for amount in row)


@given(costs=AMOUNTS, share=st.integers(0, 100))
def test_each_cost_gets_about_its_part(costs: list[int], share: int) -> None:
    """Of two payments each cost gets its proportion, a krona or two aside per cost before it."""
    total = sum(costs)
    first = total * share // 100
    table = apportion(costs, [first, total - first])
    for cost, row in zip(costs, table, strict=True):
        assert total == 0 or abs(row[0] - cost * first / total) <= 200 * len(costs)
