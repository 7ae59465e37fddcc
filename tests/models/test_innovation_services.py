"""Aid for innovation services in any three years: GBER article 28(4)."""

from __future__ import annotations

from datetime import date

import pytest

from models.innovation_services import GrantedService, services_in_window

SERVICES = (
    GrantedService(date(2023, 11, 19), 1),
    GrantedService(date(2023, 11, 20), 10),
    GrantedService(date(2023, 11, 21), 100),
    GrantedService(date(2026, 11, 20), 1_000),
    GrantedService(date(2026, 11, 21), 10_000),
)


@pytest.mark.parametrize(("anniversary", "amount"), [("still_counts", 1_110), ("falls_out", 1_100)])
def test_the_window_rolls(anniversary: str, amount: int) -> None:
    assert services_in_window(SERVICES, date(2026, 11, 20), anniversary) == amount
