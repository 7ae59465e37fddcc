"""Flat rates: CPR articles 54–56, GBER article 25(3)(e), Horizon Europe article 35."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.errors import OutsideKnownDatesError
from models.money import portion
from models.simplified_costs import DirectCosts, FlatRate, UnfitCostsError, simplified_costs

NOW = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("method", "costs", "flat", "total"),
    [
        # D39
        ("rest_of_staff", DirectCosts(1_000_000), 400_000, 1_400_000),
        ("indirect_of_staff", DirectCosts(1_000_000, 200_000), 150_000, 1_350_000),
        ("indirect_of_direct", DirectCosts(1_000_000, 200_000), 84_000, 1_284_000),
        ("indirect_by_method", DirectCosts(1_000_000, 200_000), 300_000, 1_500_000),
        ("staff_of_other_direct", DirectCosts(0, 500_000), 100_000, 600_000),
        ("gber_indirect", DirectCosts(1_000_000, 200_000), 240_000, 1_440_000),
        ("horizon_indirect", DirectCosts(1_000_000, 300_000, 200_000), 275_000, 1_575_000),
    ],
)
def test_each_method(method: FlatRate, costs: DirectCosts, flat: int, total: int) -> None:
    found = simplified_costs(method, costs, NOW, "refuse")
    assert (found.flat, found.total) == (flat, total)
    assert found.reasons[0].reference == found.reference
    assert (found.warning, found.assumption) == (None, None)


def test_d39_the_grants() -> None:
    totals = [
        simplified_costs("rest_of_staff", DirectCosts(100_000_000), NOW, "refuse").total,
        simplified_costs(
            "indirect_of_staff", DirectCosts(100_000_000, 20_000_000), NOW, "refuse"
        ).total,
    ]
    assert [portion(Decimal("0.40"), one) for one in totals] == [56_000_000, 54_000_000]


def test_a_lower_rate_may_be_used() -> None:
    found = simplified_costs(
        "rest_of_staff", DirectCosts(1_000), NOW, "refuse", lower_rate=Decimal("0.30")
    )
    assert (found.rate, found.flat) == (Decimal("0.30"), 300)


@pytest.mark.parametrize(
    ("method", "costs", "rate", "words"),
    [
        ("rest_of_staff", DirectCosts(1, 1), None, "covers all costs but staff"),
        ("staff_of_other_direct", DirectCosts(1, 1), None, "takes staff costs from the others"),
        ("horizon_indirect", DirectCosts(1, 1, 2), None, "more than the other direct costs"),
        ("rest_of_staff", DirectCosts(1), "0.41", r"at most 40.%"),
        ("horizon_indirect", DirectCosts(1), "0.20", r"the flat rate is 25.%"),
    ],
)
def test_costs_and_rates_that_do_not_fit_are_refused(
    method: FlatRate, costs: DirectCosts, rate: str | None, words: str
) -> None:
    lower = None if rate is None else Decimal(rate)
    with pytest.raises(UnfitCostsError, match=words) as caught:
        simplified_costs(method, costs, NOW, "refuse", lower_rate=lower)
    assert caught.value.text.sv != caught.value.text.en


def test_the_flat_rate_of_the_gber_came_in_2023_and_ends_with_it() -> None:
    costs = DirectCosts(100)
    with pytest.raises(OutsideKnownDatesError, match="2023-06-30"):
        simplified_costs("gber_indirect", costs, date(2023, 6, 30), "refuse")
    tail = simplified_costs("gber_indirect", costs, date(2027, 6, 30), "refuse")
    assert tail.warning is not None
    with pytest.raises(OutsideKnownDatesError, match="2027-07-01"):
        simplified_costs("gber_indirect", costs, date(2027, 7, 1), "refuse")
    after = simplified_costs("gber_indirect", costs, date(2027, 7, 1), "unchanged")
    assert (after.flat, after.assumption) == (20, "law.after_expiry")
    with pytest.raises(OutsideKnownDatesError, match="2028-01-01"):
        simplified_costs("horizon_indirect", costs, date(2028, 1, 1), "unchanged")
