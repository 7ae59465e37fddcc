"""One answer among equally good ones, that does not depend on how the search went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from models.alignment.case import AlignmentCase, Point
from models.alignment.check import check
from solver.alignment.interruption import Interruption
from solver.alignment.model import build
from solver.alignment.objective import sum_of
from solver.alignment.search import Allowance, search
from solver.engine import Status

MOST_ROUNDS = 15
"""Parts with more rounds that may move keep the answer that the search gave: it repeats too."""

UNITS = 0.1


def tie_break(
    case: AlignmentCase,
    dates: Mapping[Point, date],
    allowance: Allowance,
    interruption: Interruption,
) -> Mapping[Point, date] | None:
    """Of all dates as good as these the earliest by a fixed order of milestones.

    ``None`` where the part is too large or that wasn't found within its share of the allowance.
    """
    model = build(case, {point: place.days for point, place in case.places.items()})
    if len(model.moved) > MOST_ROUNDS or interruption.asked or allowance.is_spent:
        return None
    sum_ = sum_of(model)
    best = check(case, dates).objective
    shift = best.shift_days - sum_.shift_offset
    statement = model.statement
    statement.linear(sum_.links, -best.weight_satisfied, -best.weight_satisfied)
    statement.linear(sum_.shifts, -(2**40), shift)
    statement.linear(sum_.moved, 0, best.rounds_moved)
    order: dict[int, int] = {}
    for point, day in model.points.items():
        if day.variable is not None:
            order[day.variable] = order.get(day.variable, 0) + _rank(point)
    statement.minimise([(rank, variable) for variable, rank in order.items()])
    part = allowance.part(UNITS)
    found, _ = search(statement, part, interruption)
    allowance.take(part)
    return model.dates(found.values) if found.status is Status.OPTIMAL else None


def _rank(point: Point) -> int:
    """A weight that hardly any two milestones share, so that hardly any two answers tie."""
    name = f"{point.round}:{point.milestone}:{point.stage}"
    return 1_000 + int.from_bytes(sha256(name.encode()).digest()[:2], "big") % 1_000
