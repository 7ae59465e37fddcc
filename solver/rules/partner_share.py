"""A call pays each partner at most the share that it has set for such a partner and activity."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from models.case import CostPlace
from models.finding import Demand
from models.money import percent, share_text
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words
from solver.funding_model import FundingModel
from solver.rows import variable_of
from solver.rules.project_share import at_most_share

RULE = "call.partner_share"


def add(model: FundingModel) -> None:
    """One row per call, partner and activity that has a cap of its own."""
    problem = model.problem
    for option in model.options:
        groups: dict[tuple[str, Activity], list[CostPlace]] = defaultdict(list)
        for place, _ in model.scope_of(option):
            groups[place[0], problem.work_package(place).activity].append(place)
        for (partner_id, activity), places in groups.items():
            partner = problem.project.partner_by_id[partner_id]
            rate = option.call.partner_rate(partner.type, partner.size, activity)
            if rate is None:
                continue
            paid = [term for place in places for term in model.grant_at(option.id, place)]
            base = [
                (
                    problem.eligible_cost(option, place),
                    variable_of(model.in_scope[option.id, place]),
                )
                for place in places
            ]
            words = activity_words(activity)
            model.rows.add(
                at_most_share(tuple(paid), tuple(base), Fraction(rate)),
                high=0,
                demand=Demand(
                    rule=RULE,
                    subjects=(option.id, partner_id),
                    numbers={"share": share_text(rate)},
                    message=Text(
                        sv=f"{option.title.sv} betalar högst {percent(rate)} av kostnaderna för "
                        f"{partner.name} i {words.sv}.",
                        en=f"{option.title.en} pays at most {percent(rate, 'en')} of the costs of "
                        f"{partner.name} in {words.en}.",
                    ),
                    reference=option.terms,
                ),
            )
