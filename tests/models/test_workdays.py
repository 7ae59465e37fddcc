"""Working days, by the Swedish act on public holidays and by other calendars."""

from __future__ import annotations

from datetime import date

import pytest

from models.workdays import (
    is_working_day,
    knows_calendar,
    working_days_before,
    working_days_between,
)

# Computed from SFS 1989:253 for 2027 and 2028
SWEDISH = [
    date(2027, 1, 1),
    date(2027, 1, 6),
    date(2027, 3, 26),
    date(2027, 3, 29),
    date(2027, 5, 6),
    date(2028, 4, 14),
    date(2028, 4, 17),
    date(2028, 5, 1),
    date(2028, 5, 25),
    date(2028, 6, 6),
    date(2028, 12, 25),
    date(2028, 12, 26),
]


@pytest.mark.parametrize("holiday", SWEDISH)
def test_swedish_holidays_on_weekdays_are_no_working_days(holiday: date) -> None:
    assert holiday.weekday() < 5
    assert not is_working_day(holiday, "SE")
    assert not is_working_day(holiday, "SE", eves_are_holidays=False)


@pytest.mark.parametrize("eve", [date(2027, 6, 25), date(2027, 12, 24), date(2027, 12, 31)])
def test_the_three_eves_are_holidays_by_custom_only(eve: date) -> None:
    assert not is_working_day(eve, "SE")
    assert is_working_day(eve, "SE", eves_are_holidays=False)


def test_ascension_week_has_four_working_days() -> None:
    # D46
    assert working_days_between(date(2027, 5, 3), date(2027, 5, 7), "SE") == 4
    assert working_days_between(date(2027, 5, 8), date(2027, 5, 9), "SE") == 0
    assert working_days_between(date(2027, 5, 7), date(2027, 5, 3), "SE") == 0


def test_the_day_of_the_event_is_not_counted() -> None:
    assert working_days_before(date(2027, 3, 8), 1, "SE") == date(2027, 3, 5)
    assert working_days_before(date(2027, 3, 8), 0, "SE") == date(2027, 3, 8)


def test_twenty_working_days_before_a_committee_of_december() -> None:
    # 2024-12-06 less twenty Swedish working days, none of them a holiday
    assert working_days_before(date(2024, 12, 6), 20, "SE") == date(2024, 11, 8)


def test_other_countries_have_other_holidays() -> None:
    belgian, swedish = date(2027, 7, 21), date(2028, 6, 6)
    assert not is_working_day(belgian, "BE")
    assert is_working_day(belgian, "SE")
    assert is_working_day(swedish, "BE")
    assert not is_working_day(swedish, "SE")


def test_the_payment_system_of_the_euro_keeps_six_holidays() -> None:
    days = [date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29)]
    assert not any(is_working_day(day, "TARGET") for day in days)
    assert is_working_day(date(2027, 5, 6), "TARGET")


def test_known_calendars() -> None:
    assert knows_calendar("SE")
    assert knows_calendar("TARGET")
    assert not knows_calendar("Sweden")
