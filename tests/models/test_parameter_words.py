"""Values as people and as programs read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.parameter import DatedValue, Unit, Value
from models.parameter_words import dated_json, value_json, value_words


@pytest.mark.parametrize(
    ("value", "unit", "sv", "en", "json"),
    [
        (Decimal("0.125"), "share", "12,5 %", "12.5 %", "0.125"),
        (Decimal("7.5"), "ratio", "7,5", "7.5", "7.5"),
        (2500000, "EUR", "2 500 000 EUR", "2 500 000 EUR", "2500000.00"),
        (400000, "SEK", "400 000 kr", "400 000 kr", "400000.00"),
        (date(2026, 12, 31), "date", "2026-12-31", "2026-12-31", "2026-12-31"),
        (("22", "27"), "list", "22, 27", "22, 27", ["22", "27"]),
        (3, "count", "3", "3", 3),
        (1, "months", "1 månad", "1 month", 1),
        (6, "months", "6 månader", "6 months", 6),
        (5, "years", "5 år", "5 years", 5),
        (20, "days", "20 dagar", "20 days", 20),
        (1720, "hours", "1 720 timmar", "1 720 hours", 1720),
        (2, "weeks", "2 veckor", "2 weeks", 2),
        (5000, "persons", "5 000 personer", "5 000 persons", 5000),
    ],
)
def test_a_value_with_its_unit(
    value: Value, unit: Unit, sv: str, en: str, json: str | int | list[str]
) -> None:
    one = DatedValue(date(2020, 1, 1), None, value, "GBER art. 1")
    assert value_words(one, unit, "sv").replace("\u00a0", " ") == sv
    assert value_words(one, unit, "en").replace("\u00a0", " ") == en
    assert value_json(one, unit) == json
    assert dated_json(one, unit) == {
        "from": "2020-01-01",
        "to": None,
        "value": json,
        "reference": "GBER art. 1",
    }


def test_no_value_stays_none() -> None:
    assert dated_json(None, "share") is None
