"""Dates that cannot be, proved without a solver: which bonds and freedoms, and the days missing.

Lags ask ``later ≥ earlier + days``; so do working days, windows that move as a whole, and days
that a milestone may not stand on. Such demands have an earliest answer, found by pushing every
milestone to the first day that its predecessors leave. Either all arrive, and the demands can be
met together, or one is pushed past its last day, and the pushes behind it are the conflict; a
ring of pushes is one without any freedom in it. (A simple temporal network and its negative
cycles, with holes in the domains.)
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.alignment.case import AlignmentCase, Lag, Point, WorkingLag
from solver.alignment.causes import Cause

BEYOND = 5_000
"""Days that a milestone whose freedom is left out may stand before and after all others."""


@dataclass(frozen=True)
class TemporalConflict:
    """Demands that cannot all be met, and by how many days they miss each other.

    ``pushed`` is the milestone that finds no day, ``None`` where the bonds conflict by themselves.
    """

    causes: tuple[Cause, ...]
    days_missing: int
    irreducible: bool
    pushed: Point | None = None


def temporal_conflict(case: AlignmentCase, without: Iterable[int] = ()) -> TemporalConflict | None:
    """An irreducible conflict of dates, or ``None`` where there is none.

    ``without`` are positions of bonds to leave out. Only required bonds are looked at; panels,
    limits per week, choices and demands to lie apart are not. A milestone without any possible
    day is a conflict of its own.
    """
    dropped = frozenset(without)
    required = [
        index for index, bond in enumerate(case.bonds) if bond.required and index not in dropped
    ]
    for point, place in case.places.items():
        if not place.days:
            return TemporalConflict((Cause(freedom=point),), 0, irreducible=True, pushed=point)
    found = _push(case, required, case.rigid, None)
    if found is None:
        return None
    return _irreducible(case, found)


@dataclass(frozen=True)
class _Found:
    causes: frozenset[Cause]
    days_missing: int
    pushed: Point | None


@dataclass(frozen=True)
class _Push:
    """``to`` stands at least ``add`` days after; or on a day whose ``latest`` is not before."""

    to: Point
    add: int
    cause: Cause
    latest: tuple[date, ...] = ()
    days: tuple[date, ...] = ()

    def from_day(self, day: int) -> int:
        """The first day left for ``to``."""
        if not self.latest:
            return day + self.add
        on = date.fromordinal(day)
        place = bisect_left(self.latest, on)
        if place < len(self.latest):
            if place == 0 and self.latest[0] > on:
                return day + self.add
            return self.days[place].toordinal()
        return self.days[-1].toordinal() + (day - self.latest[-1].toordinal())


def _push(
    case: AlignmentCase,
    bonds: Iterable[int],
    rigid: Iterable[str],
    freedoms: frozenset[Point] | None,
) -> _Found | None:
    """Push every milestone to its earliest day; the first conflict met, if any.

    ``freedoms`` ``None`` keeps them all, a set keeps these alone.
    """
    pushes = _pushes(case, bonds, rigid)
    points: Iterable[Point] = case.places
    if freedoms is not None:
        points = {*pushes, *(one.to for some in pushes.values() for one in some), *freedoms}
    reach = _Reach(case, points, freedoms)
    earliest = reach.first
    behind: dict[Point, tuple[Point, _Push]] = {}
    queue = deque(point for point in earliest if point in pushes)
    waiting = set(queue)
    while queue:
        point = queue.popleft()
        waiting.discard(point)
        day = earliest[point]
        for push in pushes[point]:
            needed = push.from_day(day) if push.latest else day + push.add
            to = push.to
            if needed <= earliest[to]:
                continue
            missing = needed - reach.last[to]
            if missing > 0:
                chain = _chain(behind, point)
                causes = {push.cause, *(one.cause for _, one in chain)}
                start = chain[-1][0] if chain else point
                through = {to, point, start, *(one for one, _ in chain)}
                causes |= {Cause(freedom=one) for one in through if reach.is_kept(one)}
                return _Found(frozenset(causes), missing, to)
            ring = _ring(behind, point, to, push)
            if ring is not None:
                return ring
            earliest[to] = reach.next_day(to, needed)
            behind[to] = (point, push)
            if to not in waiting and to in pushes:
                waiting.add(to)
                queue.append(to)
    return None


class _Reach:
    """First and last day of each milestone, as ordinals, and the next day that it may stand on."""

    def __init__(
        self, case: AlignmentCase, points: Iterable[Point], freedoms: frozenset[Point] | None
    ) -> None:
        self._places = case.places
        self._freedoms = freedoms
        self.first: dict[Point, int] = {}
        self.last: dict[Point, int] = {}
        for point in sorted(points) if freedoms is not None else points:
            days = case.places[point].days
            extra = 0 if self.is_kept(point) else BEYOND
            self.first[point] = days[0].toordinal() - extra
            self.last[point] = days[-1].toordinal() + extra

    def is_kept(self, point: Point) -> bool:
        """Whether the milestone's own days count."""
        return self._freedoms is None or point in self._freedoms

    def next_day(self, point: Point, day: int) -> int:
        """The first day from ``day`` on that the milestone may stand on; there is one."""
        if not self.is_kept(point):
            return day
        days = self._places[point].days
        return days[bisect_left(days, date.fromordinal(day))].toordinal()


def _pushes(
    case: AlignmentCase, bonds: Iterable[int], rigid: Iterable[str]
) -> Mapping[Point, Sequence[_Push]]:
    pushes: dict[Point, list[_Push]] = {}
    for index in bonds:
        cause = Cause(bond=index)
        for relation in case.bonds[index].relations:
            if isinstance(relation, Lag):
                first, then = relation.first, relation.then
                if relation.low is not None:
                    pushes.setdefault(first, []).append(_Push(then, relation.low, cause))
                if relation.high is not None:
                    pushes.setdefault(then, []).append(_Push(first, -relation.high, cause))
            elif isinstance(relation, WorkingLag):
                days = tuple(sorted(relation.latest_first))
                latest = tuple(relation.latest_first[day] for day in days)
                least = min((b - a).days for a, b in zip(latest, days, strict=True))
                push = _Push(relation.then, least, cause, latest, days)
                pushes.setdefault(relation.first, []).append(push)
    if rigid:
        _push_whole(case, frozenset(rigid), pushes)
    return pushes


def _push_whole(
    case: AlignmentCase, rigid: frozenset[str], pushes: dict[Point, list[_Push]]
) -> None:
    """Both ways between neighbours: a window that keeps its lengths."""
    before: dict[str, Point] = {}
    for point, place in case.places.items():
        if point.round not in rigid:
            continue
        other = before.get(point.round)
        before[point.round] = point
        if other is not None:
            length = (place.current - case.places[other].current).days
            cause = Cause(rigid=point.round)
            pushes.setdefault(other, []).append(_Push(point, length, cause))
            pushes.setdefault(point, []).append(_Push(other, -length, cause))


def _chain(behind: Mapping[Point, tuple[Point, _Push]], point: Point) -> list[tuple[Point, _Push]]:
    """The pushes that brought ``point`` to where it is, the last first."""
    chain: list[tuple[Point, _Push]] = []
    seen = {point}
    while point in behind:
        step = behind[point]
        chain.append(step)
        point = step[0]
        if point in seen:
            break
        seen.add(point)
    return chain


def _ring(
    behind: Mapping[Point, tuple[Point, _Push]], point: Point, to: Point, push: _Push
) -> _Found | None:
    """A ring of pushes that goes on for ever, whatever days the milestones have."""
    gain = push.add
    causes = {push.cause}
    seen: set[Point] = set()
    while point != to:
        if point not in behind or point in seen:
            return None
        seen.add(point)
        point, push = behind[point]
        gain += push.add
        causes.add(push.cause)
    return _Found(frozenset(causes), gain, None) if gain > 0 else None


def _irreducible(case: AlignmentCase, found: _Found) -> TemporalConflict:
    """Leave out what is not needed: freedoms first, then bonds, each tried by pushing again."""
    causes = sorted(found.causes, key=_order)
    best = _again(case, causes)
    if best is None:
        return TemporalConflict(tuple(causes), found.days_missing, irreducible=False)
    for cause in list(causes):
        rest = [one for one in causes if one != cause]
        again = _again(case, rest)
        if again is not None:
            causes, best = rest, again
    shown = tuple(sorted(causes, key=_order, reverse=True))
    return TemporalConflict(shown, best.days_missing, irreducible=True, pushed=best.pushed)


def _again(case: AlignmentCase, causes: Iterable[Cause]) -> _Found | None:
    kept = list(causes)
    return _push(
        case,
        [one.bond for one in kept if one.bond is not None],
        [one.rigid for one in kept if one.rigid is not None],
        frozenset(one.freedom for one in kept if one.freedom is not None),
    )


def _order(cause: Cause) -> tuple[int, int, str, str]:
    if cause.freedom is not None:
        return (0, 0, cause.freedom.round, cause.freedom.milestone)
    if cause.rigid is not None:
        return (1, 0, cause.rigid, "")
    return (2, -(cause.bond or 0), "", "")
