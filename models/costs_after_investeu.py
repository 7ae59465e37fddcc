"""What InvestEU leaves of the eligible costs: GBER article 8(3)(b), second subparagraph."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from models.grants_on_costs import EligibleCost, Grant


def costs_after_investeu(
    grants: Sequence[Grant], costs: Sequence[EligibleCost]
) -> dict[EligibleCost, Fraction]:
    """Every cost in minor units, less the nominal amount of the financing that InvestEU backs.

    Financing for several costs is taken off each in proportion to it. Nothing is left of costs
    that are financed in full.
    """
    left = {cost: Fraction(cost.amount) for cost in costs}
    for grant in grants:
        if grant.kind == "investeu":
            covered = [cost for cost in costs if cost.id in grant.costs]
            base = sum(cost.amount for cost in covered)
            for cost in covered if base else ():
                left[cost] = max(
                    left[cost] - Fraction(grant.amount * cost.amount, base), Fraction(0)
                )
    return left
