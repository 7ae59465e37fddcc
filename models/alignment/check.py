"""The plain judge of an alignment: it knows nothing of how the dates were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from models.alignment.case import (
    AlignmentCase,
    Apart,
    Bond,
    Lag,
    Point,
    Relation,
    SameWeek,
    WorkingLag,
)
from models.alignment.crowding import monday_of, week_of, week_text
from models.alignment.shared_limits import loads
from models.text import Text


@dataclass(frozen=True)
class BondVerdict:
    """Whether a bond holds. ``slack_days`` are to spare, or missing where negative.

    ``None`` where there is nothing to count: milestones in the same week.
    """

    bond: Bond
    satisfied: bool
    slack_days: int | None


@dataclass(frozen=True)
class Breach:
    """A limit other than a bond that the dates break."""

    kind: str
    subjects: tuple[str, ...]
    message: Text


@dataclass(frozen=True, order=True)
class Objective:
    """More weight first, then less shift, then fewer rounds moved: the largest is the best."""

    weight_satisfied: int
    less_shift: int
    fewer_rounds: int

    @property
    def shift_days(self) -> int:
        """Calendar days moved, each times the weight of its milestone."""
        return -self.less_shift

    @property
    def rounds_moved(self) -> int:
        """Rounds with a milestone that does not stand where it stands today."""
        return -self.fewer_rounds


@dataclass(frozen=True)
class Verdict:
    """What the dates of a case come to."""

    bonds: tuple[BondVerdict, ...]
    breaches: tuple[Breach, ...]
    objective: Objective

    @property
    def holds(self) -> bool:
        """Whether every required bond and every limit holds."""
        return not self.breaches and all(one.satisfied for one in self.bonds if one.bond.required)


def today(case: AlignmentCase) -> dict[Point, date]:
    """The dates as they stand today."""
    return {point: place.current for point, place in case.places.items()}


def check(case: AlignmentCase, dates: Mapping[Point, date]) -> Verdict:
    """Judge one date for every place of the case.

    Raises:
        KeyError: a place without a date (a fault of the program, not of the input).
    """
    bonds = tuple(_verdict(bond, dates) for bond in case.bonds)
    breaches = (
        *_days(case, dates),
        *_fixed(case, dates),
        *_rigid(case, dates),
        *_choices(case, dates),
        *_panels(case, dates),
        *_weeks(case, dates),
    )
    return Verdict(bonds, breaches, _objective(case, bonds, dates))


def holds(bond: Bond, dates: Mapping[Point, date]) -> bool:
    """Whether all relations of a bond hold."""
    return _verdict(bond, dates).satisfied


def slack(relation: Relation, dates: Mapping[Point, date]) -> int | None:
    """Days to spare, negative where they are missing; ``None`` where a relation holds by weeks."""
    match relation:
        case Lag(first, then, low, high):
            days = (dates[then] - dates[first]).days
            room = [] if low is None else [days - low]
            room += [] if high is None else [high - days]
            return min(room, default=None)
        case WorkingLag(first, then, _, latest_first):
            return (latest_first[dates[then]] - dates[first]).days
        case Apart(points, least):
            gaps = [abs((dates[a] - dates[b]).days) for a, b in combinations(points, 2)]
            return min((gap - least for gap in gaps), default=None)
        case SameWeek(points):
            found = sorted(dates[point] for point in points)
            too_far = (monday_of(week_of(found[-1])) - found[0]).days
            return -too_far if too_far > 0 else None


def _verdict(bond: Bond, dates: Mapping[Point, date]) -> BondVerdict:
    slacks = [found for one in bond.relations if (found := slack(one, dates)) is not None]
    least = min(slacks, default=None)
    return BondVerdict(bond, least is None or least >= 0, least)


def _objective(
    case: AlignmentCase, bonds: tuple[BondVerdict, ...], dates: Mapping[Point, date]
) -> Objective:
    moved = {
        point: abs((dates[point] - place.current).days) for point, place in case.places.items()
    }
    return Objective(
        sum(one.bond.weight for one in bonds if one.satisfied and not one.bond.required),
        -sum(days * case.places[point].weight for point, days in moved.items()),
        -len({point.round for point, days in moved.items() if days}),
    )


def _days(case: AlignmentCase, dates: Mapping[Point, date]) -> Iterator[Breach]:
    for point, place in case.places.items():
        if dates[point] not in place.days:
            yield Breach(
                "day",
                (point.round,),
                Text(
                    sv=f"{_name(point)} kan inte stå {dates[point]}.",
                    en=f"{_name(point)} cannot stand on {dates[point]}.",
                ),
            )


def _fixed(case: AlignmentCase, dates: Mapping[Point, date]) -> Iterator[Breach]:
    for point, on in case.fixed.items():
        if dates[point] != on:
            yield Breach(
                "fixed",
                (point.round,),
                Text(
                    sv=f"{_name(point)} ska stå {on} men står {dates[point]}.",
                    en=f"{_name(point)} is to stand on {on} but stands on {dates[point]}.",
                ),
            )


def _rigid(case: AlignmentCase, dates: Mapping[Point, date]) -> Iterator[Breach]:
    moves: dict[str, set[int]] = {name: set() for name in sorted(case.rigid)}
    for point, place in case.places.items():
        if point.round in moves:
            moves[point.round].add((dates[point] - place.current).days)
    for name, days in moves.items():
        if len(days) > 1:
            yield Breach(
                "rigid",
                (name,),
                Text(
                    sv=f"{name} ska flyttas hel, men datumen flyttas olika långt.",
                    en=f"{name} is to move as a whole, but its dates move by different days.",
                ),
            )


def _choices(case: AlignmentCase, dates: Mapping[Point, date]) -> Iterator[Breach]:
    for choice in case.choices:
        if not any(all(dates[p] == on for p, on in way.items()) for way in choice.ways):
            yield Breach(
                "choice",
                (choice.round,),
                Text(
                    sv=f"{choice.round} står inte på någon av nämndens datum.",
                    en=f"{choice.round} stands on none of the board's sets of dates.",
                ),
            )


def _panels(case: AlignmentCase, dates: Mapping[Point, date]) -> Iterator[Breach]:
    for panel in case.panels:
        for on, load in loads(panel.uses, dates).items():
            if load > panel.capacity:
                yield Breach(
                    "panel",
                    (panel.id,),
                    Text(
                        sv=f"Panelen {panel.id} behöver {load} bedömare från {on}, men har "
                        f"{panel.capacity}.",
                        en=f"Panel {panel.id} needs {load} evaluators from {on}, but has "
                        f"{panel.capacity}.",
                    ),
                )


def _weeks(case: AlignmentCase, dates: Mapping[Point, date]) -> Iterator[Breach]:
    for limit in case.week_limits:
        for week, count in sorted(Counter(week_of(dates[p]) for p in limit.points).items()):
            if count > limit.most:
                yield Breach(
                    "week",
                    (limit.funder,),
                    Text(
                        sv=f"Vecka {week_text(week)} har {limit.who.sv} {count} sista "
                        f"ansökningsdagar, högst {limit.most} är tillåtna.",
                        en=f"In week {week_text(week)} there are {count} deadlines of "
                        f"{limit.who.en}; at most {limit.most} are allowed.",
                    ),
                )


def _name(point: Point) -> str:
    stage = f".{point.stage}" if point.stage is not None else ""
    return f"{point.round}:{point.milestone}{stage}"
