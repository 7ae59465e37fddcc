"""State aid and de minimis aid on identifiable eligible costs: GBER article 8(1), 8(3) and 8(5).

An aid may be divided among its costs as one likes. On each cost the aid of all stays within the
highest ceiling of those that are for it, and an aid with a lower ceiling within that: an aid of
20 per cent fills the first fifth of a cost only, whatever else pays for it, and de minimis aid
together with any one aid stays within that one's ceiling. Adding an aid thus never makes room for
another one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from models.attribution import attribute, room_left
from models.breach import MOST_SOURCES, Breach, Limb, Limit, smallest_groups
from models.grants_on_costs import EligibleCost, Grant

WhereCeilingsDiffer = Literal["highest", "lowest"]
"""Which of several ceilings holds for the sum of aid on one cost.

``highest`` is article 8(3)(b). ``lowest`` is the cautious one, for aid under one article that the
law of different days gives different ceilings.
"""

Layer = tuple[str, Decimal]
"""The part of a cost up to a ceiling, from the ceiling below it: the cost's id and the ceiling."""


@dataclass(frozen=True)
class AidOnCosts:
    """Aid (more than nothing) with identifiable costs, and what InvestEU leaves of each cost."""

    grants: tuple[Grant, ...]
    remaining: Mapping[EligibleCost, Fraction]
    where_ceilings_differ: WhereCeilingsDiffer

    def breaches(self) -> Iterator[Breach]:
        """Everything that is too much; of groups within groups the smallest."""
        for connected in self.together():
            # De minimis aid for costs that no State aid is for has no ceiling here.
            group = [one for one in connected if self._meets_aid(one)]
            found = [
                Breach(_limb(several), several, within)
                for several, within in smallest_groups(group, self._limit)
            ]
            yield from found
            if not self._all_is_told(group):
                yield from self._beyond(group, found)

    def together(self) -> Iterator[tuple[Grant, ...]]:
        """The grants in groups that have costs in common, straight or in turn (8(3)(a))."""
        left = list(self.grants)
        while left:
            group = [left.pop(0)]
            for member in group:
                near = [one for one in left if one.costs & member.costs]
                group += near
                left = [one for one in left if one not in near]
            yield tuple(one for one in self.grants if one in group)

    def room(self, costs: Collection[str]) -> int | None:
        """The most that one more State aid for these costs can be, at their highest ceilings.

        Below zero by what they hold too much; ``None`` where one of them has no ceiling.
        """
        most = {cost.id: self.highest(cost) for cost in self.remaining if cost.id in costs}
        known = {id_: ceiling for id_, ceiling in most.items() if ceiling is not None}
        if len(known) < len(most):
            return None
        near = [
            one
            for group in self.together()
            if any(one.costs & {*costs} for one in group)
            for one in group
            if one.costs & {*costs} or self._meets_aid(one)
        ]
        amounts = {one.name: Fraction(one.amount) for one in near}
        layers = self._layers(known)
        reach = {one.name: self._reach(one, layers) for one in near}
        places = [layer for layer in layers if layer[0] in known and layer[1] <= known[layer[0]]]
        left = room_left(amounts, reach, layers, places)
        placed = attribute(amounts, reach, layers).placed
        if placed < sum(amounts.values()):
            # One more aid of any size may bring a ceiling that what is there already exceeds.
            lost = self._placed(near) - placed
            left = min(left, -lost) if lost else left
        return int(left // 1)

    def highest(self, cost: EligibleCost) -> Decimal | None:
        """The ceiling of a cost, or else the highest of the aid that is for it."""
        if cost.ceiling is not None:
            return cost.ceiling
        return max(self._ceilings[cost.id], default=None)

    def _limit(self, group: Sequence[Grant]) -> Limit | None:
        """What a group may be: every cost at the highest (or lowest) ceiling within the group."""
        if all(one.kind == "de_minimis" for one in group):
            return None
        most, shares = Fraction(0), set[Decimal]()
        covered = frozenset[str]().union(*(one.costs for one in group))
        costs = tuple(cost for cost in self.remaining if cost.id in covered)
        for cost in costs:
            ceilings = {
                one.ceiling_on(cost)
                for one in group
                if one.kind == "state_aid" and cost.id in one.costs
            }
            share = self._prevailing(ceilings)
            shares.add(share)
            most += Fraction(share) * self.remaining[cost]
        if len(group) == 1 and group[0].most is not None and group[0].most < most:
            return Limit(Fraction(group[0].most))
        eligible = sum((self.remaining[cost] for cost in costs), Fraction(0))
        return Limit(most, costs, eligible, tuple(sorted(shares)))

    def _prevailing(self, ceilings: Collection[Decimal]) -> Decimal:
        """The ceiling for all aid on a cost; one that only de minimis aid is for may be paid."""
        if not ceilings:
            return Decimal(1)
        return max(ceilings) if self.where_ceilings_differ == "highest" else min(ceilings)

    def _all_is_told(self, group: Sequence[Grant]) -> bool:
        """Whether each group within this one was tested, and nothing outside it limits it more."""
        kinds = {one.kind for one in group}
        ceilings = frozenset[Decimal]().union(
            *(self._ceilings[id_] for one in group for id_ in one.costs)
        )
        return (
            len(group) <= MOST_SOURCES
            and kinds == {"state_aid"}
            and (self.where_ceilings_differ == "highest" or len(ceilings) == 1)
        )

    def _beyond(self, group: Sequence[Grant], found: Sequence[Breach]) -> Iterator[Breach]:
        """Breaches that no group shows by the ceilings within it, or that were too many to test.

        Without the largest grant of each breach that is known, everything must have its place.
        """
        known = {_largest(breach.grants) for breach in found}
        layers = self._layers({})
        while True:
            left = [one for one in group if one.name not in known]
            too_much = self._unplaced(left, layers)
            if not too_much:
                return
            for one in too_much:
                fewer = [other for other in too_much if other is not one]
                too_much = self._unplaced(fewer, layers) or too_much
            known.add(_largest(too_much))
            within = self._limit_of_layers(too_much, layers)
            yield Breach(_limb_together(too_much), too_much, within)

    def _placed(self, grants: Sequence[Grant]) -> Fraction:
        """How much has its place now; de minimis aid without State aid beside it has."""
        limited, layers = [one for one in grants if self._meets_aid(one)], self._layers({})
        placed = attribute(
            {one.name: Fraction(one.amount) for one in limited},
            {one.name: self._reach(one, layers) for one in limited},
            layers,
        ).placed
        return placed + sum(one.amount for one in grants if one not in limited)

    def _unplaced(
        self, grants: Sequence[Grant], layers: Mapping[Layer, Fraction]
    ) -> tuple[Grant, ...]:
        """A group that does not fit where it may go, if there is one."""
        found = attribute(
            {one.name: Fraction(one.amount) for one in grants},
            {one.name: self._reach(one, layers) for one in grants},
            layers,
        ).too_much
        return tuple(one for one in grants if one.name in found)

    def _limit_of_layers(self, group: Sequence[Grant], layers: Mapping[Layer, Fraction]) -> Limit:
        reached = {layer for one in group for layer in self._reach(one, layers)}
        ceilings = dict(sorted(reached))  # of each cost the highest
        costs = tuple(cost for cost in self.remaining if cost.id in ceilings)
        return Limit(
            most=sum((layers[layer] for layer in reached), Fraction(0)),
            costs=costs,
            eligible=sum((self.remaining[cost] for cost in costs), Fraction(0)),
            ceilings=tuple(sorted({*ceilings.values()})),
        )

    def _layers(self, more: Mapping[str, Decimal]) -> dict[Layer, Fraction]:
        """The layers of every cost by the ceilings on it, and by one more for some costs."""
        layers: dict[Layer, Fraction] = {}
        for cost in self.remaining:
            ceilings = {*self._ceilings[cost.id], *([more[cost.id]] if cost.id in more else [])}
            if not ceilings or self.where_ceilings_differ == "lowest":
                ceilings = {self._prevailing(ceilings)}
            below = Decimal(0)
            for ceiling in sorted(ceilings):
                layers[cost.id, ceiling] = Fraction(ceiling - below) * self.remaining[cost]
                below = ceiling
        return layers

    def _reach(self, grant: Grant, layers: Mapping[Layer, Fraction]) -> list[Layer]:
        """Where a grant may lie: up to its own ceiling; de minimis aid up to the lowest."""
        own = [layer for layer in layers if layer[0] in grant.costs]
        if self.where_ceilings_differ == "lowest":
            return own
        if grant.kind == "de_minimis":
            lowest = dict(sorted(own, reverse=True))  # of each cost the last one stays
            return [*lowest.items()]
        most = {one.id: grant.ceiling_on(one) for one in self.remaining if one.id in grant.costs}
        return [(id_, ceiling) for id_, ceiling in own if ceiling <= most[id_]]

    def _meets_aid(self, grant: Grant) -> bool:
        """Whether State aid is for one of its costs."""
        return any(self._ceilings[id_] for id_ in grant.costs)

    @cached_property
    def _ceilings(self) -> Mapping[str, frozenset[Decimal]]:
        """The ceilings of the State aid on every cost."""
        return {
            cost.id: frozenset(
                one.ceiling_on(cost)
                for one in self.grants
                if one.kind == "state_aid" and cost.id in one.costs
            )
            for cost in self.remaining
        }


def _largest(group: Sequence[Grant]) -> str:
    return max(group, key=lambda one: one.amount).name


def _limb(group: Sequence[Grant]) -> Limb:
    return "gber.8.1" if len(group) == 1 else _limb_together(group)


def _limb_together(group: Sequence[Grant]) -> Limb:
    return "gber.8.5" if any(one.kind == "de_minimis" for one in group) else "gber.8.3.b"
