"""Let someone else do a part of the work, or do it in another work package, or leave it out."""

from __future__ import annotations

from collections.abc import Iterator

from models.case import CostPlace
from models.catalogue import Catalogue
from models.money import decimal_text, kronor
from models.project import Project
from models.text import Text
from solver.problem import Problem
from solver.repairs.change import Made, Reshaping, change, reshaping

MOST_PLACES = 4
"""So many of the smallest costs that are large enough are tried."""


def other_costs(problem: Problem, partners: frozenset[str], missing: int) -> Iterator[Reshaping]:
    """Costs of the partners that money is missing for, moved or left out, the smallest first.

    A cost that is smaller than the ``missing`` money can't help; one that makes up more than half
    of the project stays, since without it that is another project. Work is moved to where the
    other partner, or the same one, has some already.
    """
    most = problem.project.total_cost // 2
    places = sorted(
        (place for place in problem.places if place[0] in partners),
        key=lambda place: (problem.cost_at(place), place),
    )
    places = [one for one in places if missing <= problem.cost_at(one) <= most][:MOST_PLACES]
    for place in places:
        for to in problem.places:
            if to != place and (to[0] == place[0] or to[1] == place[1]):
                yield reshaping(_moved(problem, place, to))
    for place in places:
        yield reshaping(_left_out(problem, place))


def _moved(problem: Problem, place: CostPlace, to: CostPlace) -> Made:
    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        costs = tuple(
            one.model_copy(update={"partner": to[0], "work_package": to[1]})
            if (one.partner, one.work_package) == place
            else one
            for one in project.costs
        )
        return project.model_copy(update={"costs": costs}), catalogue

    amount, names = problem.cost_at(place), problem.project.partner_by_id
    currency = problem.project.currency
    sums = kronor(amount, currency), kronor(amount, currency, "en")
    was, becomes = names[place[0]].name, names[to[0]].name
    if place[0] == to[0]:
        message = Text(
            sv=f"Flytta kostnaderna för {was} i {place[1]} ({sums[0]}) till {to[1]}. Det håller "
            "bara om arbetet hör hemma där.",
            en=f"Move the costs of {was} in {place[1]} ({sums[1]}) to {to[1]}. It only holds if "
            "the work belongs there.",
        )
    else:
        message = Text(
            sv=f"Låt {becomes} göra arbetet åt {was} i {place[1]} ({sums[0]}). Det håller bara om "
            f"{becomes} kan göra det till samma kostnad.",
            en=f"Let {becomes} do the work of {was} in {place[1]} ({sums[1]}). It only holds if "
            f"{becomes} can do it at the same cost.",
        )
    return Made(
        "move",
        amount,
        change(f"costs.{'/'.join(place)}", "/".join(place), "/".join(to), message),
        edit,
    )


def _left_out(problem: Problem, place: CostPlace) -> Made:
    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        costs = tuple(one for one in project.costs if (one.partner, one.work_package) != place)
        return project.model_copy(update={"costs": costs}), catalogue

    amount, currency = problem.cost_at(place), problem.project.currency
    name = problem.project.partner_by_id[place[0]].name
    return Made(
        "drop",
        amount,
        change(
            f"costs.{'/'.join(place)}",
            decimal_text(amount),
            "0.00",
            Text(
                sv=f"Stryk kostnaderna för {name} i {place[1]} ({kronor(amount, currency)}). Det "
                "håller bara om projektet når sitt mål utan det arbetet.",
                en=f"Leave out the costs of {name} in {place[1]} "
                f"({kronor(amount, currency, 'en')}). It only holds if the project reaches its "
                "goal without that work.",
            ),
        ),
        edit,
    )
