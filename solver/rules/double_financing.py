"""Two Union calls never hold the same cost: CPR article 63(9), Financial Regulation article 194."""

from __future__ import annotations

from itertools import combinations

from models.finding import Demand
from models.text import Text
from solver.funding_model import FundingModel

RULE = "union.no_double"
REFERENCE = "Reg. (EU) 2021/1060 art. 63(9); Reg. (EU, Euratom) 2024/2509 art. 194"


def add(model: FundingModel) -> None:
    """One row per pair of Union calls and place."""
    union = [option for option in model.options if option.is_union_money]
    for one, other in combinations(union, 2):
        demand = Demand(
            rule=RULE,
            subjects=(one.id, other.id),
            message=Text(
                sv=f"Samma kostnad får inte stå i budgeten för både {one.title.sv} och "
                f"{other.title.sv}.",
                en=f"The same cost must not stand in the budgets of both {one.title.en} and "
                f"{other.title.en}.",
            ),
            reference=REFERENCE,
        )
        theirs = dict(model.scope_of(other))
        for place, literal in model.scope_of(one):
            if place in theirs:
                model.rows.forbid([literal, theirs[place]], demand)
