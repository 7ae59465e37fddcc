"""What a call asks of the partners, and of earlier awards and seals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.call_conditions import RequiredPartner
from models.finding import Demand
from models.project import Partner
from models.text import Text
from models.wording import partner_type_words
from solver.funding_model import Bar
from solver.problem import CallOption, Problem

RULE = "call.consortium"


def bars(problem: Problem, option: CallOption) -> Iterator[tuple[Bar, Demand]]:
    """Calls whose demands on the consortium the project does not meet."""
    demands = option.call.consortium
    with_costs = len({cell.partner for cell in problem.cells})
    if with_costs < demands.min_partners:
        yield (
            Bar(),
            Demand(
                rule=RULE,
                subjects=(option.id,),
                numbers={"partners": with_costs, "min_partners": demands.min_partners},
                message=Text(
                    sv=f"{option.title.sv} kräver minst {demands.min_partners} parter med "
                    f"kostnader; projektet har {with_costs}.",
                    en=f"{option.title.en} asks for at least {demands.min_partners} partners with "
                    f"costs; the project has {with_costs}.",
                ),
                reference=option.terms,
            ),
        )
    for required in demands.requires:
        if not any(_fits(required, partner) for partner in problem.project.partners):
            words = _described(required)
            yield (
                Bar(),
                Demand(
                    rule=RULE,
                    subjects=(option.id,),
                    message=Text(
                        sv=f"{option.title.sv} kräver att {words.sv} deltar.",
                        en=f"{option.title.en} asks that {words.en} takes part.",
                    ),
                    reference=option.terms,
                ),
            )
    for kind, calls in (("award", demands.award_of), ("seal", demands.seal_of)):
        for call_id in calls:
            given = [
                one.on for one in problem.project.awards if one.call == call_id and one.kind == kind
            ]
            yield from _missing_award(option, kind, call_id, given)


def _missing_award(
    option: CallOption, kind: str, call_id: str, given: list[date]
) -> Iterator[tuple[Bar, Demand]]:
    sv = "bidrag" if kind == "award" else "kvalitetsstämpel"
    en = "an award" if kind == "award" else "a seal"
    for one in option.rounds:
        if not any(on <= one.dates.deadline for on in given):
            yield (
                Bar(round=one.round.id),
                Demand(
                    rule=RULE,
                    subjects=(one.name, call_id),
                    message=Text(
                        sv=f"{option.title.sv} kräver {sv} från {call_id} senast "
                        f"{one.dates.deadline}.",
                        en=f"{option.title.en} asks for {en} from {call_id} by "
                        f"{one.dates.deadline}.",
                    ),
                    reference=option.terms,
                ),
            )


def _fits(required: RequiredPartner, partner: Partner) -> bool:
    return (
        required.type in (None, partner.type)
        and required.role in (None, partner.role)
        and required.size in (None, partner.size)
    )


def _described(required: RequiredPartner) -> Text:
    words = (
        Text(sv="en part", en="a partner")
        if required.type is None
        else Text(
            sv=f"en part av typen {partner_type_words(required.type).sv}",
            en=f"a partner of the type {partner_type_words(required.type).en}",
        )
    )
    extra = ", ".join(one for one in (required.role, required.size) if one)
    if not extra:
        return words
    return Text(sv=f"{words.sv} ({extra})", en=f"{words.en} ({extra})")
