"""The best dates of a tiny alignment, by going through all of them with the plain checker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from models.alignment.case import AlignmentCase, Point
from models.alignment.check import Objective, check


def best_by_brute_force(case: AlignmentCase) -> Objective | None:
    """The best objective of all dates that hold, or ``None`` where none do."""
    best: Objective | None = None
    for dates in all_dates(case):
        verdict = check(case, dates)
        if verdict.holds and (best is None or verdict.objective > best):
            best = verdict.objective
    return best


def all_dates(case: AlignmentCase) -> Iterator[dict[Point, date]]:
    points = list(case.places)
    for days in product(*(case.places[point].days for point in points)):
        yield dict(zip(points, days, strict=True))
