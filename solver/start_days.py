"""Starts of a project from days in the middle of it: months differ in length."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from models.when import add_months


@cache
def first_start(on: date, months: int) -> date:
    """The earliest start of a project whose day ``months`` months later is ``on`` or later."""
    start = add_months(on, -months) - timedelta(days=4)
    while add_months(start, months) < on:
        start += timedelta(days=1)
    return start


@cache
def last_start(on: date, months: int) -> date:
    """The latest start of a project whose first ``months`` months end on ``on`` or earlier."""
    start = add_months(on + timedelta(days=1), -months) + timedelta(days=4)
    while add_months(start, months) - timedelta(days=1) > on:
        start -= timedelta(days=1)
    return start


@cache
def fewest_days(months: int) -> int:
    """The fewest days that so many months can have, whatever day they start on."""
    starts = [date(2023, 1, 1) + timedelta(days=n) for n in range(4 * 366)] if months else []
    return min(((add_months(start, months) - start).days for start in starts), default=0)
