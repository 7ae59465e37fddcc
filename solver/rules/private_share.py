"""Where a call asks for private money, its share of the costs in the budget is reached."""

from __future__ import annotations

from fractions import Fraction

from models.case import CostPlace
from models.finding import Demand
from models.money import percent, share_text
from models.text import Text
from solver.funding_model import FundingModel
from solver.rows import Terms, Var, negated
from solver.rules.project_share import at_most_share

RULE = "match.private_share"


def add(model: FundingModel) -> None:
    """One row per call that asks for a private share."""
    for option in model.options:
        least = option.call.match.private_share_min
        if least == 0:
            continue
        counted: list[tuple[int, Var]] = []
        for place, inside in model.scope_of(option):
            private = private_money(model, place)
            if private:
                within = model.rows.integer(
                    0, model.problem.cost_at(place), f"private money {option.id} {place}"
                )
                model.rows.add([(1, within)], high=0, when=[negated(inside)])
                model.rows.add([(1, within), *((-c, v) for c, v in private)], high=0)
                counted.append((1, within))
        # share × base - private <= 0, where the call is chosen (else base is nothing).
        short = tuple(
            (-c, v) for c, v in at_most_share(tuple(counted), model.base(option), Fraction(least))
        )
        model.rows.add(
            short,
            high=0,
            demand=Demand(
                rule=RULE,
                subjects=(option.id,),
                numbers={"share": share_text(least)},
                message=Text(
                    sv=f"{option.title.sv} kräver att minst {percent(least)} av kostnaderna "
                    "betalas med privata pengar.",
                    en=f"{option.title.en} asks that at least {percent(least, 'en')} of the costs "
                    "are paid with private money.",
                ),
                reference=option.terms,
            ),
        )


def private_money(model: FundingModel, place: CostPlace) -> Terms:
    """Private money at a place: enterprises' own cash and work, and private contributions."""
    problem = model.problem
    terms: list[tuple[int, Var]] = []
    if problem.partner(place).type == "enterprise":
        for index in problem.cells_at[place]:
            own = model.in_kind if problem.cells[index].in_kind else model.own
            terms.append((1, own[index]))
    for contribution in problem.project.contributions:
        if contribution.is_private:
            terms.extend(model.contribution_at(contribution.id, place))
    return tuple(terms)
