"""The pivot adds up to the öre, in integers, in the order of project and plan."""

from __future__ import annotations

import pandas as pd
import pytest

from calendars.funding_matrix import pivot
from models.plan import MatrixRow, Plan
from tests.calendars.report_case import FEASIBLE, INFEASIBLE, PROJECT


def test_rows_follow_the_project_and_columns_the_plan() -> None:
    table = pivot(FEASIBLE, PROJECT)
    assert list(table.index) == [
        ("lu", "wp1"),
        ("lu", "wp3"),
        ("sensoria", "wp1"),
        ("sensoria", "wp2"),
        ("skane", "wp3"),
    ]
    assert list(table.columns) == [
        "call:vinnova-test/2024-2",
        "call:skane-medfinansiering/2024-3",
        "call:tvv-7108/2024-autumn",
        "contribution:malmo",
        "contribution:fond",
        "own",
        "in_kind",
    ]


def test_sums_both_ways_are_the_costs_and_the_grants_to_the_oere() -> None:
    table = pivot(FEASIBLE, PROJECT)
    assert table.sum(axis="columns").tolist()[0] == 2_750_000_50
    assert table["call:tvv-7108/2024-autumn"].sum() == 2_260_000_20
    assert table.to_numpy().sum() == PROJECT.total_cost


def test_with_categories_there_is_a_row_per_cost() -> None:
    table = pivot(FEASIBLE, PROJECT, categories=True)
    assert table.index.names == ["partner", "work_package", "category"]
    assert table.loc[("lu", "wp1", "equipment"), "own"] == 10_000_30
    assert len(table) == 7


@pytest.mark.parametrize("categories", [False, True])
def test_amounts_are_integers_and_never_floats(categories: bool) -> None:  # noqa: FBT001  # a column of the table
    table = pivot(FEASIBLE, PROJECT, categories=categories)
    assert {str(dtype) for dtype in table.dtypes} == {"int64"}


def test_amounts_that_a_float_cannot_hold_stay_exact() -> None:
    amount = 99_999_999_999_999  # öre; the sum of a thousand is beyond 2**53
    rows = tuple(_row("lu", "own:lu", amount, category=f"c{n}") for n in range(1000))
    table = pivot(_plan(*rows), PROJECT)
    assert table["own"].tolist() == [1000 * amount]


def test_a_cell_that_the_plan_does_not_name_is_zero() -> None:
    assert pivot(FEASIBLE, PROJECT).loc[("skane", "wp3"), "call:tvv-7108/2024-autumn"] == 0


def test_money_of_another_partner_keeps_its_payer() -> None:
    table = pivot(_plan(_row("lu", "own:lu", 100), _row("lu", "own:skane", 200)), PROJECT)
    assert list(table.columns) == ["own", "own:skane"]


def test_what_the_project_does_not_know_comes_last() -> None:
    table = pivot(_plan(_row("stranger", "unfunded", 1), _row("skane", "call:gone/r1", 2)), PROJECT)
    assert [partner for partner, _ in table.index] == ["skane", "stranger"]
    assert list(table.columns) == ["unfunded", "call:gone/r1"]


def test_a_plan_without_a_matrix_gives_an_empty_table() -> None:
    table = pivot(INFEASIBLE, PROJECT)
    assert table.empty
    assert isinstance(table.index, pd.MultiIndex)
    assert table.index.names == ["partner", "work_package"]


def _row(partner: str, source: str, minor: int, category: str = "staff") -> MatrixRow:
    return MatrixRow.model_construct(
        partner=partner, work_package="wp1", category=category, source=source, amount=minor
    )


def _plan(*rows: MatrixRow) -> Plan:
    return FEASIBLE.model_copy(update={"matrix": rows, "applications": ()})
