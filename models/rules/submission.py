"""An application is handed in while its round is open, and not before the day of planning."""

from __future__ import annotations

from datetime import date

from models.case import Case, Chosen
from models.finding import Finding
from models.mention import call, days, terms_of
from models.text import Text

ID = "dates.submission"
TITLE = Text(sv="Ansökan lämnas in i tid", en="The application is handed in in time")
REFERENCE = "The dates of each call"


def check(case: Case) -> list[Finding]:
    """One error for every application that is handed in too early or too late."""
    findings = []
    for chosen in case.chosen:
        handed_in = case.project.handed_in(chosen.call.id, chosen.round.id)
        if handed_in is not None:
            findings += _other_day(chosen, handed_in.on)
            continue
        on, today = chosen.submitted_on, case.project.as_of
        last, named = chosen.dates.deadline, call(chosen)
        # Imprecise dates read with caution can open a round after it closes.
        first = max(min(chosen.dates.opens or today, last), today)
        if on > last:
            off = (on - last).days
            message = Text(
                sv=f"Ansökan till {named.sv} lämnas in {on}, {days(off).sv} efter sista "
                f"ansökningsdag {last}.",
                en=f"The application to {named.en} is handed in on {on}, {days(off).en} after "
                f"the deadline {last}.",
            )
        elif on < first:
            off = (first - on).days
            message = Text(
                sv=f"Ansökan till {named.sv} lämnas in {on}, {days(off).sv} före första möjliga "
                f"dag {first}.",
                en=f"The application to {named.en} is handed in on {on}, {days(off).en} before "
                f"the first possible day {first}.",
            )
        else:
            continue
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=(chosen.name,),
                numbers={
                    "days": off,
                    "submitted": on.isoformat(),
                    "opens": first.isoformat(),
                    "deadline": last.isoformat(),
                },
                message=message,
                reference=terms_of(chosen),
            )
        )
    return findings


def _other_day(chosen: Chosen, handed_in: date) -> list[Finding]:
    """An application that is handed in already has its day, whatever a plan says."""
    on, named = chosen.submitted_on, call(chosen)
    if on == handed_in:
        return []
    return [
        Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name,),
            numbers={"submitted": on.isoformat(), "handed_in": handed_in.isoformat()},
            message=Text(
                sv=f"Planen lämnar in ansökan till {named.sv} {on}, men den lämnades in redan "
                f"{handed_in}.",
                en=f"The plan hands in the application to {named.en} on {on}, but it was handed "
                f"in already on {handed_in}.",
            ),
            reference="samspel/project@1: applied",
        )
    ]
