"""What binds, and what one step more would give: each limit moved one step and solved again.

Only what people can move is tried: money that partners and funders put in, shares of calls, the
project's own days and the time for writing. What the law sets is not for sale; how near it is
stands in the plan's rows on aid.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.choice import Binding
from models.text import Text
from solver.answered import Answered
from solver.difference import compared_wishes, difference, numbers_of, reached, words_of
from solver.limits import Limit, limits_met
from solver.model import build
from solver.problem import problem_of
from solver.tentative import tentatively

MOST_LIMITS = 24
"""More limits than these are not tried; those of money come first."""


def binding(answered: Answered) -> Iterator[Binding]:
    """One entry per limit that the plan meets; those that a step would help come first."""
    plan = reached(answered)
    found = []
    for limit in list(limits_met(answered))[:MOST_LIMITS]:
        if answered.budget.is_spent:
            break
        found.append(_priced(answered, limit, plan))
    yield from sorted(found, key=lambda one: one.wish is None)


def _priced(answered: Answered, limit: Limit, plan: tuple[int, ...]) -> Binding:
    model = build(answered.alike(problem_of(limit.project, limit.catalogue)))
    part = answered.budget.part(0.2)
    part.built(model.rows)
    with tentatively(model.rows):
        wishes = compared_wishes(model, answered.previous)
        moved = difference(model, wishes, plan, part)
    answered.budget.take(part)
    gains = moved.verdict == "better"
    if gains:
        words = words_of(moved, answered, model)
        message = Text(
            sv=f"{limit.message.sv} {limit.step_words.sv}: {words.sv}.",
            en=f"{limit.message.en} {limit.step_words.en}: {words.en}.",
        )
    elif moved.verdict == "equal":
        message = Text(
            sv=f"{limit.message.sv} {limit.step_words.sv}: det ger inget.",
            en=f"{limit.message.en} {limit.step_words.en}: that gives nothing.",
        )
    else:
        message = Text(
            sv=f"{limit.message.sv} {limit.step_words.sv}: tiden räckte inte till att pröva det.",
            en=f"{limit.message.en} {limit.step_words.en}: there was no time to examine it.",
        )
    return Binding(
        rule=limit.rule,
        subjects=limit.subjects,
        limit=limit.limit,
        step=limit.step,
        unit=limit.unit,
        wish=moved.wish if gains else None,
        numbers=numbers_of(moved, answered, model) if gains else {},
        verified=gains or moved.verdict == "equal",
        message=message,
    )
