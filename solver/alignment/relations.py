"""Links and rules between milestones as constraints, under the literal of their wish."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from models.alignment.case import Apart, Bond, Lag, Relation, SameWeek, WorkingLag
from solver.alignment.meaning import AlignmentModel
from solver.alignment.statement import Literal, negated


def write_bond(model: AlignmentModel, index: int, bond: Bond) -> None:
    """Its relations, and for a wish the literal that says whether they hold."""
    when: list[Literal] = []
    if not bond.required:
        literal = model.statement.literal()
        model.wishes[index] = literal
        when.append(literal)
    for relation in bond.relations:
        _write(model, relation, when)


def _write(model: AlignmentModel, relation: Relation, when: list[Literal]) -> None:
    match relation:
        case Lag():
            _write_lag(model, relation, when)
        case WorkingLag():
            _write_working_lag(model, relation, when)
        case Apart():
            _write_apart(model, relation, when)
        case SameWeek():
            first, *others = relation.points
            for other in others:
                model.statement.difference(model.week(first), model.week(other), 0, 0, when)


def _write_lag(model: AlignmentModel, lag: Lag, when: list[Literal]) -> None:
    first, then = model.days[lag.first], model.days[lag.then]
    low, high = lag.low, lag.high
    if low is not None and then[0] - first[-1] >= low:
        low = None
    if high is not None and then[-1] - first[0] <= high:
        high = None
    if low is not None or high is not None:
        model.statement.difference(model.points[lag.first], model.points[lag.then], low, high, when)


def _write_working_lag(model: AlignmentModel, lag: WorkingLag, when: list[Literal]) -> None:
    """A calendar lag as long as the shortest, and longer ones on the days that ask for more.

    Between working days the calendar lag takes few values, and each gets one literal.
    """
    first, then = model.points[lag.first], model.points[lag.then]
    days_of_lag: dict[int, list[int]] = {}
    possible: list[int] = []
    for day in model.days[lag.then]:
        latest = lag.latest_first.get(date.fromordinal(model.monday + day))
        if latest is not None:
            possible.append(day)
            days_of_lag.setdefault(day - (latest.toordinal() - model.monday), []).append(day)
    statement = model.statement
    if len(possible) < len(model.days[lag.then]):
        statement.among(then, possible, when)
    if not possible:
        return
    shortest, *longer = sorted(days_of_lag)
    statement.difference(first, then, shortest, None, when)
    for length in longer:
        those = set(days_of_lag[length])
        others = [day for day in model.days[lag.then] if day not in those]
        lasts = statement.literal()
        statement.among(then, others, [negated(lasts)])
        statement.difference(first, then, length, None, [*when, lasts])


def _write_apart(model: AlignmentModel, apart: Apart, when: list[Literal]) -> None:
    statement = model.statement
    for one, other in combinations(apart.points, 2):
        first, then = model.points[one], model.points[other]
        days, others = model.days[one], model.days[other]
        if others[0] - days[-1] >= apart.days or days[0] - others[-1] >= apart.days:
            continue
        if others[-1] - days[0] < apart.days:
            statement.difference(then, first, apart.days, None, when)
        elif days[-1] - others[0] < apart.days:
            statement.difference(first, then, apart.days, None, when)
        else:
            order = statement.literal()
            statement.difference(first, then, apart.days, None, [*when, order])
            statement.difference(then, first, apart.days, None, [*when, negated(order)])
