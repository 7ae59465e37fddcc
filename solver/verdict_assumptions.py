"""The assumptions that the verdict "it cannot be done" rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.finding import Demand
from solver.budget import Budget
from solver.engine import Status
from solver.explain import Explanation
from solver.model import build
from solver.problem import Problem, problem_of

_MOST = 0.25
"""Asking whether another reading would help takes no more than this part of the time."""

_CAUTIOUS_DATES, _EVES = "dates.reading", "calendar.se_eves"

_KINDEST: Mapping[str, str] = {
    "cluster.clock_starts": "first_operating_aid",
    "cluster.no_aid_before": "taken_as_first",
    "contribution.undated": "in_time",
    "de_minimis.anniversary_day": "falls_out",
    "gber.8.2.most_favourable_rate": "highest",
    "incentive.each_grant": "first",
    "private_match.one_to_one": "off",
    "sgei.entrusted": "yes",
}
"""The value of an assumption that leaves most room: at that value nothing impossible rests on it.

``law.after_expiry`` has none: the law to come may leave more room than the one that is known.
"""


def verdict_assumptions(problem: Problem, explanation: Explanation, budget: Budget) -> set[str]:
    """The names of the assumptions without which it is not proven that there is no plan.

    Every conflict proves it alone, so that the one with the fewest assumptions counts. What dates
    are read as stands in no single demand: there the kinder reading is tried, and where time does
    not suffice for a proof the verdict is said to rest on the stricter one.
    """
    found = [{*_named(problem, one.demands)} for one in explanation.conflicts]
    fewest = min(found, key=lambda names: (len(names), sorted(names)), default=set[str]())
    for name, kinder in _kinder_readings(problem, explanation):
        if not _stays_impossible(problem, name, kinder, budget):
            fewest.add(name)
    return fewest


def _named(problem: Problem, demands: tuple[Demand, ...]) -> Iterator[str]:
    for demand in demands:
        name = demand.assumption
        if name is None or name == _CAUTIOUS_DATES:
            continue
        if problem.assumptions.value(name) == _KINDEST.get(name):
            continue  # The other reading leaves still less.
        unchanged = problem.assumptions.value("law.after_expiry") == "unchanged"
        if name == "law.after_expiry" and demand.rule == "law.validity" and unchanged:
            continue  # Nothing is known of that day under either value.
        yield name


def _kinder_readings(problem: Problem, explanation: Explanation) -> Iterator[tuple[str, str]]:
    """The assumptions on days that may matter, each with the value that leaves more time."""
    rounds = [one.dates for option in problem.options for one in option.rounds]
    if not problem.assumptions.optimistic and any(
        one.imprecise or one.certainty == "conditional" for one in rounds
    ):
        yield _CAUTIOUS_DATES, "optimistic"
    counted = any(
        one.rule == "capacity.writing" or "working_days_late" in one.numbers
        for one in explanation.demands
    )
    if problem.assumptions.eves_are_holidays and counted:
        yield _EVES, "working_day"


def _stays_impossible(problem: Problem, name: str, value: str, budget: Budget) -> bool:
    project = problem.project
    assumptions = {**project.assumptions, name: value}
    other = problem_of(project.model_copy(update={"assumptions": assumptions}), problem.catalogue)
    model = build(other)
    budget.built(model.rows)
    return budget.solve(model.rows, most=_MOST).status is Status.INFEASIBLE
