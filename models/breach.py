"""Grants that are too much together, by one part of GBER article 8."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Literal

from models.grants_on_costs import EligibleCost, Grant

Limb = Literal["gber.8.1", "gber.8.2", "gber.8.3.b", "gber.8.4", "gber.8.5"]
"""The part of article 8 that is broken; ``gber.8.1`` is one aid above its own ceiling."""

MOST_SOURCES = 10
"""Of more grants with costs in common than this, not every group is tested on its own."""


@dataclass(frozen=True)
class Limit:
    """What a group of grants may be together, exactly, and what that is made of.

    ``eligible`` are the costs less what InvestEU finances; ``ceilings`` the shares of them that
    count, lowest first; both are empty where the limit is an amount.
    """

    most: Fraction
    costs: tuple[EligibleCost, ...] = ()
    eligible: Fraction = Fraction(0)
    ceilings: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Breach:
    """A group of grants, in the order they were given, and the limit that it exceeds."""

    limb: Limb
    grants: tuple[Grant, ...]
    within: Limit

    @property
    def granted(self) -> int:
        """What the grants are together, in minor units."""
        return sum(one.amount for one in self.grants)

    @property
    def limit(self) -> int:
        """What they may be together, in whole minor units."""
        return int(self.within.most // 1)

    @property
    def over(self) -> int:
        """How much too much, in minor units."""
        return self.granted - self.limit


def smallest_groups(
    grants: Sequence[Grant], limit: Callable[[Sequence[Grant]], Limit | None]
) -> Iterator[tuple[tuple[Grant, ...], Limit]]:
    """Every group that exceeds its limit and holds no smaller one that does, with that limit.

    ``limit`` is ``None`` for a group that nothing limits. Of more than ``MOST_SOURCES`` grants
    only each alone is tested.
    """
    sizes = range(1, len(grants) + 1 if len(grants) <= MOST_SOURCES else 2)
    found: list[frozenset[str]] = []
    for group in (group for size in sizes for group in combinations(grants, size)):
        names = frozenset(one.name for one in group)
        if any(smaller <= names for smaller in found):
            continue
        within = limit(group)
        if within is not None and sum(one.amount for one in group) > within.most:
            found.append(names)
            yield group, within
