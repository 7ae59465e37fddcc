"""Tiny alignments of every kind of demand, few enough dates to go through them all."""

from __future__ import annotations

import random
from datetime import date, timedelta

from models.alignment.case import (
    AlignmentCase,
    Apart,
    Bond,
    Choice,
    Lag,
    Panel,
    Place,
    Point,
    Relation,
    SameWeek,
    Use,
    WeekLimit,
    WorkingLag,
)
from models.workdays import working_days_before

MONDAY = date(2027, 3, 1)
MOST_DATES = 400
"""No more combinations of dates than this: each is judged."""


def random_case(seed: int) -> AlignmentCase:
    """The same case for the same seed; about a third are impossible."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
    places: dict[Point, Place] = {}
    names = [f"call-{n}/1" for n in range(chance.randint(1, 4))]
    combinations = 1
    for name in names:
        for kind in ("opens", "deadline") if chance.random() < 0.5 else ("deadline",):
            current = _day(chance)
            most = max(min(5, MOST_DATES // combinations), 1)
            days = sorted({_day(chance) for _ in range(chance.randint(1, most))})
            if chance.random() < 0.5 and len(days) < most:
                days = sorted({*days, current})
            combinations *= len(days)
            point = Point(name, kind)
            funder = chance.choice(("one", "other"))
            places[point] = Place(point, funder, current, tuple(days), chance.randint(0, 3))
    points = list(places)
    choices = _choices(chance, places, names)
    return AlignmentCase(
        places=places,
        bonds=tuple(_bond(chance, number, places) for number in range(chance.randint(0, 5))),
        choices=choices,
        panels=_panels(chance, points),
        week_limits=_limits(chance, points),
        rigid=frozenset(
            name
            for name in names
            if chance.random() < 0.12 and all(one.round != name for one in choices)
        ),
        fixed=_fixed(chance, places),
    )


def _day(chance: random.Random) -> date:
    return MONDAY + timedelta(days=chance.randrange(24))


def _bond(chance: random.Random, number: int, places: dict[Point, Place]) -> Bond:
    relations = tuple(_relation(chance, places) for _ in range(chance.choice((1, 1, 2))))
    required = chance.random() < 0.15
    return Bond(
        id=f"bond-{number}",
        kind="lag",
        relations=relations,
        rounds=(),
        required=required,
        is_link=True,
        weight=0 if required else chance.randint(0, 5),
    )


def _relation(chance: random.Random, places: dict[Point, Place]) -> Relation:
    points = list(places)
    first, then = chance.choice(points), chance.choice(points)
    some = tuple(dict.fromkeys(chance.choice(points) for _ in range(3)))
    match chance.randrange(5):
        case 0:
            return Lag(first, then, chance.randint(-10, 12), None)
        case 1:
            low = chance.randint(-12, 8)
            return Lag(first, then, low, low + chance.randint(0, 14))
        case 2:
            count = chance.randint(1, 6)
            days = (*places[then].days, places[then].current)
            latest = {day: working_days_before(day, count, "SE") for day in days}
            return WorkingLag(first, then, count, latest)
        case 3:
            return Apart(some, chance.randint(1, 8))
        case _:
            return SameWeek(some)


def _choices(
    chance: random.Random, places: dict[Point, Place], names: list[str]
) -> tuple[Choice, ...]:
    name = chance.choice(names)
    own = [place for point, place in places.items() if point.round == name]
    if chance.random() < 0.85:
        return ()
    ways = tuple(
        {place.point: chance.choice((*place.days, place.current)) for place in own}
        for _ in range(chance.randint(1, 3))
    )
    return (Choice(name, ways),)


def _panels(chance: random.Random, points: list[Point]) -> tuple[Panel, ...]:
    if chance.random() < 0.5:
        return ()
    uses = tuple(
        Use(first.round, first, chance.choice(points), chance.randint(0, 3))
        for first in (chance.choice(points) for _ in range(chance.randint(1, 4)))
    )
    return (Panel("experts", chance.randint(3, 6), uses),)


def _limits(chance: random.Random, points: list[Point]) -> tuple[WeekLimit, ...]:
    if chance.random() < 0.5:
        return ()
    some = tuple(point for point in points if chance.random() < 0.8)
    return (WeekLimit("week", "one", some, chance.choice((0, 1, 1, 2, 2))),)


def _fixed(chance: random.Random, places: dict[Point, Place]) -> dict[Point, date]:
    if chance.random() < 0.85:
        return {}
    point = chance.choice(list(places))
    place = places[point]
    day = chance.choice(place.days)
    places[point] = Place(point, place.funder, place.current, (day,), place.weight)
    return {point: day}
