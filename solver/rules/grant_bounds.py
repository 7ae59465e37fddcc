"""A grant lies between the call's smallest and largest, and is never nothing."""

from __future__ import annotations

from collections.abc import Iterator

from models.finding import Demand
from models.money import decimal_text, kronor
from models.text import Text
from solver.funding_model import Bar, FundingModel
from solver.grant_rows import grant_at_least, grant_at_most
from solver.problem import CallOption, Problem

RULE = "call.grant_bounds"
RATE_UNKNOWN = "exchange.rate_unknown"


def bars(problem: Problem, option: CallOption) -> Iterator[tuple[Bar, Demand]]:
    """Calls whose limits stand in a currency that the programme states no rate for."""
    if option.rate_unknown:
        message = Text(
            sv=f"{option.title.sv} har gränser i en annan valuta än {problem.project.currency}, "
            "och programmets kurs är inte känd.",
            en=f"{option.title.en} has limits in another currency than "
            f"{problem.project.currency}, and the programme's rate is not known.",
        )
        yield (
            Bar(),
            Demand(
                rule=RATE_UNKNOWN,
                subjects=(option.id,),
                message=message,
                reference=option.terms,
            ),
        )


def add(model: FundingModel) -> None:
    """Rows for the smallest and the largest grant."""
    currency = model.problem.project.currency
    for option in model.options:
        # An application for nothing is none.
        terms, low, when = grant_at_least(model, option, 1)
        model.rows.add(terms, low=low, when=when)
        if option.grant_min is not None:
            terms, low, when = grant_at_least(model, option, option.grant_min)
            model.rows.add(
                terms,
                low=low,
                when=when,
                demand=Demand(
                    rule=RULE,
                    subjects=(option.id,),
                    numbers={"min": decimal_text(option.grant_min)},
                    message=Text(
                        sv=f"{option.title.sv} ger minst {kronor(option.grant_min, currency)}.",
                        en=f"{option.title.en} gives at least "
                        f"{kronor(option.grant_min, currency, 'en')}.",
                    ),
                    reference=option.terms,
                ),
            )
        if option.grant_max is not None:
            terms, high = grant_at_most(model, option, option.grant_max)
            model.rows.add(
                terms,
                high=high,
                demand=Demand(
                    rule=RULE,
                    subjects=(option.id,),
                    numbers={"max": decimal_text(option.grant_max)},
                    message=Text(
                        sv=f"{option.title.sv} ger högst {kronor(option.grant_max, currency)}.",
                        en=f"{option.title.en} gives at most "
                        f"{kronor(option.grant_max, currency, 'en')}.",
                    ),
                    reference=option.terms,
                ),
            )
