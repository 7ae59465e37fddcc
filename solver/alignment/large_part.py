"""A large part: its links first, then the dates that they leave, and a bound of the days moved.

1. Dates that hold, from today's, with few rounds moved: a first answer.
2. The most link weight without shared limits (``best_links``), which is a bound with them.
3. The least days moved that those links leave (``date_network``), with prices on what is scarce
   (``prices``) until little is broken, and that little mended (``mending``): a good answer.
4. The links that every best choice holds, and the least days that these leave: a bound.
5. What stands in for each link that can be given up (``alternatives``), and what the cheapest
   costs (``raised_bound``): a better bound, and a better choice of links, dated as in 3.
6. Windows where dates and bound differ most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from models.alignment.case import AlignmentCase, Point
from models.alignment.check import Objective, holds, today
from solver.alignment.alternatives import Alternatives, Entries
from solver.alignment.answer import PartAnswer
from solver.alignment.best_links import AlwaysHeld, BestLinks, always_held, best_links
from solver.alignment.components import points_of_bond
from solver.alignment.date_network import Cut, DateNetwork, Scarce
from solver.alignment.interruption import Interruption
from solver.alignment.mending import mend, neighbours, solve_window
from solver.alignment.prices import Pricing, days_of
from solver.alignment.raised_bound import RaisedBound
from solver.alignment.search import Allowance

REACH = 14
"""Days around the last dates in which prices are tried: six times as quick as on all days."""

ASKINGS = 16
WHOLE_EVERY = 8
"""After so many askings one on all days, since a price may drive dates out of their reach."""

MENDED_EVERY = 8
NEAR = 60
"""Rounds around a link in which the days are counted that it costs."""

WINDOWS = (60, 120)
"""Rounds of a window, at most, the first time through and the second."""

UNITS_PER_ARC, SECONDS_PER_ARC = 4e-8, 4e-7
"""About what an arc of a network costs; counted, since no clock is read."""


@dataclass
class LargePart:
    """The steps above; each leaves the answer better or as it was."""

    case: AlignmentCase
    allowance: Allowance
    interruption: Interruption
    say: Callable[[], None]
    answer: PartAnswer

    def run(self) -> None:
        """Go through the steps as far as the allowance goes."""
        if self.answer.dates is None:
            self._offer(mend(self.case, today(self.case), *self._means, any_answer=True))
        links = best_links(self.case, *self._means)
        if links is None:
            return
        self._bound(Objective(links.weight, 0, 0))
        prices = self._date(links.held, {}, ASKINGS // 2)
        always = always_held(links, *self._means) if self._may_go_on else None
        if always is None:
            return
        network = DateNetwork(self.case, always.links)
        cut = self._bound_days(network, links.weight, prices)
        if cut is None or not self._may_go_on:
            return
        spots: list[frozenset[str]] = []
        choice = self._raise(cut, network, links, always, spots)
        if choice is not None:
            self._date(choice, prices, ASKINGS)
        for rounds in spots:
            if self._may_go_on:
                self._window(rounds)
        self._where_it_differs(cut)

    @property
    def _means(self) -> tuple[Allowance, Interruption]:
        return self.allowance, self.interruption

    @property
    def _may_go_on(self) -> bool:
        return not (self.answer.is_best or self.allowance.is_spent or self.interruption.asked)

    def _offer(self, dates: Mapping[Point, date] | None) -> bool:
        if dates is None:
            return False
        better = self.answer.offer(self.case, dates, may_break=True)
        if better:
            self.say()
        return better

    def _bound(self, bound: Objective) -> None:
        self.answer.bound = min(self.answer.bound, bound)
        self.say()

    def _date(
        self, held: Collection[int], prices: dict[Scarce, int], askings: int
    ) -> dict[Scarce, int]:
        """Dates for these links, at prices that begin with those given; the last prices."""
        pricing = Pricing(self.case, DateNetwork(self.case, held), dict(prices))
        cut = self._ask(pricing)
        for number in range(askings):
            if cut is None or not self._may_go_on:
                break
            broken = pricing.learn(cut.days)
            if number % MENDED_EVERY == MENDED_EVERY - 1 or not broken:
                self._offer(mend(self.case, _dates(cut), *self._means, wanted=held))
            if not broken:
                break
            cut = self._ask(pricing, cut, number)
        self._win_back(held)
        return pricing.prices

    def _win_back(self, held: Collection[int]) -> None:
        """Windows around the links that mending gave up."""
        for link in sorted(held):
            dates = self.answer.dates
            if dates is not None and self._may_go_on and not holds(self.case.bonds[link], dates):
                some = _rounds(self.case, [frozenset((link,))])
                self._window(self._widened(some, WINDOWS[-1]))

    def _ask(self, pricing: Pricing, last: Cut | None = None, number: int = 0) -> Cut | None:
        if not pricing.network.fits:
            return None
        is_whole = last is None or number % WHOLE_EVERY == WHOLE_EVERY - 1
        cut = pricing.ask() if last is None or is_whole else pricing.ask(last.days, REACH)
        if cut is not None:
            self.allowance.spend(cut.arcs * UNITS_PER_ARC, cut.arcs * SECONDS_PER_ARC)
        return cut

    def _widened(self, rounds: frozenset[str], most: int) -> frozenset[str]:
        wider = neighbours(self.case, rounds)
        while len(wider) <= most and wider != rounds:
            rounds, wider = wider, neighbours(self.case, wider)
        return rounds

    def _window(self, rounds: frozenset[str]) -> bool:
        dates = self.answer.dates
        if dates is None or not rounds:
            return False
        return self._offer(solve_window(self.case, dates, rounds, *self._means))

    def _bound_days(
        self, network: DateNetwork, weight: int, prices: dict[Scarce, int]
    ) -> Cut | None:
        """The dearest of the cheapest dates, at ``prices`` that move; ``None`` without any."""
        pricing = Pricing(self.case, network, prices)
        last, best = self._ask(pricing), None
        for number in range(ASKINGS):
            if last is None:
                break
            if last.is_bound and (best is None or last.cost > best.cost):
                best = last
                self._bound(Objective(weight, -days_of(best.cost), 0))
            if not pricing.learn(last.days) or not self._may_go_on:
                break
            last = self._ask(pricing, last, number)
        return best

    def _raise(
        self,
        cut: Cut,
        network: DateNetwork,
        links: BestLinks,
        always: AlwaysHeld,
        spots: list[frozenset[str]],
    ) -> frozenset[int] | None:
        """A better bound, and the links that it is cheapest with; ``spots`` gets their rounds."""
        alternatives = Alternatives(self.case, links, always.links, always.seen)
        raised = RaisedBound(network, cut)
        dates = _dates(cut)
        chosen: frozenset[int] = frozenset()
        dear: frozenset[int] = frozenset()
        for link in sorted(links.held - always.links):
            if not self._may_go_on:
                return None
            if link in chosen or holds(self.case.bonds[link], dates):
                continue
            entries = alternatives.of(link, dates, *self._means)
            rounds = self._widened(_rounds(self.case, entries), NEAR)
            spots.append(rounds)
            cheapest = raised.add(entries, {p for p in self.case.places if p.round in rounds})
            if cheapest is not None:
                chosen |= entries[cheapest]
                dear |= frozenset().union(*entries)
                self._bound(Objective(links.weight, -days_of(raised.cost), 0))
        return alternatives.choice(dear - chosen, *self._means)

    def _where_it_differs(self, cut: Cut) -> None:
        for window in WINDOWS:
            for rounds in self._groups(cut, window):
                if self._may_go_on:
                    self._window(rounds)

    def _groups(self, cut: Cut, window: int) -> Iterator[frozenset[str]]:
        """Rounds whose dates cost more than the bound has them cost, the dearest first."""
        dates = self.answer.dates
        if dates is None:
            return
        more: dict[str, int] = {}
        for point, place in self.case.places.items():
            today_ = place.current.toordinal()
            days = abs(dates[point].toordinal() - today_) - abs(cut.days[point] - today_)
            if days:
                more[point.round] = more.get(point.round, 0) + place.weight * days
        done: set[str] = set()
        for name in sorted(more, key=lambda one: (-more[one], one)):
            if more[name] > 0 and name not in done:
                rounds = self._widened(frozenset((name,)), window)
                done |= rounds
                yield rounds


def _rounds(case: AlignmentCase, entries: Entries) -> frozenset[str]:
    links = frozenset(link for entry in entries for link in entry)
    return frozenset(p.round for link in links for p in points_of_bond(case.bonds[link]))


def _dates(cut: Cut) -> dict[Point, date]:
    return {point: date.fromordinal(day) for point, day in cut.days.items()}
