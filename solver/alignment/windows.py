"""Better dates for large parts: some rounds at a time, the others standing where they stand.

The rounds are taken in the order of their deadlines, so many at a time; each such window is an
alignment of its own, solved to the end in about a second. Dates only ever get better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from models.alignment.case import AlignmentCase, Point
from solver.alignment.components import points_of_bond

ROUNDS_AT_ONCE = 200


def windows(
    case: AlignmentCase, dates: Mapping[Point, date], *, shifted: bool
) -> Iterator[frozenset[str]]:
    """The rounds of each window in turn; ``shifted`` begins half a window later."""
    middle: dict[str, date] = {}
    for point, place in case.places.items():
        if not place.is_locked and (point.milestone == "deadline" or point.round not in middle):
            middle[point.round] = dates[point]
    ordered = sorted(middle, key=lambda name: (middle[name], name))
    start = ROUNDS_AT_ONCE // 2 if shifted else 0
    if start:
        yield frozenset(ordered[:start])
    for first in range(start, len(ordered), ROUNDS_AT_ONCE):
        yield frozenset(ordered[first : first + ROUNDS_AT_ONCE])


def window_of(
    case: AlignmentCase, dates: Mapping[Point, date], rounds: frozenset[str]
) -> AlignmentCase:
    """The case in which these rounds alone may move from where ``dates`` has them."""
    bonds = tuple(
        bond for bond in case.bonds if any(p.round in rounds for p in points_of_bond(bond))
    )
    panels = tuple(p for p in case.panels if any(use.round in rounds for use in p.uses))
    limits = tuple(w for w in case.week_limits if any(p.round in rounds for p in w.points))
    needed = {point for bond in bonds for point in points_of_bond(bond)}
    needed |= {point for one in panels for use in one.uses for point in (use.first, use.then)}
    needed |= {point for one in limits for point in one.points}
    places = {
        point: place
        if point.round in rounds
        # What stands still has no shift to count.
        else replace(place, current=dates[point], days=(dates[point],))
        for point, place in case.places.items()
        if point.round in rounds or point in needed
    }
    return replace(
        case,
        places=places,
        bonds=bonds,
        panels=panels,
        week_limits=limits,
        choices=tuple(one for one in case.choices if one.round in rounds),
        rigid=case.rigid & rounds,
        fixed={point: day for point, day in case.fixed.items() if point.round in rounds},
    )
