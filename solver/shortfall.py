"""How much stays unfinanced when nothing else gives way: the shortest reason for no plan."""

from __future__ import annotations

from solver.budget import Budget
from solver.engine import Status
from solver.funding_model import FundingModel

_MOST = 0.25
"""The question takes no more than this part of the time."""


def shortfall(model: FundingModel, budget: Budget) -> int | None:
    """The least that is unfinanced, in minor units.

    ``None`` where no plan keeps the other rules, or where the answer was not found in time.
    """
    rows = model.rows
    kept = frozenset(
        index for index, demand in enumerate(rows.demands) if demand.rule != "financing.full"
    )
    payers = [*model.grant_parts.values(), *model.contribution_parts.values()]
    payers += [*model.own.values(), *model.in_kind.values()]
    most = tuple((-1, one) for one in payers)
    answer = budget.solve(rows, most=_MOST, demands=kept, minimise=most)
    if answer.status is not Status.OPTIMAL:
        return None
    return model.problem.project.total_cost - sum(answer.values[one] for one in payers)
