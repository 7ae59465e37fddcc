"""For each call of a plan: what if it says no?

The next best plan is looked for as of the day of the answer (``solver.after_refusal``): first
with everything that was handed in by then, and where that cannot be financed, with leave to turn
such a grant down. It passes the plain reading of the rules as of that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from models.mention import days
from models.money import Minor, kronor
from models.plan import Application, Plan
from models.refusal import FallbackApplication, Refusal
from models.text import Text
from solver.after_refusal import after_refusal, kept_applications, refusal_day
from solver.answered import Answered, checked_plan
from solver.budget import Budget
from solver.chances import chance_of_yes, rounded
from solver.engine import Status
from solver.funding_model import FundingModel
from solver.model import build
from solver.objective import own_and_private, stages
from solver.optimise import Outcome, optimise
from solver.problem import problem_of
from solver.rows import value_of
from solver.shortfall import shortfall
from solver.tentative import tentatively

_MOST = 0.2
"""No single refusal takes more than this part of what is left."""


def if_refused(answered: Answered) -> Iterator[Refusal]:
    """One entry per application, in the order of the plan."""
    for application in answered.plan.applications:
        yield _refusal(answered, application)


def _refusal(answered: Answered, refused: Application) -> Refusal:
    on = refusal_day(answered, refused)
    if on is None:
        return _nothing_known(
            answered,
            refused,
            None,
            Text(
                sv="beslutsdagen är inte känd, så det går inte att säga vad som då hinns med",
                en="the day of the decision is not known, so nobody can say what is then in time",
            ),
        )
    if answered.budget.is_spent:
        return _nothing_known(
            answered,
            refused,
            on,
            Text(sv="tiden räckte inte till att pröva det", en="there was no time to examine it"),
        )
    left = after_refusal(answered, refused, on)
    if left is None:
        return _no_way_out(answered, refused, on, answered.problem.project.total_cost)
    part = answered.budget.part(_MOST)
    model = build(answered.alike(problem_of(*left)))
    part.built(model.rows)
    try:
        outcome = _next_best(answered, refused, on, model, part)
        plan = checked_plan(model, outcome)
        if plan is not None:
            return _fallback(answered, refused, on, model, outcome, plan)
        if outcome.status is Status.INFEASIBLE and not answered.narrowed:
            return _no_way_out(answered, refused, on, shortfall(model, part))
    finally:
        answered.budget.take(part)
    why = Text(sv="tiden räckte inte till ett svar", en="there was no time for an answer")
    if outcome.values:
        why = Text(
            sv="lösaren och reglerna är oense om nästa plan, ett fel i Samspel",
            en="the solver and the rules disagree on the next plan, a fault of Samspel",
        )
    return _nothing_known(answered, refused, on, why)


def _next_best(
    answered: Answered, refused: Application, on: date, model: FundingModel, part: Budget
) -> Outcome:
    objective = [one for one in model.problem.project.objective if one != "changes"]
    kept = [
        model.chosen[one.call]
        for one in kept_applications(answered, refused, on)
        if one.call in model.chosen
    ]
    with tentatively(model.rows):
        for literal in kept:
            model.rows.any_of([literal])
        wishes = stages(model, objective=objective)
        outcome = optimise(model, part, lambda _: None, wishes)
    if outcome.values or not kept:
        return outcome
    with tentatively(model.rows):
        wishes = stages(model, objective=objective)
        return optimise(model, part, lambda _: None, wishes)


def _fallback(
    answered: Answered,
    refused: Application,
    on: date,
    model: FundingModel,
    outcome: Outcome,
    plan: Plan,
) -> Refusal:
    kept = {one.call for one in kept_applications(answered, refused, on)}
    before = {one.call for one in answered.plan.applications}
    after = {one.call for one in plan.applications}
    more = value_of(own_and_private(model), outcome.values) - value_of(
        own_and_private(answered.model), answered.values
    )
    start, other = answered.plan.start, plan.start
    later = 0 if start is None or other is None else (other - start).days
    new = tuple(
        one.call for one in plan.applications if one.call not in before or one.call == refused.call
    )
    lost = tuple(
        one.call
        for one in answered.plan.applications
        if one.call not in after and one.call != refused.call
    )
    return Refusal(
        **_head(answered, refused, on),
        status="feasible",
        proven=outcome.proven,
        applications=tuple(
            FallbackApplication(
                call=one.call,
                round=one.round,
                title=answered.problem.option(one.call).title,
                grant=Minor(one.grant),
                submit_by=one.submit_by,
                kept=one.call in kept,
            )
            for one in plan.applications
        ),
        new_calls=new,
        lost_calls=lost,
        start=plan.start,
        end=plan.end,
        start_later_days=later,
        own_money_more=more,
        message=_way_out_words(answered, on, new, lost, more, later),
    )


def _way_out_words(
    answered: Answered,
    on: date,
    new: tuple[str, ...],
    lost: tuple[str, ...],
    more: int,
    later: int,
) -> Text:
    """Whom to apply to instead, what it costs, and how much later the project starts."""
    currency = answered.problem.project.currency
    titles = [answered.problem.option(one).title for one in new]
    parts_sv = [f"Sök då {' och '.join(one.sv for one in titles)}." if new else ""]
    parts_en = [f"Then apply to {' and '.join(one.en for one in titles)}." if new else ""]
    if not new:
        parts_sv = [f"Planen håller ändå utan nya ansökningar efter {on}."]
        parts_en = [f"The plan holds even so, without new applications after {on}."]
    if lost:
        dropped = [answered.problem.option(one).title for one in lost]
        parts_sv.append(f"Avstå från {' och '.join(one.sv for one in dropped)}.")
        parts_en.append(f"Do without {' and '.join(one.en for one in dropped)}.")
    if more:
        size = abs(more)
        parts_sv.append(
            f"Egna och privata pengar {'ökar' if more > 0 else 'minskar'} med "
            f"{kronor(size, currency)}."
        )
        parts_en.append(
            f"Own and private money {'grows' if more > 0 else 'shrinks'} by "
            f"{kronor(size, currency, 'en')}."
        )
    if later:
        count = days(abs(later))
        parts_sv.append(f"Projektet börjar {count.sv} {'senare' if later > 0 else 'tidigare'}.")
        parts_en.append(f"The project starts {count.en} {'later' if later > 0 else 'earlier'}.")
    return Text(sv=" ".join(parts_sv), en=" ".join(parts_en))


def _no_way_out(answered: Answered, refused: Application, on: date, missing: int | None) -> Refusal:
    """``missing`` is what cannot be financed; ``None`` or 0 where the days stand in the way."""
    currency = answered.problem.project.currency
    if missing:
        why = Text(
            sv=f"{kronor(missing, currency)} går inte att finansiera på annat sätt",
            en=f"{kronor(missing, currency, 'en')} cannot be financed in any other way",
        )
    else:
        why = Text(
            sv="ingen tidsplan som reglerna tillåter återstår",
            en="no timetable that the rules permit is left",
        )
    return Refusal(
        **_head(answered, refused, on),
        status="infeasible",
        proven=True,
        missing=None if not missing else Minor(missing),
        message=Text(
            sv=f"Då finns ingen plan från {on}: {why.sv}.",
            en=f"Then there is no plan from {on}: {why.en}.",
        ),
    )


def _nothing_known(answered: Answered, refused: Application, on: date | None, why: Text) -> Refusal:
    status: Literal["undecided"] = "undecided"
    return Refusal(
        **_head(answered, refused, on),
        status=status,
        message=Text(sv=f"Oklart: {why.sv}.", en=f"Not known: {why.en}."),
    )


def _head(answered: Answered, refused: Application, on: date | None) -> dict[str, Any]:
    chance, _ = chance_of_yes(answered.problem, refused.call)
    start = answered.plan.start
    return {
        "call": refused.call,
        "round": refused.round,
        "title": answered.problem.option(refused.call).title,
        "chance_of_no": rounded(Decimal(1) - chance),
        "refused_on": on,
        "after_start": on is not None and start is not None and start < on,
    }
