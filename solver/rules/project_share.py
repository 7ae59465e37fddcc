"""A call pays at most its own share of the eligible costs in its budget."""

from __future__ import annotations

from fractions import Fraction

from models.finding import Demand
from models.money import percent, share_text
from models.text import Text
from solver.funding_model import FundingModel
from solver.rows import Terms

RULE = "call.project_share"


def add(model: FundingModel) -> None:
    """One row per call: grant <= rate × the costs in its budget, exactly."""
    for option in model.options:
        rate = option.call.rates.project
        model.rows.add(
            at_most_share(model.grant(option.id), model.base(option), Fraction(rate)),
            high=0,
            demand=Demand(
                rule=RULE,
                subjects=(option.id,),
                numbers={"share": share_text(rate)},
                message=Text(
                    sv=f"{option.title.sv} betalar högst {percent(rate)} av kostnaderna i sin "
                    "budget.",
                    en=f"{option.title.en} pays at most {percent(rate, 'en')} of the costs in its "
                    "budget.",
                ),
                reference=option.terms,
            ),
        )


def at_most_share(paid: Terms, base: Terms, share: Fraction) -> Terms:
    """``paid - share × base``, cleared of fractions: at most zero where the share is kept."""
    return tuple(
        [(share.denominator * coefficient, variable) for coefficient, variable in paid]
        + [(-share.numerator * coefficient, variable) for coefficient, variable in base]
    )
