"""All public money on the costs of directly managed Union money together: GBER article 8(2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from models.attribution import attribute, room_left
from models.breach import Breach, Limit
from models.grants_on_costs import EligibleCost, Grant

MOST_FAVOURABLE_RATE = "gber.8.2.most_favourable_rate"
"""The assumption that article 8(2) is read by."""

_PUBLIC = ("state_aid", "de_minimis", "union", "public")


@dataclass(frozen=True)
class PublicBesideUnion:
    """Public money and costs; ``highest_rate`` reads the most favourable rate as the higher one.

    By the assumption ``gber.8.2.most_favourable_rate`` it is the Union programme's rate, or the
    higher of it and the ceiling that the GBER has for the cost.
    """

    grants: Sequence[Grant]
    costs: Sequence[EligibleCost]
    highest_rate: bool

    def breaches(self) -> Iterator[Breach]:
        """One for each grant of Union money on whose costs there is too much."""
        for union in self._union():
            beside = self._beside(union)
            room = self._room_of(union, beside)
            amounts = {one.name: Fraction(one.amount) for one in beside}
            reach = {one.name: self._places(one.costs, union) for one in beside}
            names = attribute(amounts, reach, room).too_much
            if names:
                group = tuple(one for one in beside if one.name in names)
                yield Breach("gber.8.2", group, self._limit(union, group, room))

    def room(self, costs: Collection[str]) -> int | None:
        """The most further public money on these costs; ``None`` where none has Union money."""
        found = [
            room_left(
                {one.name: Fraction(one.amount) for one in beside},
                {one.name: self._places(one.costs, union) for one in beside},
                self._room_of(union, [*beside, Grant("", "public", 0, frozenset(costs))]),
                self._places(costs, union),
            )
            for union in self._union()
            if union.costs & {*costs}
            for beside in [self._beside(union)]
        ]
        return int(min(found) // 1) if found else None

    def _union(self) -> Iterator[Grant]:
        return (one for one in self.grants if one.kind == "union")

    def _beside(self, union: Grant) -> list[Grant]:
        """The public money, its own included, that may be on the costs of a Union grant."""
        return [
            one
            for one in self.grants
            if one.kind in _PUBLIC and one.amount and one.costs & union.costs
        ]

    def _places(self, costs: Collection[str], union: Grant) -> list[str]:
        """The Union grant's costs as one place, every other cost as its own."""
        inside = [_SHARED] if union.costs & {*costs} else []
        return [*inside, *(one.id for one in self.costs if one.id in {*costs} - union.costs)]

    def _room_of(self, union: Grant, grants: Sequence[Grant]) -> dict[str, Fraction]:
        """The costs of a Union grant at the most favourable rate; other costs may be paid."""
        shared = sum(
            (Fraction(self._rate(union, cost)) * cost.amount for cost in self._of(union)),
            Fraction(0),
        )
        reached = frozenset[str]().union(*(one.costs for one in grants)) - union.costs
        others = {cost.id: Fraction(cost.amount) for cost in self.costs if cost.id in reached}
        return {_SHARED: shared, **others}

    def _limit(self, union: Grant, group: Sequence[Grant], room: dict[str, Fraction]) -> Limit:
        reached = union.costs.union(*(one.costs for one in group))
        costs = tuple(cost for cost in self.costs if cost.id in reached)
        rates = {self._rate(union, cost) for cost in self._of(union)}
        outside = [cost for cost in costs if cost.id not in union.costs]
        return Limit(
            most=room[_SHARED] + sum(cost.amount for cost in outside),
            costs=costs,
            eligible=Fraction(sum(cost.amount for cost in costs)),
            ceilings=tuple(sorted({*rates, *(Decimal(1) for _ in outside)})),
        )

    def _of(self, union: Grant) -> list[EligibleCost]:
        return [cost for cost in self.costs if cost.id in union.costs]

    def _rate(self, union: Grant, cost: EligibleCost) -> Decimal:
        rate = union.ceiling_on(cost)
        return max(rate, cost.ceiling) if self.highest_rate and cost.ceiling is not None else rate


_SHARED = "\N{NULL}"
