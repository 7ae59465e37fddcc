"""The rule of thumb that private money equals ERDF and State money for economic activity.

No law: the agencies' own words are that it "oftast" must be so. It is applied only under the
assumption ``private_match.one_to_one: on``.
"""

from __future__ import annotations

from models.finding import Demand
from models.text import Text
from solver.funding_model import FundingModel
from solver.rows import Var
from solver.rules.private_share import private_money

RULE = "private_match.one_to_one"


def add(model: FundingModel) -> None:
    """One row over all costs of partners with economic activity."""
    problem = model.problem
    if problem.assumptions.value(RULE) != "on":
        return
    terms: list[tuple[int, Var]] = []
    for place in problem.places:
        if problem.partner(place).economic_activity:
            terms.extend(private_money(model, place))
            for option in model.options:
                if option.is_state_money:
                    terms.extend((-c, v) for c, v in model.grant_at(option.id, place))
    model.rows.add(
        terms,
        low=0,
        demand=Demand(
            rule=RULE,
            message=Text(
                sv="Enligt tumregeln, som projektet har valt att följa, ska privata pengar vara "
                "minst lika stora som ERUF och statliga medel för ekonomisk verksamhet.",
                en="By the rule of thumb, which the project has chosen to follow, private money "
                "must be at least as large as ERDF and State money for economic activity.",
            ),
            reference="Vinnova och Tillväxtverket, synergiuppdraget 2021–2023",
            assumption=RULE,
        ),
    )
