"""The ECB's reference rates: two file forms, and days on which no rate is quoted."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.errors import InputErrors, OutsideKnownDatesError
from sources.ecb import ReferenceRates, read_ecb

HISTORY = b"""Date,USD,BGN,SEK,
2026-10-30,1.1172,N/A,10.978,
2026-10-29,1.113,N/A,10.9995,
2026-10-23,1.11,N/A,11.05,
"""
TODAY = b"Date, USD, SEK, \n30 October 2026, 1.1172, 10.978, \n"


def rates(content: bytes) -> ReferenceRates:
    return read_ecb(io.BytesIO(content), "eurofxref.csv")


def test_the_rate_of_a_day_is_exact() -> None:
    assert rates(HISTORY).at("SEK", date(2026, 10, 29)).per_euro == Decimal("10.9995")


def test_on_a_day_without_a_rate_the_last_one_is_carried_forward_and_its_day_told() -> None:
    found = rates(HISTORY).at("SEK", date(2026, 10, 25))
    assert (found.per_euro, found.quoted_on) == (Decimal("11.05"), date(2026, 10, 23))


def test_the_days_own_file_has_an_english_month_and_spaces() -> None:
    assert rates(TODAY).at("SEK", date(2026, 10, 30)).per_euro == Decimal("10.978")


@pytest.mark.parametrize(
    ("currency", "on"),
    [
        ("SEK", date(2026, 10, 22)),
        ("SEK", date(2026, 12, 1)),
        ("BGN", date(2026, 10, 30)),
        ("XXX", date(2026, 10, 30)),
    ],
    ids=["before", "long after", "not available", "unknown"],
)
def test_a_rate_that_is_not_known_is_refused(currency: str, on: date) -> None:
    with pytest.raises(OutsideKnownDatesError):
        rates(HISTORY).at(currency, on)


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"Date,SEK\nsoon,10\n", b"Date,SEK\n2026-10-30,ten\n"]
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(InputErrors):
        rates(content)


def test_the_published_files_agree(shared_data: Path) -> None:
    folder = shared_data / "rates"
    whole = rates((folder / "ecb_eurofxref_hist_SEK_DKK_NOK_USD.csv").read_bytes())
    head = rates((folder / "eurofxref-hist_head.csv").read_bytes())
    days = head.days["SEK"]
    assert len(days) == 259
    assert all(whole.at("SEK", on) == head.at("SEK", on) for on in days)
    # 1 May 2026 was no TARGET day.
    assert whole.at("SEK", date(2026, 5, 1)).quoted_on == date(2026, 4, 30)
