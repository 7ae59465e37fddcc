"""What a plan says was searched holds all of it: the plan, its reasons and what follows of it."""

from __future__ import annotations

from benchmarks.random_projects import random_case
from models.catalogue import Catalogue
from models.project import Project
from solver.budget import Budget
from solver.model import build
from solver.optimise import optimise
from solver.planning import PlanOptions, plan_project
from solver.problem import problem_of


def test_the_reasons_why_there_is_no_plan_are_counted() -> None:
    project, catalogue = random_case(0)
    plan = plan_project(project, catalogue)
    assert plan.status == "infeasible"
    assert _counted(project, catalogue, PlanOptions()) > _of_the_verdict(project, catalogue)


def test_so_is_what_is_asked_beside_a_plan() -> None:
    project, catalogue = random_case(1)
    alone = _counted(project, catalogue, PlanOptions())
    assert alone == round(_of_the_verdict(project, catalogue), 6)
    assert _counted(project, catalogue, PlanOptions(consequences=True)) > alone


def _counted(project: Project, catalogue: Catalogue, options: PlanOptions) -> float:
    plan = plan_project(project, catalogue, options)
    assert plan.solver is not None
    return plan.solver.deterministic_time


def _of_the_verdict(project: Project, catalogue: Catalogue) -> float:
    budget = Budget(60)
    optimise(build(problem_of(project, catalogue)), budget, lambda _: None)
    return budget.deterministic
