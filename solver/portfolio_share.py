"""Common budgets shared among projects that compete for them, with a proven distance to the best.

Dantzig and Wolfe: each project is asked, by its own full model, for the best way to finance it at
given prices of the pots' money; the known ways are shared out; that gives new prices. The sum of
the answers at any prices, less what the pots are worth, is a limit that no sharing can beat: it is
computed in whole numbers, whatever the prices rest on. First as many projects as possible are
financed, then with as little own and private money as possible.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from models.shared_pots import Pot
from solver.portfolio_contest import Column, Priced
from solver.portfolio_fill import Goal, Within, filled_up
from solver.portfolio_master import PROJECT, Prices, Selection, prices, selection
from solver.portfolio_pricing import THOUSANDTHS

Price = Callable[[Mapping[int, Sequence[int]], int, int], Mapping[int, Priced]]
"""Asks projects, by their places, each at its own prices of the pots, in thousandths; then what own
money counts for, in thousandths, and the effort."""

MOST_ROUNDS = 20
"""Of asking all projects, as a rule."""

_LEAST_ROUNDS = 4
"""Of asking for prices, where the rounds before have used up those."""

_EXPLORED = 1
"""Rounds in which every project is asked at random prices of its own."""

_HARDER = 10
"""The effort for projects whose answers were not proven to the usual one."""

_CLOSE = 2_000
"""The search for better ways ends when the prices' limit is within this part of their value."""

_ALIKE = 60
"""Prices so near to own money's are taken for it: a krona granted mostly saves a krona of one's
own, and at equal prices projects are the easiest to answer for."""


@dataclass(frozen=True)
class Shared:
    """What each project may take of each pot, and the proven limits.

    ``fewest_without``: no sharing leaves fewer projects without. ``least_own``: none of those
    that leave as many without as ``selection`` needs less own and private money.
    """

    selection: Selection
    fewest_without: int
    least_own: int
    rounds: int
    ways: tuple[tuple[Column, ...], ...]


def share(alone: Sequence[Column], pots: Sequence[Pot], price: Price, within: Within) -> Shared:
    """Share the pots among projects, each of which can be financed ``alone``."""
    search = _Search(len(alone), pots, price, within, [[one] for one in alone])
    search.explore()
    fewest = search.fewest_without()
    without = search.chosen(None).without
    while True:
        limit = search.least_own(without)
        start = search.rounded(without)
        chosen = filled_up(
            start,
            search.ways,
            pots,
            limit.prices,
            Goal(fewest, limit.own),
            search.way_within,
        )
        if chosen.without >= without:
            break
        # Room was found for more of them than by the ways that were known.
        without = chosen.without
    if chosen.without > without:
        limit = search.least_own(chosen.without)
    search.sharpen(limit, chosen.own, chosen.without)
    return Shared(
        selection=chosen,
        fewest_without=fewest,
        least_own=limit.own,
        rounds=search.rounds,
        ways=tuple(map(tuple, search.ways)),
    )


@dataclass
class _Limit:
    """What own money can't be less than, in thousandths, by the ``least`` costs at some prices."""

    prices: tuple[int, ...]
    least: list[int]
    value: int

    @property
    def own(self) -> int:
        """In minor units."""
        return max(-(-self.value // THOUSANDTHS), 0)


@dataclass
class _Search:
    count: int
    pots: Sequence[Pot]
    price: Price
    within: Within
    ways: list[list[Column]]
    rounds: int = 0
    _parts: Prices | None = field(default=None, repr=False)

    def ask(
        self, asked: Mapping[int, Sequence[int]], own_weight: int, effort: int = 1
    ) -> list[int]:
        """The least cost of each project that is asked, in the order of their places."""
        self.rounds += 1
        found = self.price(asked, own_weight, effort)
        for place in asked:
            column = found[place].column
            if column is not None and column not in self.ways[place]:
                self.ways[place].append(column)
        return [found[place].least for place in asked]

    def way_within(self, place: int, prices: Sequence[int], most: Sequence[int]) -> Priced:
        """One project's way within limits, which is a known way from now on."""
        found = self.within(place, prices, most)
        if found.column is not None and found.column not in self.ways[place]:
            self.ways[place].append(found.column)
        return found

    def explore(self) -> None:
        """Find ways of many kinds: each project at prices of its own, and with least of the pots.

        At prices that are the same for all they would all want the same money.
        """
        chance = random.Random(0)  # noqa: S311  # repeatable, nothing is kept secret by it
        for _ in range(_EXPLORED):
            self.ask(
                {place: [_random_price(chance) for _ in self.pots] for place in range(self.count)},
                THOUSANDTHS,
            )
        self.ask(self._alike([PROJECT // max(pot.amount, 1) for pot in self.pots]), 0)

    def chosen(self, most_without: int | None) -> Selection:
        """The best sharing among the known ways; leaving everyone without is always one."""
        if most_without == self.count:
            return self._nothing()
        return selection(self.ways, self.pots, most_without, blended=True) or self._nothing()

    def rounded(self, without: int) -> Selection:
        """The best sharing among the ways that the last prices rest on, and some more."""
        if self._parts is not None and without < self.count:
            few = [
                [column for column, part in zip(columns, parts, strict=False) if part]
                if max(parts) == THOUSANDTHS
                else columns
                for columns, parts in zip(self.ways, self._parts.parts, strict=True)
            ]
            found = selection(few, self.pots, without, blended=True)
            if found is not None:
                return found
        return self.chosen(without)

    def fewest_without(self) -> int:
        """A number of projects that no sharing can do without leaving without."""
        fewest = 0
        if self.chosen(None).without == 0:
            return fewest
        while self.rounds < MOST_ROUNDS // 2:
            found = prices(self.ways, self.pots, None)
            if found is None:
                break
            known = self._known()
            least = self.ask(self._alike(found.pots), 0)
            limit = sum(min(one, PROJECT) for one in least) - self._worth(found.pots)
            fewest = max(fewest, -(-limit // PROJECT))
            # More ways can't help where the limit reaches what sharing in parts could do.
            if self._known() == known or found.value <= fewest * PROJECT:
                break
        return fewest

    def least_own(self, without: int) -> _Limit:
        """Own and private money that no sharing can do with less of that leaves so many without."""
        asked: tuple[int, ...] = (THOUSANDTHS,) * len(self.pots)
        best: _Limit | None = None
        seen = set()
        for number in range(max(MOST_ROUNDS - self.rounds, _LEAST_ROUNDS)):
            seen.add(asked)
            least = self.ask(self._alike(asked), THOUSANDTHS)
            limit = _Limit(asked, least, self._paid(least, without) - self._worth(asked))
            if best is None or limit.value > best.value:
                best = limit
            found = prices(self.ways, self.pots, without)
            if found is None:
                break
            self._parts = found
            if found.value - best.value <= found.value // _CLOSE:
                break
            # Prices between the best so far and the newest swing less.
            between = tuple((a + b) // 2 for a, b in zip(found.pots, best.prices, strict=True))
            tried = [_rounded(found.pots), found.pots, _rounded(between), between]
            tried = tried[2:] + tried[:2] if number % 2 else tried
            fresh = [one for one in tried if one not in seen]
            if not fresh:
                break
            asked = fresh[0]
        if best is None:
            raise AssertionError("no round to ask in")
        return best

    def sharpen(self, limit: _Limit, own: int, without: int) -> None:
        """Prove more of the answers at a limit's prices, where that may close the gap."""
        gap = own * THOUSANDTHS - limit.value
        if gap < THOUSANDTHS:
            return
        slack = [
            min(self._cost(column, limit.prices) for column in columns) - least
            for columns, least in zip(self.ways, limit.least, strict=True)
        ]
        # What is less than this is, for all together, less than a tenth of the gap.
        places = [place for place, one in enumerate(slack) if one * self.count * 10 > gap]
        if not places:
            return
        found = self.ask(dict.fromkeys(places, limit.prices), THOUSANDTHS, _HARDER)
        for place, least in zip(places, found, strict=True):
            limit.least[place] = max(limit.least[place], least)
        limit.value = self._paid(limit.least, without) - self._worth(limit.prices)

    def _paid(self, least: Sequence[int], without: int) -> int:
        """What at least is paid where the dearest projects are left without."""
        return sum(sorted(least)[: self.count - without])

    def _worth(self, pot_prices: Sequence[int]) -> int:
        return sum(pot.amount * price for pot, price in zip(self.pots, pot_prices, strict=True))

    def _cost(self, column: Column, pot_prices: Sequence[int]) -> int:
        taken = sum(use * price for use, price in zip(column.use, pot_prices, strict=True))
        return column.own * THOUSANDTHS + taken

    def _alike(self, pot_prices: Sequence[int]) -> dict[int, Sequence[int]]:
        return dict.fromkeys(range(self.count), pot_prices)

    def _known(self) -> int:
        return sum(map(len, self.ways))

    def _nothing(self) -> Selection:
        return Selection((None,) * self.count, (None,) * self.count, (0,) * self.count)


def _random_price(chance: random.Random) -> int:
    """Mostly about as much as own money, sometimes next to nothing."""
    return chance.randrange(700, 1300) if chance.random() < 0.7 else chance.randrange(300)


def _rounded(pot_prices: Sequence[int]) -> tuple[int, ...]:
    return tuple(THOUSANDTHS if abs(one - THOUSANDTHS) < _ALIKE else one for one in pot_prices)
