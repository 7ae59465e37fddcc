"""How the pots are shared among the ways to finance each project that are known so far.

Two readings of the same rows. As a linear program (GLOP, in floats) it gives prices, which are
advice: whatever is concluded from them is computed again in whole numbers. As whole numbers
(CP-SAT) it gives a selection that is exact to the minor unit.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.shared_pots import Pot
from solver.engine import Settings, solve
from solver.portfolio_contest import ALONE, Column
from solver.portfolio_pricing import THOUSANDTHS
from solver.rows import Rows, Var, value_of

Ways = Sequence[Sequence[Column]]
"""For each project the ways to finance it that are known."""

BLENDS = 1000
"""Parts that two ways of the same shape are blended in."""


PROJECT = 10**12
"""What leaving a project without costs where only their number counts."""


@dataclass(frozen=True)
class Prices:
    """In thousandths: of each pot's money, and of leaving one project without.

    ``value``: what the known ways cost where they may be shared out in parts, and ``parts``
    how many thousandths of each way are then taken; advice only.
    """

    pots: tuple[int, ...]
    without: int
    value: int
    parts: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Selection:
    """Of each pot what each project may take; ``None`` for a project that is left without.

    ``shapes``: the shape of the way that was chosen; ``owns``: its own and private money.
    """

    shares: tuple[tuple[int, ...] | None, ...]
    shapes: tuple[str | None, ...]
    owns: tuple[int, ...]

    @property
    def own(self) -> int:
        """Own and private money in all."""
        return sum(self.owns)

    @property
    def without(self) -> int:
        """How many projects are left without."""
        return sum(one is None for one in self.shares)


def prices(ways: Ways, pots: Sequence[Pot], most_without: int | None) -> Prices | None:
    """What the pots' money is worth where the known ways are shared out in parts.

    ``most_without`` ``None``: only the number of projects left without counts.
    """
    from ortools.linear_solver.python import model_builder_helper as helper

    model = helper.ModelBuilderHelper()
    count = len(ways)
    in_pot = [_row(model, -math.inf, _major(pot.amount)) for pot in pots]
    each_once = [_row(model, 1, 1) for _ in range(count)]
    few_without = _row(model, -math.inf, count if most_without is None else most_without)
    variables: list[list[int]] = []
    for place, columns in enumerate(ways):
        variables.append([])
        for column in columns:
            cost = 0 if most_without is None else _major(column.own)
            variable = _variable(model, cost)
            variables[-1].append(variable)
            model.add_term_to_constraint(each_once[place], variable, 1)
            for row, use in zip(in_pot, column.use, strict=True):
                if use:
                    model.add_term_to_constraint(row, variable, _major(use))
        left_out = _variable(model, 1 if most_without is None else 0)
        model.add_term_to_constraint(each_once[place], left_out, 1)
        model.add_term_to_constraint(few_without, left_out, 1)
    solver = helper.ModelSolverHelper("glop")
    solver.solve(model)
    if not solver.has_solution():
        return None
    duals, taken = solver.dual_values(), solver.variable_values()
    # Costs are counted in major units, or in projects; pots always in major units.
    unit = THOUSANDTHS * _MAJOR if most_without is not None else PROJECT
    return Prices(
        pots=tuple(max(round(-duals[row] * unit / _MAJOR), 0) for row in in_pot),
        without=PROJECT if most_without is None else max(round(-duals[few_without] * unit), 0),
        value=round(solver.objective_value() * unit),
        parts=tuple(
            tuple(round(taken[one] * THOUSANDTHS) for one in columns) for columns in variables
        ),
    )


def selection(
    ways: Ways, pots: Sequence[Pot], most_without: int | None, *, blended: bool
) -> Selection | None:
    """The best choice among the known ways; ``None`` if none is found.

    ``most_without`` ``None``: as few projects left without as possible, whatever they cost.
    Otherwise the least own money, and of equal choices the one that keeps most projects' own
    best plans.
    """
    rows = Rows()
    parts = BLENDS if blended else 1
    taken: list[list[Var]] = []
    left_out: list[Var] = []
    for place, columns in enumerate(ways):
        shapes: dict[str, list[Var]] = defaultdict(list)
        variables = []
        for number, column in enumerate(columns):
            variable = rows.integer(0, parts, f"{place} {number}")
            variables.append(variable)
            shapes[column.shape].append(variable)
        without = Var(rows.boolean(f"{place} without"))
        chosen = [without]
        for shape, members in shapes.items():
            one = Var(rows.boolean(f"{place} {shape}"))
            rows.add([*((1, member) for member in members), (-parts, one)], low=0, high=0)
            chosen.append(one)
        rows.add([(1, one) for one in chosen], low=1, high=1)
        taken.append(variables)
        left_out.append(without)
    for number, pot in enumerate(pots):
        used = [
            (column.use[number], variable)
            for columns, variables in zip(ways, taken, strict=True)
            for column, variable in zip(columns, variables, strict=True)
            if column.use[number]
        ]
        rows.add(used, high=parts * pot.amount)
    own = [
        (column.own, variable)
        for columns, variables in zip(ways, taken, strict=True)
        for column, variable in zip(columns, variables, strict=True)
        if column.own
    ]
    none = [(1, variable) for variable in left_out]
    wish = tuple(none if most_without is None else own)
    if most_without is not None:
        rows.add(none, high=most_without)
    answer = solve(rows, Settings(deterministic_limit=_UNITS, wall_limit=60.0), minimise=wish)
    if not answer.values:
        return None
    values = answer.values
    if most_without is not None:
        rows.add(wish, high=value_of(wish, values))
        other = tuple(
            (1, variable)
            for columns, variables in zip(ways, taken, strict=True)
            for column, variable in zip(columns, variables, strict=True)
            if column.shape != ALONE
        )
        kept = Settings(deterministic_limit=_UNITS / 4, wall_limit=60.0)
        values = solve(rows, kept, minimise=other, hint=values).values or values
    blends = [sum(values[one] > 0 for one in variables) > 1 for variables in taken]
    shares = [
        None
        if values[without]
        else _shares(columns, [values[one] for one in variables], parts, len(pots))
        for columns, variables, without in zip(ways, taken, left_out, strict=True)
    ]
    return Selection(
        shares=_topped_up(shares, blends, pots),
        shapes=tuple(
            next(
                (
                    column.shape
                    for column, variable in zip(columns, variables, strict=True)
                    if values[variable]
                ),
                None,
            )
            for columns, variables in zip(ways, taken, strict=True)
        ),
        owns=tuple(
            -(
                -sum(
                    column.own * values[variable]
                    for column, variable in zip(columns, variables, strict=True)
                )
                // parts
            )
            for columns, variables in zip(ways, taken, strict=True)
        ),
    )


_UNITS = 1.0
_MAJOR = 100


def _shares(
    columns: Sequence[Column], amounts: Sequence[int], parts: int, pots: int
) -> tuple[int, ...]:
    return tuple(
        sum(column.use[pot] * amount for column, amount in zip(columns, amounts, strict=True))
        // parts
        for pot in range(pots)
    )


def _topped_up(
    shares: Sequence[tuple[int, ...] | None], blends: Sequence[bool], pots: Sequence[Pot]
) -> tuple[tuple[int, ...] | None, ...]:
    """A minor unit more where a blend was rounded down, as far as the pots allow."""
    left = [
        pot.amount - sum(one[number] for one in shares if one is not None)
        for number, pot in enumerate(pots)
    ]
    found: list[tuple[int, ...] | None] = []
    for one, is_blend in zip(shares, blends, strict=True):
        if one is None or not is_blend:
            found.append(one)
            continue
        more = []
        for number, amount in enumerate(one):
            extra = 1 if amount and left[number] > 0 else 0
            left[number] -= extra
            more.append(amount + extra)
        found.append(tuple(more))
    return tuple(found)


def _row(model: Any, low: Any, high: Any) -> int:
    row: int = model.add_linear_constraint()
    model.set_constraint_lower_bound(row, low)
    model.set_constraint_upper_bound(row, high)
    return row


def _variable(model: Any, cost: Any) -> int:
    variable: int = model.add_var()
    model.set_var_lower_bound(variable, 0)
    model.set_var_upper_bound(variable, math.inf)
    model.set_var_objective_coefficient(variable, cost)
    return variable


def _major(minor: int) -> Any:
    """For the linear program alone, whose answer is only advice."""
    return minor / _MAJOR
