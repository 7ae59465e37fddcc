"""The project has the partners, awards and seals that a call asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from models.call_conditions import RequiredPartner
from models.case import Case, Chosen
from models.finding import Finding, Number
from models.mention import SIZES, call, terms_of
from models.project import Partner
from models.text import Text
from models.wording import partner_type_words

ID = "call.consortium"
TITLE = Text(sv="Rätt parter och tidigare beviljanden", en="The right partners and earlier awards")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every demand on the consortium that is not met."""
    return [
        finding
        for chosen in case.chosen
        for finding in (
            *_too_few(case, chosen),
            *_absent(case, chosen),
            *_without_award(case, chosen, "award"),
            *_without_award(case, chosen, "seal"),
        )
    ]


def _too_few(case: Case, chosen: Chosen) -> Iterator[Finding]:
    there = len({partner for (partner, *_), minor in case.costs.items() if minor > 0})
    least = chosen.call.consortium.min_partners
    if there < least:
        yield _finding(
            chosen,
            Text(
                sv=f"{call(chosen).sv} kräver minst {least} parter med kostnader; projektet har "
                f"{there}.",
                en=f"{call(chosen).en} asks for at least {least} partners with costs; the "
                f"project has {there}.",
            ),
            partners=there,
            limit=least,
        )


def _absent(case: Case, chosen: Chosen) -> Iterator[Finding]:
    for wanted in chosen.call.consortium.requires:
        if not any(_meets(partner, wanted) for partner in case.project.partners):
            who = _described(wanted)
            yield _finding(
                chosen,
                Text(
                    sv=f"{call(chosen).sv} kräver bland parterna: {who.sv}. Ingen sådan finns.",
                    en=f"{call(chosen).en} requires among the partners: {who.en}. There is none.",
                ),
            )


def _meets(partner: Partner, wanted: RequiredPartner) -> bool:
    return (
        wanted.type in (None, partner.type)
        and wanted.role in (None, partner.role)
        and wanted.size in (None, partner.size)
    )


def _described(wanted: RequiredPartner) -> Text:
    words = (
        Text(sv="part", en="partner") if wanted.type is None else partner_type_words(wanted.type)
    )
    further = [] if wanted.size is None else [SIZES[wanted.size]]
    if wanted.role is not None:
        further.append(Text(sv=f"i rollen {wanted.role}", en=f"in the role {wanted.role}"))
    if not further:
        return words
    return Text(
        sv=f"{words.sv} ({', '.join(word.sv for word in further)})",
        en=f"{words.en} ({', '.join(word.en for word in further)})",
    )


def _without_award(case: Case, chosen: Chosen, kind: Literal["award", "seal"]) -> Iterator[Finding]:
    demands = chosen.call.consortium
    deadline = chosen.dates.deadline
    names = {
        "award": Text(sv="ett beviljat projekt från", en="an award of"),
        "seal": Text(sv="en kvalitetsstämpel från", en="a seal of excellence of"),
    }
    for wanted in demands.award_of if kind == "award" else demands.seal_of:
        if not any(
            one.call == wanted and one.kind == kind and one.on <= deadline
            for one in case.project.awards
        ):
            yield _finding(
                chosen,
                Text(
                    sv=f"{call(chosen).sv} kräver {names[kind].sv} {wanted} senast {deadline}; "
                    "projektet har inget sådant.",
                    en=f"{call(chosen).en} asks for {names[kind].en} {wanted} by {deadline}; the "
                    "project has none.",
                ),
                needed_by=deadline.isoformat(),
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
