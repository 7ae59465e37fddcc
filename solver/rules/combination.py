"""Whether a call's money may stand beside Union funds, must, or must not."""

from __future__ import annotations

from models.finding import Demand
from models.text import Text
from solver.funding_model import FundingModel

RULE = "call.combine"


def add(model: FundingModel) -> None:
    """Rows for calls that refuse or require Union funds beside their own."""
    union = [option for option in model.options if option.is_union_money]
    for option in model.options:
        others = [model.chosen[one.id] for one in union if one.id != option.id]
        wish = option.call.combine.union_funds
        if wish == "refused":
            demand = Demand(
                rule=RULE,
                subjects=(option.id,),
                message=Text(
                    sv=f"{option.title.sv} får inte stå bredvid EU-medel i samma projekt.",
                    en=f"{option.title.en} must not stand beside Union funds.",
                ),
                reference=option.terms,
            )
            for other in others:
                model.rows.forbid([model.chosen[option.id], other], demand)
        if wish == "required":
            demand = Demand(
                rule=RULE,
                subjects=(option.id,),
                message=Text(
                    sv=f"{option.title.sv} ges bara där projektet också har EU-medel.",
                    en=f"{option.title.en} is only given as match beside Union funds.",
                ),
                reference=option.terms,
            )
            model.rows.any_of(others, when=[model.chosen[option.id]], demand=demand)
