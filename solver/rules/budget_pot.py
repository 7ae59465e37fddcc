"""A call, or a pot that several calls share, gives no more than it holds."""

from __future__ import annotations

from collections import defaultdict

from models.finding import Demand
from models.money import decimal_text, kronor
from models.text import Text
from solver.funding_model import FundingModel
from solver.grant_rows import grant_at_most
from solver.problem import CallOption

RULE = "call.budget"


def add(model: FundingModel) -> None:
    """One row per call with a budget of its own, and one per pot."""
    pots: dict[str, list[CallOption]] = defaultdict(list)
    for option in model.options:
        budget = option.call.budget
        if budget is None or option.budget is None:
            continue
        name = option.id if budget.scope == "call" or budget.pot is None else f"pot {budget.pot}"
        pots[name].append(option)
    currency = model.problem.project.currency
    for name, options in pots.items():
        grants = [term for option in options for term in model.grant(option.id)]
        titles_sv = ", ".join(option.title.sv for option in options)
        titles_en = ", ".join(option.title.en for option in options)
        for amount in sorted({one.budget for one in options if one.budget is not None}):
            demand = Demand(
                rule=RULE,
                subjects=(name, *(option.id for option in options)),
                numbers={"budget": decimal_text(amount)},
                message=Text(
                    sv=f"Budgeten för {titles_sv} är {kronor(amount, currency)}.",
                    en=f"The budget of {titles_en} is {kronor(amount, currency, 'en')}.",
                ),
                reference=options[0].terms,
            )
            stating = [one for one in options if one.budget == amount]
            if len(options) == 1:
                terms, high = grant_at_most(model, options[0], amount)
                model.rows.add(terms, high=high, demand=demand)
                continue
            if len(stating) == len(options):
                model.rows.add(grants, high=amount, demand=demand)
                continue
            # Where calls state different amounts for one pot, those that are applied to count.
            for option in stating:
                model.rows.add(grants, high=amount, when=[model.chosen[option.id]], demand=demand)
