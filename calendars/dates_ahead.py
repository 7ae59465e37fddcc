"""The dates of a plan that lie ahead of the day on which it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calendars.dates_in_words import zone_words
from calendars.names import Names
from calendars.planned_rounds import PlannedRound, planned_rounds
from models.plan import Plan
from models.text import Language, Text


@dataclass(frozen=True, order=True)
class DateAhead:
    """A day, the time of day with its zone where it matters, and what happens then."""

    on: date
    what: str
    clock: str = ""


def dates_ahead(plan: Plan, names: Names) -> tuple[DateAhead, ...]:
    """All dates on or after ``plan.as_of`` at which something opens, is due, decided or starts.

    A period counts by its last day when it is waited for (opening, decision).
    """
    found = [
        ahead
        for one in planned_rounds(plan, names.catalogue)
        for ahead in _of_round(one, names.language)
    ]
    if plan.start is not None:
        start = Text(sv="Projektet startar", en="The project starts")
        found.append(DateAhead(plan.start, start.in_language(names.language)))
    return tuple(sorted(one for one in found if one.on >= plan.as_of))


def _of_round(one: PlannedRound, language: Language) -> list[DateAhead]:
    title = one.title.in_language(language)
    found = []
    if one.opens is not None:
        opens = Text(sv=f"Öppnar: {title}", en=f"Opens: {title}")
        found.append(DateAhead(one.opens.latest, opens.in_language(language)))
    if one.submit_by is not None:
        submit = Text(sv=f"Sök senast: {title}", en=f"Apply by: {title}")
        clock = zone_words(one.submit_by)
        found.append(DateAhead(one.submit_by.earliest, submit.in_language(language), clock))
    if one.proof_due is not None:
        proof = Text(
            sv=f"Styrk medfinansieringen senast: {title}", en=f"Prove the match by: {title}"
        )
        found.append(DateAhead(one.proof_due, proof.in_language(language)))
    if one.decision is not None:
        decision = Text(sv=f"Beslut väntas: {title}", en=f"Decision expected: {title}")
        if not one.decision.is_exact:
            decision = Text(
                sv=f"Beslut väntas senast: {title}", en=f"Decision expected by: {title}"
            )
        found.append(DateAhead(one.decision.latest, decision.in_language(language)))
    return found
