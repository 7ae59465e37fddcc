"""Grants counted together on the costs that they share: GBER article 8.

How aid is added up depends on what it is for:

- aid for different identifiable eligible costs stands each on its own costs (8(3)(a));
- aid for the same or overlapping costs stays within the highest intensity of them (8(3)(b));
- aid without identifiable eligible costs stands beside all other aid, and several such within the
  highest of their thresholds (8(4));
- de minimis aid for the same costs counts with State aid (8(5); Reg. (EU) 2023/2831 art. 5(3));
  not tied to any cost it stands alone;
- directly managed Union money is no State aid, but all public money on its costs together stays
  within the most favourable rate (8(2));
- financing backed by InvestEU is taken off the costs first (8(3)(b)).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from models.aid_on_costs import AidOnCosts, WhereCeilingsDiffer
from models.aid_without_costs import aid_without_costs
from models.assumption import ASSUMPTIONS
from models.breach import Breach
from models.costs_after_investeu import costs_after_investeu
from models.cumulation_words import Relaxation, cumulation_finding, relaxations
from models.finding import Finding
from models.grant_faults import refuse_unreadable
from models.grants_on_costs import EligibleCost, Grant
from models.public_beside_union import MOST_FAVOURABLE_RATE, PublicBesideUnion


@dataclass(frozen=True)
class Room:
    """How much more one cost can take, in minor units; below zero by what it holds too much.

    ``ceiling_amount`` is the most aid that the cost may have in all and ``aid`` the room left for
    State aid: ``None`` for a cost without a ceiling. ``public`` is the room left for public money
    of any kind: ``None`` for a cost without directly managed Union money. ``headroom`` is the
    smaller room, that of one more State aid.
    """

    cost: EligibleCost
    ceiling_amount: int | None
    aid: int | None
    public: int | None

    @property
    def headroom(self) -> int | None:
        """Room for one more State aid; ``None`` where nothing limits it."""
        return min((one for one in (self.aid, self.public) if one is not None), default=None)


@dataclass(frozen=True)
class Cumulation:
    """What comes out when article 8 adds grants up; made by ``cumulate``."""

    grants: tuple[Grant, ...]
    costs: tuple[EligibleCost, ...]
    currency: str
    most_favourable_rate: str
    where_ceilings_differ: WhereCeilingsDiffer

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """Everything that is too much, small groups first; of groups within groups the smallest."""
        found = [
            *self._aid.breaches(),
            *aid_without_costs(self.grants),
            *self._public.breaches(),
        ]
        position = {grant.name: place for place, grant in enumerate(self.grants)}
        return tuple(
            sorted(
                found,
                key=lambda one: (len(one.grants), [position[each.name] for each in one.grants]),
            )
        )

    @property
    def holds(self) -> bool:
        """Whether nothing is too much."""
        return not self.breaches

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One error for every breach, with the part of article 8 as its rule."""
        return tuple(cumulation_finding(breach, self.currency) for breach in self.breaches)

    @property
    def relaxations(self) -> tuple[Relaxation, ...]:
        """The least changes that mend each breach, one by one."""
        return tuple(one for breach in self.breaches for one in relaxations(breach, self.currency))

    @cached_property
    def together(self) -> tuple[tuple[str, ...], ...]:
        """Names of the aid in groups that have costs in common, straight or in turn.

        State aid and de minimis aid; groups do not limit each other (article 8(3)(a)).
        """
        return tuple(tuple(one.name for one in group) for group in self._aid.together())

    @cached_property
    def rooms(self) -> tuple[Room, ...]:
        """For each cost by itself, how much more it can take."""
        found = []
        for cost, left in self._aid.remaining.items():
            highest = self._aid.highest(cost)
            found.append(
                Room(
                    cost=cost,
                    ceiling_amount=None if highest is None else int(Fraction(highest) * left // 1),
                    aid=self._aid.room([cost.id]),
                    public=self._public.room([cost.id]),
                )
            )
        return tuple(found)

    def room_for(self, costs: Collection[str]) -> int | None:
        """The most that one more State aid for these costs together can be, in minor units.

        Below zero by what the costs hold too much; ``None`` where nothing limits it.
        """
        rooms = (self._aid.room(costs), self._public.room(costs))
        return min((one for one in rooms if one is not None), default=None)

    @property
    def separate_checks(self) -> tuple[str, ...]:
        """What article 8 leaves to other rules: de minimis aid has a ceiling of its own."""
        de_minimis = any(one.kind == "de_minimis" and one.amount for one in self.grants)
        return ("de_minimis_ceiling",) if de_minimis else ()

    @cached_property
    def _aid(self) -> AidOnCosts:
        kinds = ("state_aid", "de_minimis")
        aid = (one for one in self.grants if one.kind in kinds and one.costs and one.amount)
        remaining = costs_after_investeu(self.grants, self.costs)
        return AidOnCosts(tuple(aid), remaining, self.where_ceilings_differ)

    @cached_property
    def _public(self) -> PublicBesideUnion:
        return PublicBesideUnion(self.grants, self.costs, self.most_favourable_rate == "highest")


def cumulate(
    grants: Sequence[Grant],
    costs: Sequence[EligibleCost],
    *,
    currency: str = "SEK",
    most_favourable_rate: str = ASSUMPTIONS[MOST_FAVOURABLE_RATE].default,
    where_ceilings_differ: WhereCeilingsDiffer = "highest",
) -> Cumulation:
    """Add grants up on the costs that they are for (GBER article 8), in minor units, exactly.

    ``most_favourable_rate`` is the value of the assumption ``gber.8.2.most_favourable_rate``.

    Raises:
        InputErrors: the grants or costs cannot be read; all faults at once.
    """
    refuse_unreadable(grants, costs)
    return Cumulation(
        tuple(grants), tuple(costs), currency, most_favourable_rate, where_ceilings_differ
    )
