"""There are enough days to write the applications before each is due."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

from models.case import Case, Chosen
from models.finding import Finding
from models.mention import call, listed
from models.text import Text
from models.writing_capacity import Writing, available_days, later_stages
from models.written import days_left

ID = "capacity.writing"
TITLE = Text(sv="Tiden räcker för att skriva", en="There is time to write")
REFERENCE = "samspel/project@1: capacity"


def check(case: Case) -> list[Finding]:
    """One error for every span of time in which more is to be written than there are days for.

    Where it is only assumed that something is written already, one finding says so.
    """
    capacity = case.project.capacity
    if capacity is None:
        return []
    findings = list(_assumed(case))
    work = list(_writing(case))
    releases, dues = ({one.release for _, one in work}, {one.due for _, one in work})
    for first, due in product(sorted(releases), sorted(dues)):
        between = [(chosen, one) for chosen, one in work if one.release >= first and one.due <= due]
        needed = sum((one.effort for _, one in between), Fraction(0))
        there = available_days(
            first, due, capacity, eves_are_holidays=case.assumptions.eves_are_holidays
        )
        if needed <= there:
            continue
        written = list({chosen.name: chosen for chosen, _ in between}.values())
        named, missing = listed(call(one) for one in written), needed - there
        findings.append(
            Finding(
                rule=ID,
                severity="error",
                subjects=tuple(one.name for one in written),
                numbers={
                    "due": due.isoformat(),
                    "needed": _days(needed, "."),
                    "available": _days(there, "."),
                    "missing": _days(missing, "."),
                },
                message=Text(
                    sv=f"Till {due} behövs {_days(needed)} skrivdagar men det finns "
                    f"{_days(there)} från {first}: {_days(missing)} för lite för {named.sv}.",
                    en=f"By {due} {_days(needed, '.')} days of writing are needed but there are "
                    f"{_days(there, '.')} from {first}: {_days(missing, '.')} too few for "
                    f"{named.en}.",
                ),
                reference=REFERENCE,
            )
        )
    return findings


def _writing(case: Case) -> Iterator[tuple[Chosen, Writing]]:
    """What is to be written, stage by stage; the first stage can begin at once."""
    for chosen in case.chosen:
        if case.project.handed_in(chosen.call.id, chosen.round.id) is None:
            today, on = case.project.as_of, chosen.submitted_on
            yield chosen, Writing(days_left(chosen.call, case.project.written), today, on)
        for later in later_stages(
            chosen.call, chosen.round, optimistic=case.assumptions.optimistic
        ):
            yield chosen, later


def _assumed(case: Case) -> Iterator[Finding]:
    for chosen in case.chosen:
        if case.project.handed_in(chosen.call.id, chosen.round.id) is not None:
            continue
        for one in case.project.written:
            if one.assumed and one.days and one.call == chosen.call.id:
                named, days = call(chosen), Fraction(one.days)
                yield Finding(
                    rule=ID,
                    severity="info",
                    subjects=(chosen.name,),
                    numbers={"written": _days(days, "."), "on": one.on.isoformat()},
                    message=Text(
                        sv=f"Av ansökan till {named.sv} antas {_days(days)} skrivdagar vara gjorda "
                        f"{one.on}, som den förra planen räknade med. Skriv hur det är under "
                        "written: i projektet.",
                        en=f"Of the application to {named.en} {_days(days, '.')} days of writing "
                        f"are taken to be done on {one.on}, as the last plan counted on. Write "
                        "how it is under written: in the project.",
                    ),
                    reference=REFERENCE,
                    assumption="nightly.written_as_planned",
                )


def _days(count: Fraction, point: str = ",") -> str:
    """Days with at most one decimal."""
    tenths = round(count, 1)
    return str(Decimal(tenths.numerator) / tenths.denominator).replace(".", point)
