"""The demands of an alignment one by one, and the case with some of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.alignment.case import AlignmentCase, Bond, Lag, Place, Point, Relation, WorkingLag
from solver.alignment.components import points_of_bond

WIDE = 60
"""Days that a milestone whose freedom is left out may stand before and after all others, and as
many more as the longest lag asks for.
"""


@dataclass(frozen=True, order=True)
class Cause:
    """One demand, told by the one field that is set.

    A bond, a panel, a limit per week or a choice by its position, a window that moves as a whole
    by its round, a freedom by its milestone.
    """

    bond: int | None = None
    rigid: str | None = None
    freedom: Point | None = None
    panel: int | None = None
    limit: int | None = None
    choice: int | None = None


def causes_of(case: AlignmentCase) -> list[Cause]:
    """All that a case demands of dates."""
    return [
        *(Cause(freedom=point) for point in case.places),
        *(Cause(rigid=name) for name in sorted(case.rigid)),
        *(Cause(choice=index) for index in range(len(case.choices))),
        *(Cause(limit=index) for index in range(len(case.week_limits))),
        *(Cause(panel=index) for index in range(len(case.panels))),
        *(Cause(bond=index) for index, bond in enumerate(case.bonds) if bond.required),
    ]


def only(case: AlignmentCase, causes: Iterable[Cause]) -> AlignmentCase:
    """The case with these demands and no others: what is left free may stand on any day."""
    kept = list(causes)
    bonds = [case.bonds[one.bond] for one in kept if one.bond is not None]
    panels = tuple(case.panels[one.panel] for one in kept if one.panel is not None)
    limits = tuple(case.week_limits[one.limit] for one in kept if one.limit is not None)
    choices = tuple(case.choices[one.choice] for one in kept if one.choice is not None)
    rigid = case.rigid & {one.rigid for one in kept if one.rigid is not None}
    free = {one.freedom for one in kept if one.freedom is not None}
    needed = {point for bond in bonds for point in points_of_bond(bond)} | free
    needed |= {point for one in panels for use in one.uses for point in (use.first, use.then)}
    needed |= {point for one in limits for point in one.points}
    needed |= {point for one in choices for way in one.ways for point in way}
    places = {point: case.places[point] for point in case.places if point in needed}
    days = [day for one in places.values() for day in (*one.days[:1], *one.days[-1:], one.current)]
    if not days:
        return replace(
            case, places={}, bonds=(), panels=(), week_limits=(), choices=(), rigid=frozenset()
        )
    wide = timedelta(WIDE + max(map(_longest, bonds), default=0))
    first, last = min(days) - wide, max(days) + wide
    every = tuple(first + timedelta(n) for n in range((last - first).days + 1))
    relaxed = {
        point: place if point in free else replace(place, days=every)
        for point, place in places.items()
    }
    return AlignmentCase(
        places=relaxed,
        bonds=tuple(with_known_days(bond, relaxed) for bond in bonds),
        choices=choices,
        panels=panels,
        week_limits=limits,
        rigid=rigid,
    )


def _longest(bond: Bond) -> int:
    bounds = [one for lag in bond.relations if isinstance(lag, Lag) for one in (lag.low, lag.high)]
    return max((abs(one) for one in bounds if one is not None), default=0)


def with_known_days(bond: Bond, places: Mapping[Point, Place]) -> Bond:
    """The bond with its working days told for every day that its milestones may stand on.

    Days that nobody counted are read cautiously: the longest count of calendar days known.
    """
    relations = tuple(_with_known_days(one, places) for one in bond.relations)
    return bond if relations == bond.relations else replace(bond, relations=relations)


def _with_known_days(relation: Relation, places: Mapping[Point, Place]) -> Relation:
    if not isinstance(relation, WorkingLag):
        return relation
    known = relation.latest_first
    place = places[relation.then]
    missing = [day for day in (*place.days, place.current) if day not in known]
    if not missing:
        return relation
    longest = max((day - latest for day, latest in known.items()), default=timedelta(0))
    latest_first = dict(known)
    highest: date | None = None
    for day in sorted({*known, *missing}):
        found = known.get(day, day - longest)
        # A later day never asks for an earlier one.
        highest = found if highest is None or found > highest else highest
        latest_first[day] = highest
    return replace(relation, latest_first=latest_first)
