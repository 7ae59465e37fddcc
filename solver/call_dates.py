"""The days that a round of a call sets for the work that it pays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.text import Text
from solver.problem import CallOption, RoundOption


def first_days(option: CallOption, one: RoundOption) -> Iterator[tuple[date, Text]]:
    """The days before which no work may start, and why; the application's own day aside."""
    if option.call.project.earliest_start is not None:
        yield (
            option.call.project.earliest_start,
            Text(sv="utlysningens tidigaste start", en="the call's earliest start"),
        )
    if one.dates.earliest_start is not None:
        yield (
            one.dates.earliest_start,
            Text(sv="omgångens tidigaste start", en="the round's earliest start"),
        )
    if option.programme is not None and option.programme.eligible_expenditure.from_ is not None:
        yield (
            option.programme.eligible_expenditure.from_,
            Text(sv="programmets utgiftsperiod", en="the programme's period of expenditure"),
        )
    from_ = option.call.costs.from_
    if from_ == "decision":
        if one.dates.decision is not None:
            yield (
                one.dates.decision,
                Text(sv="kostnader räknas från beslutet", en="costs count from the decision"),
            )
    elif from_ != "application":
        yield (from_, Text(sv="kostnader räknas från dagen", en="costs count from that day"))


def latest_starts(option: CallOption, one: RoundOption) -> Iterator[date]:
    """The days by which the work that is paid must have started."""
    for on in (option.call.project.latest_start, one.dates.latest_start):
        if on is not None:
            yield on


def last_days(option: CallOption, one: RoundOption) -> Iterator[date]:
    """The days by which all work that is paid must be done."""
    programme = option.programme
    spent_by = None if programme is None else programme.eligible_expenditure.to
    for on in (option.call.project.latest_end, one.dates.latest_end, spent_by):
        if on is not None:
            yield on
