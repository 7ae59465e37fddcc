"""Several wishes as one sum: least where the first is least, then the second, and so on.

A wish counts as much as the greatest difference that all after it can make, and one more. Wishes
about money stand alone: in a sum of them and of counts the LP could not tell an öre from nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from solver.objective import MOVED_MONEY, Stage
from solver.rows import Rows, Terms, Var, value_of

ALONE = frozenset({"own_and_private", MOVED_MONEY})
"""The wishes about money."""


def in_groups(rows: Rows, wishes: Sequence[Stage], most: int) -> Iterator[tuple[Stage, ...]]:
    """The wishes in their order, those side by side whose sum ranges over ``most`` at most."""
    group: list[Stage] = []
    range_ = 1
    for wish in wishes:
        wider = range_ * (_range(rows, wish) + 1)
        if group and (wider > most or wish.name in ALONE or group[-1].name in ALONE):
            yield tuple(group)
            group, wider = [], _range(rows, wish) + 1
        group.append(wish)
        range_ = wider
    if group:
        yield tuple(group)


def merged(rows: Rows, wishes: Sequence[Stage]) -> Terms:
    """One sum of all the wishes."""
    total: dict[Var, int] = {}
    for wish in wishes:
        weight = _range(rows, wish) + 1
        total = {variable: weight * coefficient for variable, coefficient in total.items()}
        for coefficient, variable in wish.terms:
            total[variable] = total.get(variable, 0) + coefficient
    return tuple((coefficient, variable) for variable, coefficient in total.items() if coefficient)


def least_possible(rows: Rows, terms: Terms) -> int:
    """A sum's least by the bounds of the variables alone."""
    return sum(c * (rows.variables[v].low if c > 0 else rows.variables[v].high) for c, v in terms)


def is_least_possible(rows: Rows, wish: Stage, values: Sequence[int]) -> bool:
    """Whether the bounds of the variables alone prove that no plan is better."""
    return value_of(wish.terms, values) == least_possible(rows, wish.terms)


def _range(rows: Rows, wish: Stage) -> int:
    upside_down = tuple((-coefficient, variable) for coefficient, variable in wish.terms)
    return -least_possible(rows, upside_down) - least_possible(rows, wish.terms)
