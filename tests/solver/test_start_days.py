"""Starts of a project from days in the middle of it agree with trying every day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.when import add_months, last_day_of_project
from solver.start_days import first_start, last_start

DAYS = st.dates(date(2019, 12, 1), date(2028, 3, 31))
MONTHS = st.integers(0, 40)
NEAR = 45


@given(on=DAYS, months=MONTHS)
def test_the_first_start_is_the_first_that_reaches_the_day(on: date, months: int) -> None:
    starts = _around(add_months(on, -months))
    wanted = [start for start in starts if add_months(start, months) >= on]
    assert first_start(on, months) == min(wanted)
    assert min(wanted) > starts[0]


@given(on=DAYS, months=MONTHS)
def test_the_last_start_is_the_last_that_ends_by_the_day(on: date, months: int) -> None:
    starts = _around(add_months(on, -months))
    wanted = [start for start in starts if last_day_of_project(start, months) <= on]
    assert last_start(on, months) == max(wanted)
    assert max(wanted) < starts[-1]


@given(on=DAYS, months=MONTHS)
def test_every_start_from_the_first_on_reaches_the_day_and_none_before(
    on: date, months: int
) -> None:
    first, last = first_start(on, months), last_start(on, months)
    for start in _around(first):
        assert (add_months(start, months) >= on) is (start >= first)
    for start in _around(last):
        assert (last_day_of_project(start, months) <= on) is (start <= last)


def test_by_hand_at_the_end_of_february() -> None:
    """A month from 29, 30 or 31 January 2025 is 28 February; a month from 1 February 1 March."""
    assert first_start(date(2025, 2, 28), 1) == date(2025, 1, 28)
    assert first_start(date(2025, 3, 1), 1) == date(2025, 2, 1)
    assert last_start(date(2025, 2, 27), 1) == date(2025, 1, 31)
    assert last_start(date(2025, 2, 28), 1) == date(2025, 2, 1)
    assert first_start(date(2024, 2, 29), 1) == date(2024, 1, 29)


def _around(day: date) -> list[date]:
    return [day + timedelta(days=n) for n in range(-NEAR, NEAR + 1)]
