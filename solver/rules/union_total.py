"""Public money on costs with directly managed Union money stays within the most favourable rate.

GBER article 8(2). Whether that is the Union programme's rate or the higher of it and article 25 is
the assumption ``gber.8.2.most_favourable_rate``.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, ceiling
from models.case import CostPlace
from models.collaboration import grounds_for
from models.errors import OutsideKnownDatesError
from models.finding import Demand
from models.money import percent, share_text
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words
from solver.funding_model import FundingModel
from solver.problem import CallOption, Problem, RoundOption
from solver.rows import Terms, variable_of
from solver.rules.project_share import at_most_share

RULE = "gber.8.union_total"
REFERENCE = "GBER art. 8(2)"
READING = "gber.8.2.most_favourable_rate"


def add(model: FundingModel) -> None:
    """One row per partner with economic activity and activity in a Union call's budget."""
    problem = model.problem
    for option in model.options:
        if option.union_funds != "direct":
            continue
        groups: dict[tuple[str, Activity], list[CostPlace]] = defaultdict(list)
        for place, _ in model.scope_of(option):
            if problem.partner(place).economic_activity:
                groups[place[0], problem.work_package(place).activity].append(place)
        for places in groups.values():
            public = [term for place in places for term in _public_money(model, option, place)]
            base = [
                (problem.cost_at(place), variable_of(model.in_scope[option.id, place]))
                for place in places
            ]
            for one, chosen in model.rounds_of(option):
                rate = most_favourable_rate(problem, option, one, places[0])
                model.rows.add(
                    at_most_share(tuple(public), tuple(base), Fraction(rate)),
                    high=0,
                    when=[chosen],
                    demand=_demand(problem, option, places[0], rate),
                )


def _public_money(model: FundingModel, option: CallOption, place: CostPlace) -> Terms:
    """State resources and Union money at a place, where the call's budget holds it."""
    public = [
        term
        for one in model.options
        if one.is_state_money or one.union_funds == "direct"
        for term in model.grant_at(one.id, place)
    ]
    for contribution in model.problem.project.contributions:
        if contribution.state_resources:
            public.extend(model.contribution_at(contribution.id, place))
    counted = model.rows.integer(0, model.problem.cost_at(place), f"public money at {place}")
    minus = [(-coefficient, variable) for coefficient, variable in public]
    inside = model.in_scope[option.id, place]
    model.rows.add([(1, counted), *minus], low=0, when=[inside])
    return ((1, counted),)


def _demand(problem: Problem, option: CallOption, place: CostPlace, rate: Decimal) -> Demand:
    partner, words = problem.partner(place), activity_words(problem.work_package(place).activity)
    return Demand(
        rule=RULE,
        subjects=(option.id, partner.id),
        numbers={"rate": share_text(rate)},
        message=Text(
            sv=f"Offentliga pengar till {partner.name} för {words.sv} är högst {percent(rate)} av "
            f"kostnaderna som {option.title.sv} betalar, EU-programmets nivå.",
            en=f"Public money to {partner.name} for {words.en} is at most {percent(rate, 'en')} of "
            f"the costs that {option.title.en} pays, the Union programme's rate.",
        ),
        reference=REFERENCE,
        assumption=READING,
    )


def most_favourable_rate(
    problem: Problem, option: CallOption, one: RoundOption, place: CostPlace
) -> Decimal:
    """The rate that public funding must not exceed at a place."""
    partner, package = problem.partner(place), problem.work_package(place)
    own = option.call.partner_rate(partner.type, partner.size, package.activity)
    rate = option.call.rates.project if own is None else own
    highest = problem.assumptions.value(READING) == "highest"
    if highest and package.activity in RESEARCH_AND_DEVELOPMENT:
        try:
            limit = ceiling(
                package.activity,
                partner.size,
                grounds_for(problem.project, partner),
                one.dates.decision or problem.today,
                problem.assumptions.value("law.after_expiry"),
            )
        except OutsideKnownDatesError:
            return rate
        return max(rate, limit.share)
    return rate
