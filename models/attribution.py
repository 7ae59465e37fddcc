"""Can grants be divided among costs so that no cost holds too much? A maximum flow, exactly.

A grant pays for several costs, and nobody says how much for each. It may be divided as one likes;
so grants are too large only where no division at all keeps every cost within its room. By the
theorem of maximum flow and minimum cut there is then a group of grants that together exceed the
room of all the costs they reach.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Generic, TypeVar

Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True)
class Attribution:
    """How much could be placed in all, and the group (if any) that does not fit where it may go."""

    placed: Fraction
    too_much: frozenset[str]


def attribute(
    amounts: Mapping[str, Fraction],
    reach: Mapping[str, Collection[Place]],
    room: Mapping[Place, Fraction],
) -> Attribution:
    """Place as much of every amount as fits.

    ``reach`` names the places that each amount may go to, all of which have their ``room``.
    """
    scale = lcm(*(one.denominator for one in (*amounts.values(), *room.values())))
    flow = _Flow(
        left={name: int(amount * scale) for name, amount in amounts.items()},
        reach=reach,
        free={place: int(size * scale) for place, size in room.items()},
        sent={},
    )
    whole = sum(flow.left.values())
    while flow.push():
        pass
    return Attribution(
        placed=Fraction(whole - sum(flow.left.values()), scale), too_much=flow.unplaced()
    )


def room_left(
    amounts: Mapping[str, Fraction],
    reach: Mapping[str, Collection[Place]],
    room: Mapping[Place, Fraction],
    places: Collection[Place],
) -> Fraction:
    """The most that one more amount for these places can be; below zero by what is too much."""
    # One more amount that nothing could hold: what is placed of all is then bounded by the room.
    whole = sum(room.values(), Fraction(1)) + sum(amounts.values())
    found = attribute({**amounts, _ONE_MORE: whole}, {**reach, _ONE_MORE: places}, room)
    return found.placed - sum(amounts.values())


_ONE_MORE = "\N{NULL}"


@dataclass
class _Flow(Generic[Place]):
    """What is still to place, what is still free, and what has gone where, in scaled integers."""

    left: dict[str, int]
    reach: Mapping[str, Collection[Place]]
    free: dict[Place, int]
    sent: dict[tuple[str, Place], int]

    def push(self) -> bool:
        """Place something more, moving what was placed before where that makes room."""
        arrivals, free = self._search()
        if free is None:
            return False
        steps = []
        place: Place | None = free
        while place is not None:
            mover, before = arrivals[place]
            steps.append((mover, place, before))
            place = before
        start = steps[-1][0]
        moved = min(
            self.left[start],
            self.free[free],
            *(self.sent[mover, before] for mover, _, before in steps if before is not None),
        )
        for mover, to, before in steps:
            self.sent[mover, to] = self.sent.get((mover, to), 0) + moved
            if before is not None:
                self.sent[mover, before] -= moved
        self.left[start] -= moved
        self.free[free] -= moved
        return True

    def unplaced(self) -> frozenset[str]:
        """The amounts left over, and all those that fill the places these can get to."""
        arrivals, _ = self._search()
        left_over = {name for name, amount in self.left.items() if amount}
        fill = {name for (name, place), amount in self.sent.items() if amount and place in arrivals}
        return frozenset(left_over | fill)

    def _search(self) -> tuple[dict[Place, tuple[str, Place | None]], Place | None]:
        """Places that an amount left over can get to: who would move there, and from where.

        Ends at the first one that is free, which it names.
        """
        arrivals: dict[Place, tuple[str, Place | None]] = {}
        movers: deque[tuple[str, Place | None]] = deque(
            (name, None) for name, amount in self.left.items() if amount
        )
        while movers:
            name, before = movers.popleft()
            for place in self.reach[name]:
                if place in arrivals:
                    continue
                arrivals[place] = (name, before)
                if self.free[place]:
                    return arrivals, place
                movers.extend(
                    (other, place)
                    for (other, held), amount in self.sent.items()
                    if held == place and amount
                )
        return arrivals, None
