"""Counting working days fast gives what counting them one by one gives."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.alignment.working_calendar import WorkingCalendar
from models.workdays import is_working_day, working_days_before

CALENDAR = WorkingCalendar("SE", 2026, 2027)


@given(st.integers(-400, 1200), st.integers(0, 60))
def test_fast_and_slow_counting_agree_inside_and_outside_the_years(days: int, count: int) -> None:
    event = date(2026, 1, 1) + timedelta(days)
    assert CALENDAR.before(event, count) == working_days_before(event, count, "SE")
    assert CALENDAR.is_working(event) == is_working_day(event, "SE")
