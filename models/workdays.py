"""Working days and public holidays of a funder's country."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def is_working_day(on: date, calendar: str, *, eves_are_holidays: bool = True) -> bool:
    """Whether ``on`` is a working day: no Saturday, Sunday or holiday.

    ``calendar`` is ``SE`` (SFS 1989:253), ``BE``, ``TARGET`` (the euro payment system) or another
    country that the package ``holidays`` knows. Swedish Midsummer, Christmas and New Year's Eve
    are holidays by custom only, hence the switch.
    """
    return on.weekday() < 5 and on not in _holidays(calendar, eves_are_holidays)


def knows_calendar(calendar: str) -> bool:
    """Whether there is a calendar of working days by this name."""
    # The package's own list of countries imports them all, which takes a second.
    from holidays.registry import COUNTRIES

    return calendar == "TARGET" or any(calendar == codes[1] for codes in COUNTRIES.values())


def working_days_before(
    event: date, count: int, calendar: str, *, eves_are_holidays: bool = True
) -> date:
    """The last day that is at least ``count`` working days before ``event``.

    The day of the event does not count: one working day before a Monday is the Friday.
    """
    found = event
    left = count
    while left > 0:
        found -= timedelta(days=1)
        if is_working_day(found, calendar, eves_are_holidays=eves_are_holidays):
            left -= 1
    return found


def working_days_between(
    first: date, last: date, calendar: str, *, eves_are_holidays: bool = True
) -> int:
    """How many working days there are from ``first`` to ``last``, both included."""
    return sum(
        is_working_day(first + timedelta(days=n), calendar, eves_are_holidays=eves_are_holidays)
        for n in range((last - first).days + 1)
    )


@cache
def _holidays(calendar: str, eves_are_holidays: bool) -> HolidayBase:  # noqa: FBT001 - cache keys are positional
    import holidays

    if calendar == "TARGET":
        return holidays.financial_holidays("ECB")
    # The package counts the three Swedish eves as "de facto" holidays, not as public ones.
    if calendar == "SE" and eves_are_holidays:
        return holidays.country_holidays("SE", categories=("public", "de_facto"))
    return holidays.country_holidays(calendar)
