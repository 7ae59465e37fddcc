"""Raise what a partner puts in, or what someone has promised, by as little as will do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from models.catalogue import Catalogue
from models.money import Minor, decimal_text, kronor
from models.project import Contribution, OwnCash, Partner, Project
from models.text import Text
from solver.funding_model import FundingModel
from solver.problem import Problem
from solver.repairs.change import Made, Movable, change
from solver.rows import Terms, value_of


def more_money(problem: Problem, model: FundingModel) -> Iterator[Movable]:
    """More own cash of each partner, then more of each contribution."""
    for partner in problem.project.partners:
        own: Terms = tuple(
            (1, variable)
            for index, variable in model.own.items()
            if problem.cells[index].partner == partner.id
        )
        yield Movable(
            _demands(model, "financing.own_cash", partner.id),
            own,
            partial(_own_cash, problem, partner, own),
        )
    for contribution in problem.project.contributions:
        paid: Terms = tuple(
            (1, variable)
            for (name, _), variable in model.contribution_parts.items()
            if name == contribution.id
        )
        yield Movable(
            _demands(model, "financing.contribution", contribution.id),
            paid,
            partial(_promise, problem, contribution, paid),
        )


def _demands(model: FundingModel, rule: str, subject: str) -> frozenset[int]:
    return frozenset(
        index
        for index, demand in enumerate(model.rows.demands)
        if demand.rule == rule and subject in demand.subjects
    )


def _own_cash(
    problem: Problem, partner: Partner, own: Terms, values: tuple[int, ...]
) -> Made | None:
    before, currency = partner.own_cash.max, problem.project.currency
    needed = value_of(own, values)
    more = needed - before
    if more <= 0:
        return None

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        partners = tuple(
            one.model_copy(update={"own_cash": OwnCash(max=Minor(needed))})
            if one.id == partner.id
            else one
            for one in project.partners
        )
        return project.model_copy(update={"partners": partners}), catalogue

    return Made(
        "own_money",
        more,
        change(
            f"partners.{partner.id}.own_cash.max",
            decimal_text(before),
            decimal_text(needed),
            Text(
                sv=f"{partner.name} lägger {kronor(more, currency)} mer egna pengar "
                f"({kronor(needed, currency)} i stället för {kronor(before, currency)}).",
                en=f"{partner.name} puts in {kronor(more, currency, 'en')} more of its own "
                f"({kronor(needed, currency, 'en')} instead of {kronor(before, currency, 'en')}).",
            ),
        ),
        edit,
    )


def _promise(
    problem: Problem, contribution: Contribution, paid: Terms, values: tuple[int, ...]
) -> Made | None:
    before, currency = contribution.amount, problem.project.currency
    needed = value_of(paid, values)
    more = needed - before
    if more <= 0:
        return None

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        promised = tuple(
            one.model_copy(update={"amount": Minor(needed)}) if one.id == contribution.id else one
            for one in project.contributions
        )
        return project.model_copy(update={"contributions": promised}), catalogue

    return Made(
        "promise",
        more,
        change(
            f"contributions.{contribution.id}.amount",
            decimal_text(before),
            decimal_text(needed),
            Text(
                sv=f"{contribution.from_} höjer sitt löfte med {kronor(more, currency)} "
                f"({kronor(needed, currency)} i stället för {kronor(before, currency)}).",
                en=f"{contribution.from_} raises its promise by {kronor(more, currency, 'en')} "
                f"({kronor(needed, currency, 'en')} instead of {kronor(before, currency, 'en')}).",
            ),
        ),
        edit,
    )
