"""What a reader of the verdict must know beside it: chances, money to borrow, unsure dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calendars.amounts import whole_amount
from calendars.names import Names
from calendars.planned_rounds import PlannedRound
from calendars.report_wording import counted
from calendars.slack import slacks
from models.money import percent
from models.text import Text


@dataclass(frozen=True)
class Watched:
    """One sentence, and the section of the report that says more."""

    words: str
    section: str


def watch_list(names: Names, rounds: Sequence[PlannedRound]) -> tuple[Watched, ...]:
    """The sentences that the plan gives reason for; a plan without applications gives few."""
    found = [
        *_assumptions(names),
        *_risk(names),
        *_margin(names, rounds),
        *_dates(names),
        *_money(names),
    ]
    return tuple(
        Watched(words.in_language(names.language), section)
        for words, section in (*found, *_findings(names))
    )


def least_change(names: Names) -> Watched | None:
    """The first suggestion, if it was verified: what disturbs least comes first."""
    repairs = names.plan.repairs
    if not repairs or not repairs[0].verified:
        return None
    messages = [one.message.in_language(names.language) for one in repairs[0].changes]
    return Watched(" ".join(messages), "conflicts")


_MOST_ASSUMPTIONS = 3

_Found = Iterator[tuple[Text, str]]


def _assumptions(names: Names) -> _Found:
    used = [one for one in names.plan.assumptions if one.rests_on_it]
    for one in used[:_MOST_ASSUMPTIONS]:
        message = one.message
        yield Text(sv=f"Antaget: {message.sv}", en=f"Assumed: {message.en}"), "assumptions"
    left = len(used) - _MOST_ASSUMPTIONS
    if left > 0:
        one_more = Text(sv="antagande till", en="more assumption")
        more = Text(sv="antaganden till", en="more assumptions")
        yield (
            Text(
                sv=f"Svaret vilar på {counted(left, one_more, more, 'sv')}.",
                en=f"The answer rests on {counted(left, one_more, more, 'en')}.",
            ),
            "assumptions",
        )


def _risk(names: Names) -> _Found:
    risk = names.plan.risk
    if risk is None or not risk.applications:
        return
    least_sv, least_en = (" minst", " at least") if risk.lowest else ("", "")
    sv = f"Chansen att hela projektet blir finansierat är{least_sv} {percent(risk.financed)}"
    en = (
        "The chance that the whole project gets its money is"
        f"{least_en} {percent(risk.financed, 'en')}"
    )
    count = len(risk.applications)
    if count > 1 and len(risk.needed) == count:
        both = count == 2
        sv += f": {'båda ansökningarna' if both else f'alla {count} ansökningar'} måste bifallas"
        en += f": {'both' if both else f'all {count}'} applications must be granted"
    yield Text(sv=f"{sv}.", en=f"{en}."), "outlook"


def _margin(names: Names, rounds: Sequence[PlannedRound]) -> _Found:
    found = [one for one in slacks(rounds, names.plan) if one.days >= 0]
    if not found:
        return
    least = min(found, key=lambda one: one.days)
    days = Text(sv="dag", en="day"), Text(sv="dagar", en="days")
    sv, en = counted(least.days, *days, "sv"), counted(least.days, *days, "en")
    call = names.subject(least.decides)
    yield (
        Text(
            sv=f"Snävast är intyget om pengarna från {call}: {sv} till godo.",
            en=f"Tightest is the proof of the money from {call}: {en} to spare.",
        ),
        "timeline",
    )


def _dates(names: Names) -> _Found:
    count = len(names.plan.rests_on_dates)
    if count:
        noun = (
            Text(
                sv="datum som inte är slutgiltigt",
                en="date that is not final",
            ),
            Text(
                sv="datum som inte är slutgiltiga",
                en="dates that are not final",
            ),
        )
        yield (
            Text(
                sv=f"Planen vilar på {counted(count, *noun, 'sv')}.",
                en=f"The plan rests on {counted(count, *noun, 'en')}.",
            ),
            "findings",
        )


def _money(names: Names) -> _Found:
    found = names.plan.liquidity
    if found is not None and found.bridge > 0:
        yield (
            Text(
                sv="I väntan på bidragen behöver parterna låna "
                f"{whole_amount(found.bridge, found.currency, 'sv')} utöver egna pengar.",
                en="Until the grants are paid the partners need to borrow "
                f"{whole_amount(found.bridge, found.currency, 'en')} beyond their own money.",
            ),
            "liquidity",
        )


def _findings(names: Names) -> _Found:
    errors = sum(one.severity == "error" for one in names.plan.findings)
    # The demands of a conflict are findings too, and are told there.
    if errors and not names.plan.conflicts:
        noun = Text(sv="fel", en="error"), Text(sv="fel", en="errors")
        yield (
            Text(
                sv=f"Regelprövningen visar {counted(errors, *noun, 'sv')}.",
                en=f"The test of the rules shows {counted(errors, *noun, 'en')}.",
            ),
            "findings",
        )
