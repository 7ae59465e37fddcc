"""An answer in the words of the problem: chosen rounds, budgets, money per cost, and the start."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from models.case import CostPlace
from solver.funding_model import FundingModel
from solver.rows import Var, holds

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Solution:
    """``rounds``: call → round. ``scope``: call → places. Money in minor units per cost cell."""

    start: date
    rounds: dict[str, str]
    scope: dict[str, tuple[CostPlace, ...]]
    grants: dict[tuple[str, int], int]
    contributions: dict[tuple[str, int], int]
    own: dict[int, int]
    in_kind: dict[int, int]


def solution_of(model: FundingModel, values: Sequence[int]) -> Solution:
    """Read the variables of a model."""
    rounds = {
        call: round_id
        for (call, round_id), literal in model.round_chosen.items()
        if holds(literal, values)
    }
    scope: dict[str, tuple[CostPlace, ...]] = {
        option.id: tuple(
            place for place, literal in model.scope_of(option) if holds(literal, values)
        )
        for option in model.options
        if option.id in rounds
    }
    return Solution(
        start=model.problem.today + timedelta(days=values[model.start]),
        rounds=rounds,
        scope=scope,
        grants=_positive(model.grant_parts, values),
        contributions=_positive(model.contribution_parts, values),
        own=_positive(model.own, values),
        in_kind=_positive(model.in_kind, values),
    )


def _positive(variables: Mapping[Key, Var], values: Sequence[int]) -> dict[Key, int]:
    return {key: values[variable] for key, variable in variables.items() if values[variable] > 0}
