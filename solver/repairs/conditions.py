"""Meet the condition of a higher aid intensity: GBER article 25(6)(b)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT
from models.catalogue import Catalogue
from models.collaboration import collaboration
from models.errors import OutsideKnownDatesError
from models.project import Project
from models.text import Text
from solver.problem import Problem
from solver.repairs.change import Made, Reshaping, change, reshaping

Condition = Literal["effective_collaboration", "dissemination", "licensing"]


def conditions_to_meet(problem: Problem) -> Iterator[Reshaping]:
    """Conditions that the project does not claim yet; collaboration only if its costs show it."""
    claimed = problem.project.conditions
    aided = any(
        problem.partner(place).economic_activity
        and problem.work_package(place).activity in RESEARCH_AND_DEVELOPMENT
        for place in problem.places
    )
    for size, name in enumerate(_NEEDED):
        if not aided or getattr(claimed, name):
            continue
        if name == "effective_collaboration" and not _is_shown(problem.project):
            continue
        yield reshaping(_met(name, size), frozenset(_RULES))


_RULES = ("gber.25.intensity", "gber.8.union_total")

_NEEDED: dict[Condition, Text] = {
    "dissemination": Text(
        sv="Sprid resultaten brett genom konferenser, publikationer, öppna databaser eller öppen "
        "programvara, och skriv in det i projektet: det ger ett tillägg på stödnivån. Det håller "
        "bara om spridningen verkligen sker.",
        en="Disseminate the results widely through conferences, publications, open-access "
        "repositories or open-source software, and write it into the project: that gives a bonus "
        "on the aid intensity. It only holds if the dissemination really takes place.",
    ),
    "effective_collaboration": Text(
        sv="Visa i ansökan att parterna samarbetar faktiskt (delad risk, gemensamt mål och "
        "resultat; att köpa forskning på uppdrag räknas inte): kostnadsfördelningen räcker för "
        "tillägget. Det håller bara om samarbetet verkligen är sådant.",
        en="Show in the application that the partners collaborate effectively (shared risk, a "
        "common goal and results; contract research does not count): the split of the costs is "
        "enough for the bonus. It only holds if the collaboration really is of that kind.",
    ),
    "licensing": Text(
        sv="Åta er att i god tid göra forskningsresultat som skyddas av immateriella rättigheter "
        "tillgängliga genom licenser till marknadspris, utan ensamrätt och utan diskriminering: "
        "det ger ett tillägg på stödnivån. Det håller bara om licenserna verkligen erbjuds.",
        en="Commit to making research results that are protected by intellectual property "
        "available by licences in good time, at market price, non-exclusive and without "
        "discrimination: that gives a bonus on the aid intensity. It only holds if the licences "
        "really are offered.",
    ),
}


def _is_shown(project: Project) -> bool:
    try:
        return collaboration(project).holds
    except OutsideKnownDatesError:
        return False


def _met(name: Condition, size: int) -> Made:
    def edit(project: Project, catalogue: Catalogue) -> tuple[Project, Catalogue]:
        conditions = project.conditions.model_copy(update={name: True})
        return project.model_copy(update={"conditions": conditions}), catalogue

    return Made(
        "condition", size, change(f"conditions.{name}", "false", "true", _NEEDED[name]), edit
    )
