"""Alignments written with a few words: rounds by a letter, days by their number in March 2027."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from models.alignment.case import AlignmentCase, Bond, Place, Point, Relation

MONDAY = date(2027, 3, 1)


def day(number: int) -> date:
    """The first is Monday 2027-03-01."""
    return MONDAY + timedelta(days=number - 1)


def deadline(round_: str) -> Point:
    return Point(f"{round_}/1", "deadline")


def place(round_: str, today: int, first: int, last: int, **facts: Any) -> Place:
    """A deadline that may stand on any day from ``first`` to ``last``."""
    days = tuple(day(n) for n in range(first, last + 1))
    return Place(deadline(round_), facts.pop("funder", "agency"), day(today), days, **facts)


def bond(id_: str, *relations: Relation, weight: int | None = None) -> Bond:
    """A link; required unless it has a weight."""
    return Bond(id_, "lag", relations, (), weight is None, is_link=True, weight=weight or 0)


def case(places: Iterable[Place], *bonds: Bond, **facts: Any) -> AlignmentCase:
    return AlignmentCase({one.point: one for one in places}, bonds, **facts)
