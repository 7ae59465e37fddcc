"""Tiny random cases, planned after an application has been handed in: no plan is better."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from models.applied import HandedIn, applied_unknown
from models.assumptions_set import assumptions_of
from models.catalogue import Catalogue
from models.dates import round_dates
from models.project import Project
from solver.planning import plan_project
from tests.solver.agreement import fault_in
from tests.solver.random_cases import tiny_case

CHUNK = 40


def handed_in_case(seed: int) -> tuple[Project, Catalogue]:
    """A tiny case a few days after the application to some round of it."""
    project, catalogue = tiny_case(seed)
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    call = dice.choice(catalogue.calls)
    one = dice.choice(call.rounds)
    dates = round_dates(call, one, catalogue, assumptions_of(project.assumptions))
    on = dates.deadline - timedelta(days=dice.choice((0, 0, 1, 5)))
    if dates.opens is not None:
        on = max(on, min(dates.opens, dates.deadline))
    facts = {"call": call.id, "round": one.id, "on": on}
    today = max(project.as_of, on) + timedelta(days=dice.choice((0, 1, 7)))
    applied = (HandedIn.model_validate(facts),)
    assert list(applied_unknown(applied, catalogue)) == []
    return project.model_copy(update={"applied": applied, "as_of": today}), catalogue


@pytest.mark.parametrize("first", range(0, 80, CHUNK))
def test_no_plan_is_better_than_the_solvers(first: int) -> None:
    faults = []
    for seed in range(first, first + CHUNK):
        project, catalogue = handed_in_case(seed)
        faults.append(fault_in(project, catalogue, plan_project(project, catalogue), seed))
    assert [one for one in faults if one is not None] == []


def test_closed_rounds_are_chosen_because_of_it() -> None:
    chosen = 0
    for seed in range(60):
        project, catalogue = handed_in_case(seed)
        (handed_in,) = project.applied
        chosen += any(
            (one.call, one.submit_by) == (handed_in.call, handed_in.on.isoformat())
            for one in plan_project(project, catalogue).applications
        )
    assert chosen >= 6
