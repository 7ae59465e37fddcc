"""Calls that the project insists on, and calls that it will not have."""

from __future__ import annotations

from collections.abc import Iterator

from models.finding import Demand
from models.text import Text
from solver.funding_model import Bar, FundingModel
from solver.problem import CallOption, Problem

MUST = "must.calls"
MUST_NOT = "must_not.calls"


def bars(problem: Problem, option: CallOption) -> Iterator[tuple[Bar, Demand]]:
    """Calls that must not be applied to."""
    if option.id in problem.project.must_not.calls:
        message = Text(
            sv=f"Projektet vill inte söka {option.title.sv}.",
            en=f"The project will not apply to {option.title.en}.",
        )
        yield Bar(), Demand(rule=MUST_NOT, subjects=(option.id,), message=message)


def add(model: FundingModel) -> None:
    """Calls that must be applied to; one that is ruled out makes the strict model impossible."""
    for call_id in model.problem.project.must.calls:
        title = model.problem.option(call_id).title
        demand = Demand(
            rule=MUST,
            subjects=(call_id,),
            message=Text(
                sv=f"Projektet vill söka {title.sv}.",
                en=f"The project wants to apply to {title.en}.",
            ),
        )
        chosen = model.chosen.get(call_id)
        model.rows.any_of([] if chosen is None else [chosen], demand=demand)
