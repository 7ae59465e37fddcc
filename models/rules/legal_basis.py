"""Every grant to a partner rests on a legal basis that the call has and Samspel can compute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from models.case import Case, Chosen
from models.finding import Finding
from models.legal_basis import bases_not_computed, legal_basis, reasons_not_computed
from models.mention import amount, call, terms_of
from models.money import decimal_text
from models.project import Partner
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words

ID = "legal.basis"
TITLE = Text(sv="Rättslig grund för varje bidrag", en="A legal basis for every grant")
REFERENCE = "TFEU art. 107–108; the terms of each call"


def check(case: Case) -> list[Finding]:
    """Errors for grants without a basis and for rows that name another one than it is."""
    sums: dict[tuple[str, str, Activity], int] = defaultdict(int)
    stated: dict[tuple[str, str, Activity], set[str]] = defaultdict(set)
    for row in case.plan.matrix:
        if row.source in case.chosen_by_source and row.amount > 0:
            key = (row.source, row.partner, case.work_package(row.work_package).activity)
            sums[key] += row.amount
            if row.legal_basis is not None:
                stated[key].add(row.legal_basis)
    return [
        finding for key, paid in sums.items() for finding in _of_one(case, key, paid, stated[key])
    ]


def _of_one(
    case: Case, key: tuple[str, str, Activity], paid: int, stated: set[str]
) -> Iterator[Finding]:
    source, partner_id, activity = key
    chosen, partner = case.chosen_by_source[source], case.partner(partner_id)
    basis = legal_basis(chosen.call, partner, activity, is_state_money=chosen.is_state_money)
    if basis is None:
        yield Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name, partner_id),
            numbers={"activity": activity, "amount": decimal_text(paid)},
            message=_no_basis(case, chosen, partner, activity, paid),
            reference=terms_of(chosen),
        )
        return
    for other in sorted(stated - {basis}):
        yield Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name, partner_id),
            numbers={"activity": activity, "stated": other, "basis": basis},
            message=Text(
                sv=f"Planen anger {other} som grund för bidraget från {call(chosen).sv} till "
                f"{partner.name} för {activity_words(activity).sv}, men grunden är {basis}.",
                en=f"The plan states {other} as the basis of the grant from {call(chosen).en} to "
                f"{partner.name} for {activity_words(activity).en}, but the basis is {basis}.",
            ),
            reference=terms_of(chosen),
        )


def _no_basis(case: Case, chosen: Chosen, partner: Partner, activity: Activity, paid: int) -> Text:
    named, work = call(chosen), activity_words(activity)
    money = amount(paid, case.project.currency)
    later = ", ".join(bases_not_computed(chosen.call))
    because = reasons_not_computed(bases_not_computed(chosen.call))
    if not partner.economic_activity:
        return Text(
            sv=f"{named.sv} ger {partner.name} {money.sv}, men ger bara stöd till ekonomisk "
            f"verksamhet ({', '.join(chosen.call.legal_basis)}), och {partner.name} bedriver "
            "ingen.",
            en=f"{named.en} gives {partner.name} {money.en}, but only pays economic activity "
            f"({', '.join(chosen.call.legal_basis)}), and {partner.name} has none.",
        )
    if later:
        return Text(
            sv=f"{named.sv} ger {partner.name} {money.sv} för {work.sv}. Det kräver {later}, som "
            f"Samspel inte kan räkna på: {because.sv}.",
            en=f"{named.en} gives {partner.name} {money.en} for {work.en}. That takes {later}, "
            f"which Samspel can't compute: {because.en}.",
        )
    return Text(
        sv=f"{named.sv} ger {partner.name} {money.sv} för {work.sv}, men har ingen grund för stöd "
        "till ekonomisk verksamhet.",
        en=f"{named.en} gives {partner.name} {money.en} for {work.en}, but has no basis for aid "
        "to economic activity.",
    )
