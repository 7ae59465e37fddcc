"""Why a date moved: what would break if it stayed where it is today."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from models.alignment.case import (
    AlignmentCase,
    Apart,
    Bond,
    Lag,
    Panel,
    Point,
    Relation,
    SameWeek,
    Use,
    WeekLimit,
    WorkingLag,
)
from models.alignment.check import holds, today
from models.alignment.crowding import Week, week_of, week_text
from models.text import Text


@dataclass(frozen=True)
class Reason:
    """The id of a link or rule, and its sentence."""

    id: str
    message: Text


_TRIED = Reason(
    "what-if", Text(sv="Flytten provas (--what-if).", en="The move is tried out (--what-if).")
)


@dataclass(frozen=True)
class Reasons:
    """Asks of an answer (the dates of a case) what each move is for."""

    case: AlignmentCase
    dates: Mapping[Point, date]

    @cached_property
    def _dates(self) -> dict[Point, date]:
        return dict(self.dates)

    def of(self, point: Point) -> tuple[Reason, ...]:
        """What breaks when the date goes back alone; if nothing, when its whole round goes back.

        Where that breaks nothing either, the links of the round that hold only now.
        """
        if point in self.case.fixed:
            return (_TRIED,)
        whole = self._whole[point.round]
        bound_whole = point.round in self.case.rigid or any(
            point in way for one in self.case.choices for way in one.ways
        )
        found = () if bound_whole else tuple(self._broken([point]))
        return found or tuple(self._broken(whole)) or tuple(self._won(point.round))

    def _broken(self, back: list[Point]) -> Iterator[Reason]:
        reverted = ChainMap({point: self.case.places[point].current for point in back}, self._dates)
        for point in back:
            place = self.case.places[point]
            if place.current not in place.days:
                barred = place.barred_today
                yield Reason(
                    f"day:{point.round}:{point.milestone}",
                    Text(
                        sv=f"Dagens datum {place.current} är inte tillåtet: "
                        f"{', '.join(one.sv for one in barred) or 'inga av nämndens datum'}.",
                        en=f"Today's date {place.current} is not allowed: "
                        f"{', '.join(one.en for one in barred) or 'none of the dates of the board'}"
                        ".",
                    ),
                )
        touched = [self._touching.get(point, _NOTHING) for point in back]
        for bond in _once(bond for one in touched for bond in one.bonds):
            if holds(bond, self.dates) and not holds(bond, reverted):
                yield _of_bond(bond)
        for panel in _once(panel for one in touched for panel in one.panels):
            yield from self._full_panel(panel, set(back), reverted)
        for limit in _once(limit for one in touched for limit in one.week_limits):
            yield from self._full_week(limit, set(back), reverted)

    def _full_panel(
        self, panel: Panel, back: set[Point], reverted: Mapping[Point, date]
    ) -> Iterator[Reason]:
        """Whether the panel is too full on a day of a stay that goes back, and was not."""
        load = self._loads[panel.id]
        uses = [use for use in panel.uses if use.first in back or use.then in back]
        for use in uses:
            for on in _days(use, reverted):
                now = load[on]
                then = now + sum(
                    one.amount * ((on in _days(one, reverted)) - (on in _days(one, self.dates)))
                    for one in uses
                )
                if then > panel.capacity >= now:
                    message = Text(
                        sv=f"Panelen {panel.id} skulle behöva {then} bedömare {on}, men har "
                        f"{panel.capacity}.",
                        en=f"Panel {panel.id} would need {then} evaluators on {on}, but has "
                        f"{panel.capacity}.",
                    )
                    yield Reason(f"panel:{panel.id}", message)
                    return

    def _full_week(
        self, limit: WeekLimit, back: set[Point], reverted: Mapping[Point, date]
    ) -> Iterator[Reason]:
        """Whether a week has too many deadlines once they go back, and had not."""
        points = [point for point in limit.points if point in back]
        for point in points:
            week = week_of(reverted[point])
            now = self._weeks[limit.id][week]
            then = now + sum(
                (week_of(reverted[one]) == week) - (week_of(self.dates[one]) == week)
                for one in points
            )
            if then > limit.most >= now:
                message = Text(
                    sv=f"Vecka {week_text(week)} skulle {limit.who.sv} ha {then} sista "
                    f"ansökningsdagar, högst {limit.most} är tillåtna.",
                    en=f"In week {week_text(week)} there would be {then} deadlines of "
                    f"{limit.who.en}; at most {limit.most} are allowed.",
                )
                yield Reason(limit.id, message)
                return

    @cached_property
    def _loads(self) -> dict[str, Counter[date]]:
        """What each panel needs on each day."""
        found: dict[str, Counter[date]] = {}
        for panel in self.case.panels:
            found[panel.id] = Counter()
            for use in panel.uses:
                for on in _days(use, self.dates):
                    found[panel.id][on] += use.amount
        return found

    @cached_property
    def _weeks(self) -> dict[str, Counter[Week]]:
        """How many deadlines each limit has in each week."""
        return {
            limit.id: Counter(week_of(self.dates[point]) for point in limit.points)
            for limit in self.case.week_limits
        }

    def _won(self, round_name: str) -> Iterator[Reason]:
        for bond in self._bonds_of.get(round_name, []):
            if holds(bond, self.dates) and not holds(bond, self._today):
                yield _of_bond(bond)

    @cached_property
    def _today(self) -> dict[Point, date]:
        return today(self.case)

    @cached_property
    def _bonds_of(self) -> dict[str, list[Bond]]:
        found: dict[str, list[Bond]] = {}
        for bond in self.case.bonds:
            for name in bond.rounds:
                found.setdefault(name, []).append(bond)
        return found

    @cached_property
    def _whole(self) -> dict[str, list[Point]]:
        found: dict[str, list[Point]] = {}
        for point in self.case.places:
            found.setdefault(point.round, []).append(point)
        return found

    @cached_property
    def _touching(self) -> dict[Point, _Touching]:
        found: dict[Point, _Touching] = {}

        def of(point: Point) -> _Touching:
            return found.setdefault(point, _Touching([], [], []))

        for bond in self.case.bonds:
            for point in dict.fromkeys(p for one in bond.relations for p in points_of(one)):
                of(point).bonds.append(bond)
        for panel in self.case.panels:
            for point in dict.fromkeys(p for use in panel.uses for p in (use.first, use.then)):
                of(point).panels.append(panel)
        for limit in self.case.week_limits:
            for point in limit.points:
                of(point).week_limits.append(limit)
        return found


@dataclass(frozen=True)
class _Touching:
    bonds: list[Bond]
    panels: list[Panel]
    week_limits: list[WeekLimit]


_NOTHING = _Touching([], [], [])


def points_of(relation: Relation) -> tuple[Point, ...]:
    """The milestones that a relation binds."""
    match relation:
        case Lag() | WorkingLag():
            return (relation.first, relation.then)
        case Apart() | SameWeek():
            return relation.points


def _days(use: Use, dates: Mapping[Point, date]) -> DaysFrom:
    return DaysFrom(dates[use.first], dates[use.then])


@dataclass(frozen=True)
class DaysFrom:
    """The days from ``first`` to the day before ``end``."""

    first: date
    end: date

    def __contains__(self, on: object) -> bool:
        return isinstance(on, date) and self.first <= on < self.end

    def __iter__(self) -> Iterator[date]:
        for n in range((self.end - self.first).days):
            yield self.first + timedelta(days=n)


def _of_bond(bond: Bond) -> Reason:
    return Reason(bond.id, bond.message or Text(sv=bond.id, en=bond.id))


Thing = TypeVar("Thing")


def _once(things: Iterator[Thing]) -> Iterator[Thing]:
    """Each of them once: by identity, since mappings among their fields have no hash."""
    seen: set[int] = set()
    for thing in things:
        if id(thing) not in seen:
            seen.add(id(thing))
            yield thing
