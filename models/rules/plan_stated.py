"""What a plan states of its applications is what the project, the calls and the matrix say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from models.case import Case, Chosen
from models.finding import Finding
from models.mention import call
from models.money import decimal_text
from models.text import Text

ID = "plan.stated"
TITLE = Text(
    sv="Det som planen anger om ansökningarna stämmer",
    en="What the plan states of its applications is so",
)
REFERENCE = "samspel/plan@1"

Fact = tuple[str, str, str]
"""A field, what the plan states, and what it is."""


def check(case: Case) -> list[Finding]:
    """One error for every fact that is stated and otherwise; what is left out is not tested."""
    findings = []
    if case.plan.status != "feasible" and (case.plan.applications or case.plan.matrix):
        findings.append(_no_answer(case))
    for chosen in case.chosen:
        for field, stated, real in (
            *_of_the_call(case, chosen),
            *_of_the_dates(chosen),
            *_of_the_money(case, chosen),
        ):
            if stated != real:
                findings.append(_finding(chosen, field, stated, real))
    return findings


def _of_the_call(case: Case, chosen: Chosen) -> Iterator[Fact]:
    stated = chosen.application
    if stated.title is not None:
        yield "title.sv", stated.title.sv, chosen.call.title.sv
        yield "title.en", stated.title.en, chosen.call.title.en
    if stated.funder is not None:
        yield "funder", stated.funder, chosen.funder.id
    if "currency" in stated.model_fields_set:
        yield "currency", stated.currency, case.project.currency
    if stated.success_rate is not None:
        rate = chosen.call.chance
        said = Decimal(str(stated.success_rate))
        if rate is None or said != rate:
            yield "success_rate", str(said), "–" if rate is None else str(rate)


def _of_the_dates(chosen: Chosen) -> Iterator[Fact]:
    stated, dates = chosen.application, chosen.dates
    opens = chosen.round.first("opens")
    if stated.opens is not None:
        exact = opens is not None and opens.when.is_exact
        yield "opens", stated.opens, opens.when.earliest.isoformat() if opens and exact else "–"
    if stated.proof_due is not None:
        yield "proof_due", stated.proof_due.isoformat(), _day(dates.proof_due)
    earliest, latest = dates.decision_window or (None, None)
    if stated.decision.earliest is not None:
        yield "decision.earliest", stated.decision.earliest.isoformat(), _day(earliest)
    if stated.decision.latest is not None:
        yield "decision.latest", stated.decision.latest.isoformat(), _day(latest)
    yield from _of_the_hour(chosen)


def _of_the_hour(chosen: Chosen) -> Iterator[Fact]:
    """An application that is due by the hour is not handed in later on the same day."""
    stated, deadline = chosen.application, chosen.round.first("deadline")
    when = None if deadline is None else deadline.when
    if stated.zone is not None:
        yield "zone", stated.zone, (when and when.zone) or "–"
    last = None if when is None else when.instant
    if last is None or "T" not in stated.submit_by:
        return
    try:
        said = datetime.fromisoformat(stated.submit_by)
    except ValueError:
        said = None
    if said is None or said.tzinfo is None or said > last:
        yield "submit_by", stated.submit_by, last.isoformat(timespec="minutes")


def _of_the_money(case: Case, chosen: Chosen) -> Iterator[Fact]:
    stated = chosen.application
    in_kind = None if chosen.call.costs.in_kind == "allowed" else False
    base = case.cost_of(chosen.scope, in_kind=in_kind)
    if stated.eligible_costs is not None and stated.scope:
        yield "eligible_costs", decimal_text(stated.eligible_costs), decimal_text(base)
    if stated.share is not None and stated.scope and base:
        exact = Decimal(case.paid_by(stated.source)) / Decimal(base)
        # A share that is written with fewer decimals is that share, rounded.
        real = exact.quantize(Decimal(1).scaleb(min(_decimals(stated.share), -2)))
        yield "share", str(stated.share.normalize()), str(real.normalize())


def _decimals(share: Decimal) -> int:
    exponent = share.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _day(on: date | None) -> str:
    return "–" if on is None else str(on)


def _finding(chosen: Chosen, field: str, stated: str, real: str) -> Finding:
    return Finding(
        rule=ID,
        severity="error",
        subjects=(chosen.name,),
        numbers={"field": field, "stated": stated, "is": real},
        message=Text(
            sv=f"Planen anger {field}: {stated} för {call(chosen).sv}, men det är {real}.",
            en=f"The plan states {field}: {stated} for {call(chosen).en}, but it is {real}.",
        ),
        reference=REFERENCE,
    )


def _no_answer(case: Case) -> Finding:
    return Finding(
        rule=ID,
        severity="error",
        numbers={"field": "status", "stated": case.plan.status, "is": "feasible"},
        message=Text(
            sv=f"Planen säger {case.plan.status} men anger ändå hur projektet finansieras.",
            en=f"The plan says {case.plan.status} yet states how the project is financed.",
        ),
        reference=REFERENCE,
    )
