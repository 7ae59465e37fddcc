"""The dates of an alignment and their crowding, with what is known only to a period told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from models.alignment.alignment import KnownPeriod, RoundDate, WeekOfDeadlines
from models.alignment.case import Point
from models.alignment.case_of import Prepared
from models.alignment.check import today
from models.alignment.crowding import deadlines_per_week, week_text


def round_dates(prepared: Prepared, dates: Mapping[Point, date]) -> Iterator[RoundDate]:
    """Every date of the case, after the moves and today, and what is known of those of no day."""
    for point, place in prepared.case.places.items():
        period = None
        if _is_period(prepared, point):
            first, last = prepared.rounds[point.round].periods[point]
            period = KnownPeriod(from_=first, to=last)
        yield RoundDate(
            round=point.round,
            milestone=point.milestone,
            stage=point.stage,
            on=dates[point],
            before=place.current,
            locked=place.is_locked,
            period=period,
        )


def crowding(prepared: Prepared, dates: Mapping[Point, date]) -> tuple[WeekOfDeadlines, ...]:
    """The deadlines by week and funder, after the moves and today."""
    places = prepared.case.places.values()
    after, before = (deadlines_per_week(places, on) for on in (dates, today(prepared.case)))
    return tuple(
        WeekOfDeadlines(
            week=week_text(week),
            funder=funder,
            deadlines=after.get((week, funder), 0),
            before=before.get((week, funder), 0),
        )
        for week, funder in sorted({*after, *before})
    )


def _is_period(prepared: Prepared, point: Point) -> bool:
    """Whether no day is published."""
    return not prepared.rounds[point.round].milestones[point].when.is_exact
