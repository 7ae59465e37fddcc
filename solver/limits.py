"""The limits that a plan meets and people can move, each with the project or calls one step on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from models.call import Call
from models.catalogue import Catalogue
from models.money import Minor, decimal_text, kronor, percent, share_text
from models.plan import Application
from models.project import OwnCash, Project
from models.text import Text
from models.when import last_day_of_project
from solver.answered import Answered

MONEY_STEP = Minor(1_000_00)
SHARE_STEP = Decimal("0.01")


@dataclass(frozen=True)
class Limit:
    """A limit and what is left of the inputs when it is moved one step, for ``rule``.

    ``limit`` and ``step`` are as in ``models.choice.Binding``.
    """

    rule: str
    subjects: tuple[str, ...]
    limit: str
    step: str
    unit: Literal["money", "share", "days", "working_days"]
    message: Text
    step_words: Text
    project: Project
    catalogue: Catalogue


def limits_met(answered: Answered) -> Iterator[Limit]:
    """Own cash and promises that are used up, calls at their largest, and the days."""
    yield from _own_cash(answered)
    yield from _promises(answered)
    for application in answered.plan.applications:
        yield from _of_call(answered, application)
    yield from _days(answered)
    yield from _writing(answered)


def _own_cash(answered: Answered) -> Iterator[Limit]:
    project, catalogue = answered.problem.project, answered.problem.catalogue
    for partner in project.partners:
        most = partner.own_cash.max
        if _paid(answered, f"own:{partner.id}") < most or not _has_costs(answered, partner.id):
            continue
        richer = partner.model_copy(update={"own_cash": OwnCash(max=Minor(most + MONEY_STEP))})
        partners = tuple(richer if one.id == partner.id else one for one in project.partners)
        words = kronor(most, project.currency), kronor(most, project.currency, "en")
        yield Limit(
            "financing.own_cash",
            (partner.id,),
            decimal_text(most),
            decimal_text(MONEY_STEP),
            "money",
            Text(
                sv=f"{partner.name} lägger in alla sina {words[0]}.",
                en=f"{partner.name} puts in all of its {words[1]}.",
            )
            if most
            else Text(
                sv=f"{partner.name} har inga egna pengar att lägga in.",
                en=f"{partner.name} has no money of its own to put in.",
            ),
            _more_money(project.currency),
            project.model_copy(update={"partners": partners}),
            catalogue,
        )


def _promises(answered: Answered) -> Iterator[Limit]:
    project, catalogue = answered.problem.project, answered.problem.catalogue
    for promise in project.contributions:
        if promise.is_in_kind or _paid(answered, f"contribution:{promise.id}") < promise.amount:
            continue
        larger = promise.model_copy(update={"amount": Minor(promise.amount + MONEY_STEP)})
        promises = tuple(larger if one.id == promise.id else one for one in project.contributions)
        yield Limit(
            "financing.contribution",
            (promise.id,),
            decimal_text(promise.amount),
            decimal_text(MONEY_STEP),
            "money",
            Text(
                sv=f"{promise.from_} bidrar med allt den lovat, "
                f"{kronor(promise.amount, project.currency)}.",
                en=f"{promise.from_} contributes all it promised, "
                f"{kronor(promise.amount, project.currency, 'en')}.",
            ),
            _more_money(project.currency),
            project.model_copy(update={"contributions": promises}),
            catalogue,
        )


def _of_call(answered: Answered, application: Application) -> Iterator[Limit]:
    problem = answered.problem
    option = problem.option(application.call)
    call, title = option.call, option.title
    currency = option.funder.currency
    if option.grant_max is not None and application.grant >= option.grant_max and call.grant.max:
        grant = call.grant.model_copy(update={"max": Minor(call.grant.max + MONEY_STEP)})
        yield Limit(
            "call.grant_bounds",
            (call.id,),
            decimal_text(call.grant.max),
            decimal_text(MONEY_STEP),
            "money",
            Text(
                sv=f"{title.sv} ger sitt högsta bidrag, {kronor(call.grant.max, currency)}.",
                en=f"{title.en} gives its largest grant, {kronor(call.grant.max, currency, 'en')}.",
            ),
            _more_money(currency),
            problem.project,
            _with_call(problem.catalogue, call.model_copy(update={"grant": grant})),
        )
    rate = call.rates.project
    base = application.eligible_costs or 0
    if rate < 1 and application.grant >= int(rate * base):
        rates = call.rates.model_copy(update={"project": min(rate + SHARE_STEP, Decimal(1))})
        yield Limit(
            "call.project_share",
            (call.id,),
            share_text(rate),
            share_text(SHARE_STEP),
            "share",
            Text(
                sv=f"{title.sv} betalar sin högsta andel, {percent(rate)}.",
                en=f"{title.en} pays its largest share, {percent(rate, 'en')}.",
            ),
            Text(sv="Med en procentenhet till", en="With one percentage point more"),
            problem.project,
            _with_call(problem.catalogue, call.model_copy(update={"rates": rates})),
        )


def _days(answered: Answered) -> Iterator[Limit]:
    project, catalogue, start = (
        answered.problem.project,
        answered.problem.catalogue,
        answered.plan.start,
    )
    period = project.period
    if start is not None and start == period.earliest_start and start > project.as_of:
        moved = period.model_copy(update={"earliest_start": start - timedelta(days=1)})
        yield Limit(
            "period.project",
            ("earliest_start",),
            start.isoformat(),
            "1",
            "days",
            Text(
                sv=f"Projektet börjar så tidigt det får, {start}.",
                en=f"The project starts as early as it may, {start}.",
            ),
            Text(sv="En dag tidigare", en="One day earlier"),
            project.model_copy(update={"period": moved}),
            catalogue,
        )
    # The last day is met where the plan could not start a day later.
    if start is not None and (
        last_day_of_project(start + timedelta(days=1), period.months) > period.latest_end
    ):
        moved = period.model_copy(update={"latest_end": period.latest_end + timedelta(days=1)})
        yield Limit(
            "period.project",
            ("latest_end",),
            period.latest_end.isoformat(),
            "1",
            "days",
            Text(
                sv=f"Projektet slutar så sent det får, {period.latest_end}.",
                en=f"The project ends as late as it may, {period.latest_end}.",
            ),
            Text(sv="En dag senare", en="One day later"),
            project.model_copy(update={"period": moved}),
            catalogue,
        )


def _writing(answered: Answered) -> Iterator[Limit]:
    project = answered.problem.project
    capacity = project.capacity
    if capacity is None:
        return
    days = capacity.writing_days_per_week
    more = capacity.model_copy(update={"writing_days_per_week": days + 1})
    yield Limit(
        "capacity.writing",
        (),
        str(days),
        "1",
        "working_days",
        Text(
            sv=f"Ansökningarna skrivs på {days} dagar i veckan.",
            en=f"Applications are written in {days} days a week.",
        ),
        Text(sv="Med en dag till i veckan", en="With one more day a week"),
        project.model_copy(update={"capacity": more}),
        answered.problem.catalogue,
    )


def _more_money(currency: str) -> Text:
    return Text(
        sv=f"Med {kronor(MONEY_STEP, currency)} till",
        en=f"With {kronor(MONEY_STEP, currency, 'en')} more",
    )


def _with_call(catalogue: Catalogue, changed: Call) -> Catalogue:
    calls = tuple(changed if one.id == changed.id else one for one in catalogue.calls)
    return catalogue.model_copy(update={"calls": calls})


def _paid(answered: Answered, source: str) -> int:
    return sum(row.amount for row in answered.plan.matrix if row.source == source)


def _has_costs(answered: Answered, partner_id: str) -> bool:
    return any(one.partner == partner_id and not one.in_kind for one in answered.problem.cells)
