"""A plan uses one round per call, one that takes place and that can still be applied to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.case import Case, Chosen
from models.finding import Finding
from models.mention import call, days, terms_of
from models.text import Text

ID = "call.rounds"
TITLE = Text(sv="Omgången går att söka", en="The round can be applied to")
REFERENCE = "The dates of each call"


def check(case: Case) -> list[Finding]:
    """Errors for rounds that are doubled, cancelled, only conditional, or closed."""
    return [*_doubled(case), *(one for chosen in case.chosen for one in _closed(case, chosen))]


def _doubled(case: Case) -> Iterator[Finding]:
    for call_id in dict.fromkeys(chosen.call.id for chosen in case.chosen):
        same = [chosen for chosen in case.chosen if chosen.call.id == call_id]
        if len(same) > 1:
            names = ", ".join(chosen.round.id for chosen in same)
            yield Finding(
                rule=ID,
                severity="error",
                subjects=tuple(chosen.name for chosen in same),
                numbers={"rounds": len(same)},
                message=Text(
                    sv=f"Planen söker {call(same[0]).sv} {len(same)} gånger ({names}); "
                    "högst en omgång per utlysning går.",
                    en=f"The plan applies to {call(same[0]).en} {len(same)} times ({names}); "
                    "at most one round per call will do.",
                ),
                reference=REFERENCE,
            )


def _closed(case: Case, chosen: Chosen) -> Iterator[Finding]:
    named, today, deadline = call(chosen), case.project.as_of, chosen.dates.deadline
    certainty = chosen.dates.certainty
    if certainty == "cancelled":
        yield _finding(
            chosen,
            Text(
                sv=f"Omgången {chosen.round.id} av {named.sv} är inställd.",
                en=f"The round {chosen.round.id} of {named.en} is cancelled.",
            ),
        )
    if certainty == "conditional" and not case.assumptions.optimistic:
        yield _finding(
            chosen,
            Text(
                sv=f"Omgången {chosen.round.id} av {named.sv} är villkorad och räknas inte med "
                "när datum läses försiktigt.",
                en=f"The round {chosen.round.id} of {named.en} is conditional and does not count "
                "where dates are read with caution.",
            ),
            assumption="dates.reading",
        )
    handed_in = case.project.handed_in(chosen.call.id, chosen.round.id)
    if handed_in is not None and handed_in.assumed:
        yield _assumed(chosen, handed_in.on)
    if deadline < today and handed_in is None:
        late = (today - deadline).days
        yield _finding(
            chosen,
            Text(
                sv=f"{named.sv} stängde {deadline}, {days(late).sv} före {today}.",
                en=f"{named.en} closed on {deadline}, {days(late).en} before {today}.",
            ),
            days_late=late,
        )


def _assumed(chosen: Chosen, on: date) -> Finding:
    named = call(chosen)
    return Finding(
        rule=ID,
        severity="info",
        subjects=(chosen.name,),
        numbers={"submitted": on.isoformat()},
        message=Text(
            sv=f"Ansökan till {named.sv} antas ha lämnats in {on}, som den förra planen sade. "
            "Skriv den under applied: i projektet om det stämmer.",
            en=f"The application to {named.en} is taken to have been handed in on {on}, as the "
            "last plan said. Write it under applied: in the project if that is so.",
        ),
        reference=terms_of(chosen),
        assumption="nightly.handed_in_as_planned",
    )


def _finding(
    chosen: Chosen, message: Text, assumption: str | None = None, **numbers: int
) -> Finding:
    return Finding(
        rule=ID,
        severity="error",
        subjects=(chosen.name,),
        numbers=dict(numbers),
        message=message,
        reference=terms_of(chosen),
        assumption=assumption,
    )
