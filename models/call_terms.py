"""What a call asks for and allows, term by term in words, so that calls can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.call import Call
from models.call_conditions import PartnerRate, RequiredPartner
from models.mention import MILESTONES, SIZES, amount, listed, share
from models.text import Text
from models.vocabulary import Currency
from models.wording import activity_words, partner_type_words

Topic = Literal[
    "language",
    "annex",
    "budget_heading",
    "application",
    "partners",
    "activities",
    "regions",
    "consortium",
    "grant",
    "rates",
    "legal_basis",
    "project",
    "costs",
    "match",
    "union_funds",
    "payment",
    "reporting",
]

TOPICS: dict[Topic, Text] = {
    "language": Text(sv="Språk i ansökan", en="Language of the application"),
    "annex": Text(sv="Bilagor", en="Annexes"),
    "budget_heading": Text(sv="Kostnadsslag i budgeten", en="Headings of the budget"),
    "application": Text(sv="Ansökan", en="Application"),
    "partners": Text(sv="Får söka", en="May apply"),
    "activities": Text(sv="Verksamhet som får stöd", en="Activities that are paid"),
    "regions": Text(sv="Var", en="Where"),
    "consortium": Text(sv="Parter som krävs", en="Partners that are required"),
    "grant": Text(sv="Bidrag", en="Grant"),
    "rates": Text(sv="Andel av kostnaderna", en="Share of the costs"),
    "legal_basis": Text(sv="Rättslig grund", en="Legal basis"),
    "project": Text(sv="Projektets tid", en="Time of the project"),
    "costs": Text(sv="Kostnader", en="Costs"),
    "match": Text(sv="Medfinansiering", en="Match"),
    "union_funds": Text(sv="Tillsammans med EU-medel", en="Together with Union funds"),
    "payment": Text(sv="Utbetalning", en="Payment"),
    "reporting": Text(sv="Rapportering", en="Reporting"),
}
"""What terms are about, in the order in which they are told."""

MAY_BE_UNSTATED: frozenset[Topic] = frozenset(
    {"language", "annex", "budget_heading", "payment", "reporting"}
)
"""Of these a call without a term says nothing: it may still ask for something."""


@dataclass(frozen=True, order=True)
class Term:
    """One thing that a call asks for or allows; equal terms of two calls are equal."""

    topic: Topic
    sv: str
    en: str

    @property
    def text(self) -> Text:
        """The term in words, without a capital letter at its beginning."""
        return Text(sv=self.sv, en=self.en)


def terms(call: Call, currency: Currency) -> Iterator[Term]:
    """Every term of a call; amounts are in ``currency``, that of its funder."""
    for topic, told in _TOLD.items():
        yield from (Term(topic, one.sv, one.en) for one in told(call))
    for one in _grant(call, currency):
        yield Term("grant", one.sv, one.en)
    for stated in call.requirements:
        yield Term(stated.kind, stated.text.sv, stated.text.en)


def _application(call: Call) -> Iterator[Text]:
    stages = max(
        (each.stage or 1 for one in call.rounds for each in one.all_of("deadline")), default=1
    )
    yield (
        Text(sv="i ett steg", en="in one stage")
        if stages == 1
        else Text(sv=f"i {stages} steg", en=f"in {stages} stages")
    )
    if call.visibility == "invited":
        yield Text(sv="bara för inbjudna", en="by invitation only")


def _partners(call: Call) -> Iterator[Text]:
    yield from (partner_type_words(one) for one in call.eligible.partners)


def _activities(call: Call) -> Iterator[Text]:
    yield from (activity_words(one) for one in call.eligible.activities)


def _regions(call: Call) -> Iterator[Text]:
    if not call.eligible.regions:
        yield Text(sv="var som helst", en="anywhere")
    yield from (Text(sv=one, en=one) for one in call.eligible.regions)


def _consortium(call: Call) -> Iterator[Text]:
    wanted = call.consortium
    if wanted.min_partners > 1:
        least = wanted.min_partners
        yield Text(sv=f"minst {least} parter", en=f"at least {least} partners")
    yield from (_required(one) for one in wanted.requires)
    for earlier in wanted.award_of:
        yield Text(sv=f"ett beviljat projekt från {earlier}", en=f"an award of {earlier}")
    for earlier in wanted.seal_of:
        yield Text(
            sv=f"en kvalitetsstämpel från {earlier}", en=f"a seal of excellence of {earlier}"
        )


def _required(one: RequiredPartner) -> Text:
    words = Text(sv="part", en="partner") if one.type is None else partner_type_words(one.type)
    further = [] if one.size is None else [SIZES[one.size]]
    if one.role is not None:
        further.append(Text(sv=f"i rollen {one.role}", en=f"in the role {one.role}"))
    whole = listed([words, *further])
    return Text(sv=f"minst en: {whole.sv}", en=f"at least one: {whole.en}")


def _grant(call: Call, currency: Currency) -> Iterator[Text]:
    if call.grant.min is not None:
        least = amount(call.grant.min, currency)
        yield Text(sv=f"minst {least.sv}", en=f"at least {least.en}")
    if call.grant.max is not None:
        most = amount(call.grant.max, currency)
        yield Text(sv=f"högst {most.sv}", en=f"at most {most.en}")


def _rates(call: Call) -> Iterator[Text]:
    most = share(call.rates.project)
    yield Text(
        sv=f"högst {most.sv} av projektets kostnader", en=f"at most {most.en} of the project's"
    )
    yield from map(_partner_rate, call.rates.partner)


def _partner_rate(one: PartnerRate) -> Text:
    of = [
        Text(sv="part", en="partner") if one.type is None else partner_type_words(one.type),
        *([] if one.size is None else [SIZES[one.size]]),
        *([] if one.activity is None else [activity_words(one.activity)]),
    ]
    whole, most = listed(of), share(one.rate)
    return Text(
        sv=f"högst {most.sv} av en parts: {whole.sv}",
        en=f"at most {most.en} of a partner's: {whole.en}",
    )


_BASES = {
    "no_aid": Text(sv="inte statligt stöd", en="no State aid"),
    "de_minimis": Text(sv="stöd av mindre betydelse", en="de minimis aid"),
    "sgei_de_minimis": Text(
        sv="stöd av mindre betydelse till tjänster av allmänt intresse",
        en="de minimis aid for services of general interest",
    ),
    "sfs_2003_596": Text(sv="SFS 2003:596", en="SFS 2003:596"),
}


def _legal_basis(call: Call) -> Iterator[Text]:
    for basis in call.legal_basis:
        article = basis.removeprefix("gber.")
        yield _BASES.get(basis, Text(sv=f"GBER artikel {article}", en=f"GBER article {article}"))


def _project(call: Call) -> Iterator[Text]:
    limits = call.project
    days: tuple[tuple[date | None, Text], ...] = (
        (limits.earliest_start, Text(sv="börjar tidigast", en="starts no earlier than")),
        (limits.latest_start, Text(sv="börjar senast", en="starts no later than")),
        (limits.latest_end, Text(sv="slutar senast", en="ends no later than")),
    )
    for day, words in days:
        if day is not None:
            yield Text(sv=f"{words.sv} {day}", en=f"{words.en} {day}")
    if limits.min_months is not None:
        yield Text(sv=f"minst {limits.min_months} mån", en=f"at least {limits.min_months} months")
    if limits.max_months is not None:
        yield Text(sv=f"högst {limits.max_months} mån", en=f"at most {limits.max_months} months")


def _costs(call: Call) -> Iterator[Text]:
    yield (
        Text(sv="naturainsatser godtas", en="in-kind work counts")
        if call.costs.in_kind == "allowed"
        else Text(sv="naturainsatser godtas inte", en="in-kind work does not count")
    )
    since = call.costs.from_
    if since == "application":
        yield Text(sv="räknas från ansökan", en="count from the application")
    elif since == "decision":
        yield Text(sv="räknas från beslutet", en="count from the decision")
    else:
        yield Text(sv=f"räknas från {since}", en=f"count from {since}")


def _match(call: Call) -> Iterator[Text]:
    proof = call.match.proof
    event, count = MILESTONES[proof.event], proof.count
    words = {
        "at_submission": Text(sv="styrks i ansökan", en="proved in the application"),
        "at_decision": Text(sv="styrks senast vid beslutet", en="proved by the decision"),
        "days_before": Text(
            sv=f"styrks {count} dagar före {event.sv}", en=f"proved {count} days before {event.en}"
        ),
        "working_days_before": Text(
            sv=f"styrks {count} arbetsdagar före {event.sv}",
            en=f"proved {count} working days before {event.en}",
        ),
        "weeks_before": Text(
            sv=f"styrks {count} veckor före {event.sv}",
            en=f"proved {count} weeks before {event.en}",
        ),
    }
    if proof.rule in words:
        yield words[proof.rule]
    if call.match.private_share_min > 0:
        least = share(call.match.private_share_min)
        yield Text(sv=f"minst {least.sv} privata pengar", en=f"at least {least.en} private money")
    if call.match.cash_only:
        yield Text(sv="bara i pengar", en="in cash only")


def _union_funds(call: Call) -> Iterator[Text]:
    yield {
        "allowed": Text(sv="får förekomma i projektet", en="may be part of the project"),
        "refused": Text(sv="får inte förekomma i projektet", en="must not be part of the project"),
        "required": Text(sv="krävs i projektet", en="must be part of the project"),
    }[call.combine.union_funds]


def _payment(call: Call) -> Iterator[Text]:
    terms = call.payment
    if terms is None:
        return
    part = share(terms.share)
    yield {
        "arrears": Text(sv="i efterskott", en="afterwards"),
        "advance": Text(sv=f"{part.sv} i förskott", en=f"{part.en} in advance"),
        "prefinancing": Text(sv=f"{part.sv} i förfinansiering", en=f"{part.en} as pre-financing"),
    }[terms.kind]
    if terms.every_months is not None:
        yield Text(
            sv=f"kostnader redovisas med {terms.every_months} månaders mellanrum",
            en=f"costs are claimed every {terms.every_months} months",
        )
    if terms.final_share > 0:
        last = share(terms.final_share)
        yield Text(
            sv=f"{last.sv} hålls inne till sista redovisningen",
            en=f"{last.en} is kept back until the last claim",
        )


_TOLD: dict[Topic, Callable[[Call], Iterator[Text]]] = {
    "application": _application,
    "partners": _partners,
    "activities": _activities,
    "regions": _regions,
    "consortium": _consortium,
    "rates": _rates,
    "legal_basis": _legal_basis,
    "project": _project,
    "costs": _costs,
    "match": _match,
    "union_funds": _union_funds,
    "payment": _payment,
}
