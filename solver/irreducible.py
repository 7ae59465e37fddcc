"""A part of the demands that cannot be met and of which nothing can be left out."""

from __future__ import annotations

from dataclasses import dataclass

from solver.budget import Budget
from solver.engine import Status
from solver.rows import Rows

_MOST = 0.125
"""No single question takes more than this part of the time, the first one aside."""

_MOST_AT_FIRST = 0.5


@dataclass(frozen=True)
class Core:
    """Demands that cannot all be met beside the background.

    ``irreducible``: without any one of them the others can; each step was a proof of its own.
    """

    demands: tuple[int, ...]
    irreducible: bool


def irreducible_core(
    rows: Rows, demands: list[int], background: frozenset[int], budget: Budget
) -> Core | None:
    """The core that is left when demands are left out from the first to the last.

    ``None`` where the demands can all be met, or time does not suffice to prove that they can't.
    It begins with what the solver says is enough, which is not believed until it is tried.
    """
    answer = budget.core(rows, frozenset(demands), background)
    if answer.status in (Status.OPTIMAL, Status.FEASIBLE):
        return None
    said = [demand for demand in demands if demand in answer.core]
    if answer.status is Status.INFEASIBLE and said and _cannot(rows, said, background, budget):
        return _filtered(rows, said, background, budget)
    if _cannot(rows, demands, background, budget):
        return _filtered(rows, demands, background, budget)
    return None


def _filtered(rows: Rows, demands: list[int], background: frozenset[int], budget: Budget) -> Core:
    """Leave out many at a time, then one by one.

    A demand that was needed stays needed when others go, so that one last pass over single
    demands is enough.
    """
    irreducible = True
    size = 1 if len(demands) <= _FEW else len(demands) // 2
    while True:
        start = 0
        while start < len(demands):
            if budget.is_spent:
                return Core(tuple(demands), irreducible=False)
            rest = demands[:start] + demands[start + size :]
            answer = budget.solve(rows, most=_MOST, demands=background | frozenset(rest))
            if answer.status is Status.INFEASIBLE:
                demands = rest
            else:
                start += size
                irreducible = irreducible and (size > 1 or answer.status is not Status.UNKNOWN)
        if size == 1:
            return Core(tuple(demands), irreducible)
        size = 1 if len(demands) <= _FEW else max(size // 2, 1)


_FEW = 12
"""So few demands are tried one by one: most of them are needed."""


def _cannot(rows: Rows, demands: list[int], background: frozenset[int], budget: Budget) -> bool:
    kept = background | frozenset(demands)
    return budget.solve(rows, most=_MOST_AT_FIRST, demands=kept).status is Status.INFEASIBLE
