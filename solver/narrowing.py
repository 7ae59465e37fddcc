"""Projects that are too large to try every call at once: the calls that can pay most are tried.

A plan with these calls is a plan of the whole project, but not proven to be the best, and that
these calls do not suffice proves nothing.
"""

from __future__ import annotations

from dataclasses import replace

from models.money import portion
from solver.problem import CallOption, Problem

MOST_PARTS = 8_000
"""Costs × calls that are tried at once: about what is read, searched and checked in a minute."""


def narrowed(problem: Problem) -> Problem | None:
    """The problem with as many calls as can be tried; ``None`` where all of them can.

    Calls that the project insists on stay whatever their number. Calls that have closed, or that
    the project will not have, go first.
    """
    if sum(len(one.places) for one in problem.options) <= MOST_PARTS:
        return None
    must = set(problem.project.must.calls)
    ranked = sorted(
        problem.options, key=lambda one: (one.id not in must, -_most(problem, one), one.id)
    )
    kept, parts = set[str](), 0
    for option in ranked:
        parts += len(option.places)
        if option.id in must or parts <= MOST_PARTS:
            kept.add(option.id)
    options = tuple(option for option in problem.options if option.id in kept)
    return replace(problem, options=options)


def _most(problem: Problem, option: CallOption) -> int:
    """What the call could pay at most, in minor units, by its own limits."""
    is_open = any(
        (one.dates.deadline >= problem.today or problem.handed_in_on(one) is not None)
        and one.dates.certainty != "cancelled"
        for one in option.rounds
    )
    if not is_open or option.rate_unknown or option.id in problem.project.must_not.calls:
        return 0
    eligible = option.call.eligible
    base = sum(
        problem.eligible_cost(option, place)
        for place in option.places
        if problem.partner(place).type in eligible.partners
        and problem.work_package(place).activity in eligible.activities
        and option.basis[place] is not None
    )
    limits = [portion(option.call.rates.project, base), option.grant_max, option.budget]
    most = min(one for one in limits if one is not None)
    return 0 if option.grant_min is not None and most < option.grant_min else most
