"""An alignment as CP-SAT reads it: one variable per milestone, one literal per wish.

Days are numbers from a Monday before the first of them, so that ``7 × week ≤ day ≤ 7 × week + 6``
is the ISO week. Measured choices (docs/benchmarks.md): working days are holes in a domain, so that
calendar lags stay exact; a limit per week is a cumulative over unit intervals on week variables;
absolute values are two inequalities; rounds that keep their window have one variable.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.alignment.case import AlignmentCase, Choice, Panel, Place, Point, WeekLimit
from solver.alignment.meaning import AlignmentModel
from solver.alignment.relations import write_bond
from solver.alignment.statement import FAR, Expression, Literal, Statement, negated


def build(
    case: AlignmentCase,
    days: dict[Point, tuple[date, ...]],
    *,
    is_guarded: bool = False,
    counts_moves: bool = True,
) -> AlignmentModel:
    """The model of a case whose milestones may stand on ``days``, none of which is empty."""
    first = min(one[0] for one in days.values())
    monday = first.toordinal() - first.weekday()
    numbers = {point: tuple(d.toordinal() - monday for d in some) for point, some in days.items()}
    model = AlignmentModel(case, Statement(), monday, numbers, is_guarded=is_guarded)
    _write_points(model)
    for index, bond in enumerate(case.bonds):
        write_bond(model, index, bond)
    for index, limit in enumerate(case.week_limits):
        _write_week_limit(model, index, limit)
    for index, panel in enumerate(case.panels):
        _write_panel(model, index, panel)
    if counts_moves:
        _write_shifts(model)
    return model


def _write_points(model: AlignmentModel) -> None:
    statement = model.statement
    by_round: dict[str, list[Place]] = {}
    for place in model.case.places.values():
        by_round.setdefault(place.point.round, []).append(place)
    for round_, places in by_round.items():
        if round_ in model.case.rigid:
            _write_rigid(model, places)
            continue
        for place in places:
            days = model.days[place.point]
            model.points[place.point] = (
                Expression(None, days[0])
                if len(days) == 1
                else Expression(statement.one_of(days), 0)
            )
    for choice in model.case.choices:
        _write_choice(model, choice)


def _write_rigid(model: AlignmentModel, places: list[Place]) -> None:
    """All milestones are today's plus one number of days."""
    shifts: set[int] | None = None
    for place in places:
        current = place.current.toordinal() - model.monday
        possible = {day - current for day in model.days[place.point]}
        shifts = possible if shifts is None else shifts & possible
    ordered = sorted(shifts or ())
    statement = model.statement
    if not ordered:
        statement.linear([], 1, 1)
        ordered = [0]
    shift = Expression(None, ordered[0])
    if len(ordered) > 1:
        shift = Expression(statement.one_of(ordered), 0)
    for place in places:
        model.points[place.point] = shift.plus(place.current.toordinal() - model.monday)


def _write_choice(model: AlignmentModel, choice: Choice) -> None:
    statement = model.statement
    ways = [
        {point: day.toordinal() - model.monday for point, day in way.items()} for way in choice.ways
    ]
    possible = [way for way in ways if all(day in model.days[p] for p, day in way.items())]
    if not possible:
        statement.linear([], 1, 1)
        return
    literals = [statement.literal() for _ in possible]
    statement.exactly_one(literals)
    for literal, way in zip(literals, possible, strict=True):
        for point, day in way.items():
            statement.among(model.points[point], [day], [literal])


def _write_week_limit(model: AlignmentModel, index: int, limit: WeekLimit) -> None:
    if len(limit.points) <= limit.most:
        return
    statement = model.statement
    intervals = []
    for point in limit.points:
        week = model.week(point)
        intervals.append(statement.interval(week, Expression(None, 1), week.plus(1)))
    guard = model.guard(model.limits, index)
    statement.cumulative(intervals, [1] * len(intervals), limit.most, guard)


def _write_panel(model: AlignmentModel, index: int, panel: Panel) -> None:
    statement = model.statement
    intervals, demands = [], []
    for use in panel.uses:
        start, end = model.points[use.first], model.points[use.then]
        longest = model.days[use.then][-1] - model.days[use.first][0]
        if use.amount == 0 or longest <= 0:
            continue
        size = Expression(statement.variable(0, longest), 0)
        when: list[Literal] = []
        if model.days[use.then][0] < model.days[use.first][-1]:
            # Where the stay ends before it begins, there is none.
            stays = statement.literal()
            when.append(stays)
            statement.difference(start, end, None, 0, [negated(stays)])
        intervals.append(statement.interval(start, size, end, when))
        demands.append(use.amount)
    if sum(demands) > panel.capacity:
        guard = model.guard(model.panels, index)
        statement.cumulative(intervals, demands, panel.capacity, guard)


def _write_shifts(model: AlignmentModel) -> None:
    """The days that each milestone moves, from below: the objective presses them down."""
    statement = model.statement
    of_round: dict[str, list[Point]] = {}
    known: dict[tuple[int | None, int], Expression] = {}
    for point, place in model.case.places.items():
        day, days = model.points[point], model.days[point]
        current = place.current.toordinal() - model.monday
        if days == (current,):
            continue
        of_round.setdefault(point.round, []).append(point)
        key = (day.variable, day.offset - current)
        if key not in known:
            known[key] = _shift(statement, day, days, current)
        model.shifts[point] = known[key]
    for round_, points in of_round.items():
        moved = model.moved[round_] = statement.literal()
        for point in {model.points[point].variable: point for point in points}.values():
            current = model.case.places[point].current.toordinal() - model.monday
            statement.among(model.points[point], [current], [negated(moved)])


def _shift(statement: Statement, day: Expression, days: Sequence[int], current: int) -> Expression:
    if day.variable is None:
        return Expression(None, abs(day.offset - current))
    if days[0] >= current:
        return day.plus(-current)
    size = statement.variable(0, max(current - days[0], days[-1] - current))
    shift = Expression(size, 0)
    # shift ≥ day - current and shift ≥ current - day
    statement.difference(day.plus(-current), shift, 0, None)
    statement.linear([(1, size), (1, day.variable)], current - day.offset, FAR)
    return shift
