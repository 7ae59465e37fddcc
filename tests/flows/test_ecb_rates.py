"""Programmes that go by the ECB's rate get it from a file, with the day it was quoted for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.ecb_rates import with_ecb_rates
from models.errors import InputErrors
from tests.solver.building import a_catalogue, a_project, call, cost, planned, uni

# The form of eurofxref-hist.csv, with made-up rates; 2025-01-05 was a Sunday.
HISTORY = """\
Date,USD,SEK,
2025-01-06,1.0400,11.4800,
2025-01-03,1.0300,11.4500,
2025-01-02,1.0321,11.4475,
"""


@pytest.fixture
def rates(tmp_path: Path) -> Path:
    file = tmp_path / "eurofxref-hist.csv"
    file.write_text(HISTORY, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("on", "today", "rate", "quoted_on"),
    [
        ("2025-01-02", "2025-01-06", "11.4475", "2025-01-02"),
        ("2025-01-05", "2025-01-06", "11.4500", "2025-01-03"),
        (None, "2025-01-06", "11.4800", "2025-01-06"),
    ],
)
def test_the_rate_is_that_of_the_programmes_day_or_of_today(
    rates: Path, on: str | None, today: str, rate: str, quoted_on: str
) -> None:
    found = a_catalogue(call("a", programme="ecb"), programmes=[programme(on)])
    (one,) = with_ecb_rates(found, rates, date.fromisoformat(today)).programmes
    assert one.exchange_rate is not None
    assert one.exchange_rate.sek_per_eur == Decimal(rate)
    assert one.exchange_rate.on == date.fromisoformat(quoted_on)
    assert quoted_on in (one.exchange_rate.source or "")


def programme(on: str | None) -> dict[str, object]:
    return {
        "id": "ecb",
        "funder": "brussels",
        "name": "At the day's rate",
        "union_funds": "direct",
        "exchange_rate": {"policy": "ecb"} | ({} if on is None else {"on": on}),
    }


def test_a_programme_that_states_its_rate_keeps_it(rates: Path) -> None:
    found = a_catalogue(call("a", programme="horizon"))
    horizon = with_ecb_rates(found, rates, date(2025, 1, 6)).programme_by_id["horizon"]
    assert horizon == found.programme_by_id["horizon"]


def test_a_day_that_the_file_does_not_reach_is_told(rates: Path) -> None:
    found = a_catalogue(call("a", programme="ecb"), programmes=[programme("2025-03-01")])
    with pytest.raises(InputErrors) as caught:
        with_ecb_rates(found, rates, date(2025, 1, 6))
    assert [one.code for one in caught.value.problems] == ["rate-not-in-file"]
    assert "2025-01-02–2025-01-06" in caught.value.text.sv


def test_a_limit_in_euro_then_binds_in_kronor(rates: Path) -> None:
    # At most 1,000 euro: 11 447.50 kr at the rate of 2 January.
    facts: dict[str, Any] = {"programme": "ecb", "grant": {"max": 1000}}
    found = a_catalogue(call("a", **facts), programmes=[programme("2025-01-02")])
    filled = with_ecb_rates(found, rates, date(2025, 1, 6))
    dumped = [one.model_dump(by_alias=True) for one in filled.programmes]
    plan = planned(
        a_project([uni(own=20_000)], [cost("uni", 20_000)]), call("a", **facts), programmes=dumped
    )
    assert [one.grant for one in plan.applications] == [11_447_50]
    assert plan.exchange[0].on == date(2025, 1, 2)
