"""Nobody puts in more than it has: own cash per partner, and each promised contribution."""

from __future__ import annotations

from models.finding import Demand
from models.money import decimal_text, kronor
from models.text import Text
from solver.funding_model import FundingModel

OWN_CASH = "financing.own_cash"
CONTRIBUTION = "financing.contribution"


def add(model: FundingModel) -> None:
    """One row per partner and one per contribution."""
    currency = model.problem.project.currency
    for partner in model.problem.project.partners:
        model.rows.add(
            [
                (1, variable)
                for index, variable in model.own.items()
                if model.problem.cells[index].partner == partner.id
            ],
            high=partner.own_cash.max,
            demand=own_cash_demand(partner.name, partner.id, partner.own_cash.max, currency),
        )
    for contribution in model.problem.project.contributions:
        model.rows.add(
            [
                (1, v)
                for (name, _), v in model.contribution_parts.items()
                if name == contribution.id
            ],
            high=contribution.amount,
            demand=Demand(
                rule=CONTRIBUTION,
                subjects=(contribution.id,),
                numbers={"amount": decimal_text(contribution.amount)},
                message=Text(
                    sv=f"{contribution.from_} bidrar med högst "
                    f"{kronor(contribution.amount, currency)}.",
                    en=f"{contribution.from_} contributes at most "
                    f"{kronor(contribution.amount, currency, 'en')}.",
                ),
            ),
        )


def own_cash_demand(name: str, partner_id: str, most: int, currency: str) -> Demand:
    """The demand that a partner's own cash suffices."""
    return Demand(
        rule=OWN_CASH,
        subjects=(partner_id,),
        numbers={"max": decimal_text(most)},
        message=Text(
            sv=f"{name} kan lägga högst {kronor(most, currency)} egna pengar.",
            en=f"{name} can put in at most {kronor(most, currency, 'en')} of its own money.",
        ),
    )
