"""Dates, wall clocks and imprecise periods as written in files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from models.when import When, add_months, day, last_day_of_project, parse_date, parse_when


@pytest.mark.parametrize(
    ("at", "earliest", "latest"),
    [
        ("2027-03-01", "2027-03-01", "2027-03-01"),
        (date(2027, 3, 1), "2027-03-01", "2027-03-01"),
        ({"month": "2028-02"}, "2028-02-01", "2028-02-29"),
        ({"quarter": "2027-Q2"}, "2027-04-01", "2027-06-30"),
        ({"third": "2027-T3"}, "2027-09-01", "2027-12-31"),
        ({"half": "2027-H1"}, "2027-01-01", "2027-06-30"),
        ({"year": 2027}, "2027-01-01", "2027-12-31"),
        ({"from": "2027-03-01", "to": "2027-04-15"}, "2027-03-01", "2027-04-15"),
    ],
)
def test_days_and_periods(at: Any, earliest: str, latest: str) -> None:
    found = parse_when(at)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)
    assert found.is_exact is (earliest == latest)
    assert found.instant is None
    assert parse_when(found.in_file()) == found


@pytest.mark.parametrize("at", ["2027-03-01T14:00", "2027-03-01 14:00", datetime(2027, 3, 1, 14)])  # noqa: DTZ001  # as YAML reads it
def test_a_wall_clock_stands_in_its_zone(at: Any) -> None:
    found = parse_when(at, "Europe/Stockholm")
    assert found.instant is not None
    assert found.instant.isoformat() == "2027-03-01T14:00:00+01:00"
    assert found.in_file() == "2027-03-01T14:00"
    assert found.words().sv == "2027-03-01 14:00"


def test_midnight_at_the_end_of_a_day_is_its_last_minute() -> None:
    found = parse_when("2027-03-01T24:00", "Europe/Stockholm")
    assert found.in_file() == "2027-03-01T23:59"


@pytest.mark.parametrize(
    ("at", "zone", "code"),
    [
        ("2027-03-01T14:00", None, "time-without-zone"),
        ("2027-03-01T14:00", "Mars/Olympus", "zone-unknown"),
        ("2027-03-01T14:00+01:00", "Europe/Stockholm", "time-with-offset"),
        ("2027-03-01T25:00", "Europe/Stockholm", "time-impossible"),
        ("2027-03-28T02:30", "Europe/Stockholm", "time-skipped"),
        ("2027-03-01", "Europe/Stockholm", "zone-without-time"),
        ({"year": 2027}, "Europe/Stockholm", "zone-without-time"),
        ("2027-02-30", None, "date-impossible"),
        ("1 March 2027", None, "date-form"),
        ("March", None, "date-form"),
        (20270301, None, "date-form"),
        ("1927-03-01", None, "date-far-away"),
        ({"quarter": "2027-Q5"}, None, "period-form"),
        ({"month": "2027-13"}, None, "period-form"),
        ({"week": "2027-W1"}, None, "period-form"),
        ({"from": "2027-04-15", "to": "2027-03-01"}, None, "period-backwards"),
    ],
)
def test_times_that_are_refused(at: Any, zone: str | None, code: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse_when(at, zone)
    assert caught.value.type == code


@pytest.mark.parametrize(
    ("at", "sv", "en"),
    [
        ("2027-03-01", "2027-03-01", "2027-03-01"),
        ({"month": "2027-03"}, "2027-03", "2027-03"),
        ({"quarter": "2027-Q2"}, "kvartal 2 2027", "quarter 2 of 2027"),
        ({"third": "2027-T1"}, "tertial 1 2027", "four-month period 1 of 2027"),
        ({"half": "2027-H2"}, "halvår 2 2027", "half-year 2 of 2027"),
        ({"year": 2027}, "2027", "2027"),
        ({"from": "2027-03-01", "to": "2027-04-15"},) + ("2027-03-01–2027-04-15",) * 2,
    ],
)
def test_words_for_people(at: Any, sv: str, en: str) -> None:
    assert (parse_when(at).words().sv, parse_when(at).words().en) == (sv, en)


def test_a_time_that_has_been_read_is_left_alone() -> None:
    one = When(date(2027, 3, 1), date(2027, 3, 1))
    assert parse_when(one) is one
    assert day(date(2027, 3, 1)) == one


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 3, 31), -1) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 15), 14) == date(2029, 1, 15)
    assert last_day_of_project(date(2025, 2, 1), 24) == date(2027, 1, 31)


def test_a_moment_is_no_date() -> None:
    with pytest.raises(PydanticCustomError):
        parse_date(datetime(2027, 3, 1, 14))  # noqa: DTZ001  # as YAML reads it
