"""What a plan should have least of: one wish after another, in the project's own order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.plan import Plan
from models.text import Text
from solver.chances import answered_together, chance_of_yes
from solver.funding_model import FundingModel
from solver.problem import Problem
from solver.rows import Terms, Var, variable_of


@dataclass(frozen=True)
class Stage:
    """One wish: a sum to make as small as possible without giving up what came before."""

    name: str
    title: Text
    terms: Terms


def stages(
    model: FundingModel,
    *,
    objective: Sequence[str] | None = None,
    previous: Plan | None = None,
) -> Iterator[Stage]:
    """The project's wishes in its order, then a fixed preference that makes the plan one of a kind.

    ``objective`` goes before the project's own. A ``previous`` plan is kept where that makes no
    higher wish worse: first its rounds, then its grants. Where the wish ``changes`` is not among
    the project's it comes second, after the first. Rows may be added to the model for it.
    """
    names = list(model.problem.project.objective if objective is None else objective)
    if previous is not None and "changes" not in names:
        names.insert(1, "changes")
    kept = _kept(model, previous) if previous is not None else ()
    for name in names:
        if name == "own_and_private":
            yield Stage(name, TITLES[name], own_and_private(model))
        elif name == "applications":
            chosen = tuple((1, variable_of(literal)) for literal in model.chosen.values())
            yield Stage(name, TITLES[name], chosen)
        elif name == "success":
            yield Stage(name, TITLES[name], _unlikeliness(model))
        elif name == "start":
            yield Stage(name, TITLES[name], ((1, model.start),))
        elif name == "changes":
            yield from kept
    title = Text(sv="samma svar varje gång", en="the same answer each time")
    for terms in _by_name(model, 0 if "applications" in names else 1):
        yield Stage(TIE_BREAK, title, terms)


TITLES: Mapping[str, Text] = {
    "own_and_private": Text(sv="minst egna och privata pengar", en="least own and private money"),
    "applications": Text(sv="minst antal ansökningar", en="fewest applications"),
    "success": Text(sv="störst chans till bifall", en="highest chance of success"),
    "start": Text(sv="tidigast start", en="earliest start"),
    "changes": Text(sv="minst ändrat sedan förra planen", en="fewest changes from the last plan"),
}
"""What each wish is called."""

MOVED_MONEY, TIE_BREAK = "moved_money", "tie_break"

_ROUNDS_IN_A_SUM = 24
"""So many rounds, each of which counts twice as much as the one before, fit in one sum."""


def _kept(model: FundingModel, previous: Plan) -> tuple[Stage, ...]:
    """Fewest rounds that come or go, then least money moved between the grants."""
    before = {one.call: one for one in previous.applications}
    rounds = {(one.call, one.round) for one in previous.applications}
    changed = tuple(
        (-1 if key in rounds else 1, variable_of(literal))
        for key, literal in model.round_chosen.items()
    )
    moved: list[tuple[int, Var]] = []
    for option in model.options:
        grant = model.grant(option.id)
        known = before.get(option.id)
        if known is None:
            moved += grant
            continue
        most = max(known.grant, model.problem.project.total_cost)
        distance = model.rows.integer(0, most, f"{option.id} moved")
        lower = tuple((-c, v) for c, v in grant)
        model.rows.add([(1, distance), *lower], low=-known.grant)
        model.rows.add([(1, distance), *grant], low=known.grant)
        moved.append((1, distance))
    return (
        Stage("changes", TITLES["changes"], changed),
        Stage(MOVED_MONEY, Text(sv="minst flyttade pengar", en="least money moved"), tuple(moved)),
    )


def own_and_private(model: FundingModel) -> Terms:
    """Own cash and private promises, in minor units."""
    private = {one.id for one in model.problem.project.contributions if one.kind == "private_cash"}
    return tuple((1, variable) for variable in model.own.values()) + tuple(
        (1, variable) for (name, _), variable in model.contribution_parts.items() if name in private
    )


def _unlikeliness(model: FundingModel) -> Terms:
    """The product of chances is largest where the sum of their negative logarithms is least.

    Of answers that come together only the least sure counts: the largest of the logarithms.
    """
    problem = model.problem
    unlikely = {option.id: _logarithm(problem, option.id) for option in model.options}
    keys = list(model.round_chosen)
    joint = [
        [keys[position] for position in group]
        for group in answered_together(problem, keys)
        if len({keys[position][0] for position in group}) > 1
    ]
    in_joint = {key for group in joint for key in group}
    terms: list[tuple[int, Var]] = []
    for option in model.options:
        own = [(option.id, one.round.id) for one, _ in model.rounds_of(option)]
        if in_joint.isdisjoint(own):
            terms.append((unlikely[option.id], variable_of(model.chosen[option.id])))
            continue
        terms += [
            (unlikely[option.id], variable_of(model.round_chosen[key]))
            for key in own
            if key not in in_joint
        ]
    for group in joint:
        most = max(unlikely[call] for call, _ in group)
        least_sure = model.rows.integer(0, most, f"least sure of {group[0]}")
        for key in group:
            chosen = variable_of(model.round_chosen[key])
            model.rows.add([(1, least_sure), (-unlikely[key[0]], chosen)], low=0)
        terms.append((1, least_sure))
    return tuple(terms)


def _logarithm(problem: Problem, call_id: str) -> int:
    rate = max(chance_of_yes(problem, call_id)[0], Decimal("0.000001"))
    return round(-math.log(rate) * 1_000_000)


def _by_name(model: FundingModel, first: int) -> Iterator[Terms]:
    """Preferences that leave one choice of rounds: calls' earlier rounds, then the first by name.

    The earliest round of a call counts ``first``: where an earlier wish has settled how many
    applications there are, 0 prefers the same plans as 1. Of what then is equal stands the choice
    whose last round by name comes before that of the others, then the last but one, and so on.
    """
    rounds = [
        (rank + first, variable_of(literal))
        for option in model.options
        for rank, (_, literal) in enumerate(model.rounds_of(option))
    ]
    in_order = [variable for _, variable in rounds]
    starts = range(0, len(rounds), _ROUNDS_IN_A_SUM)
    sums = [
        [(1 << n, one) for n, one in enumerate(in_order[start : start + _ROUNDS_IN_A_SUM])]
        for start in reversed(starts)
    ]
    ranks = [(rank << _ROUNDS_IN_A_SUM, variable) for rank, variable in rounds if rank]
    if len(sums) <= 1:
        yield tuple((c, v) for c, v in _added([*ranks, *(one for part in sums for one in part)]))
        return
    yield tuple(ranks)
    yield from map(tuple, sums)


def _added(terms: Sequence[tuple[int, Var]]) -> Iterator[tuple[int, Var]]:
    total: dict[Var, int] = {}
    for coefficient, variable in terms:
        total[variable] = total.get(variable, 0) + coefficient
    for variable, coefficient in total.items():
        yield coefficient, variable
