"""Money that stands beside a call's own is decided by the day on which the call wants it proved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.case import Case, Chosen
from models.dates import known_for_proof
from models.finding import Finding
from models.lateness import Lateness, lateness
from models.mention import call, terms_of
from models.project import Contribution
from models.text import Text

ID = "match.proof_in_time"
TITLE = Text(sv="Medfinansieringen styrks i tid", en="Match is proved in time")
REFERENCE = "The terms of each call; SFS 2022:1379 2 kap. 7 §"
ASSUMPTION = "contribution.undated"


def check(case: Case) -> list[Finding]:
    """Errors for match that comes too late or has no date; notes on promises without a date."""
    findings: list[Finding] = []
    for chosen in case.chosen:
        due = chosen.dates.proof_due
        if due is None:
            continue
        for other in case.chosen:
            if other.source != chosen.source and case.paid_by(other.source, chosen.scope) > 0:
                findings += _grant(case, chosen, other, due)
        for name, contribution in case.contribution_by_source.items():
            if case.paid_by(name, chosen.scope) > 0:
                findings += _promise(case, chosen, contribution, due)
    return findings


def _grant(case: Case, chosen: Chosen, other: Chosen, due: date) -> Iterator[Finding]:
    decided = known_for_proof(chosen.dates, other.dates)
    if decided is None:
        yield Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name, other.name),
            numbers={"due": due.isoformat()},
            message=Text(
                sv=f"Det är inte känt när {other.funder.name} beslutar om {other.call.title.sv}; "
                f"intyget till {call(chosen).sv} ska vara inne {due}.",
                en=f"It is not known when {other.funder.name} decides on {other.call.title.en}; "
                f"the proof for {call(chosen).en} is due on {due}.",
            ),
            reference=terms_of(chosen),
        )
    elif decided > due:
        late = _late(case, chosen, due, decided)
        yield Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name, other.name),
            numbers={
                **late.numbers,
                "decision": decided.isoformat(),
                "due": due.isoformat(),
            },
            message=Text(
                sv=f"{other.funder.name} beslutar {decided} om {other.call.title.sv}, intyget "
                f"till {call(chosen).sv} ska vara inne {due}: {late.words.sv} för sent.",
                en=f"{other.funder.name} decides on {other.call.title.en} on {decided}, the "
                f"proof for {call(chosen).en} is due on {due}: {late.words.en} too late.",
            ),
            reference=terms_of(chosen),
        )


def _promise(
    case: Case, chosen: Chosen, contribution: Contribution, due: date
) -> Iterator[Finding]:
    proved = contribution.proof_on
    if proved is None:
        in_time = case.assumptions.value(ASSUMPTION) == "in_time"
        yield Finding(
            rule=ID,
            severity="info" if in_time else "error",
            subjects=(chosen.name, contribution.id),
            numbers={"due": due.isoformat()},
            message=Text(
                sv=f"Löftet från {contribution.from_} har inget datum; intyget till "
                f"{call(chosen).sv} ska vara inne {due} och antas komma "
                f"{'i tid' if in_time else 'för sent'}.",
                en=f"The promise of {contribution.from_} has no date; the proof for "
                f"{call(chosen).en} is due on {due} and is taken to come "
                f"{'in time' if in_time else 'too late'}.",
            ),
            reference=terms_of(chosen),
            assumption=ASSUMPTION,
        )
    elif proved > due:
        late = _late(case, chosen, due, proved)
        yield Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name, contribution.id),
            numbers={**late.numbers, "proof_on": proved.isoformat(), "due": due.isoformat()},
            message=Text(
                sv=f"{contribution.from_} styrker sitt löfte {proved}, intyget till "
                f"{call(chosen).sv} ska vara inne {due}: {late.words.sv} för sent.",
                en=f"{contribution.from_} proves its promise on {proved}, the proof for "
                f"{call(chosen).en} is due on {due}: {late.words.en} too late.",
            ),
            reference=terms_of(chosen),
        )


def _late(case: Case, chosen: Chosen, due: date, comes: date) -> Lateness:
    return lateness(
        chosen.call,
        chosen.round,
        due,
        comes,
        holidays=chosen.funder.holidays,
        eves_are_holidays=case.assumptions.eves_are_holidays,
    )
