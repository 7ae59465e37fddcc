"""On every row the reading by columns says what the plain reading says."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Grounds
from models.aid_on_one_cost import UnionMoney, aid_on_one_cost
from models.assumptions_set import Assumptions
from models.money import LARGEST_AMOUNT
from models.parameter import all_parameters
from solver.portfolio_aid import portfolio_aid

BOUNDARIES = (date(2023, 7, 1), date(2024, 1, 1), date(2027, 1, 1), date(2027, 7, 1))
CHANGES = sorted({dated.from_ for one in all_parameters() for dated in one.values})  # noqa: PD011  # not a frame
"""Days on which any legal value begins."""

SOURCES = ["vinnova", "erdf", "region"]

near_a_boundary = st.builds(
    lambda day, shift: day + timedelta(days=shift),
    st.sampled_from((*BOUNDARIES, *CHANGES)),
    st.integers(-1, 1),
)
amounts = st.one_of(st.integers(0, 10_000), st.integers(0, LARGEST_AMOUNT))
rates = st.integers(0, 10**6).map(lambda millionths: Decimal(millionths) / 10**6)
rows = st.fixed_dictionaries(
    {
        "activity": st.sampled_from(RESEARCH_AND_DEVELOPMENT),
        "size": st.sampled_from([None, "micro", "small", "medium", "large"]),
        "effective_collaboration": st.booleans(),
        "dissemination": st.booleans(),
        "licensing": st.booleans(),
        "assisted_area": st.sampled_from(["none", "a", "c"]),
        "multi_state": st.booleans(),
        "on": st.one_of(near_a_boundary, st.dates(date(2013, 1, 1), date(2030, 12, 31))),
        "cost": amounts,
        **dict.fromkeys(SOURCES, amounts),
        "union_money": st.none() | st.tuples(amounts, rates),
    }
)
assumptions = st.builds(
    lambda expiry, rate: Assumptions(
        {"law.after_expiry": expiry, "gber.8.2.most_favourable_rate": rate}
    ),
    st.sampled_from(["unchanged", "refuse"]),
    st.sampled_from(["eu_programme_rate", "highest"]),
)


@settings(max_examples=500)
@given(st.lists(rows, min_size=1, max_size=12), assumptions)
def test_both_readings_agree_on_every_row(
    portfolio: list[dict[str, Any]], given_assumptions: Assumptions
) -> None:
    found = portfolio_aid(_frame(portfolio), SOURCES, assumptions=given_assumptions)
    assert [_row(found, place) for place in range(len(found))] == [
        asdict(_plainly(row, given_assumptions)) for row in portfolio
    ]


@settings(max_examples=500)
@given(rows, st.sampled_from(BOUNDARIES))
def test_both_readings_agree_on_both_sides_of_a_boundary(row: dict[str, Any], day: date) -> None:
    both = [{**row, "on": day - timedelta(days=1)}, {**row, "on": day}]
    found = portfolio_aid(_frame(both), SOURCES)
    assert [_row(found, place) for place in range(2)] == [
        asdict(_plainly(one, Assumptions({}))) for one in both
    ]


def _frame(portfolio: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(portfolio).drop(columns="union_money")
    money = [row["union_money"] or (0, None) for row in portfolio]
    frame["union"] = [amount for amount, _ in money]
    frame["union_rate"] = pd.Series([rate for _, rate in money], dtype=object)
    return frame


def _row(found: pd.DataFrame, place: int) -> dict[str, Any]:
    return {
        str(name): None if pd.isna(value) else value
        for name, value in ((name, found[name].iloc[place]) for name in found)
    }


def _plainly(row: dict[str, Any], given_assumptions: Assumptions) -> Any:
    union = row["union_money"]
    return aid_on_one_cost(
        row["activity"],
        row["size"],
        Grounds(
            effective_collaboration=row["effective_collaboration"],
            dissemination=row["dissemination"],
            licensing=row["licensing"],
            assisted_area=row["assisted_area"],
            multi_state=row["multi_state"],
        ),
        row["on"],
        row["cost"],
        [row[name] for name in SOURCES],
        union=None if union is None else UnionMoney(*union),
        assumptions=given_assumptions,
    )
