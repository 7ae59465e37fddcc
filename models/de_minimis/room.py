"""The room below the ceiling, over any period of three years, by day of grant (art. 3(2), 3(3)).

Sums are exact fractions of a euro cent until they are shown, so that grants in other currencies
and the aid in loans may be split or added up in any order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate

from models.assumption import ASSUMPTIONS
from models.de_minimis.regulation import (
    Regulation,
    ceiling_on,
    first_known_day,
    last_days,
    window_years,
)


@dataclass(frozen=True)
class Granted:
    """Aid that counts: the day on which the legal right to it is conferred, and euro cent."""

    on: date
    cents: Fraction


@dataclass(frozen=True)
class Growth:
    """A day on which the room is larger than on the day before, and that room in euro cent."""

    on: date
    room: int


@dataclass(frozen=True)
class Terms:
    """The regulation, and the values of the assumptions that the room rests on."""

    regulation: Regulation = "general"
    anniversary_day: str = ASSUMPTIONS["de_minimis.anniversary_day"].default
    after_expiry: str = "refuse"

    def falls_out(self, granted: date) -> date:
        """The first day on which a grant no longer counts.

        A leap day has no anniversary: such a grant counts through the last of February.
        """
        year = granted.year + window_years(self.regulation)
        try:
            anniversary = granted.replace(year=year)
        except ValueError:
            return granted.replace(year=year, day=granted.day - 1) + _DAY
        return anniversary if self.anniversary_day == "falls_out" else anniversary + _DAY

    def is_known(self, on: date) -> bool:
        """Whether a ceiling is known for a day."""
        return first_known_day(self.regulation) <= on and (
            self.after_expiry == "unchanged" or on <= last_days(self.regulation, on)[1]
        )


def room_on(history: Iterable[Granted], planned: Iterable[Granted], on: date, terms: Terms) -> int:
    """What may be granted on a day at most, in euro cent; never below zero.

    ``history`` has been granted; of it only what was granted by then and still counts takes room.
    ``planned`` is to be granted, and keeps its room also from grants before it: no period of three
    years may hold more than the ceiling.

    Raises:
        OutsideKnownDatesError: no ceiling is known for that day.
    """
    return Account(history, planned, terms).room(on)


class Account:
    """The grants of one single undertaking in one Member State under one regulation."""

    def __init__(
        self, history: Iterable[Granted], planned: Iterable[Granted], terms: Terms
    ) -> None:
        self.terms = terms
        intended = tuple(planned)
        grants = (*history, *intended)
        self._entries = _sums((one.on, one.cents) for one in grants)
        self._exits = _sums((terms.falls_out(one.on), one.cents) for one in grants)
        self._planned_days = sorted({one.on for one in intended if terms.is_known(one.on)})

    def used(self, on: date) -> Fraction:
        """What has been granted by the end of a day and still counts, in euro cent."""
        return _up_to(self._entries, on) - _up_to(self._exits, on)

    def balance(self, on: date) -> Fraction:
        """Ceiling less what is used, in euro cent; negative above the ceiling.

        Raises:
            OutsideKnownDatesError: no ceiling is known for that day.
        """
        terms = self.terms
        return ceiling_on(terms.regulation, on, terms.after_expiry) - self.used(on)

    def tightest_day(self, on: date) -> date:
        """The day up to which a grant made on ``on`` meets the least balance.

        That is ``on`` itself, or the day of a planned grant in the same three years.

        Raises:
            OutsideKnownDatesError: no ceiling is known for ``on``.
        """
        first = bisect_right(self._planned_days, on)
        end = bisect_left(self._planned_days, self.terms.falls_out(on))
        return min((on, *self._planned_days[first:end]), key=self.balance)

    def room(self, on: date) -> int:
        """As ``room_on``."""
        return max(0, int(self.balance(self.tightest_day(on)) // 1))

    def growth(self, on: date, through: date | None = None) -> tuple[Growth, ...]:
        """The days after ``on`` on which the room grows, to ``through``, that day included.

        Without ``through``: the days within the period that a grant on ``on`` would count for, and
        the day on which it would fall out. Days for which no ceiling is known are left out.
        """
        last = self.terms.falls_out(on) if through is None else through
        found = []
        # Room grows only where something falls out.
        for day, _ in self._exits:
            if on < day <= last and self.terms.is_known(day):
                room = self.room(day)
                if not self.terms.is_known(day - _DAY) or room > self.room(day - _DAY):
                    found.append(Growth(day, room))
        return tuple(found)

    def first_day_for(self, cents: Fraction, on: date) -> date | None:
        """The first day from ``on`` on which ``cents`` fit; ``None`` if no such day is known."""
        if cents <= self.room(on):
            return on
        last = max((day for day, _ in self._exits), default=on)
        days = (one.on for one in self.growth(on, last) if cents <= one.room)
        return next(days, None)


_DAY = timedelta(days=1)
_Sums = Sequence[tuple[date, Fraction]]


def _sums(amounts: Iterable[tuple[date, Fraction]]) -> _Sums:
    """Every day with an amount, and the sum up to that day, in order of time."""
    by_day: dict[date, Fraction] = {}
    for day, cents in amounts:
        by_day[day] = by_day.get(day, Fraction(0)) + cents
    days = sorted(by_day)
    return list(zip(days, accumulate(by_day[day] for day in days), strict=True))


def _up_to(sums: _Sums, on: date) -> Fraction:
    found = bisect_right(sums, on, key=lambda one: one[0])
    return sums[found - 1][1] if found else Fraction(0)
