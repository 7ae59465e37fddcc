"""Prices of weeks and panels: a bound of the days moved that heeds limits, and dates near them.

Where dates break a limit, standing there gets dearer, and the network of dates (which knows prices
but no limits) is asked again. For any prices its least cost, less what the limits would earn, is a
bound of what has to be paid (Lagrange); good prices leave dates that break little. All in whole
numbers, so that the same case has the same prices on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from models.alignment.case import AlignmentCase, Point
from solver.alignment.date_network import SCALE, Cut, DateNetwork, Scarce

FIRST_STEP = SCALE // 2
LONGEST_STEP = 4 * SCALE
DEAREST = 2**30
"""No price is higher, so that sums of them stay far within 64 bits."""


def excess(case: AlignmentCase, days: Mapping[Point, int]) -> Counter[Scarce]:
    """By how much each limit is broken (or, negative, not used up) where anything is."""
    found: Counter[Scarce] = Counter()
    for index, limit in enumerate(case.week_limits):
        # Ordinal 1 is a Monday.
        mondays = Counter((days[point] - 1) // 7 * 7 + 1 for point in limit.points)
        for monday, count in mondays.items():
            found[Scarce(is_week=True, number=index, day=monday)] = count - limit.most
    for index, panel in enumerate(case.panels):
        changes: Counter[int] = Counter()
        for use in panel.uses:
            if days[use.then] > days[use.first]:
                changes[days[use.first]] += use.amount
                changes[days[use.then]] -= use.amount
        load, ordered = 0, sorted(changes)
        for day, until in pairwise(ordered):
            load += changes[day]
            if load > panel.capacity:
                for on in range(day, until):
                    found[Scarce(is_week=False, number=index, day=on)] = load - panel.capacity
    return found


def use_at(case: AlignmentCase, days: Mapping[Point, int], scarce: Scarce) -> int:
    """How much of a limit is used, less what there is."""
    if scarce.is_week:
        limit = case.week_limits[scarce.number]
        inside = sum(scarce.day <= days[p] < scarce.day + 7 for p in limit.points)
        return inside - limit.most
    panel = case.panels[scarce.number]
    uses = (u.amount for u in panel.uses if days[u.first] <= scarce.day < days[u.then])
    return sum(uses) - panel.capacity


@dataclass
class Pricing:
    """Prices that get better with each asking.

    Each price has a step of its own, longer while it has to go on the same way and half as long
    when it turns (Riedmiller and Braun, 1993): limits are far from each other, so that one measure
    for all steps would hardly move any of them where there are many.
    """

    case: AlignmentCase
    network: DateNetwork
    prices: dict[Scarce, int] = field(default_factory=dict)
    _steps: dict[Scarce, int] = field(default_factory=dict)
    _was_short: dict[Scarce, bool] = field(default_factory=dict)

    def ask(self, near: Mapping[Point, int] | None = None, reach: int = 0) -> Cut | None:
        """The cheapest dates at today's prices."""
        return self.network.cheapest(self.prices, near, reach)

    def learn(self, days: Mapping[Point, int]) -> int:
        """Move the prices by what these dates use too much or leave; how many limits they break."""
        over = {scarce: by for scarce, by in excess(self.case, days).items() if by > 0}
        broken = len(over)
        for scarce, price in self.prices.items():
            if price and scarce not in over:
                over[scarce] = use_at(self.case, days, scarce)
        for scarce, by in over.items():
            if by:
                self._move(scarce, is_short=by > 0)
        return broken

    def _move(self, scarce: Scarce, *, is_short: bool) -> None:
        step = self._steps.get(scarce, FIRST_STEP)
        if scarce in self._was_short:
            goes_on = self._was_short[scarce] == is_short
            step = min(step * 3 // 2, LONGEST_STEP) if goes_on else max(step // 2, 1)
        self._steps[scarce], self._was_short[scarce] = step, is_short
        price = self.prices.get(scarce, 0) + (step if is_short else -step)
        self.prices[scarce] = min(max(price, 0), DEAREST)


def days_of(cost: int) -> int:
    """The fewest weighted days that cost as much."""
    return -(-cost // SCALE)
