"""Move the project in time: start earlier, end later and so reach a later round, or shorten it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from models.catalogue import Catalogue
from models.mention import days, listed
from models.project import Project, WorkPackage
from models.text import Text
from models.when import last_day_of_project
from solver.funding_model import FundingModel
from solver.problem import Problem
from solver.repairs.change import Made, Movable, Reshaping, change
from solver.rows import holds


def other_periods(problem: Problem, model: FundingModel) -> Iterator[Movable]:
    """An earlier start and a later end, each as little as will do."""
    for side in ("earliest_start", "latest_end"):
        demands = frozenset(
            index
            for index, demand in enumerate(model.rows.demands)
            if demand.rule == "period.project" and side in demand.subjects
        )
        if side == "earliest_start":
            yield Movable(demands, ((-1, model.start),), partial(_earlier, problem, model))
        else:
            yield Movable(demands, ((1, model.start),), partial(_later, problem, model))


def shorter_projects(problem: Problem) -> Iterator[Reshaping]:
    """The same work in fewer months: a month less, two months less, and so on.

    A call's least length stops what more months less would do, so that the sizes are tried in
    parts, down to one such length after the other.
    """
    months = problem.project.period.months
    lengths = {option.call.project.min_months or 1 for option in problem.options} | {1}
    tried = 0
    for shortest in sorted((one for one in lengths if one < months), reverse=True):
        yield Reshaping(
            "shorter",
            frozenset({"period.project", "period.call", "cluster.clock"}),
            tuple(range(tried + 1, months - shortest + 1)),
            partial(_shorter, problem),
        )
        tried = months - shortest


def _earlier(problem: Problem, model: FundingModel, values: tuple[int, ...]) -> Made | None:
    period = problem.project.period
    start = problem.today + timedelta(days=values[model.start])
    count = (period.earliest_start - start).days
    if count <= 0:
        return None

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        earlier = project.period.model_copy(update={"earliest_start": start})
        return project.model_copy(update={"period": earlier}), catalogue

    return Made(
        "start",
        count,
        change(
            "period.earliest_start",
            period.earliest_start.isoformat(),
            start.isoformat(),
            Text(
                sv=f"Låt projektet börja {start}, {days(count).sv} tidigare än "
                f"{period.earliest_start}.",
                en=f"Let the project start {start}, {days(count).en} earlier than "
                f"{period.earliest_start}.",
            ),
        ),
        edit,
    )


def _later(problem: Problem, model: FundingModel, values: tuple[int, ...]) -> Made | None:
    period = problem.project.period
    start = problem.today + timedelta(days=values[model.start])
    end = last_day_of_project(start, period.months)
    count = (end - period.latest_end).days
    if count <= 0:
        return None

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        later = project.period.model_copy(update={"latest_end": end})
        return project.model_copy(update={"period": later}), catalogue

    applied_to = listed(
        problem.option(call_id).title
        for (call_id, _), literal in model.round_chosen.items()
        if holds(literal, values)
    )
    return Made(
        "end",
        count,
        change(
            "period.latest_end",
            period.latest_end.isoformat(),
            end.isoformat(),
            Text(
                sv=f"Låt projektet sluta {end}, {days(count).sv} senare än {period.latest_end}: "
                f"då kan det börja {start}, med pengar från {applied_to.sv}.",
                en=f"Let the project end {end}, {days(count).en} later than "
                f"{period.latest_end}: it can then start {start}, with money from {applied_to.en}.",
            )
            if applied_to.sv
            else Text(
                sv=f"Låt projektet sluta {end}, {days(count).sv} senare än {period.latest_end}.",
                en=f"Let the project end {end}, {days(count).en} later than {period.latest_end}.",
            ),
        ),
        edit,
    )


def _shorter(problem: Problem, less: int) -> Made:
    before = problem.project.period.months
    after = before - less

    def within(package: WorkPackage) -> WorkPackage:
        first, last = package.months
        return package.model_copy(update={"months": (min(first, after), min(last, after))})

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        packages = tuple(within(one) for one in project.work_packages)
        period = project.period.model_copy(update={"months": after})
        return project.model_copy(update={"period": period, "work_packages": packages}), catalogue

    return Made(
        "shorter",
        less,
        change(
            "period.months",
            str(before),
            str(after),
            Text(
                sv=f"Gör arbetet på {after} månader i stället för {before}, till samma kostnad; "
                f"arbetspaket som är längre kortas till månad {after}.",
                en=f"Do the work in {after} months instead of {before}, at the same cost; work "
                f"packages that last longer are cut at month {after}.",
            ),
        ),
        edit,
    )
