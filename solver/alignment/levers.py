"""What can be changed in a case that has no dates, each by an amount: more days, more room.

A lever is told by positions and names, so that the same one can be pulled twice: amounts add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from models.alignment.case import AlignmentCase, Place, Point
from models.finding import Change
from solver.alignment import change_words as words
from solver.alignment.causes import Cause, with_known_days
from solver.alignment.components import points_of_bond
from solver.alignment.loosening import Bound, bounds, loosened, most_wider

MOST_DAYS = 400
"""A change by more days than this is no repair."""

MOST_ROOM = 60
"""More room than this is no repair."""

Cost = tuple[int, int, str]
"""Days first, then what is given up altogether."""


class Lever(Protocol):
    """One thing to change."""

    def most(self, case: AlignmentCase) -> int:
        """The largest amount; 1 where it is changed or not."""
        ...

    def reach(self, case: AlignmentCase, amount: int) -> AlignmentCase:
        """The case changed by any amount up to ``amount``."""
        ...

    def edit(self, case: AlignmentCase, amount: int) -> AlignmentCase:
        """The case changed."""
        ...

    def change(self, case: AlignmentCase, amount: int) -> Change:
        """The change in words; ``case`` is as it was before."""
        ...

    def cost(self, case: AlignmentCase, amount: int) -> Cost:
        """What sorts levers: the least first."""
        ...


def levers_of(case: AlignmentCase, cause: Cause) -> Iterator[Lever]:
    """What can be changed about one cause; nothing about moves that are tried out, or the past."""
    if cause.bond is not None:
        bond = case.bonds[cause.bond]
        for bound in bounds(bond):
            yield Looser(cause.bond, bound)
        if bond.is_link:
            yield Dropped(cause.bond)
    elif cause.freedom is not None:
        yield from _of_freedom(case, cause.freedom)
    elif cause.rigid is not None:
        yield Broken(cause.rigid)
    elif cause.choice is not None:
        yield from _of_choice(case, cause.choice)
    else:
        yield MoreRoom(cause.panel, cause.limit)


def _of_freedom(case: AlignmentCase, point: Point) -> Iterator[Lever]:
    if point in case.fixed:
        return
    for index, choice in enumerate(case.choices):
        if any(point in way for way in (*choice.ways, *choice.given)):
            yield from _of_choice(case, index)
            return
    points: tuple[Point, ...] = (point,)
    if point.round in case.rigid:
        whole = (one for one in case.places if one.round == point.round)
        points = tuple(one for one in whole if one not in case.fixed)
    for later in (False, True):
        yield Freer(points, later)


def _of_choice(case: AlignmentCase, index: int) -> Iterator[Lever]:
    choice = case.choices[index]
    for way in range(len(choice.given or choice.ways)):
        for later in (False, True):
            yield AnotherDate(index, way, later)


@dataclass(frozen=True)
class Looser:
    """A bound of a link or a rule, by days."""

    bond: int
    bound: Bound

    def most(self, case: AlignmentCase) -> int:  # noqa: D102  # as the protocol says
        bond = case.bonds[self.bond]
        largest = most_wider(bond, self.bound)
        return MOST_DAYS if largest is None else min(largest, MOST_DAYS)

    def edit(self, case: AlignmentCase, amount: int) -> AlignmentCase:  # noqa: D102  # as above
        return loosened(case, self.bond, self.bound, amount)

    reach = edit

    def change(self, case: AlignmentCase, amount: int) -> Change:  # noqa: D102  # as above
        return words.looser(case, self.bond, self.bound, amount)

    def cost(self, case: AlignmentCase, amount: int) -> Cost:  # noqa: D102  # as above
        return (amount, 0, case.bonds[self.bond].id)


@dataclass(frozen=True)
class Dropped:
    """The demand of a link, given up."""

    bond: int

    def most(self, case: AlignmentCase) -> int:  # noqa: ARG002, D102  # as the protocol says
        return 1

    def edit(self, case: AlignmentCase, amount: int) -> AlignmentCase:  # noqa: ARG002, D102  # as above
        given_up = replace(case.bonds[self.bond], required=False)
        bonds = (*case.bonds[: self.bond], given_up, *case.bonds[self.bond + 1 :])
        return replace(case, bonds=bonds)

    reach = edit

    def change(self, case: AlignmentCase, amount: int) -> Change:  # noqa: ARG002, D102  # as above
        return words.dropped(case.bonds[self.bond])

    def cost(self, case: AlignmentCase, amount: int) -> Cost:  # noqa: ARG002, D102  # as above
        return (MOST_DAYS + 1, 0, case.bonds[self.bond].id)


@dataclass(frozen=True)
class Freer:
    """More days for one milestone, or for all of a round that moves as a whole."""

    points: tuple[Point, ...]
    later: bool

    def most(self, case: AlignmentCase) -> int:  # noqa: D102  # as the protocol says
        # A milestone of the past has no day that it could move to.
        return MOST_DAYS if any(days for _, days in self._days(case, MOST_DAYS)) else 0

    def edit(self, case: AlignmentCase, amount: int) -> AlignmentCase:  # noqa: D102  # as above
        for place, more in self._days(case, amount):
            days = tuple(sorted({*place.days, *more}))
            case = _with_place(case, replace(place, days=days))
        return case

    reach = edit

    def change(self, case: AlignmentCase, amount: int) -> Change:  # noqa: D102  # as above
        edge, place = self._edge(case), case.places[self.points[0]]
        if len(self.points) > 1:
            return words.freer_round(place.point.round, edge, amount, later=self.later)
        before = place.current + timedelta(edge)
        after = before + timedelta(amount if self.later else -amount)
        return words.freer(place, before, after, amount, later=self.later)

    def cost(self, case: AlignmentCase, amount: int) -> Cost:  # noqa: D102  # as above
        places = [case.places[point] for point in self.points]
        weight = sum(max(place.weight, 1) for place in places)
        locked = all(place.is_locked for place in places)
        return (amount * weight, int(locked), f"{self.points[0].round} {self.later}")

    def _edge(self, case: AlignmentCase) -> int:
        """The furthest day that freedom gives, in days from today's date."""
        places = [case.places[point] for point in self.points]
        return (max if self.later else min)(self._own_edge(place) for place in places)

    def _own_edge(self, place: Place) -> int:
        reach = place.days or (place.current,)
        return ((reach[-1] if self.later else reach[0]) - place.current).days

    def _days(self, case: AlignmentCase, amount: int) -> Iterator[tuple[Place, list[date]]]:
        """The days beyond today's freedom that the rules allow, by milestone."""
        step = 1 if self.later else -1
        end = self._edge(case) + step * amount
        for point in self.points:
            place = case.places[point]
            every = range(self._own_edge(place) + step, end + step, step)
            days = (place.current + timedelta(n) for n in every)
            yield place, [on for on in days if place.allows(on)]


@dataclass(frozen=True)
class Broken:
    """A window that moves as a whole, no more."""

    round: str

    def most(self, case: AlignmentCase) -> int:  # noqa: ARG002, D102  # as the protocol says
        return 1

    def edit(self, case: AlignmentCase, amount: int) -> AlignmentCase:  # noqa: ARG002, D102  # as above
        return replace(case, rigid=case.rigid - {self.round})

    reach = edit

    def change(self, case: AlignmentCase, amount: int) -> Change:  # noqa: ARG002, D102  # as above
        return words.broken(self.round)

    def cost(self, case: AlignmentCase, amount: int) -> Cost:  # noqa: ARG002, D102  # as above
        return (MOST_DAYS + 2, 0, self.round)


@dataclass(frozen=True)
class MoreRoom:
    """More evaluators of a panel, or more deadlines in a week."""

    panel: int | None
    limit: int | None

    def most(self, case: AlignmentCase) -> int:  # noqa: ARG002, D102  # as the protocol says
        return MOST_ROOM

    def edit(self, case: AlignmentCase, amount: int) -> AlignmentCase:  # noqa: D102  # as above
        return replace(
            case,
            panels=tuple(
                replace(one, capacity=one.capacity + amount) if index == self.panel else one
                for index, one in enumerate(case.panels)
            ),
            week_limits=tuple(
                replace(one, most=one.most + amount) if index == self.limit else one
                for index, one in enumerate(case.week_limits)
            ),
        )

    reach = edit

    def change(self, case: AlignmentCase, amount: int) -> Change:  # noqa: D102  # as above
        if self.panel is not None:
            return words.more_evaluators(case.panels[self.panel], amount)
        return words.more_deadlines(case.week_limits[self.limit or 0], amount)

    def cost(self, case: AlignmentCase, amount: int) -> Cost:  # noqa: ARG002, D102  # as above
        return (30 * amount, 0, f"{self.panel} {self.limit}")


@dataclass(frozen=True)
class AnotherDate:
    """One more set of dates for a board: one of those that it has, so many days off."""

    choice: int
    way: int
    later: bool

    def most(self, case: AlignmentCase) -> int:  # noqa: ARG002, D102  # as the protocol says
        return MOST_DAYS

    def reach(self, case: AlignmentCase, amount: int) -> AlignmentCase:  # noqa: D102  # as above
        return self._with(case, range(1, amount + 1))

    def edit(self, case: AlignmentCase, amount: int) -> AlignmentCase:  # noqa: D102  # as above
        return self._with(case, [amount])

    def change(self, case: AlignmentCase, amount: int) -> Change:  # noqa: D102  # as above
        now, then = self._shifted(case, 0), self._shifted(case, amount)
        return words.another_date(case.choices[self.choice], now, then, amount, later=self.later)

    def cost(self, case: AlignmentCase, amount: int) -> Cost:  # noqa: D102  # as above
        weight = max(sum(case.places[p].weight for p in self._shifted(case, 0)), 1)
        return (weight * amount, 1, f"{case.choices[self.choice].round} {self.later}")

    def _with(self, case: AlignmentCase, amounts: range | list[int]) -> AlignmentCase:
        choice = case.choices[self.choice]
        shifted = [self._shifted(case, amount) for amount in amounts]
        ways = [way for way in shifted if all(case.places[p].allows(way[p]) for p in way)]
        new = replace(choice, ways=(*choice.ways, *ways), given=choice.given or choice.ways)
        choices = (*case.choices[: self.choice], new, *case.choices[self.choice + 1 :])
        for point in self._shifted(case, 0):
            place = case.places[point]
            days = tuple(sorted({*place.days, *(way[point] for way in ways)}))
            case = _with_place(case, replace(place, days=days))
        return replace(case, choices=choices)

    def _shifted(self, case: AlignmentCase, amount: int) -> Mapping[Point, date]:
        choice = case.choices[self.choice]
        way = (choice.given or choice.ways)[self.way]
        by = timedelta(amount if self.later else -amount)
        return {point: on + by for point, on in way.items() if point not in case.fixed}


def _with_place(case: AlignmentCase, place: Place) -> AlignmentCase:
    place = replace(place, barred=())
    places = {**case.places, place.point: place}
    bonds = tuple(
        with_known_days(bond, places) if place.point in points_of_bond(bond) else bond
        for bond in case.bonds
    )
    return replace(case, places=places, bonds=bonds)
