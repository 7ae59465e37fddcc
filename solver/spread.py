"""Of equal plans the one that people expect: the first calls pay most, each grant spread evenly."""

from __future__ import annotations

from models.money import MINOR_UNITS
from solver.budget import Budget
from solver.funding_model import FundingModel
from solver.problem import CallOption
from solver.rows import Var, holds, value_of, variable_of

_MOST = 0.05
"""Of plans that are equally good a less even one will do rather than a long wait."""

_MOST_FOR_ORDER = 0.01
"""The same for which of two calls pays."""


def spread_evenly(model: FundingModel, values: tuple[int, ...], budget: Budget) -> tuple[int, ...]:
    """The same rounds, budgets and start, with each grant as even as the rules allow.

    Where calls can pay in each other's place, the first by name pays. Returns the values of the
    model's own variables.
    """
    rows = model.rows
    known = len(rows.variables)
    literals = {*model.round_chosen.values(), *model.in_scope.values(), *model.chosen.values()}
    for variable in sorted({variable_of(literal) for literal in literals} | {model.start}):
        rows.add([(1, variable)], low=values[variable], high=values[variable])
    paying = [one for one in model.options if holds(model.chosen[one.id], values)]
    values = _first_calls_first(model, paying, values, budget)
    away: list[tuple[int, Var]] = []
    hint = list(values)
    for option in paying:
        grant = model.grant(option.id)
        total = value_of(grant, values)
        rows.add(grant, low=total, high=total)
        held = {place for place, literal in model.scope_of(option) if holds(literal, values)}
        parts = [
            (model.problem.cells[index].amount, variable)
            for (call_id, index), variable in model.grant_parts.items()
            if call_id == option.id and model.problem.cells[index].place in held
        ]
        base = sum(amount for amount, _ in parts)
        for amount, variable in parts:
            # Whole kronor: people read and enter budgets without öre.
            even = total * amount // base // MINOR_UNITS * MINOR_UNITS
            distance = rows.integer(0, max(even, amount - even), "distance from even")
            rows.add([(1, distance), (-1, variable)], low=-even)
            rows.add([(1, distance), (1, variable)], low=even)
            away.append((1, distance))
            hint.append(abs(values[variable] - even))
    if not away:
        return values
    answer = budget.solve(rows, minimise=tuple(away), hint=hint, most=_MOST)
    return (answer.values or tuple(hint))[:known]


def _first_calls_first(
    model: FundingModel, paying: list[CallOption], values: tuple[int, ...], budget: Budget
) -> tuple[int, ...]:
    """The values with as much as possible from the first call, then from the second, and so on."""
    for option in paying[:-1]:
        grant = model.grant(option.id)
        if not _pays_most(model, option, values):
            wish = tuple((-coefficient, variable) for coefficient, variable in grant)
            answer = budget.solve(model.rows, minimise=wish, hint=values, most=_MOST_FOR_ORDER)
            values = answer.values or values
        model.rows.add(grant, low=value_of(grant, values))
    return values


def _pays_most(model: FundingModel, option: CallOption, values: tuple[int, ...]) -> bool:
    """Whether a call pays all that its own limits allow."""
    rate = option.call.rates.project
    limits = [option.grant_max, option.budget, int(rate * value_of(model.base(option), values))]
    grant = value_of(model.grant(option.id), values)
    return grant >= min(limit for limit in limits if limit is not None)
