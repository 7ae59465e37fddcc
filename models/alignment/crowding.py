"""How many deadlines fall in the same ISO week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from models.alignment.case import Place, Point

Week = tuple[int, int]
"""ISO year and week."""


def week_of(on: date) -> Week:
    """The ISO week of a day."""
    year, week, _ = on.isocalendar()
    return year, week


def week_text(week: Week) -> str:
    """``2027-W10``."""
    return f"{week[0]}-W{week[1]:02d}"


def monday_of(week: Week) -> date:
    """The first day of the week."""
    return date.fromisocalendar(week[0], week[1], 1)


def weeks_between(first: Week, last: Week) -> list[Week]:
    """Every week from the first to the last, both included."""
    start, end = monday_of(first), monday_of(last)
    return [week_of(start + timedelta(weeks=n)) for n in range((end - start).days // 7 + 1)]


def deadlines_per_week(
    places: Iterable[Place], dates: Mapping[Point, date]
) -> dict[tuple[Week, str], int]:
    """The number of deadlines by week and funder, in that order; weeks without any left out."""
    found = Counter(
        (week_of(dates[place.point]), place.funder)
        for place in places
        if place.point.milestone == "deadline"
    )
    return dict(sorted(found.items()))
