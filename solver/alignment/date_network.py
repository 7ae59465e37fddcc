"""The least days moved that given links leave, as a minimum cut: dates without shared limits.

Each milestone is a chain of questions ``does it stand on this day or later?``; a demand that one
milestone follows another lets the yes of one question entail the yes of another. What it costs to
stand on a day is paid where the chain is cut, and may be anything, so that days that are no
working days are left out exactly. A limit per week or a panel may have a price: standing in the
week, or staying at the panel on a day, then costs that much more, which is a cut as well. (Picard,
1976: the closure of least weight; Hochbaum, 2002: monotone systems of two variables each.)

The flow is checked in whole numbers before its value is called a bound.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models.alignment.case import AlignmentCase, Lag, Point, Relation, SameWeek, WorkingLag
from solver.alignment.flow import Flow, ProvenFlow

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Names = npt.NDArray[np.signedinteger[Any]]
    Answers = npt.NDArray[np.bool_]

SCALE = 64
"""What a weighted day costs: prices are in parts of it."""

MOST = 2**40
"""Largest sum of costs: times the arcs of a milestone it is still far below 2^63."""

NEVER = 10**7
"""A day that no milestone has."""


@dataclass(frozen=True, order=True)
class Scarce:
    """A week of a limit (its Monday's ordinal) or a day of a panel, by their positions."""

    is_week: bool
    number: int
    day: int


@dataclass(frozen=True)
class Cut:
    """Dates as ordinals, what they cost with prices times ``SCALE``, and how many arcs it took.

    ``flow`` where the milestones were free to stand on all their days.
    """

    days: Mapping[Point, int]
    cost: int
    arcs: int
    flow: ProvenFlow | None

    @property
    def is_bound(self) -> bool:
        """Whether no dates that heed all limits cost less."""
        return self.flow is not None


class DateNetwork:
    """Required bonds and those of ``held`` as a network; other demands are left out.

    Distances, working days and common weeks are in it; milestones that lie apart, boards' sets of
    dates, panels and limits per week are not. What is left out makes dates dearer, never cheaper.
    """

    def __init__(self, case: AlignmentCase, held: Collection[int]) -> None:
        import numpy as np

        self._np = np
        self._case = case
        self._points = tuple(case.places)
        self._position = {point: n for n, point in enumerate(self._points)}
        self._days = [
            np.array([day.toordinal() for day in place.days], dtype=np.int64)
            for place in case.places.values()
        ]
        sizes = np.array([len(one) for one in self._days], dtype=np.int64)
        self._begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self._sizes = sizes
        self._values = np.concatenate(self._days)
        self._count = len(self._values)
        # Questions are numbered as the days; the two sides of the cut come after them.
        self.yes, self.no = self._count, self._count + 1
        self._costs = SCALE * np.concatenate(
            [
                place.weight * abs(days - place.current.toordinal())
                for place, days in zip(case.places.values(), self._days, strict=True)
            ]
        )
        self._next = np.arange(1, self._count + 1, dtype=np.int32)
        self._next[self._begin + sizes - 1] = self.no
        tails, heads = self._entailed(held)
        # Half the memory, and there are millions of them.
        self._tails, self._heads = tails.astype(np.int32), heads.astype(np.int32)
        self._weeks: dict[Scarce, Numbers] = {}
        self._stays: dict[Scarce, tuple[Names, Names, Numbers]] = {}

    @property
    def fits(self) -> bool:
        """Whether sums of its costs stay within 64 bits, whatever the prices."""
        return int(self._costs.sum()) <= MOST

    def cheapest(
        self,
        prices: Mapping[Scarce, int],
        near: Mapping[Point, int] | None = None,
        reach: int = 0,
    ) -> Cut | None:
        """Dates of least cost, or ``None`` where the demands leave none.

        With ``near`` each milestone stays within ``reach`` days of where that has it, which is
        quicker; the cost is then of those dates alone.

        Raises:
            WrongAnswerError: the flow does not prove the cost.
        """
        np = self._np
        low, high = self._ends(near, reach)
        question = np.arange(self._count) - np.repeat(self._begin, self._sizes)
        side = np.arange(self._count + 2, dtype=np.int32)
        side[: self._count][question <= np.repeat(low, self._sizes)] = self.yes
        side[: self._count][question > np.repeat(high, self._sizes)] = self.no
        costs = self._costs.copy()
        for scarce, price in prices.items():
            if scarce.is_week:
                costs[self._in_week(scarce)] += price
        stays = [
            (tails, heads, amounts * price)
            for scarce, price in prices.items()
            if not scarce.is_week and price
            for tails, heads, amounts in (self._at_panel(scarce),)
        ]
        far = int(costs.sum()) + sum(int(one[2].sum()) for one in stays) + 1
        tails = [np.arange(self._count, dtype=np.int32), self._tails, *(one[0] for one in stays)]
        heads = [self._next, self._heads, *(one[1] for one in stays)]
        capacities = [costs, np.full(len(self._tails), far), *(one[2] for one in stays)]
        flow = Flow(
            side[np.concatenate(tails)],
            side[np.concatenate(heads)],
            np.concatenate(capacities),
            (self.yes, self.no),
        )
        cost = flow.value(is_proof=near is None)
        if cost >= far:
            return None
        holds = flow.reached()[side[: self._count]]
        chosen = self._values[
            self._begin + np.add.reduceat(holds.astype(np.int64), self._begin) - 1
        ]
        paid = sum(price * self._capacity(scarce) for scarce, price in prices.items())
        return Cut(
            dict(zip(self._points, chosen.tolist(), strict=True)),
            cost - paid,
            flow.size,
            flow.proven() if near is None else None,
        )

    def _capacity(self, scarce: Scarce) -> int:
        if scarce.is_week:
            return self._case.week_limits[scarce.number].most
        return self._case.panels[scarce.number].capacity

    def _ends(self, near: Mapping[Point, int] | None, reach: int) -> tuple[Numbers, Numbers]:
        """Of each milestone the first and the last of its days that count."""
        np = self._np
        if near is None:
            return np.zeros(len(self._points), dtype=np.int64), self._sizes - 1
        low, high = [], []
        for point, days in zip(self._points, self._days, strict=True):
            low.append(int(np.searchsorted(days, near[point] - reach)))
            high.append(int(np.searchsorted(days, near[point] + reach, side="right")) - 1)
        return np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)

    def _in_week(self, scarce: Scarce) -> Numbers:
        """Where the days of the limit's milestones in that week stand among all days."""
        if scarce not in self._weeks:
            np = self._np
            found = []
            for point in self._case.week_limits[scarce.number].points:
                n = self._position[point]
                first, end = np.searchsorted(self._days[n], [scarce.day, scarce.day + 7])
                found.append(np.arange(self._begin[n] + first, self._begin[n] + end))
            self._weeks[scarce] = np.concatenate(found)
        return self._weeks[scarce]

    def _at_panel(self, scarce: Scarce) -> tuple[Names, Names, Numbers]:
        """Per use: yes to ``ends later than the day`` and no to ``begins later`` is paid for."""
        if scarce not in self._stays:
            np = self._np
            uses = self._case.panels[scarce.number].uses
            self._stays[scarce] = (
                np.array([self._later(use.then, scarce.day) for use in uses], dtype=np.int32),
                np.array([self._later(use.first, scarce.day) for use in uses], dtype=np.int32),
                np.array([use.amount for use in uses], dtype=np.int64),
            )
        return self._stays[scarce]

    def _later(self, point: Point, day: int) -> int:
        """The question whether it stands after a day."""
        n = self._position[point]
        place = int(self._np.searchsorted(self._days[n], day, side="right"))
        return self.no if place == self._sizes[n] else int(self._begin[n]) + place

    def entailed_by(self, held: Collection[int]) -> tuple[Numbers, Numbers]:
        """Which yes entails which by these bonds alone."""
        np = self._np
        tails, heads = self._arcs(
            one
            for index in sorted(held)
            for relation in self._case.bonds[index].relations
            for one in self._of_relation(relation)
        )
        # The first question of each milestone has the answer yes.
        return np.where(np.isin(tails, self._begin), self.yes, tails), heads

    def questions(self, points: Collection[Point]) -> Answers:
        """Which questions are about these milestones; the two sides are about all."""
        np = self._np
        of_point = np.array([point in points for point in self._points])
        found: Answers = np.concatenate([np.repeat(of_point, self._sizes), [True, True]])
        return found

    def _entailed(self, held: Collection[int]) -> tuple[Numbers, Numbers]:
        np = self._np
        tails, heads = self._arcs(self._followings(held))
        # The yes of a day entails the yes of the days before it.
        chain = np.flatnonzero(self._next[:-1] != self.no) + 1
        return np.concatenate([chain, tails]), np.concatenate([chain - 1, heads])

    def _arcs(self, followings: Iterable[tuple[int, int, Numbers]]) -> tuple[Numbers, Numbers]:
        np = self._np
        tails, heads = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        for first, then, needed in followings:
            days = self._days[then]
            place = np.searchsorted(days, needed)
            asks = place > 0
            asks[1:] &= place[1:] != place[:-1]
            tails.append(self._begin[first] + np.flatnonzero(asks))
            heads.append(np.where(place == len(days), self.no, self._begin[then] + place)[asks])
        return np.concatenate(tails), np.concatenate(heads)

    def _followings(self, held: Collection[int]) -> Iterator[tuple[int, int, Numbers]]:
        """First, then, and for each day of the first the day that the other is not before."""
        kept = frozenset(held)
        for index, bond in enumerate(self._case.bonds):
            if bond.required or index in kept:
                for relation in bond.relations:
                    yield from self._of_relation(relation)
        before: dict[str, Point] = {}
        for point, place in self._case.places.items():
            if point.round in self._case.rigid:
                other = before.get(point.round)
                before[point.round] = point
                if other is not None:
                    length = (place.current - self._case.places[other].current).days
                    yield from self._of_relation(Lag(other, point, length, length))

    def _of_relation(self, relation: Relation) -> Iterator[tuple[int, int, Numbers]]:
        match relation:
            case Lag(one, other, low, high):
                first, then = self._position[one], self._position[other]
                if low is not None:
                    yield first, then, self._days[first] + low
                if high is not None:
                    yield then, first, self._days[then] - high
            case WorkingLag(one, other, _, latest):
                first, then = self._position[one], self._position[other]
                yield first, then, self._first_days(first, then, latest)
            case SameWeek(points):
                places = [self._position[point] for point in points]
                for place in places[1:]:
                    for first, then in ((places[0], place), (place, places[0])):
                        # Ordinal 1 is a Monday.
                        yield first, then, (self._days[first] - 1) // 7 * 7 + 1
            case _:
                pass

    def _first_days(self, first: int, then: int, latest: Mapping[date, date]) -> Numbers:
        """The first day of ``then`` from which on no day asks for an earlier first."""
        np = self._np
        days = [day for day in self._case.places[self._points[then]].days if day in latest]
        ends = np.array([latest[day].toordinal() for day in days], dtype=np.int64)
        # A day holds if its own latest does: the largest so far leaves out none that holds.
        ends = np.maximum.accumulate(ends) if days else ends
        ordinals = np.array([*(day.toordinal() for day in days), NEVER], dtype=np.int64)
        found: Numbers = ordinals[np.searchsorted(ends, self._days[first])]
        return found
