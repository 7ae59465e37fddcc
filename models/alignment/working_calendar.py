"""The working days of one calendar over a span of years, counted fast."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from models.workdays import is_working_day, working_days_before


@dataclass(frozen=True)
class WorkingCalendar:
    """Fast from 1 January of ``first_year`` to 31 December of ``last_year``, slow outside."""

    calendar: str
    first_year: int
    last_year: int
    eves_are_holidays: bool = True

    def is_working(self, on: date) -> bool:
        """Whether the day is a working day."""
        if self._holds(on):
            return on in self._set
        return is_working_day(on, self.calendar, eves_are_holidays=self.eves_are_holidays)

    def before(self, event: date, count: int) -> date:
        """The last day at least ``count`` working days before ``event``, as in models.workdays."""
        if count == 0:
            return event
        position = bisect_left(self._days, event) - count
        if self._holds(event) and position >= 0:
            return self._days[position]
        return working_days_before(
            event, count, self.calendar, eves_are_holidays=self.eves_are_holidays
        )

    def _holds(self, on: date) -> bool:
        return self.first_year <= on.year <= self.last_year

    @cached_property
    def _days(self) -> list[date]:
        first, last = date(self.first_year, 1, 1), date(self.last_year, 12, 31)
        every = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [
            on
            for on in every
            if is_working_day(on, self.calendar, eves_are_holidays=self.eves_are_holidays)
        ]

    @cached_property
    def _set(self) -> frozenset[date]:
        return frozenset(self._days)
