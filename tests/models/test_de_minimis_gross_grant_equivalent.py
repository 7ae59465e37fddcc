"""The aid in loans and guarantees (Reg. (EU) 2023/2831 and 2023/2832 art. 4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.de_minimis.gross_grant_equivalent import NotInProportionError, of_guarantee, of_loan

ON = date(2026, 11, 20)
HALF, FOUR_FIFTHS = Decimal("0.50"), Decimal("0.80")


def loan(euro: int, years: str, collateral: Decimal = HALF, on: date = ON) -> Fraction:
    return of_loan(Fraction(euro * 100), Decimal(years), collateral, "general", on) / 100


def guarantee(euro: int, years: str, share: Decimal = FOUR_FIFTHS, on: date = ON) -> Fraction:
    return of_guarantee(Fraction(euro * 100), Decimal(years), share, "general", on) / 100


@pytest.mark.parametrize(
    ("euro", "years", "aid"),
    [(1_500_000, "5", 300_000), (750_000, "10", 300_000), (750_000, "5", 150_000),
     (1_500_000, "1", 60_000), (100_000, "7.5", 30_000)],
)  # fmt: skip
def test_a_loan_counts_in_proportion(euro: int, years: str, aid: int) -> None:
    assert loan(euro, years) == aid


@pytest.mark.parametrize(
    ("euro", "years", "aid"),
    [(2_250_000, "5", 300_000), (1_125_000, "10", 300_000), (225_000, "2", 12_000)],
)
def test_a_guarantee_counts_in_proportion(euro: int, years: str, aid: int) -> None:
    assert guarantee(euro, years) == aid


@pytest.mark.parametrize(
    ("euro", "years"), [(1_500_001, "5"), (1_500_001, "1"), (750_001, "5.5"), (1, "10.5")]
)
def test_what_is_larger_or_longer_is_not_covered(euro: int, years: str) -> None:
    with pytest.raises(NotInProportionError) as caught:
        loan(euro, years)
    said = caught.value.text.en.replace("\u00a0", " ")
    assert "1 500 000 EUR over 5 years or 750 000 EUR over 10 years" in said
    assert "amount" in caught.value.remedy.en


def test_too_large_a_guarantee_is_not_covered() -> None:
    with pytest.raises(NotInProportionError, match="the guarantee is larger or longer"):
        guarantee(2_250_001, "5")


def test_a_loan_needs_half_of_it_as_collateral() -> None:
    with pytest.raises(NotInProportionError) as caught:
        loan(1000, "5", Decimal("0.499"))
    assert "minst 50\u00a0% krävs" in caught.value.text.sv


def test_a_guarantee_may_cover_four_fifths_of_the_loan() -> None:
    with pytest.raises(NotInProportionError) as caught:
        guarantee(1000, "5", Decimal("0.801"))
    assert "högst 80\u00a0% får täckas" in caught.value.text.sv


def test_before_2024_the_amounts_are_not_known() -> None:
    with pytest.raises(NotInProportionError, match="known only from 2024-01-01"):
        loan(1000, "5", on=date(2023, 12, 31))
    with pytest.raises(NotInProportionError, match="known only from 2024-01-01"):
        guarantee(1000, "5", on=date(2023, 12, 31))


def test_after_the_last_day_the_last_amounts_are_taken() -> None:
    assert loan(1_500_000, "5", on=date(2031, 3, 1)) == 300_000


@settings(max_examples=500)
@given(st.integers(0, 1_500_000), st.decimals(0, 5, places=2), st.fractions(0, 1))
def test_a_loan_in_two_parts_holds_the_same_aid(euro: int, years: Decimal, part: Fraction) -> None:
    """INV6, for the aid in loans."""
    whole = Fraction(euro * 100)
    parts = [whole * part, whole * (1 - part)]
    aid = [of_loan(one, years, HALF, "general", ON) for one in (whole, *parts)]
    assert aid[0] == aid[1] + aid[2]
    assert 0 <= aid[0] <= 300_000_00
