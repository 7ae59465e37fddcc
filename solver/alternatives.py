"""Other plans with other rounds: each the best at something, or the next best of all.

A plan named after a wish is strictly better at it than the main plan. What remains of the number
asked for is filled with the next best plans by the project's own wishes: first those that do
without at least one round of every plan before, then any other set of rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from models.alternative_words import gives_up
from models.plan import Alternative, Answer, Plan
from models.text import Text
from solver.answered import Answered, checked_plan, chosen_rounds
from solver.budget import Budget
from solver.chances import chance_of_all
from solver.engine import Status
from solver.objective import own_and_private, stages
from solver.optimise import Outcome, optimise
from solver.rows import Literal, negated, value_of
from solver.tentative import tentatively

Rounds = frozenset[tuple[str, str]]

_NAMED: Mapping[str, tuple[str, Text]] = {
    "start": ("earliest_start", Text(sv="Tidigast start", en="Earliest start")),
    "own_and_private": (
        "least_own_and_private",
        Text(sv="Minst egna och privata pengar", en="Least own and private money"),
    ),
    "success": ("most_robust", Text(sv="Säkrast", en="Most robust")),
    "applications": (
        "fewest_applications",
        Text(sv="Minst antal ansökningar", en="Fewest applications"),
    ),
}
_MOST = 0.2
"""No single alternative takes more than this part of what is left."""


def alternatives(
    answered: Answered, count: int, look_into: Callable[[Answered], Plan] = lambda other: other.plan
) -> Iterator[Alternative]:
    """Up to ``count`` plans, no two of which have the same rounds, nor those of the plan itself.

    ``look_into`` gives each of them back with what else is asked of a plan.
    """
    taken = [chosen_rounds(answered.model, answered.values)]
    for name, label, outcome in _outcomes(answered, taken, count):
        plan = checked_plan(answered.model, outcome)
        # One that the plain reading refuses is not given; its rounds are not tried again either.
        taken.append(chosen_rounds(answered.model, outcome.values))
        if plan is not None:
            other = replace(answered, values=outcome.values, plan=plan, previous=None)
            plan = look_into(other)
            yield _alternative(answered, name, label, plan, outcome)


def _outcomes(
    answered: Answered, taken: list[Rounds], count: int
) -> Iterator[tuple[str, Text, Outcome]]:
    found = 0
    for wish, (name, label) in _NAMED.items():
        if found == count:
            return
        outcome = _best_at(answered, wish, taken)
        if outcome is not None:
            found += 1
            yield name, label, outcome
    number = 0
    for supersets in (False, True):
        while found < count:
            outcome = _next_best(answered, taken, supersets=supersets)
            if outcome is None:
                break
            number, found = number + 1, found + 1
            label = Text(sv=f"Nästa bästa plan {number}", en=f"Next best plan {number}")
            yield f"next_best_{number}", label, outcome


def _best_at(answered: Answered, wish: str, taken: Sequence[Rounds]) -> Outcome | None:
    """The best plan by a wish and then by the project's own, if it beats the main plan there."""
    model = answered.model
    own = model.problem.project.objective
    objective = (wish, *(one for one in own if one not in (wish, "changes")))
    with tentatively(model.rows):
        first = next(stages(model, objective=objective))
        reached = value_of(first.terms, answered.values)
        model.rows.add(first.terms, high=reached - 1)
        _do_without(answered, taken, supersets=True)
        return _optimised(answered, objective)


def _next_best(answered: Answered, taken: Sequence[Rounds], *, supersets: bool) -> Outcome | None:
    objective = tuple(one for one in answered.problem.project.objective if one != "changes")
    with tentatively(answered.model.rows):
        _do_without(answered, taken, supersets=supersets)
        return _optimised(answered, objective)


def _optimised(answered: Answered, objective: Sequence[str]) -> Outcome | None:
    if answered.budget.is_spent:
        return None
    part: Budget = answered.budget.part(_MOST)
    wishes = stages(answered.model, objective=objective)
    outcome = optimise(answered.model, part, lambda _: None, wishes)
    answered.budget.take(part)
    return outcome if outcome.values and outcome.status is not Status.INFEASIBLE else None


def _do_without(answered: Answered, taken: Sequence[Rounds], *, supersets: bool) -> None:
    """Rule out the sets that were found, and all that contain one unless ``supersets``.

    Every set contains the empty one, so that only itself is ruled out.
    """
    model = answered.model
    for rounds in taken:
        literals: list[Literal] = []
        for key, literal in model.round_chosen.items():
            if key in rounds:
                literals.append(negated(literal))
            elif supersets or not rounds:
                literals.append(literal)
        model.rows.any_of(literals)


def _alternative(
    answered: Answered, name: str, label: Text, plan: Plan, outcome: Outcome
) -> Alternative:
    terms = own_and_private(answered.model)
    more = value_of(terms, outcome.values) - value_of(terms, answered.values)
    start, other = answered.plan.start, plan.start
    later = 0 if start is None or other is None else (other - start).days
    chance, other_chance = (
        chance_of_all(answered.problem, ((one.call, one.round) for one in found.applications))
        for found in (answered.plan, plan)
    )
    shared = {field: getattr(plan, field) for field in _SHARED}
    shared |= {"inputs_sha256": answered.plan.inputs_sha256, "solver": answered.plan.solver}
    return Alternative(
        **shared,
        name=name,
        label=label,
        gives_up=gives_up(
            own_money_more=more,
            applications_more=len(plan.applications) - len(answered.plan.applications),
            start_later_days=later,
            chance=chance,
            other_chance=other_chance,
            currency=answered.problem.project.currency,
        ),
    )


_SHARED = tuple(Answer.model_fields)
