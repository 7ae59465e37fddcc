"""What a sharing leaves of the pots given to the projects that can use it.

One project after the other is asked again, with what is left beside what it has. Money that is left
is free to it, and what others are short of has its price: so projects move to the pots that hold
something, and leave the others to those who can't.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.shared_pots import Pot
from solver.portfolio_contest import Column, Priced
from solver.portfolio_master import Selection
from solver.portfolio_pricing import THOUSANDTHS

Within = Callable[[int, Sequence[int], Sequence[int]], Priced]
"""Asks one project for the way that costs least at prices of the pots, in thousandths, and takes no
more than this of each."""

_MOST_PASSES, _LEAST_PASSES, _QUESTIONS = 12, 3, 3_000
"""As many passes as come to so many questions, within these bounds."""

_CLOSE, _CLOSE_ENOUGH = 20_000, 1_000
"""It ends when own money is within the first part of what it can't be less than; where there are
more than a few projects after each pass that comes within the second."""

FEW = 20
"""Projects among which the very best sharing is sought."""

_NOTICED = 1_000
"""Less than this part of a pot is not sought to be used up."""

_USUALLY, _AT_LEAST = 900, 500
"""Money that all want counts for so many thousandths of its price, and so of own money at most:
at more nobody would take it. From the third time on for any number from the second one up, so that
what stands in each other's way comes loose."""


@dataclass(frozen=True)
class Goal:
    """Fewer projects can't be left without, and own and private money can't be less."""

    without: int
    own: int


def filled_up(  # each is a thing of its own
    chosen: Selection,
    ways: Sequence[Sequence[Column]],
    pots: Sequence[Pot],
    prices: Sequence[int],
    goal: Goal,
    within: Within,
) -> Selection:
    """The best sharing that is found from ``chosen`` on, with no more projects left without.

    ``prices``: of the pots' money where none is left.
    """
    filling = _Filling(
        list(chosen.shares),
        list(chosen.shapes),
        list(chosen.owns),
        pots,
        prices,
        {
            place
            for place, taken in enumerate(chosen.shares)
            if taken is not None and all(one.use != taken for one in ways[place])
        },
        [_USUALLY] * len(pots),
    )
    best: Selection | None = None
    chance = random.Random(0)  # noqa: S311  # repeatable, nothing is kept secret by it
    passes = min(_MOST_PASSES, max(_LEAST_PASSES, _QUESTIONS // max(len(chosen.shares), 1)))
    for number in range(passes):
        if number > 1:
            filling.parts = [chance.randrange(_AT_LEAST, THOUSANDTHS) for _ in pots]
        places = range(len(chosen.shares))
        # Those with most to gain come first, every other time.
        order = sorted(places, key=lambda place: -filling.owns[place]) if not number % 2 else places
        for place in order:
            filling.ask_again(place, within)
        for place in places:
            if filling.without > goal.without:
                filling.find_room(place, within)
        if best is None or (filling.without, filling.own) < (best.without, best.own):
            best = filling.selection
        enough = _CLOSE_ENOUGH if len(places) > FEW else _CLOSE
        if best.without <= goal.without and best.own - goal.own <= best.own // enough:
            break
    return best or chosen


@dataclass
class _Filling:
    shares: list[tuple[int, ...] | None]
    shapes: list[str | None]
    owns: list[int]
    pots: Sequence[Pot]
    prices: Sequence[int]
    blended: set[int]
    parts: Sequence[int]

    @property
    def own(self) -> int:
        return sum(self.owns)

    @property
    def without(self) -> int:
        return sum(one is None for one in self.shares)

    @property
    def selection(self) -> Selection:
        return Selection(tuple(self.shares), tuple(self.shapes), tuple(self.owns))

    def ask_again(self, place: int, within: Within) -> None:
        """Let a project choose anew, with what is left beside what it has."""
        taken, left = self.shares[place], self._left()
        is_cheap = [more * _NOTICED > pot.amount for pot, more in zip(self.pots, left, strict=True)]
        # The share of a blend is rounded up, and may be a way only nearly. Who pays nothing may
        # still move to a pot that something is left of.
        if taken is None or not (self.owns[place] or place in self.blended or any(is_cheap)):
            return
        most = [one + more for one, more in zip(taken, left, strict=True)]
        pot_prices = [
            0 if cheap else min(price, THOUSANDTHS) * part // THOUSANDTHS
            for cheap, price, part in zip(is_cheap, self.prices, self.parts, strict=True)
        ]
        column = within(place, pot_prices, most).column
        if column is None or any(use > one for use, one in zip(column.use, most, strict=True)):
            return
        before = _cost(self.owns[place], taken, pot_prices)
        if place not in self.blended and _cost(column.own, column.use, pot_prices) >= before:
            return
        self._take(place, column)

    def find_room(self, place: int, within: Within) -> None:
        """Give a project that is left without what is left, where it can be financed by it."""
        if self.shares[place] is None:
            left = self._left()
            column = within(place, [0] * len(left), left).column
            if column is not None and all(
                use <= one for use, one in zip(column.use, left, strict=True)
            ):
                self._take(place, column)

    def _take(self, place: int, column: Column) -> None:
        self.blended.discard(place)
        self.shares[place], self.shapes[place] = column.use, column.shape
        self.owns[place] = column.own

    def _left(self) -> list[int]:
        return [
            pot.amount - sum(one[number] for one in self.shares if one is not None)
            for number, pot in enumerate(self.pots)
        ]


def _cost(own: int, use: Sequence[int], pot_prices: Sequence[int]) -> int:
    return own * THOUSANDTHS + sum(a * b for a, b in zip(use, pot_prices, strict=True))
