"""Work that a call pays for lies inside the call's time, and is as short and as long as asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.case import Case, Chosen
from models.finding import Finding, Number
from models.mention import call, days, terms_of
from models.text import Text

ID = "period.call"
TITLE = Text(sv="Utlysningens tid", en="The call's period")
REFERENCE = "The terms of each call and programme"

Limit = tuple[date | None, Text]


def check(case: Case) -> list[Finding]:
    """Errors for work too early or too late for a call, and for a project too short or long."""
    return [
        finding
        for chosen in case.chosen
        for finding in (*_dates(case, chosen), *_length(case, chosen))
    ]


def _dates(case: Case, chosen: Chosen) -> Iterator[Finding]:
    if chosen.call.costs.from_ == "decision" and chosen.dates.decision is None:
        yield _finding(
            chosen,
            Text(
                sv=f"{call(chosen).sv} betalar kostnader från beslutet, men det är inte känt när "
                "beslutet kommer.",
                en=f"{call(chosen).en} pays costs from the decision, but it is not known when "
                "that comes.",
            ),
        )
    work = case.scope_dates(chosen.scope)
    if work is None:
        return
    first, last = work
    for limit, words in _first_days(chosen):
        if limit is not None and first < limit:
            early = (limit - first).days
            yield _finding(
                chosen,
                Text(
                    sv=f"Arbetet i {call(chosen).sv} börjar {first}, {days(early).sv} före "
                    f"{words.sv} {limit}.",
                    en=f"Work in {call(chosen).en} starts on {first}, {days(early).en} before "
                    f"{words.en} {limit}.",
                ),
                days_early=early,
                limit=limit.isoformat(),
            )
    for limit, words in _latest_starts(chosen):
        if limit is not None and first > limit:
            late = (first - limit).days
            yield _finding(
                chosen,
                Text(
                    sv=f"Arbetet i {call(chosen).sv} börjar {first}, {days(late).sv} efter "
                    f"{words.sv} {limit}.",
                    en=f"Work in {call(chosen).en} starts on {first}, {days(late).en} after "
                    f"{words.en} {limit}.",
                ),
                days_late=late,
                limit=limit.isoformat(),
            )
    for limit, words in _last_days(chosen):
        if limit is not None and last > limit:
            late = (last - limit).days
            yield _finding(
                chosen,
                Text(
                    sv=f"Arbetet i {call(chosen).sv} slutar {last}, {days(late).sv} efter "
                    f"{words.sv} {limit}.",
                    en=f"Work in {call(chosen).en} ends on {last}, {days(late).en} after "
                    f"{words.en} {limit}.",
                ),
                days_late=late,
                limit=limit.isoformat(),
            )


def _first_days(chosen: Chosen) -> Iterator[Limit]:
    yield chosen.call.project.earliest_start, _EARLIEST_START
    yield chosen.dates.earliest_start, _EARLIEST_START_OF_ROUND
    if chosen.programme is not None:
        yield chosen.programme.eligible_expenditure.from_, _PROGRAMME_FROM
    counted_from = chosen.call.costs.from_
    if counted_from == "application":
        yield chosen.submitted_on, _APPLICATION
    elif counted_from == "decision":
        yield chosen.dates.decision, _DECISION
    else:
        yield counted_from, _COSTS_FROM


def _latest_starts(chosen: Chosen) -> Iterator[Limit]:
    yield chosen.call.project.latest_start, _LATEST_START
    yield chosen.dates.latest_start, _LATEST_START_OF_ROUND


def _last_days(chosen: Chosen) -> Iterator[Limit]:
    yield chosen.call.project.latest_end, _LATEST_END
    yield chosen.dates.latest_end, _LATEST_END_OF_ROUND
    if chosen.programme is not None:
        yield chosen.programme.eligible_expenditure.to, _PROGRAMME_TO


_EARLIEST_START = Text(sv="utlysningens tidigaste start", en="the call's earliest start")
_EARLIEST_START_OF_ROUND = Text(sv="omgångens tidigaste start", en="the round's earliest start")
_PROGRAMME_FROM = Text(
    sv="programmets första dag för kostnader", en="the programme's first day for costs"
)
_APPLICATION = Text(sv="ansökan", en="the application of")
_DECISION = Text(sv="beslutet", en="the decision of")
_COSTS_FROM = Text(sv="första dag för kostnader", en="the first day for costs")
_LATEST_START = Text(sv="utlysningens senaste start", en="the call's latest start")
_LATEST_START_OF_ROUND = Text(sv="omgångens senaste start", en="the round's latest start")
_LATEST_END = Text(sv="utlysningens senaste slut", en="the call's latest end")
_LATEST_END_OF_ROUND = Text(sv="omgångens senaste slut", en="the round's latest end")
_PROGRAMME_TO = Text(
    sv="programmets sista dag för kostnader", en="the programme's last day for costs"
)


def _length(case: Case, chosen: Chosen) -> Iterator[Finding]:
    spans = [case.work_package(package).months for _, package in chosen.scope]
    if not spans:
        return
    months = max(last for _, last in spans) - min(first for first, _ in spans) + 1
    least, most = chosen.call.project.min_months, chosen.call.project.max_months
    if least is not None and months < least:
        yield _finding(
            chosen,
            Text(
                sv=f"{call(chosen).sv} kräver minst {least} månader; arbetet är {months}.",
                en=f"{call(chosen).en} asks for at least {least} months; the work takes {months}.",
            ),
            months=months,
            limit=least,
        )
    if most is not None and months > most:
        yield _finding(
            chosen,
            Text(
                sv=f"{call(chosen).sv} tillåter högst {most} månader; arbetet är {months}.",
                en=f"{call(chosen).en} allows at most {most} months; the work takes {months}.",
            ),
            months=months,
            limit=most,
        )


def _finding(chosen: Chosen, message: Text, **numbers: Number) -> Finding:
    return Finding(
        rule=ID,
        severity="error",
        subjects=(chosen.name,),
        numbers=numbers,
        message=message,
        reference=terms_of(chosen),
    )
