"""Which enterprises are one single undertaking (Reg. (EU) 2023/2831 art. 2(2)).

One enterprise controls another by a majority of the votes, by the right to appoint or remove a
majority of its board, by a contract or its articles, or by an agreement with other owners; also
through one or more other enterprises. Enterprises with any such link between them are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from pydantic import model_validator

from models.errors import fault
from models.money import Share
from models.vocabulary import Identifier, Record

_MAJORITY = Decimal(1) / 2
"""What a majority is more than."""


class Ownership(Record):
    """How one enterprise controls another; ``votes``, a share, belongs to ``kind: votes``."""

    owner: Identifier
    firm: Identifier
    kind: Literal["votes", "board", "contract", "agreement"] = "votes"
    votes: Share | None = None

    @model_validator(mode="after")
    def _votes_where_they_belong(self) -> Ownership:
        if (self.kind == "votes") != (self.votes is not None):
            fault(
                "link-votes",
                "länken saknar votes, ägarens andel av rösterna."
                if self.kind == "votes"
                else f"votes hör inte till en länk av slaget {self.kind}.",
                "the link has no votes, the owner's share of them."
                if self.kind == "votes"
                else f"votes does not belong to a link of the kind {self.kind}.",
                "Skriv votes: 0.60 för röster, eller kind: board, contract eller agreement utan "
                "votes; båda går på var sin rad.",
                "Write votes: 0.60 for votes, or kind: board, contract or agreement without "
                "votes; both can stand on a row each.",
            )
        if self.owner == self.firm:
            fault(
                "link-to-itself",
                f"{self.owner} står både som ägare och som ägt företag.",
                f"{self.owner} stands both as owner and as the firm that is owned.",
                "Rätta owner eller firm; egna aktier skrivs inte.",
                "Correct owner or firm; a firm's own shares are not written.",
            )
        return self


def single_undertakings(
    links: Sequence[Ownership], enterprises: Iterable[str], indirect_votes: str
) -> Mapping[str, tuple[str, ...]]:
    """Every enterprise -> all members of its single undertaking, the one on top first.

    ``indirect_votes`` is the value of the assumption ``de_minimis.indirect_votes``.
    """
    controlled = _controlled(links, indirect_votes)
    group = {name: {name} for name in sorted({*enterprises, *_names(links)})}
    for owner, firms in controlled.items():
        for firm in firms:
            if group[owner] is not group[firm]:
                merged = group[owner] | group[firm]
                group |= dict.fromkeys(merged, merged)
    undertaking = {min(members): members for members in group.values()}
    return {
        name: members
        for all_of_it in undertaking.values()
        for members in [_ordered(all_of_it, controlled)]
        for name in members
    }


def circle_of_majorities(links: Sequence[Ownership]) -> tuple[str, ...]:
    """Enterprises of which each has a majority of the votes in the next; empty if there are none.

    The last of them has it in the first. Such ownership cannot be read: who decides in a company
    that its own subsidiary owns? (Control by contract or agreement may well go both ways; that is
    one single undertaking.)
    """
    owner_of = {
        link.firm: link.owner
        for link in sorted(links, key=lambda one: (one.owner, one.firm))
        if link.kind == "votes" and link.votes is not None and link.votes > _MAJORITY
    }
    seen: set[str] = set()
    for start in sorted(owner_of):
        upwards: list[str] = []
        name = start
        while name in owner_of and name not in seen:
            seen.add(name)
            upwards.append(name)
            name = owner_of[name]
        if name in upwards:
            downwards = upwards[upwards.index(name) :][::-1]
            first = downwards.index(min(downwards))
            return (*downwards[first:], *downwards[:first])
    return ()


def _names(links: Iterable[Ownership]) -> set[str]:
    return {name for link in links for name in (link.owner, link.firm)}


def _controlled(links: Sequence[Ownership], indirect_votes: str) -> Mapping[str, set[str]]:
    """Owner -> the enterprises that it controls, directly and through others."""
    by_owner: dict[str, list[Ownership]] = defaultdict(list)
    for link in links:
        by_owner[link.owner].append(link)
    return {owner: _controlled_by(owner, by_owner, indirect_votes) for owner in by_owner}


def _controlled_by(
    owner: str, by_owner: Mapping[str, Sequence[Ownership]], indirect_votes: str
) -> set[str]:
    inside, votes = {owner}, defaultdict[str, Decimal](Decimal)
    entering = [owner]
    while entering:
        holder = entering.pop()
        for link in by_owner.get(holder, ()):
            if indirect_votes == "each_owner_alone" or link.kind != "votes":
                controls = link.kind != "votes" or _held(link) > _MAJORITY
            else:
                votes[link.firm] += _held(link)
                controls = votes[link.firm] > _MAJORITY
            if controls and link.firm not in inside:
                inside.add(link.firm)
                entering.append(link.firm)
    return inside - {owner}


def _held(link: Ownership) -> Decimal:
    return link.votes or Decimal(0)


def _ordered(members: set[str], controlled: Mapping[str, set[str]]) -> tuple[str, ...]:
    """By name, after the one that controls all others, if there is one."""
    tops = [name for name in sorted(members) if members - {name} <= controlled.get(name, set())]
    first = tops[:1]
    return (*first, *(name for name in sorted(members) if name not in first))
