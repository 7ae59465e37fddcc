"""The least and the most that a call's grant may be, in the form that the LP sees best.

A call that is not chosen pays nothing, so that ``grant <= most`` is the same as ``grant <= most ×
chosen``. The second form lets no part of a call pay more than its part of the most: without it
the fewest applications took five times as long to prove, and up to ten.
"""

from __future__ import annotations

from solver.funding_model import FundingModel
from solver.problem import CallOption
from solver.rows import Literal, Terms, variable_of

LARGEST_COEFFICIENT = 2**31 - 1
"""Of a 0/1 variable: beyond it CP-SAT's presolve is known to err (google/or-tools #5293)."""


def grant_at_most(model: FundingModel, option: CallOption, most: int) -> tuple[Terms, int]:
    """A sum, and what it may be at most."""
    grant = model.grant(option.id)
    if 0 < most <= LARGEST_COEFFICIENT:
        return (*grant, (-most, variable_of(model.chosen[option.id]))), 0
    return grant, most


def grant_at_least(
    model: FundingModel, option: CallOption, least: int
) -> tuple[Terms, int, tuple[Literal, ...]]:
    """A sum, what it must be at least, and where."""
    grant, chosen = model.grant(option.id), model.chosen[option.id]
    if 0 < least <= LARGEST_COEFFICIENT:
        return (*grant, (-least, variable_of(chosen))), 0, ()
    return grant, least, (chosen,)
