"""Money needs a legal basis: no aid for non-economic activity, else an article that covers it."""

from __future__ import annotations

from models.case import CostPlace
from models.finding import Demand
from models.legal_basis import bases_not_computed, reasons_not_computed
from models.text import Text
from models.wording import activity_words
from solver.funding_model import FundingModel
from solver.problem import CallOption, Problem

RULE = "legal.basis"
NOT_COMPUTED = "legal.basis_not_computed"


def add(model: FundingModel) -> None:
    """Rows that keep a call from paying where it has no basis; its budget may hold the costs."""
    for option in model.options:
        for place, _ in model.scope_of(option):
            if option.basis[place] is None:
                demand = _demand(model.problem, option, place)
                model.rows.add(model.grant_at(option.id, place), high=0, demand=demand)


def _demand(problem: Problem, option: CallOption, place: CostPlace) -> Demand:
    partner, package = problem.partner(place), problem.work_package(place)
    words = activity_words(package.activity)
    other = bases_not_computed(option.call)
    if partner.economic_activity and other:
        because = reasons_not_computed(other)
        message = Text(
            sv=f"{option.title.sv} kan betala {partner.name} för {words.sv} bara med stöd av "
            f"{', '.join(other)}, som Samspel inte kan räkna på: {because.sv}.",
            en=f"{option.title.en} can pay {partner.name} for {words.en} only under "
            f"{', '.join(other)}, which Samspel can't compute: {because.en}.",
        )
        return Demand(
            rule=NOT_COMPUTED,
            subjects=(option.id, *place),
            message=message,
            reference=option.terms,
        )
    listed = ", ".join(option.call.legal_basis)
    kind_sv = "ekonomisk" if partner.economic_activity else "icke-ekonomisk"
    kind_en = "economic" if partner.economic_activity else "non-economic"
    message = Text(
        sv=f"{option.title.sv} saknar rättslig grund att betala {partner.name} ({kind_sv} "
        f"verksamhet) för {words.sv}; utlysningen anger {listed}.",
        en=f"{option.title.en} has no legal basis to pay {partner.name} ({kind_en} activity) "
        f"for {words.en}; the call lists {listed}.",
    )
    return Demand(
        rule=RULE,
        subjects=(option.id, *place),
        message=message,
        reference=option.terms,
    )
