"""The steps from a request to the files of a plan: plain functions that every engine runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from flows.ecb_rates import with_ecb_rates
from flows.law import law
from flows.output_folder import write_folder
from flows.plan_request import PlanRequest
from flows.read_files import read_project_and_calls
from flows.stated_wishes import previous_plan, with_wishes
from models.case import Case
from models.cash_flow import with_liquidity
from models.catalogue import Catalogue
from models.plan import Plan, plan_json
from models.project import Project
from models.text import Language, Text

if TYPE_CHECKING:
    from calendars.event import Event
    from solver.planning import Progress

OURS = re.compile(r"plan\.(json|xlsx|ics)|report\.html|plan-[a-z]+\.ics|partner-[a-z0-9-]+\.ics")
"""Names of the files of a plan: those of an earlier run are removed."""

SAMPLES = 10_000
"""Random draws of a plan's dates and answers."""


@dataclass(frozen=True)
class Planned:
    """A plan, what it was made from, and the names of the files that were written."""

    plan: Plan
    project: Project
    catalogue: Catalogue
    files: tuple[str, ...] = ()


def plan_into(
    request: PlanRequest,
    out: Path,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Planned:
    """Plan a project and write all files of the plan: the engine ``plain``.

    Once ``stop`` says so the best plan so far is written.

    Raises:
        InputErrors: every fault of the files, or ``out`` cannot be written to.
    """
    with law(request.parameters):
        project, catalogue = read_step(request)
        plan = solve_step(project, catalogue, request, progress, stop)
        files = render_step(plan, project, catalogue, request.language)
    write_step(files, out)
    return Planned(plan, project, catalogue, tuple(files))


def read_step(request: PlanRequest) -> tuple[Project, Catalogue]:
    """Read the files, and set the day, the assumptions and the wishes of the request.

    Raises:
        InputErrors: every fault of the files.
    """
    project, catalogue = read_project_and_calls(request.project, request.calls)
    if request.today is not None:
        project = project.on_day(request.today)
    if request.assume:
        assumptions = {**project.assumptions, **request.assume}
        project = project.model_copy(update={"assumptions": assumptions})
    if request.rates is not None:
        catalogue = with_ecb_rates(catalogue, request.rates, project.as_of)
    return with_wishes(project, catalogue, request), catalogue


def solve_step(
    project: Project,
    catalogue: Catalogue,
    request: PlanRequest,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Find the plan.

    Raises:
        InputErrors: the previous plan cannot be read, or is that of another project.
    """
    from solver.planning import PlanOptions, plan_project

    options = PlanOptions(
        time_limit_seconds=request.time_limit_seconds,
        alternatives=request.alternatives,
        consequences=request.consequences or request.risk,
        samples=SAMPLES if request.risk else 0,
        previous=previous_plan(project, request),
        stop=stop,
    )
    plan = plan_project(project, catalogue, options, progress)
    return with_liquidity(Case(project, catalogue, plan)) if request.liquidity else plan


def render_step(
    plan: Plan, project: Project, catalogue: Catalogue, language: Language
) -> dict[str, bytes]:
    """The files of a plan by name; the plan itself last, as the sign that all are there."""
    from calendars.excel import workbook
    from calendars.html import report

    return {
        "report.html": report(plan, project, catalogue, language).encode(),
        "plan.xlsx": workbook(plan, project, catalogue, language),
        **dict(_calendars(plan, project, catalogue, language)),
        "plan.json": plan_json(plan).encode(),
    }


def write_step(files: dict[str, bytes], out: Path) -> None:
    """Write the files of a plan into the folder ``out``.

    Raises:
        InputErrors: ``out`` cannot be written to.
    """
    write_folder(out, files, OURS)


_ROLE_NAMES = {
    "apply": Text(sv="ansöka", en="apply"),
    "decide": Text(sv="beslut", en="decisions"),
    "report": Text(sv="redovisa", en="report"),
    "board": Text(sv="styrelse och nämnd", en="board"),
}


def _calendars(
    plan: Plan, project: Project, catalogue: Catalogue, language: Language
) -> Iterator[tuple[str, bytes]]:
    from calendars.events import plan_events

    partners = {partner.id: partner.name for partner in project.partners}
    title = project.title.in_language(language)
    yield from calendar_files(plan_events(plan, catalogue, language), title, partners, language)


def calendar_files(
    events: Sequence[Event], title: str, partners: Mapping[str, str], language: Language
) -> Iterator[tuple[str, bytes]]:
    """One feed of everything, one per role and one per partner (id -> name); none without entries.

    Names of files and their bytes.
    """
    from calendars.events import select
    from calendars.ical import write
    from calendars.roles import Role

    feeds: list[tuple[str, str, Sequence[Event]]] = [("plan", title, events)]
    feeds += [
        (f"plan-{role}", f"{title} – {_ROLE_NAMES[role].in_language(language)}", found)
        for role in get_args(Role)
        if (found := select(events, role=role))
    ]
    feeds += [
        (f"partner-{partner}", f"{title} – {name}", found)
        for partner, name in partners.items()
        if (found := select(events, partner=partner))
    ]
    for name, heading, entries in feeds:
        if entries:
            yield f"{name}.ics", write(entries, name=heading, language=language)
