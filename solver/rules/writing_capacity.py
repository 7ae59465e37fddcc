"""The project has time to write its applications: each one and all before it by its deadline."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import lcm

from models.finding import Demand
from models.project import Capacity
from models.text import Text
from models.writing_capacity import available_days, later_stages
from models.written import days_left
from solver.funding_model import FundingModel
from solver.problem import RoundOption
from solver.rows import Literal, negated, variable_of

RULE = "capacity.writing"


def add(model: FundingModel) -> None:
    """One row per day on which something may be handed in: what is due by then fits the days.

    The days are counted from today, and from every day on which a later stage can begin. One that
    could begin before today has had the days since: it does not have to be written from today on.
    """
    capacity = model.problem.project.capacity
    if capacity is None:
        return
    written = [
        (one, effort, literal)
        for option in model.options
        if (effort := days_left(option.call, model.problem.project.written)) > 0
        for one, literal in model.rounds_of(option)
        if one.dates.deadline >= model.problem.today and model.problem.handed_in_on(one) is None
    ]
    later = [
        (stage, literal)
        for option in model.options
        for one, literal in model.rounds_of(option)
        for stage in later_stages(
            option.call, one.round, optimistic=model.problem.assumptions.optimistic
        )
    ]
    dues = {stage.due for stage, _ in later}
    today = model.problem.today
    by_day = {
        on: [
            (effort, literal)
            for one, effort, chosen in written
            for literal in _handed_in_by(model, one, chosen, on)
        ]
        for on in sorted({day for one, _, _ in written for day in _days(model, one)} | dues)
    }
    for first, on in product(sorted({today} | {stage.release for stage, _ in later}), by_day):
        if first > today and on not in dues:
            continue
        between = [*by_day[on]] if first <= today else []
        between += [
            (stage.effort, literal)
            for stage, literal in later
            if stage.release >= first and stage.due <= on
        ]
        if between:
            _add_span(model, capacity, first, on, between)


def _add_span(
    model: FundingModel,
    capacity: Capacity,
    first: date,
    on: date,
    written: list[tuple[Fraction, Literal]],
) -> None:
    """What has to be written between two days fits the days that there are for it."""
    days = available_days(
        first, on, capacity, eves_are_holidays=model.problem.assumptions.eves_are_holidays
    )
    scale = lcm(days.denominator, *(effort.denominator for effort, _ in written))
    whole_days = int(days)
    since = "" if first == model.problem.today else f" {first}"
    model.rows.add(
        [(int(effort * scale), variable_of(literal)) for effort, literal in written],
        high=int(days * scale),
        demand=Demand(
            rule=RULE,
            subjects=(on.isoformat(),),
            numbers={"days": whole_days},
            message=Text(
                sv=f"{f'Från{since} till' if since else 'Till'} {on} finns {whole_days} dagar att "
                "skriva ansökningar på.",
                en=f"{f'From{since} until' if since else 'Until'} {on} there are {whole_days} days "
                "for writing applications.",
            ),
        ),
    )


def _days(model: FundingModel, one: RoundOption) -> list[date]:
    """The days on which a round may be handed in."""
    handed_in, last = model.submission(one), one.dates.deadline
    if handed_in.day is None:
        return [last]
    return [
        handed_in.earliest + timedelta(days=n) for n in range((last - handed_in.earliest).days + 1)
    ]


def _handed_in_by(
    model: FundingModel, one: RoundOption, chosen: Literal, on: date
) -> list[Literal]:
    """A literal that is true where a chosen round is handed in by a day, if it can be."""
    handed_in = model.submission(one)
    if one.dates.deadline <= on:
        return [chosen]
    if handed_in.day is None or handed_in.earliest > on:
        return []
    by_then = model.rows.boolean(f"{one.name} handed in by {on}")
    later = [chosen, negated(by_then)]
    model.rows.add([(1, handed_in.day)], low=model.day(on) + 1, when=later)
    return [by_then]
