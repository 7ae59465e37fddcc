"""Whether no choice of calls that is as good would come first, so that no tie has to be broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import comb

from solver.funding_model import FundingModel
from solver.objective import Stage
from solver.rows import holds, variable_of

MOST_CHOICES = 5_000
"""More choices than these are not gone through: a search is quicker."""


def is_first_choice(model: FundingModel, wishes: Iterable[Stage], values: Sequence[int]) -> bool:
    """Whether no rounds that come first by name have as many applications and the same chance.

    Asked of a plan that is the best by ``wishes``: one that is as good has the same of both. Where
    each call is applied to in its first round, no other rounds of the same calls come before them
    (``solver.objective``, the last of the wishes).
    """
    by_name = {one.name: {v: c for c, v in one.terms} for one in wishes}
    if not {"applications", "success"} <= by_name.keys():
        return False
    chosen = [n for n, one in enumerate(model.options) if holds(model.chosen[one.id], values)]
    if comb(len(model.options), len(chosen)) > MOST_CHOICES:
        return False
    for number in chosen:
        if not holds(model.rounds_of(model.options[number])[0][1], values):
            return False
    weights = [
        by_name["success"].get(variable_of(model.chosen[one.id]), 0) for one in model.options
    ]
    reached, last_first = sum(weights[n] for n in chosen), chosen[::-1]
    return not any(
        sum(weights[n] for n in others) == reached and list(others)[::-1] < last_first
        for others in combinations(range(len(weights)), len(chosen))
    )
