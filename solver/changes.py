"""What differs from the previous plan, and why it could not stay."""

from __future__ import annotations

from collections.abc import Iterator

from models.choice import PlanChange
from models.finding import Demand
from models.mention import days
from models.money import decimal_text, kronor
from models.plan import Application, Plan
from models.text import Text
from solver.answered import Answered
from solver.difference import compared_wishes, difference, reached, words_of
from solver.model import bars_of
from solver.tentative import tentatively


def changes_from_previous(answered: Answered, previous: Plan) -> Iterator[PlanChange]:
    """Rounds that went, came or moved, grants that changed, and a start that moved."""
    now = {one.call: one for one in answered.plan.applications}
    before = {one.call: one for one in previous.applications}
    for call_id, old in before.items():
        new = now.get(call_id)
        if new is None or new.round != old.round:
            yield _gone(answered, old, new)
    for call_id, new in now.items():
        if call_id not in before:
            title = answered.problem.option(call_id).title
            yield PlanChange(
                what="added",
                call=call_id,
                after=new.round,
                message=Text(
                    sv=f"{title.sv} har kommit till, omgång {new.round}.",
                    en=f"{title.en} has been added, round {new.round}.",
                ),
            )
    for call_id, new in now.items():
        old_one = before.get(call_id)
        if old_one is not None and old_one.grant != new.grant:
            yield _grant(answered, old_one, new)
    if previous.start != answered.plan.start:
        yield _start(answered, previous)


def _gone(answered: Answered, old: Application, new: Application | None) -> PlanChange:
    title = _title(answered, old)
    why, demands = _why(answered, old)
    if new is None:
        fact = Text(sv=f"{title.sv} har fallit bort", en=f"{title.en} has been dropped")
    else:
        fact = Text(
            sv=f"{title.sv} söks i omgång {new.round} i stället för {old.round}",
            en=f"{title.en} is applied to in round {new.round} instead of {old.round}",
        )
    return PlanChange(
        what="dropped" if new is None else "moved",
        call=old.call,
        before=old.round,
        after=None if new is None else new.round,
        demands=demands,
        message=Text(sv=f"{fact.sv}: {why.sv}", en=f"{fact.en}: {why.en}"),
    )


def _why(answered: Answered, old: Application) -> tuple[Text, tuple[Demand, ...]]:
    """The rule that bars the old round; or what keeping it would cost."""
    problem, model = answered.problem, answered.model
    option = next((one for one in problem.options if one.id == old.call), None)
    if option is None or all(one.round.id != old.round for one in option.rounds):
        gone = Text(
            sv="omgången finns inte längre bland utlysningarna.",
            en="the round is no longer among the calls.",
        )
        return gone, ()
    literal = model.round_chosen.get((old.call, old.round))
    if literal is None:
        barred = tuple(
            demand for bar, demand in bars_of(problem, option) if bar.round in (None, old.round)
        )
        if barred:
            return barred[0].message, barred
        return Text(sv="den kan inte sökas längre.", en="it can no longer be applied to."), ()
    plan = reached(answered)
    with tentatively(model.rows):
        wishes = compared_wishes(model, answered.previous)
        model.rows.any_of([literal])
        found = difference(model, wishes, plan, answered.budget)
    if found.verdict == "impossible":
        return Text(
            sv="ingen plan som följer alla regler har den kvar.",
            en="no plan that keeps every rule still has it.",
        ), ()
    if found.verdict == "worse":
        words = words_of(found, answered, model)
        return Text(sv=f"annars gäller att {words.sv}.", en=f"otherwise {words.en}."), ()
    return Text(
        sv="det gick inte att avgöra i tid om den kan vara kvar.",
        en="whether it can stay could not be decided in time.",
    ), ()


def _grant(answered: Answered, old: Application, new: Application) -> PlanChange:
    title = answered.problem.option(new.call).title
    return PlanChange(
        what="grant",
        call=new.call,
        before=decimal_text(old.grant),
        after=decimal_text(new.grant),
        message=Text(
            sv=f"{title.sv}: bidraget ändras från {kronor(old.grant, old.currency)} till "
            f"{kronor(new.grant, new.currency)}.",
            en=f"{title.en}: the grant changes from {kronor(old.grant, old.currency, 'en')} to "
            f"{kronor(new.grant, new.currency, 'en')}.",
        ),
    )


def _start(answered: Answered, previous: Plan) -> PlanChange:
    old, new = previous.start, answered.plan.start
    if old is None or new is None:
        message = Text(
            sv=f"Projektet börjar {new}; förra planen hade ingen start.",
            en=f"The project starts {new}; the last plan had no start.",
        )
    else:
        count = days(abs((new - old).days))
        message = Text(
            sv=f"Projektet börjar {new}, {count.sv} {'senare' if new > old else 'tidigare'} än "
            f"i förra planen.",
            en=f"The project starts {new}, {count.en} {'later' if new > old else 'earlier'} than "
            f"in the last plan.",
        )
    return PlanChange(
        what="start",
        before=None if old is None else old.isoformat(),
        after=None if new is None else new.isoformat(),
        message=message,
    )


def _title(answered: Answered, old: Application) -> Text:
    option = next((one for one in answered.problem.options if one.id == old.call), None)
    if option is not None:
        return option.title
    return old.title or Text(sv=old.call, en=old.call)
