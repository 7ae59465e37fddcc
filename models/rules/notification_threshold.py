"""Aid above the threshold of its kind is not block-exempted: it must be notified first.

A warning, since notified aid may be given once it is approved. All State aid to an undertaking for
one kind of work in the project counts together; research has the threshold of what most of the
project's research costs are for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from models.aid_to_partner import aid_sources, aided, granted_on
from models.case import Case
from models.de_minimis.planned import cents_up, per_euro, undertaking_of
from models.errors import OutsideKnownDatesError
from models.finding import Finding
from models.intensity_words import category_words
from models.mention import amount
from models.money import decimal_text
from models.notification_threshold import (
    Threshold,
    ThresholdCategory,
    ThresholdTerms,
    notification_threshold,
)
from models.predominant_category import ResearchCosts
from models.project import Partner
from models.research_threshold import research_threshold
from models.text import Text
from models.vocabulary import Activity

ID = "gber.4.threshold"
TITLE = Text(sv="Anmälningströskeln", en="The notification threshold")
REFERENCE = "GBER art. 4(1)"

AT_LEAST_PER_EURO: Mapping[str, int] = {"SEK": 5, "NOK": 5, "DKK": 5}
"""So many of a currency have never sufficed for a euro: less aid than this times the threshold is
below it whatever the rate."""

_RESEARCH: tuple[Activity, ...] = (
    "fundamental_research",
    "industrial_research",
    "experimental_development",
)


def check(case: Case) -> list[Finding]:
    """A warning for every sum above its threshold, or perhaps above it where no rate is given."""
    return [finding for paid in _sums(case).values() for finding in _of_sum(case, paid)]


@dataclass(frozen=True)
class _Paid:
    """Aid of one source to a partner; ``rate`` is what a euro costs, if that is known."""

    partner: Partner
    source: str
    amount: int
    rate: Fraction | None
    limit: Threshold


def _sums(case: Case) -> dict[tuple[str, str], list[_Paid]]:
    """Aid by those whose aid is one sum, and by the kind of work (research is one)."""
    found: dict[tuple[str, str], list[_Paid]] = defaultdict(list)
    for partner, activity in aided(case):
        for source in aid_sources(case, partner, activity):
            chosen = case.chosen_by_source.get(source.name)
            rate = per_euro(case.project, None if chosen is None else chosen.programme)
            try:
                limit = _threshold(case, activity, granted_on(case, source.name))
            except OutsideKnownDatesError:
                continue  # law.validity tells
            kind = "research" if activity in _RESEARCH else activity
            key = (_counted_with(partner, activity), kind)
            found[key].append(_Paid(partner, source.name, source.amount, rate, limit))
    return found


def _counted_with(partner: Partner, activity: Activity) -> str:
    """A name for those whose aid is one sum: an undertaking, a cluster, a training project."""
    if activity == "training":
        return ""
    return partner.id if activity == "innovation_cluster" else undertaking_of(partner)


def _threshold(case: Case, activity: Activity, on: date) -> Threshold:
    reading = case.assumptions.value("law.after_expiry")
    if activity in _RESEARCH:
        costs = dict.fromkeys(_RESEARCH, 0)
        for cost in case.project.costs:
            kind = case.work_package(cost.work_package).activity
            if kind in costs:
                costs[kind] += cost.amount
        return research_threshold(
            ResearchCosts(*(costs[kind] for kind in _RESEARCH)),
            on,
            reading,
            case.assumptions.value("gber.4.no_predominant_part"),
            ThresholdTerms(),
        )
    return notification_threshold(_CATEGORIES[activity], on, reading, ThresholdTerms())


_CATEGORIES: Mapping[Activity, ThresholdCategory] = {
    "feasibility_study": "feasibility_study",
    "innovation_cluster": "innovation_cluster",
    "sme_innovation": "sme_innovation",
    "process_innovation": "process_innovation",
    "training": "training",
    "sme_investment": "sme_investment",
    "sme_consultancy": "sme_consultancy",
    "research_infrastructure": "research_infrastructure",
}


def _of_sum(case: Case, paid: Sequence[_Paid]) -> Iterator[Finding]:
    limit = min((one.limit for one in paid), key=lambda one: one.amount or 0)
    most, currency = limit.amount or 0, case.project.currency
    known = sum((one.amount / one.rate for one in paid if one.rate is not None), Fraction(0))
    unknown = sum(one.amount for one in paid if one.rate is None)
    if known > most:
        yield _above(paid, limit, cents_up(known))
    elif unknown:
        least = AT_LEAST_PER_EURO.get(currency)
        if least is None or known + Fraction(unknown, least) > most:
            yield _perhaps_above(paid, limit, unknown, currency)


def _above(paid: Sequence[_Paid], limit: Threshold, cents: int) -> Finding:
    got, top, words = (
        amount(cents, "EUR"),
        amount(limit.amount or 0, "EUR"),
        category_words(limit.category),
    )
    return _finding(
        paid,
        limit,
        {
            "category": limit.category,
            "aid": decimal_text(cents),
            "threshold": decimal_text(limit.amount or 0),
            "over": decimal_text(cents - (limit.amount or 0)),
        },
        Text(
            sv=f"{_getting(paid).sv} {got.sv} i statligt stöd till {words.sv}, mer än "
            f"tröskelvärdet {top.sv} {limit.per.sv}. Sådant stöd är inte undantaget: det ska "
            "anmälas till kommissionen och godkännas innan det ges.",
            en=f"{_getting(paid).en} {got.en} in State aid for {words.en}, more than the threshold "
            f"of {top.en} {limit.per.en}. Such aid is not exempt: it must be notified to the "
            "Commission and approved before it is given.",
        ),
    )


def _perhaps_above(paid: Sequence[_Paid], limit: Threshold, minor: int, currency: str) -> Finding:
    got, top, words = (
        amount(minor, currency),
        amount(limit.amount or 0, "EUR"),
        category_words(limit.category),
    )
    return _finding(
        paid,
        limit,
        {
            "category": limit.category,
            "aid": decimal_text(minor),
            "threshold": decimal_text(limit.amount or 0),
            "from": currency,
        },
        Text(
            sv=f"{_getting(paid).sv} {got.sv} i statligt stöd till {words.sv}. Om det är mer än "
            f"tröskelvärdet {top.sv} {limit.per.sv}, så att det ska anmälas, är inte prövat: ingen "
            f"kurs mot euron är given. Skriv rates: {{{currency}: …}} i projektet.",
            en=f"{_getting(paid).en} {got.en} in State aid for {words.en}. Whether that is more "
            f"than the threshold of {top.en} {limit.per.en}, and must be notified, was not tested: "
            f"no rate to the euro is given. Write rates: {{{currency}: …}} in the project.",
        ),
    )


def _getting(paid: Sequence[_Paid]) -> Text:
    names = list(dict.fromkeys(one.partner.name for one in paid))
    *first, last = names
    if not first:
        return Text(sv=f"{last} får", en=f"{last} gets")
    before = ", ".join(first)
    return Text(sv=f"{before} och {last} får", en=f"{before} and {last} get")


def _finding(
    paid: Sequence[_Paid], limit: Threshold, numbers: dict[str, int | str], message: Text
) -> Finding:
    sources = (one.source.partition(":")[2] for one in paid)
    return Finding(
        rule=ID,
        severity="warning",
        subjects=tuple(dict.fromkeys([*(one.partner.id for one in paid), *sources])),
        numbers=numbers,
        message=message,
        reference=limit.reference,
        assumption=next(iter(limit.assumptions), None),
    )
