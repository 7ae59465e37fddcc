"""The parts of an alignment that know nothing of each other.

Bonds, panels, limits per week and choices tie rounds together. A milestone that cannot move is a
cut: it stands in every part that it matters to, as a constant. A part is a case of its own, so
that equal parts have equal answers and can be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from models.alignment.case import (
    AlignmentCase,
    Apart,
    Bond,
    Choice,
    Lag,
    Panel,
    Point,
    Relation,
    SameWeek,
    WeekLimit,
    WorkingLag,
)


@dataclass(frozen=True)
class Component:
    """A part as a case, and the positions of its bonds in the whole."""

    case: AlignmentCase
    bonds: tuple[int, ...]


def points_of(relation: Relation) -> tuple[Point, ...]:
    """The milestones that a relation speaks of."""
    match relation:
        case Lag(first, then) | WorkingLag(first, then):
            return (first, then)
        case Apart(points) | SameWeek(points):
            return points


def points_of_bond(bond: Bond) -> tuple[Point, ...]:
    """The milestones that a bond speaks of, each once."""
    return tuple(dict.fromkeys(p for one in bond.relations for p in points_of(one)))


def components(case: AlignmentCase) -> tuple[Component, ...]:
    """The parts, in the order of their first milestones; together they are the whole case.

    Panels and limits that can't be broken are in none.
    """
    groups = _Groups(case.places)
    movable = {point for point, place in case.places.items() if not place.is_locked}
    round_of: dict[str, Point] = {}
    for point in case.places:
        if point in movable:
            # Rounds moved are counted by round.
            groups.join([round_of.setdefault(point.round, point), point])
    for points in _ties(case):
        groups.join([point for point in points if point in movable])
    return tuple(_parts(case, groups, movable, round_of))


def _ties(case: AlignmentCase) -> Iterator[Iterable[Point]]:
    for bond in case.bonds:
        yield points_of_bond(bond)
    for panel in filter(_can_be_full, case.panels):
        yield _points_of_panel(panel)
    for limit in case.week_limits:
        if len(limit.points) > limit.most:
            yield limit.points
    for choice in case.choices:
        yield _points_of_choice(choice)


def _points_of_panel(panel: Panel) -> list[Point]:
    return [point for use in panel.uses for point in (use.first, use.then)]


def _can_be_full(panel: Panel) -> bool:
    return sum(use.amount for use in panel.uses) > panel.capacity


def _points_of_choice(choice: Choice) -> list[Point]:
    return list(dict.fromkeys(point for way in choice.ways for point in way))


class _Groups:
    """Disjoint sets of milestones."""

    def __init__(self, points: Iterable[Point]) -> None:
        self._above = {point: point for point in points}

    def top(self, point: Point) -> Point:
        """The one that stands for its set."""
        while self._above[point] is not point:
            self._above[point] = self._above[self._above[point]]
            point = self._above[point]
        return point

    def join(self, points: Sequence[Point]) -> None:
        """Make one set of all that these are in."""
        if points:
            top = self.top(points[0])
            for point in points[1:]:
                self._above[self.top(point)] = top


@dataclass
class _Part:
    """What one part holds so far."""

    places: set[Point] = field(default_factory=set)
    bonds: list[int] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    limits: list[WeekLimit] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    rigid: set[str] = field(default_factory=set)


def _parts(
    case: AlignmentCase, groups: _Groups, movable: set[Point], round_of: dict[str, Point]
) -> Iterator[Component]:
    """One part per set of movable milestones, and one of all that hangs on none."""
    parts: dict[Point | None, _Part] = {}

    def part(points: Iterable[Point]) -> _Part:
        first = next((point for point in points if point in movable), None)
        return parts.setdefault(None if first is None else groups.top(first), _Part())

    for point in case.places:
        part([point]).places.add(point)
        if point.round in case.rigid:
            # A window that moves as a whole is judged as a whole, with what of it can't move.
            whole = part([round_of.get(point.round, point)])
            whole.places.add(point)
            whole.rigid.add(point.round)
    for position, bond in enumerate(case.bonds):
        points = points_of_bond(bond)
        mine = part(points)
        mine.bonds.append(position)
        mine.places.update(points)
    for panel in filter(_can_be_full, case.panels):
        mine = part(_points_of_panel(panel))
        mine.panels.append(panel)
        mine.places.update(_points_of_panel(panel))
    for limit in case.week_limits:
        if len(limit.points) > limit.most:
            mine = part(limit.points)
            mine.limits.append(limit)
            mine.places.update(limit.points)
    for choice in case.choices:
        ways = _points_of_choice(choice)
        mine = part(ways or [p for p in [round_of.get(choice.round)] if p is not None])
        mine.choices.append(choice)
        mine.places.update(ways)
    order = {point: number for number, point in enumerate(case.places)}
    for mine in parts.values():
        yield Component(_case_of(case, mine, order), tuple(mine.bonds))


def _case_of(case: AlignmentCase, part: _Part, order: Mapping[Point, int]) -> AlignmentCase:
    points = sorted(part.places, key=order.__getitem__)
    return AlignmentCase(
        places={point: case.places[point] for point in points},
        bonds=tuple(case.bonds[position] for position in part.bonds),
        choices=tuple(part.choices),
        panels=tuple(part.panels),
        week_limits=tuple(part.limits),
        rigid=frozenset(part.rigid),
        fixed={point: case.fixed[point] for point in points if point in case.fixed},
    )
