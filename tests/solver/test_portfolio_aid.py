"""A portfolio by columns: what is read, what is refused, and that nothing is ever a float."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from models.assumptions_set import Assumptions
from models.errors import InputErrors, NumericGuardError
from models.parameter import DatedValue, ExtraParameters, extra_parameters, parameter
from solver.portfolio_aid import portfolio_aid

ROW: dict[str, Any] = {
    "activity": "experimental_development",
    "size": "medium",
    "effective_collaboration": True,
    "dissemination": False,
    "licensing": False,
    "assisted_area": "none",
    "multi_state": False,
    "on": date(2026, 11, 20),
    "cost": 200_000_000,
    "vinnova": 60_000_000,
    "erdf": 20_000_000,
}


def frame(*changes: dict[str, Any], **columns: Any) -> pd.DataFrame:
    return pd.DataFrame([{**ROW, **change} for change in changes or ({},)]).assign(**columns)


def codes(data: pd.DataFrame, aid: list[str] | None = None) -> list[tuple[str, str]]:
    with pytest.raises(InputErrors) as caught:
        portfolio_aid(data, ["vinnova", "erdf"] if aid is None else aid)
    assert all(one.remedy_sv and one.remedy_en for one in caught.value.problems)
    return [(one.path, one.code) for one in caught.value.problems]


def test_a_row_is_set_against_its_ceiling() -> None:
    found = portfolio_aid(frame(), ["vinnova", "erdf"])
    assert found["public_headroom"].isna().all()
    assert found.drop(columns="public_headroom").to_dict("records") == [
        {
            "phase": "in_force",
            "ceiling": Decimal("0.50"),
            "permitted": 100_000_000,
            "granted": 80_000_000,
            "headroom": 20_000_000,
            "verdict": "within",
        }
    ]
    assert not [name for name in found if pd.api.types.is_float_dtype(found[name])]


def test_the_most_favourable_rate_may_be_read_as_the_higher_one() -> None:
    data = frame(union=25_000_000, union_rate=pd.Series([Decimal("0.40")], dtype=object))
    assert list(portfolio_aid(data, ["vinnova"])["public_headroom"]) == [-5_000_000]
    highest = Assumptions({"gber.8.2.most_favourable_rate": "highest"})
    found = portfolio_aid(data, ["vinnova"], assumptions=highest)
    assert list(found["public_headroom"]) == [15_000_000]


def test_the_index_and_the_order_of_the_rows_stay() -> None:
    data = frame({}, {"cost": 0}, {"on": date(2010, 1, 1)})
    data.index = pd.Index(["x", "y", "z"])
    found = portfolio_aid(data, ["vinnova", "erdf"])
    assert list(found.index) == ["x", "y", "z"]
    assert list(found["verdict"]) == ["within", "too_much_aid", "law_unknown"]


def test_columns_may_be_categories_timestamps_or_python_integers() -> None:
    plain = portfolio_aid(frame({}, {"size": None}), ["vinnova", "erdf"])
    data = frame({}, {"size": None})
    for name in ("activity", "size", "assisted_area"):
        data[name] = data[name].astype("category")
    data["on"] = pd.to_datetime(data["on"])
    data["cost"] = data["cost"].astype(object)
    data["erdf"] = data["erdf"].astype("Int64")
    pd.testing.assert_frame_equal(portfolio_aid(data, ["vinnova", "erdf"]), plain)


def test_a_portfolio_without_rows_gives_none() -> None:
    assert len(portfolio_aid(frame().iloc[:0], ["vinnova"])) == 0


def test_no_aid_at_all_leaves_all_the_room() -> None:
    assert list(portfolio_aid(frame(), [])["headroom"]) == [100_000_000]


def test_the_largest_amounts_do_not_overflow() -> None:
    most = 10**14
    found = portfolio_aid(frame({"cost": most, "vinnova": most, "erdf": most}), ["vinnova", "erdf"])
    assert list(found["headroom"]) == [most // 2 - 2 * most]


def test_a_missing_column_and_a_double_one_are_told_before_all_else() -> None:
    data = frame({"cost": -1}).drop(columns=["size", "on"])
    data = pd.concat([data, data[["activity"]]], axis=1)
    assert codes(data, ["vinnova", "county"]) == [
        ("activity", "column-twice"),
        ("county", "column-missing"),
        ("on", "column-missing"),
        ("size", "column-missing"),
    ]
    assert codes(frame(union=1)) == [("union_rate", "column-missing")]
    assert codes(frame(union_rate=None)) == [("union", "column-missing")]


def test_all_faults_of_all_columns_are_told_at_once() -> None:
    data = frame(
        *({"activity": "experimental_develpment"} for _ in range(7)),
        {"activity": None, "size": "huge", "assisted_area": None},
        cost=1.5,
        vinnova=-1,
        erdf=10**14 + 1,
        licensing="yes",
        union=5,
        union_rate=None,
        on="2026-11-20",
    )
    with pytest.raises(InputErrors) as caught:
        portfolio_aid(data, ["vinnova", "erdf"])
    assert [(one.path, one.code) for one in caught.value.problems] == [
        ("activity", "word-unknown"),
        ("assisted_area", "word-unknown"),
        ("cost", "column-kind"),
        ("erdf", "amount-outside"),
        ("licensing", "column-kind"),
        ("on", "column-kind"),
        ("size", "word-unknown"),
        ("union_rate", "union-rate-missing"),
        ("vinnova", "amount-outside"),
    ]
    activity, area = caught.value.problems[:2]
    assert activity.message_en == (
        "'experimental_develpment' is unknown (row 0, 1, 2, 3, 4 and 3 more)."
    )
    assert activity.remedy_en == "Maybe you meant experimental_development?"
    assert area.remedy_sv == "Skriv något av none, a, c."


@pytest.mark.parametrize(
    "on",
    [
        datetime(2026, 11, 20, 14, 0),  # noqa: DTZ001  # a time of day is what is refused
        datetime(2026, 11, 20, tzinfo=UTC),
        pd.NaT,
        None,
    ],
)
def test_a_day_is_neither_a_time_nor_missing(on: object) -> None:
    assert codes(frame(on=on)) == [("on", "column-kind")]
    assert codes(frame(on=pd.Series([on], dtype=object))) == [("on", "column-kind")]


@pytest.mark.parametrize("cost", [1.0, True, "7", None, Decimal(7)], ids=repr)
def test_an_amount_is_a_whole_number(cost: object) -> None:
    assert codes(frame(cost=pd.Series([cost], dtype=object))) == [("cost", "column-kind")]


def test_an_amount_beyond_64_bits_is_refused() -> None:
    assert codes(frame(cost=pd.Series([10**30], dtype=object))) == [("cost", "amount-outside")]


@pytest.mark.parametrize("rate", [0.7, "0.7", Decimal("1.1"), Decimal("0.1234567")], ids=repr)
def test_a_rate_is_an_exact_share(rate: object) -> None:
    data = frame({}, {}, union=1, union_rate=pd.Series([rate, Decimal(1)], dtype=object))
    assert codes(data) == [("union_rate", "share-not-exact")]


def test_a_ceiling_finer_than_a_millionth_is_refused() -> None:
    shipped = parameter("gber/article_25/base_intensity/experimental_development")
    fine = DatedValue(date(2014, 7, 1), None, Decimal("0.25000001"), "Reg. (EU) 0/0 art. 1")
    changed = replace(shipped, values=(fine,))
    with (
        extra_parameters(ExtraParameters({changed.id: changed}, "0")),
        pytest.raises(NumericGuardError),
    ):
        portfolio_aid(frame(), ["vinnova"])
