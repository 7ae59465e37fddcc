"""Euro and kronor by the programme's stated rate, rounded to the safe side, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from models.catalogue import Programme
from models.exchange import convert_down, convert_up


def programme(**rate: Any) -> Programme:
    """A programme with this rate of exchange."""
    return Programme.model_validate(
        {"id": "p", "funder": "f", "name": "P", "exchange_rate": rate or None}
    )


GIVEN = programme(policy="given", sek_per_eur="11.1111")


def test_euro_become_kronor_rounded_down_or_up() -> None:
    assert convert_down(100_01, "EUR", "SEK", GIVEN) == 1111_22
    assert convert_up(100_01, "EUR", "SEK", GIVEN) == 1111_23


def test_kronor_become_euro_rounded_down_or_up() -> None:
    assert convert_down(1000_00, "SEK", "EUR", GIVEN) == 90_00
    assert convert_up(1000_00, "SEK", "EUR", GIVEN) == 90_01


def test_an_exact_amount_is_the_same_both_ways() -> None:
    fixed = programme(policy="fixed", sek_per_eur="11.00")
    assert convert_down(100_00, "EUR", "SEK", fixed) == 1100_00
    assert convert_up(100_00, "EUR", "SEK", fixed) == 1100_00


def test_the_same_currency_needs_no_rate() -> None:
    assert convert_down(123, "SEK", "SEK", None) == 123
    assert convert_up(123, "EUR", "EUR", programme()) == 123


@pytest.mark.parametrize(
    "of", [None, programme(), programme(policy="ecb", on="2026-11-02")], ids=["none", "no", "ecb"]
)
def test_without_a_stated_rate_nothing_is_assumed(of: Programme | None) -> None:
    assert convert_down(100, "EUR", "SEK", of) is None
    assert convert_up(100, "SEK", "EUR", of) is None


def test_other_currencies_are_not_known() -> None:
    assert convert_down(100, "NOK", "SEK", GIVEN) is None
