"""A partner whose cash costs nobody may pay in full: a bound by hand that settles most attempts.

It only says no, and only where every plan breaks a rule: what all calls may pay a partner as State
aid is at most the highest ceiling of each activity, whoever pays and whenever.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from models.aid_ceiling import WITH_CEILING
from models.case import CostPlace
from models.legal_basis import DE_MINIMIS
from models.project import Partner
from models.text import Text
from models.vocabulary import Activity
from solver.ceilings import ceiling_on
from solver.problem import Problem


def is_short_of_money(problem: Problem) -> bool:
    """Whether some partner's own cash, promises and the most State aid are less than its costs."""
    return any(_is_short(problem, partner) for partner in problem.project.partners)


def _is_short(problem: Problem, partner: Partner) -> bool:
    by_activity: dict[Activity, list[CostPlace]] = defaultdict(list)
    for place in problem.places:
        if place[0] == partner.id:
            by_activity[problem.work_package(place).activity].append(place)
    costs = sum(
        problem.cost_at(place, in_kind=False) for some in by_activity.values() for place in some
    )
    promised = sum(
        one.amount
        for one in problem.project.contributions
        if not one.is_in_kind and one.may_pay(partner.id)
    )
    left = costs - partner.own_cash.max - promised
    if left <= 0 or not partner.economic_activity:
        return False
    for activity, places in by_activity.items():
        left -= _most(problem, partner, activity, places)
        if left <= 0:
            return False
    return True


def _most(problem: Problem, partner: Partner, activity: Activity, places: list[CostPlace]) -> int:
    """What calls may pay at most, in minor units; all of it where no ceiling is sure to hold."""
    in_cash = sum(problem.cost_at(place, in_kind=False) for place in places)
    paying = [one for one in problem.options if any(place in one.basis for place in places)]
    if activity not in WITH_CEILING or any(
        not one.is_state_money or any(one.basis.get(place) in DE_MINIMIS for place in places)
        for one in paying
    ):
        return in_cash
    days = {each.dates.decision or problem.today for one in paying for each in one.rounds}
    highest = Fraction(0)
    for on in days:
        limit = ceiling_on(problem, partner, activity, on)
        if isinstance(limit, Text):
            return in_cash
        highest = max(highest, Fraction(limit.share))
    return min(in_cash, int(highest * sum(problem.cost_at(place) for place in places)))
