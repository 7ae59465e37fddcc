"""Split a work package by activity: a part of the work may be of a kind with a higher ceiling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from models.catalogue import Catalogue
from models.money import Minor
from models.project import Cost, Project, WorkPackage
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words
from solver.problem import Problem
from solver.repairs.change import Made, Reshaping, change

NEARER_TO_RESEARCH: dict[Activity, tuple[Activity, ...]] = {
    "experimental_development": ("feasibility_study", "industrial_research"),
}
"""What may stand before or within development; other work is seldom misnamed. Fundamental
research is not offered: it is without any commercial application in view.
"""

PER_CENT = (10, 20, 30, 40, 50)
"""Parts of the work package; a greater one would be another project."""


def split_work_packages(problem: Problem) -> Iterator[Reshaping]:
    """Every work package of development, a part of which could be of another kind."""
    aided = {
        package for partner, package in problem.places if _is_aided(problem, (partner, package))
    }
    for package in problem.project.work_packages:
        for activity in NEARER_TO_RESEARCH.get(package.activity, ()):
            if package.id in aided:
                yield Reshaping(
                    "activity",
                    frozenset(_RULES),
                    PER_CENT,
                    partial(_split, package, activity),
                )


_RULES = (
    "gber.25.intensity",
    "gber.8.union_total",
    "call.partner_share",
    "call.eligible",
    "legal.basis",
)


def _is_aided(problem: Problem, place: tuple[str, str]) -> bool:
    return problem.partner(place).economic_activity


def _split(package: WorkPackage, activity: Activity, part: int) -> Made:
    new_id = f"{package.id}-{activity.replace('_', '-')}"

    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        new = package.model_copy(update={"id": new_id, "activity": activity})
        costs: list[Cost] = []
        for cost in project.costs:
            if cost.work_package != package.id:
                costs.append(cost)
                continue
            moved = cost.amount * part // 100
            left = cost.model_copy(update={"amount": Minor(cost.amount - moved)})
            there = cost.model_copy(update={"work_package": new_id, "amount": Minor(moved)})
            costs += [left, there]
        packages = (*project.work_packages, new)
        return project.model_copy(
            update={"work_packages": packages, "costs": tuple(costs)}
        ), catalogue

    was, becomes = activity_words(package.activity), activity_words(activity)
    return Made(
        "activity",
        part,
        change(
            f"work_packages.{package.id}.activity",
            package.activity,
            f"{part} % {activity}",
            Text(
                sv=f"Dela {package.id}: {part} % som {becomes.sv}, resten som {was.sv}. Det håller "
                f"bara om den delen av arbetet verkligen är {becomes.sv} enligt definitionerna i "
                "GBER art. 2.",
                en=f"Split {package.id}: {part} % as {becomes.en}, the rest as {was.en}. It only "
                f"holds if that part of the work really is {becomes.en} by the definitions of "
                "GBER art. 2.",
            ),
        ),
        edit,
    )
