"""Pre-studies, advances and hourly unit costs of Swedish ERDF programmes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.errors import OutsideKnownDatesError
from models.programme_grant import hourly_unit_cost, largest_advance, prestudy_grant

NOW = date(2026, 11, 20)


def test_a_pre_study_gets_its_share_of_at_most_the_limit() -> None:
    # P1: Tillväxtverket's handbook and the Skåne-Blekinge call closed 2024-03-19
    found = prestudy_grant(186_000_000, Decimal("0.40"), NOW)
    assert found.amount == 74_400_000
    above = prestudy_grant(186_000_001, Decimal("0.40"), NOW)
    assert above.amount is None
    assert "över taket" in above.reasons[0].text.sv
    assert prestudy_grant(100_000_000, Decimal("0.50"), NOW).amount == 50_000_000


@pytest.mark.parametrize(
    ("grant", "advance"),
    [(60_000_000, 30_000_000), (200_000_000, 40_000_000), (80_000_000, 40_000_000), (3, 1)],
)
def test_an_advance_is_at_most_half_and_at_most_400_000(grant: int, advance: int) -> None:
    # P14
    found = largest_advance(grant, NOW)
    assert found.amount == advance
    assert found.reference == "SFS 2022:1379 2 kap. 9 §"


def test_an_hour_costs_a_years_salary_over_1720_hours() -> None:
    # P16
    assert hourly_unit_cost(4_300_000, NOW).amount == 30_000
    assert hourly_unit_cost(4_300_071, NOW).amount == 30_000
    assert hourly_unit_cost(4_300_072, NOW).amount == 30_001


def test_before_the_rules_nothing_is_known() -> None:
    with pytest.raises(OutsideKnownDatesError, match="2021-01-01"):
        largest_advance(100, date(2021, 1, 1))
