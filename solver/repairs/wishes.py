"""Give up what the project itself has asked for: calls insisted on, ruled out or not looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from models.catalogue import Catalogue
from models.project import Project
from models.text import Text
from solver.funding_model import FundingModel
from solver.problem import Problem
from solver.repairs.change import (
    Made,
    Movable,
    Reshaping,
    change,
    reshaping,
    settled,
)

Field = Literal["must", "must_not"]

_FIELDS: tuple[Field, ...] = ("must", "must_not")


def dropped_wishes(problem: Problem, model: FundingModel) -> Iterator[Movable]:
    """Do without a call that was insisted on; apply to one that was ruled out."""
    for field in _FIELDS:
        wished = problem.project.must if field == "must" else problem.project.must_not
        for call_id in wished.calls:
            demands = frozenset(
                index
                for index, demand in enumerate(model.rows.demands)
                if demand.rule == f"{field}.calls" and call_id in demand.subjects
            )
            if demands:
                yield settled(demands, _without(problem, field, call_id))


def other_calls(problem: Problem) -> Iterator[Reshaping]:
    """Calls of the catalogue that the project has not named as candidates."""
    candidates = problem.project.candidates.calls
    if candidates == "all":
        return
    known = {*candidates, *problem.project.must.calls, *problem.project.must_not.calls}
    for call in sorted(problem.catalogue.calls, key=lambda one: one.id):
        if call.id not in known:
            funder = problem.catalogue.funder_of(call).name
            yield reshaping(_also(call.id, call.title, funder))


def undecided_budgets(problem: Problem) -> Iterator[Reshaping]:
    """Let the planner choose what a call's budget holds, where the project has decided it."""
    for scope in problem.project.candidates.scope:
        if any(option.id == scope.call for option in problem.options):
            yield reshaping(_free_budget(scope.call, problem.option(scope.call).title))


def _without(problem: Problem, field: Field, call_id: str) -> Made:
    title = problem.option(call_id).title

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        wished = project.must if field == "must" else project.must_not
        left = tuple(one for one in wished.calls if one != call_id)
        changed = wished.model_copy(update={"calls": left})
        return project.model_copy(update={field: changed}), catalogue

    message = (
        Text(sv=f"Avstå från {title.sv}.", en=f"Do without {title.en}.")
        if field == "must"
        else Text(sv=f"Sök även {title.sv}.", en=f"Apply to {title.en} after all.")
    )
    size = _FIELDS.index(field)
    return Made("wish", size, change(f"{field}.calls", call_id, "", message), edit)


def _also(call_id: str, title: Text, funder: str) -> Made:
    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        named = project.candidates.calls
        calls = named if named == "all" else (*named, call_id)
        candidates = project.candidates.model_copy(update={"calls": calls})
        return project.model_copy(update={"candidates": candidates}), catalogue

    return Made(
        "candidate",
        0,
        change(
            "candidates.calls",
            "",
            call_id,
            Text(
                sv=f"Ta med {title.sv} ({funder}) bland de utlysningar som kan sökas.",
                en=f"Add {title.en} ({funder}) to the calls that may be applied to.",
            ),
        ),
        edit,
    )


def _free_budget(call_id: str, title: Text) -> Made:
    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        left = tuple(one for one in project.candidates.scope if one.call != call_id)
        candidates = project.candidates.model_copy(update={"scope": left})
        return project.model_copy(update={"candidates": candidates}), catalogue

    return Made(
        "budget",
        0,
        change(
            "candidates.scope",
            call_id,
            "",
            Text(
                sv=f"Låt andra kostnader stå i budgeten för {title.sv} än dem som projektet har "
                "bestämt.",
                en=f"Let other costs stand in the budget of {title.en} than those that the "
                "project has decided.",
            ),
        ),
        edit,
    )
