"""The time axis of the Gantt chart: where a day lies, what is written on the axis, time off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from calendars.dates_in_words import short_month
from models.text import Language
from models.when import add_months

MONTH_LABEL_FITS = 30
"""Pixels per month from which the axis names months, below it quarters and then years."""

QUARTER_LABEL_FITS = 11


@dataclass(frozen=True)
class Tick:
    """A line of the axis at ``x`` and the label of the space up to ``end``."""

    x: float
    end: float
    label: str
    year_begins: bool


@dataclass(frozen=True)
class Scale:
    """Days from ``first`` to ``last``, both included, spread over pixels ``left`` to ``right``."""

    first: date
    last: date
    left: int
    right: int

    def x(self, on: date) -> float:
        """The beginning of a day, kept inside the axis."""
        days = (on - self.first).days
        share = days / ((self.last - self.first).days + 1)
        return round(
            min(max(self.left + share * (self.right - self.left), self.left), self.right), 1
        )

    def middle(self, on: date) -> float:
        """The middle of a day."""
        return round((self.x(on) + self.x(on + timedelta(days=1))) / 2, 1)

    def holds(self, first: date, last: date) -> bool:
        """Whether any day of a period lies on the axis."""
        return first <= self.last and last >= self.first

    def ticks(self, language: Language) -> Iterator[Tick]:
        """Months, quarters or years, whichever can be read."""
        step = self._months_per_tick()
        begin = date(self.first.year, (self.first.month - 1) // step * step + 1, 1)
        while begin <= self.last:
            after = add_months(begin, step)
            label = _tick_label(begin, step, language)
            yield Tick(self.x(begin), self.x(after), label, begin.month == 1)
            begin = after

    def years(self) -> Iterator[Tick]:
        """The years."""
        for year in range(self.first.year, self.last.year + 1):
            begin = self.x(date(year, 1, 1))
            yield Tick(begin, self.x(date(year + 1, 1, 1)), str(year), year_begins=True)

    def time_off(self) -> Iterator[tuple[date, date]]:
        """July (ISO weeks 28–31) and Christmas (23 December – 6 January), first and last day."""
        for year in range(self.first.year - 1, self.last.year + 1):
            july = (date.fromisocalendar(year, 28, 1), date.fromisocalendar(year, 31, 7))
            christmas = (date(year, 12, 23), date(year + 1, 1, 6))
            yield from (one for one in (july, christmas) if self.holds(*one))

    def _months_per_tick(self) -> int:
        months = ((self.last - self.first).days + 1) / 30.44
        per_month = (self.right - self.left) / months
        if per_month >= MONTH_LABEL_FITS:
            return 1
        return 3 if per_month >= QUARTER_LABEL_FITS else 12


def whole_months(first: date, last: date, left: int, right: int) -> Scale:
    """A scale from the first day of the first month to the last day of the last."""
    begin = first.replace(day=1)
    return Scale(begin, add_months(last.replace(day=1), 1) - timedelta(days=1), left, right)


def _tick_label(begin: date, step: int, language: Language) -> str:
    if step == 1:
        return short_month(begin.month, language)
    if step == 3:
        quarter = (begin.month - 1) // 3 + 1
        return f"kv {quarter}" if language == "sv" else f"Q{quarter}"
    return ""
