"""Which applications the money forces: somebody's costs are not covered without one of them.

Bounds by hand, no search: what a call can give a partner at most, by its own limits. They only
point at a conflict, which is proved by solving.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.case import CostPlace
from solver.funding_model import FundingModel
from solver.problem import CallOption
from solver.rows import Literal

MOST_WAYS = 200


@dataclass(frozen=True)
class Way:
    """An application by which a need can be met: that these literals are true.

    ``pays`` is the call and the place that it pays, where it is money that is needed;
    ``left`` what then is still missing at that place, in minor units.
    """

    literals: tuple[Literal, ...]
    pays: tuple[str, CostPlace] | None = None
    left: int = 0


def needs(model: FundingModel, strict: FundingModel) -> Iterator[tuple[Way, ...]]:
    """Needs, each with the ways to meet it, of which one must be taken.

    ``strict`` is the model of the calls that no rule bars, whose literals are those of ``model``.
    """
    for call_id in strict.problem.project.must.calls:
        if call_id in strict.chosen:
            option = strict.problem.option(call_id)
            yield tuple(
                Way((model.chosen[call_id], model.round_chosen[call_id, one.round.id]))
                for one, _ in strict.rounds_of(option)
            )
    for partner in strict.problem.project.partners:
        gap = _gap(strict, partner.id)
        most = {option.id: most_to(strict, option, partner.id) for option in strict.options}
        payers = [option for option in strict.options if most[option.id] > 0]
        if gap <= 0 or not payers:
            continue
        needed = [one for one in payers if gap > sum(most.values()) - most[one.id]]
        for one in needed:
            yield from _bounded(ways_to_pay(model, strict, [one], partner.id, gap))
        if not needed:
            yield from _bounded(ways_to_pay(model, strict, payers, partner.id, gap))


def ways_to_pay(
    model: FundingModel,
    strict: FundingModel,
    payers: list[CallOption],
    partner_id: str,
    gap: int,
) -> tuple[Way, ...]:
    """Every call, round and place by which some of a partner's missing money can come."""
    found = []
    for option in payers:
        left = gap - most_to(strict, option, partner_id)
        places = [
            (place, (model.in_scope[option.id, place], *_pays(model, option, place)))
            for place in _payable(strict, option, partner_id)
        ]
        chosen = model.chosen[option.id]
        for one, _ in strict.rounds_of(option):
            in_round = model.round_chosen[option.id, one.round.id]
            found += [
                Way((chosen, in_round, *literals), (option.id, place), left)
                for place, literals in places
            ]
    return tuple(found)


def most_to(strict: FundingModel, option: CallOption, partner_id: str) -> int:
    """What a call can give a partner at most, in minor units."""
    problem = strict.problem
    total = 0
    for place in _payable(strict, option, partner_id):
        partner, package = problem.partner(place), problem.work_package(place)
        rate = option.call.partner_rate(partner.type, partner.size, package.activity)
        cost = problem.cost_at(place, in_kind=False)
        total += cost if rate is None else int(rate * problem.eligible_cost(option, place))
    eligible = sum(problem.eligible_cost(option, place) for place, _ in strict.scope_of(option))
    of_the_project = int(option.call.rates.project * eligible)
    limits = [one for one in (option.grant_max, option.budget) if one is not None]
    return min([total, of_the_project, *limits])


def _pays(model: FundingModel, option: CallOption, place: CostPlace) -> list[Literal]:
    return [
        literal
        for (call_id, _, places), literal in model.pays.items()
        if call_id == option.id and place in places
    ]


def _payable(strict: FundingModel, option: CallOption, partner_id: str) -> list[CostPlace]:
    return [
        place
        for place, _ in strict.scope_of(option)
        if place[0] == partner_id
        and option.basis[place] is not None
        and strict.problem.cost_at(place, in_kind=False) > 0
    ]


def _gap(strict: FundingModel, partner_id: str) -> int:
    """The costs in cash that neither the partner nor a promise can pay."""
    project = strict.problem.project
    costs = sum(
        cell.amount
        for cell in strict.problem.cells
        if cell.partner == partner_id and not cell.in_kind
    )
    promised = sum(
        one.amount
        for one in project.contributions
        if not one.is_in_kind and one.may_pay(partner_id)
    )
    return costs - project.partner_by_id[partner_id].own_cash.max - promised


def _bounded(ways: tuple[Way, ...]) -> Iterator[tuple[Way, ...]]:
    if 0 < len(ways) <= MOST_WAYS:
        yield ways
