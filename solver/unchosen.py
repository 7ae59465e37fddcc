"""Why each call that is not in the plan is not: barred, impossible, or no gain; each re-solved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.choice import Unchosen
from models.finding import Demand
from models.text import Text
from solver.answered import Answered
from solver.difference import (
    MOST,
    Difference,
    compared_wishes,
    difference,
    numbers_of,
    reached,
    words_of,
)
from solver.engine import Status
from solver.model import bars_of, build
from solver.problem import CallOption
from solver.rows import Literal
from solver.tentative import tentatively

MOST_CALLS = 40
"""More calls than these are not tried one by one."""

_MOST_DEMANDS = 12


def unchosen(answered: Answered) -> Iterator[Unchosen]:
    """One entry per candidate call that the plan does not apply to, by id."""
    plan = reached(answered)
    tried = 0
    for option in answered.problem.options:
        if option.id in answered.calls:
            continue
        literal = answered.model.chosen.get(option.id)
        if literal is None:
            yield _barred(answered, option)
        elif tried == MOST_CALLS or answered.budget.is_spent:
            yield _entry(option, Difference("undecided"), _NOT_TRIED)
        else:
            tried += 1
            yield _tried(answered, option, literal, plan)


_NOT_TRIED = Text(
    sv="Inte prövad: tiden räckte inte.", en="Not examined: there was not time enough."
)


def _barred(answered: Answered, option: CallOption) -> Unchosen:
    """The rules that shut the call out: as a whole if one does, else all its rounds or costs."""
    found = list(bars_of(answered.problem, option))
    whole = [demand for bar, demand in found if bar.round is None and bar.place is None]
    rounds = {bar.round for bar, _ in found if bar.place is None} - {None}
    if whole:
        demands = whole
    elif rounds >= {one.round.id for one in option.rounds}:
        demands = [demand for bar, demand in found if bar.round is not None]
    else:
        demands = [demand for _, demand in found]
    said = list({demand.message.en: demand for demand in demands}.values())[:_MOST_DEMANDS]
    message = said[0].message if said else _NO_COSTS
    return Unchosen(
        call=option.id, title=option.title, verdict="barred", demands=tuple(said), message=message
    )


_NO_COSTS = Text(
    sv="Ingen kostnad i projektet hör till utlysningens budget.",
    en="No cost of the project belongs to the call's budget.",
)


def _tried(
    answered: Answered, option: CallOption, literal: Literal, plan: Sequence[int]
) -> Unchosen:
    model = answered.model
    with tentatively(model.rows):
        wishes = compared_wishes(model, answered.previous)
        model.rows.any_of([literal])
        found = difference(model, wishes, plan, answered.budget)
    if found.verdict == "impossible":
        return _impossible(answered, option)
    if found.verdict == "equal":
        return _entry(
            option,
            found,
            Text(
                sv="Lika bra på alla önskemål; ordningen mellan utlysningarna avgjorde.",
                en="As good in every wish; the order of the calls decided.",
            ),
        )
    if found.verdict == "undecided":
        return _entry(option, found, _NOT_TRIED)
    words = words_of(found, answered, model)
    # Better than a plan that was not proven to be the best: said as it is.
    if found.verdict == "worse":
        message = Text(sv=f"Med den {_verb_first(words.sv)}.", en=f"With it {words.en}.")
    else:
        message = Text(
            sv=f"Med den kan planen bli bättre: {words.sv}.",
            en=f"With it the plan can be better: {words.en}.",
        )
    return Unchosen(
        call=option.id,
        title=option.title,
        verdict="worse" if found.verdict == "worse" else "undecided",
        wish=found.wish,
        numbers=numbers_of(found, answered, model),
        message=message,
    )


def _impossible(answered: Answered, option: CallOption) -> Unchosen:
    """The first rule of the call without which it could be applied to, if one alone bars it."""
    model, budget = build(answered.problem, explained=frozenset()), answered.budget
    budget.built(model.rows)
    names = {option.id, *(one.name for one in option.rounds)}
    groups: dict[str, set[int]] = {}
    for index, demand in enumerate(model.rows.demands):
        if names & set(demand.subjects):
            groups.setdefault(demand.rule, set()).add(index)
    everything = frozenset(range(len(model.rows.demands)))
    demands: list[Demand] = []
    with tentatively(model.rows):
        model.rows.any_of([model.chosen[option.id]])
        for indices in groups.values():
            if budget.is_spent:
                break
            answer = budget.solve(model.rows, demands=everything - indices, most=MOST)
            if answer.status in (Status.OPTIMAL, Status.FEASIBLE):
                demands = [model.rows.demands[one] for one in sorted(indices)][:_MOST_DEMANDS]
                break
    message = Text(
        sv="Ingen plan som följer alla regler har den med.",
        en="No plan that keeps every rule has it.",
    )
    if demands:
        first = demands[0].message
        message = Text(sv=f"{message.sv} {first.sv}", en=f"{message.en} {first.en}")
    return Unchosen(
        call=option.id,
        title=option.title,
        verdict="impossible",
        demands=tuple(demands),
        message=message,
    )


def _entry(option: CallOption, found: Difference, message: Text) -> Unchosen:
    verdict = "equal" if found.verdict == "equal" else "undecided"
    return Unchosen.model_validate(
        {"call": option.id, "title": option.title, "verdict": verdict, "message": message}
    )


def _verb_first(clause: str) -> str:
    """Swedish puts the verb second: ``med den ökar egna pengar``."""
    for verb in ("ökar", "minskar", "blir", "börjar", "skiljer sig", "går"):
        before, found, after = clause.partition(f" {verb} ")
        if found:
            return f"{verb} {before} {after}"
    return clause
