"""The bounds of a link or rule that can be made wider, and the bond with one of them wider.

A bound is one number in the scenario: ``min_days`` of an overlap among three rounds is one bound,
though it binds every two of them; so is that of a rule, for all the rounds that it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from models.alignment.case import AlignmentCase, Apart, Bond, Lag, Relation

Bound = Literal["low", "high", "both", "apart"]
"""The least days, the most days, the most days either way, the least days between any two."""

_FIXED = frozenset({"order", "keep_feasible"})
"""Kinds of bonds whose numbers are nobody's to choose."""


def bounds(bond: Bond) -> Iterator[Bound]:
    """The bounds of a bond in calendar days; none where it is counted in weeks or working days."""
    if bond.kind in _FIXED:
        return
    lags = [one for one in bond.relations if isinstance(one, Lag)]
    if bond.kind == "near":
        yield "both"
        return
    if any(one.low is not None for one in lags):
        yield "low"
    if any(one.high is not None for one in lags):
        yield "high"
    if any(isinstance(one, Apart) for one in bond.relations):
        yield "apart"


def shown(bond: Bond, bound: Bound, wider: int) -> str:
    """The bound made so many days wider: ``≥ 270`` or ``≤ 540`` days."""
    for one in bond.relations:
        if isinstance(one, Apart) and bound == "apart":
            return f"≥ {one.days - wider}"
        if isinstance(one, Lag) and bound == "low" and one.low is not None:
            return f"≥ {one.low - wider}"
        if isinstance(one, Lag) and bound in ("high", "both") and one.high is not None:
            return f"≤ {one.high + wider}"
    raise ValueError(f"{bond.id} has no such bound")


def most_wider(bond: Bond, bound: Bound) -> int | None:
    """The most days by which the bound can be wider and still ask for anything."""
    aparts = [one.days for one in bond.relations if isinstance(one, Apart)]
    if bound == "apart":
        return min(aparts) - 1
    if bound == "low" and bond.kind in ("overlap", "min_window_days"):
        return max(one.low or 0 for one in bond.relations if isinstance(one, Lag))
    return None


def loosened(case: AlignmentCase, index: int, bound: Bound, wider: int) -> AlignmentCase:
    """The case with the bound of one bond wider; a rule's is wider wherever the rule holds."""
    chosen = case.bonds[index]

    def same(one: Bond) -> bool:
        return one.kind == chosen.kind and one.reference == chosen.reference

    return replace(
        case,
        bonds=tuple(
            _looser(one, bound, wider)
            if position == index or (not chosen.is_link and not one.is_link and same(one))
            else one
            for position, one in enumerate(case.bonds)
        ),
    )


def _looser(bond: Bond, bound: Bound, wider: int) -> Bond:
    return replace(bond, relations=tuple(_wider(one, bound, wider) for one in bond.relations))


def _wider(relation: Relation, bound: Bound, wider: int) -> Relation:
    if isinstance(relation, Apart) and bound == "apart":
        return replace(relation, days=max(relation.days - wider, 0))
    if isinstance(relation, Lag):
        low, high = relation.low, relation.high
        if bound in ("low", "both") and low is not None:
            low -= wider
        if bound in ("high", "both") and high is not None:
            high += wider
        return replace(relation, low=low, high=high)
    return relation
