"""Money in whole minor units, shares as exact decimals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from models.money import (
    Minor,
    decimal_text,
    kronor,
    parse_amount,
    parse_share,
    percent,
    portion,
    portion_up,
    share_text,
)

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        (2_400_000, 240_000_000),
        ("1860000.50", 186_000_050),
        ("2_400_000", 240_000_000),
        ("2 400 000,5", 240_000_050),
        (f"2{NBSP}400", 240_000),
        (Decimal("0.01"), 1),
        (0.1, 10),
        (0, 0),
        ("744000.00", 74_400_000),
        (Minor(5), 5),
    ],
)
def test_amounts_as_people_write_them(written: Any, minor: int) -> None:
    assert parse_amount(written) == minor


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("a lot", "amount-not-a-number"),
        (None, "amount-not-a-number"),
        (True, "amount-not-a-number"),
        ([1], "amount-not-a-number"),
        (Decimal("NaN"), "amount-not-a-number"),
        (-1, "amount-negative"),
        ("1.005", "amount-decimals"),
        (10**12 + 1, "amount-too-large"),
    ],
)
def test_amounts_that_are_refused(written: Any, code: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_amount(written)
    assert caught.value.type == code


@pytest.mark.parametrize(
    ("written", "share"),
    [("40 %", "0.40"), ("12,5 %", "0.125"), (0.4, "0.4"), ("0.40", "0.40"), (1, "1"), (0, "0")],
)
def test_shares_as_people_write_them(written: Any, share: str) -> None:
    assert parse_share(written) == Decimal(share)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("half", "share-not-a-number"),
        (True, "share-not-a-number"),
        (40, "share-outside-0-1"),
        ("140 %", "share-outside-0-1"),
        ("-1 %", "share-outside-0-1"),
        ("0.1234567", "share-too-fine"),
    ],
)
def test_shares_that_are_refused(written: Any, code: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_share(written)
    assert caught.value.type == code


@given(st.integers(0, 10**14))
def test_an_amount_reads_back_from_its_text(minor: int) -> None:
    assert parse_amount(decimal_text(minor)) == minor


@given(st.decimals(0, 1, places=6), st.integers(0, 10**14))
def test_a_portion_is_the_nearest_whole_number_on_its_side(share: Decimal, minor: int) -> None:
    exact = Fraction(share) * minor
    assert portion(share, minor) <= exact < portion(share, minor) + 1
    assert portion_up(share, minor) - 1 < exact <= portion_up(share, minor)


def test_text_for_people() -> None:
    assert kronor(123_456_700) == f"1{NBSP}234{NBSP}567{NBSP}kr"
    assert kronor(123_456_750) == f"1{NBSP}234{NBSP}567,50{NBSP}kr"
    assert kronor(123_456_750, "SEK", "en") == f"1{NBSP}234{NBSP}567.50{NBSP}kr"
    assert kronor(30_000_000, "EUR", "en") == f"300{NBSP}000{NBSP}EUR"
    assert kronor(-5) == f"-0,05{NBSP}kr"
    assert decimal_text(-5) == "-0.05"
    assert percent(Decimal("0.40")) == f"40{NBSP}%"
    assert percent(Decimal("0.125")) == f"12,5{NBSP}%"
    assert percent(Fraction(1, 3), "en") == f"33.3{NBSP}%"
    assert percent(Fraction(-1, 10)) == f"-10{NBSP}%"
    assert [share_text(Decimal(one)) for one in ("0.4", "0.125", "1")] == ["0.40", "0.125", "1.00"]
