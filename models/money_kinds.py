"""Whose money a source of the funding matrix is: the State's, the Union's own, or private."""

from __future__ import annotations

from collections.abc import Callable

from models.case import Case, CostPlace


def is_state_money(case: Case, source: str) -> bool:
    """State resources: grants of public funders, ERDF included, and contributions said to be so.

    Union money under direct management is none (GBER article 8(2)).
    """
    chosen = case.chosen_by_source.get(source)
    if chosen is not None:
        return chosen.is_state_money
    contribution = case.contribution_by_source.get(source)
    return contribution is not None and contribution.state_resources


def is_public_money(case: Case, source: str) -> bool:
    """State resources, or Union money under direct management."""
    chosen = case.chosen_by_source.get(source)
    return is_state_money(case, source) or (chosen is not None and chosen.union_funds == "direct")


def is_public_support(case: Case, source: str) -> bool:
    """Grants of public funders and public contributions in cash."""
    chosen = case.chosen_by_source.get(source)
    if chosen is not None:
        return chosen.funder.level != "private"
    contribution = case.contribution_by_source.get(source)
    return contribution is not None and contribution.kind == "public_cash"


def is_private_money(case: Case, source: str) -> bool:
    """Own cash and in-kind work of enterprises, and private contributions."""
    contribution = case.contribution_by_source.get(source)
    if contribution is not None:
        return contribution.is_private
    kind, _, partner_id = source.partition(":")
    return kind in ("own", "in_kind") and case.partner(partner_id).type == "enterprise"


def money_at(
    case: Case, places: frozenset[CostPlace], is_counted: Callable[[Case, str], bool]
) -> int:
    """Minor units that the sources counted pay at these places."""
    return sum(
        amount
        for ((partner, package, _, _), source), amount in case.paid.items()
        if (partner, package) in places and is_counted(case, source)
    )
