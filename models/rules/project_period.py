"""The project starts and ends within its own period, and not before the day of planning."""

from __future__ import annotations

from collections.abc import Iterator

from models.case import Case
from models.finding import Finding, Number
from models.mention import days
from models.text import Text
from models.when import last_day_of_project

ID = "period.project"
TITLE = Text(sv="Projektets egen tid", en="The project's own period")
REFERENCE = "samspel/project@1: period"


def check(case: Case) -> list[Finding]:
    """Errors for a start or an end that the project rules out."""
    return list(_findings(case))


def _findings(case: Case) -> Iterator[Finding]:
    start, period = case.plan.start, case.project.period
    if start is None:
        if case.plan.applications or case.plan.status == "feasible":
            yield _finding(
                Text(
                    sv="Planen säger inte när projektet startar.",
                    en="The plan does not say when the project starts.",
                )
            )
        return
    early = (period.earliest_start - start).days
    if early > 0:
        yield _finding(
            Text(
                sv=f"Projektet startar {start}, {days(early).sv} före tidigaste start "
                f"{period.earliest_start}.",
                en=f"The project starts on {start}, {days(early).en} before its earliest start "
                f"{period.earliest_start}.",
            ),
            days_early=early,
        )
    past = (case.project.as_of - start).days
    if past > 0:
        yield _finding(
            Text(
                sv=f"Projektet startar {start}, {days(past).sv} före den dag då det planeras, "
                f"{case.project.as_of}.",
                en=f"The project starts on {start}, {days(past).en} before the day on which it "
                f"is planned, {case.project.as_of}.",
            ),
            days_past=past,
        )
    end = last_day_of_project(start, period.months)
    late = (end - period.latest_end).days
    if late > 0:
        yield _finding(
            Text(
                sv=f"Projektet slutar {end}, {days(late).sv} efter senaste slut "
                f"{period.latest_end}.",
                en=f"The project ends on {end}, {days(late).en} after its latest end "
                f"{period.latest_end}.",
            ),
            days_late=late,
        )
    if case.plan.end not in (None, end):
        yield _finding(
            Text(
                sv=f"Planen säger att projektet slutar {case.plan.end}, men {period.months} "
                f"månader från {start} slutar {end}.",
                en=f"The plan says that the project ends on {case.plan.end}, but {period.months} "
                f"months from {start} end on {end}.",
            ),
            end=end.isoformat(),
        )


def _finding(message: Text, **numbers: Number) -> Finding:
    return Finding(rule=ID, severity="error", numbers=numbers, message=message, reference=REFERENCE)
