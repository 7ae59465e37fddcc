"""Dates that hold from dates that nearly do: what breaks a demand moves, all else stands still."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from models.alignment.case import AlignmentCase, Point
from models.alignment.check import holds
from solver.alignment.components import points_of_bond
from solver.alignment.interruption import Interruption
from solver.alignment.model import build
from solver.alignment.objective import sum_of
from solver.alignment.prices import excess
from solver.alignment.search import Allowance, search
from solver.alignment.windows import window_of

UNITS = 0.2
"""Of one window, of which there are many."""

LARGE = 250
"""Rounds from which on the first dates that hold are good enough."""

WIDENINGS = 3


def mend(
    case: AlignmentCase,
    dates: Mapping[Point, date],
    allowance: Allowance,
    interruption: Interruption,
    *,
    wanted: Collection[int] = (),
    any_answer: bool = False,
) -> dict[Point, date] | None:
    """Dates that break nothing, as near to the best as moving few rounds comes.

    The rounds of what is broken may move and their neighbours, then theirs, until it holds.
    ``None`` where that doesn't help. ``wanted`` are wishes that count as
    demands here; ``any_answer`` is content with the first dates that hold.
    """
    rounds = broken_rounds(case, dates, wanted)
    if not rounds:
        return dict(dates)
    for _ in range(WIDENINGS):
        rounds = neighbours(case, rounds)
        found = solve_window(case, dates, rounds, allowance, interruption, any_answer=any_answer)
        if found is not None or interruption.asked or allowance.is_spent:
            return found
    return None


def solve_window(
    case: AlignmentCase,
    dates: Mapping[Point, date],
    rounds: frozenset[str],
    allowance: Allowance,
    interruption: Interruption,
    *,
    any_answer: bool = False,
) -> dict[Point, date] | None:
    """The best dates that were found where only these rounds move from where ``dates`` has them."""
    window = window_of(case, dates, rounds)
    if not window.places:
        return None
    model = build(window, {point: one.days for point, one in window.places.items()})
    sum_ = sum_of(model)
    if not sum_.fits:
        return None
    is_large = any_answer or len(rounds) > LARGE
    model.statement.minimise(() if is_large else sum_.terms)
    part = allowance.part(UNITS)
    found, _ = search(model.statement, part, interruption, any_answer=is_large)
    allowance.take(part)
    if not found.values:
        return None
    new = model.dates(found.values)
    return {point: new[point] if point.round in rounds else day for point, day in dates.items()}


def broken_rounds(
    case: AlignmentCase, dates: Mapping[Point, date], wanted: Collection[int] = ()
) -> frozenset[str]:
    """The rounds that can move of every demand, and wanted wish, that the dates break."""
    points: set[Point] = set()
    asked = frozenset(wanted)
    for index, bond in enumerate(case.bonds):
        if (bond.required or index in asked) and not holds(bond, dates):
            points.update(points_of_bond(bond))
    for choice in case.choices:
        if not any(all(dates[p] == on for p, on in way.items()) for way in choice.ways):
            points.update(point for way in choice.ways for point in way)
    days = {point: day.toordinal() for point, day in dates.items()}
    for scarce, by in excess(case, days).items():
        if by > 0 and scarce.is_week:
            limit = case.week_limits[scarce.number]
            points.update(p for p in limit.points if scarce.day <= days[p] < scarce.day + 7)
        elif by > 0:
            for use in case.panels[scarce.number].uses:
                if days[use.first] <= scarce.day < days[use.then]:
                    points.update((use.first, use.then))
    return _movable(case, points) | _not_whole(case, dates)


def neighbours(case: AlignmentCase, rounds: Iterable[str]) -> frozenset[str]:
    """The rounds and those that share a bond with one of them."""
    those = frozenset(rounds)
    points: set[Point] = set()
    for bond in case.bonds:
        some = points_of_bond(bond)
        if any(point.round in those for point in some):
            points.update(some)
    return those | _movable(case, points)


def _movable(case: AlignmentCase, points: Iterable[Point]) -> frozenset[str]:
    return frozenset(point.round for point in points if not case.places[point].is_locked)


def _not_whole(case: AlignmentCase, dates: Mapping[Point, date]) -> frozenset[str]:
    """Rounds that keep their window and don't, or that stand on a day that they can't have."""
    moves: dict[str, set[int]] = {}
    found: set[str] = set()
    for point, place in case.places.items():
        if point.round in case.rigid:
            moves.setdefault(point.round, set()).add((dates[point] - place.current).days)
        if dates[point] not in place.days:
            found.add(point.round)
    return frozenset(found | {name for name, days in moves.items() if len(days) > 1})
