"""The costs that count in a call's budget: in kind only where the call allows that."""

from __future__ import annotations

from collections.abc import Sequence

from models.case import Case, Chosen, CostPlace


def eligible_costs(case: Case, chosen: Chosen, places: frozenset[CostPlace] | None = None) -> int:
    """The eligible costs of a call in minor units, in its whole scope or at these places of it."""
    within = chosen.scope if places is None else chosen.scope & places
    return case.cost_of(within, in_kind=None if _counts_in_kind(chosen) else False)


def eligible_costs_together(case: Case, several: Sequence[Chosen]) -> int:
    """The eligible costs of several calls, each cost counted once."""
    everywhere = frozenset().union(*(one.scope for one in several))
    in_kind_too = frozenset().union(*(one.scope for one in several if _counts_in_kind(one)))
    return case.cost_of(everywhere, in_kind=False) + case.cost_of(in_kind_too, in_kind=True)


def _counts_in_kind(chosen: Chosen) -> bool:
    return chosen.call.costs.in_kind == "allowed"
