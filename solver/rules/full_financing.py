"""Every cost is financed in full: grants, contributions, own money and work add up to it."""

from __future__ import annotations

from collections import defaultdict

from models.finding import Demand
from models.money import decimal_text, kronor
from models.text import Text
from solver.funding_model import FundingModel
from solver.rows import Var

RULE = "financing.full"


def add(model: FundingModel) -> None:
    """One row per cost; costs in kind may be borne by the partner's own work at no price."""
    problem = model.problem
    paying: dict[int, list[Var]] = defaultdict(list)
    for parts in (model.grant_parts, model.contribution_parts):
        for (_, at), variable in parts.items():
            paying[at].append(variable)
    for partner in problem.project.partners:
        cells = [index for index, cell in enumerate(problem.cells) if cell.partner == partner.id]
        total = sum(problem.cells[index].amount for index in cells)
        currency = problem.project.currency
        demand = Demand(
            rule=RULE,
            subjects=(partner.id,),
            numbers={"costs": decimal_text(total)},
            message=Text(
                sv=f"Kostnaderna för {partner.name}, {kronor(total, currency)}, ska vara "
                "finansierade fullt ut.",
                en=f"The costs of {partner.name}, {kronor(total, currency, 'en')}, must be "
                "financed in full.",
            ),
        )
        for index in cells:
            cell = problem.cells[index]
            payers = [*paying[index], (model.in_kind if cell.in_kind else model.own)[index]]
            terms = [(1, variable) for variable in payers]
            # Never more than the cost, whatever is dropped; in full is the demand.
            model.rows.add(terms, high=cell.amount)
            model.rows.add(terms, low=cell.amount, demand=demand)
