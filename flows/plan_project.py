"""The Prefect flow that plans one project: five coarse tasks over the functions of ``flows.steps``.

``flows.environment.prepare_environment`` must have run before this module is imported. Entry
point of deployments: ``flows.plan_project.plan_project`` (the module, never the file).
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows import steps
from flows.law import law
from flows.plan_request import PlanRequest
from flows.steps import Planned
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from models.text import Language


class Work:
    """What the tasks hand to each other.

    A plain class, on purpose: Prefect searches models, lists and data classes for results of other
    tasks each time a task gets or returns one, which takes seconds for a large catalogue.
    """

    request: PlanRequest
    out: Path
    project: Project
    catalogue: Catalogue
    plan: Plan
    files: dict[str, bytes]

    def __init__(self, request: PlanRequest, out: Path) -> None:
        self.request = request
        self.out = out


_STOP: ContextVar[Callable[[], bool] | None] = ContextVar("stop", default=None)
"""Asked by the search whether to stop. No parameter of the flow: those are written as JSON."""

# No task may answer from a cache: its key would not see a changed rule or legal parameter.
_coarse = task(cache_policy=NO_CACHE, persist_result=False)


@_coarse
def read(work: Work) -> None:
    """Read the files."""
    work.project, work.catalogue = steps.read_step(work.request)


@_coarse
def solve(work: Work) -> None:
    """Find the plan."""
    stop = _STOP.get()
    work.plan = steps.solve_step(work.project, work.catalogue, work.request, stop=stop)


@_coarse
def render(work: Work) -> None:
    """Make the files of the plan."""
    work.files = steps.render_step(work.plan, work.project, work.catalogue, work.request.language)


@_coarse
def write(work: Work) -> None:
    """Write the files."""
    steps.write_step(work.files, work.out)


@_coarse
def publish(work: Work) -> None:
    """Show the plan among the artifacts in Prefect's own interface."""
    from calendars.text import summary

    language = work.request.language
    told = summary(work.plan, work.project, work.catalogue, language)
    create_markdown_artifact(
        key=f"plan-{work.project.id}",
        markdown=f"```\n{told}\n```",
        description=work.project.title.in_language(language),
    )


@flow(name="plan-project", persist_result=False)
def plan_project(  # noqa: PLR0913  # Prefect shows each as a field of its form
    project: str,
    calls: list[str],
    out: str,
    *,
    language: Language = "sv",
    today: date | None = None,
    assume: dict[str, str] | None = None,
    time_limit_seconds: int = 60,
    alternatives: int = 0,
    parameters: str | None = None,
    rates: str | None = None,
    prefer: list[str] | None = None,
    must: list[str] | None = None,
    must_not: list[str] | None = None,
    previous: str | None = None,
    consequences: bool = True,
    risk: bool = False,
    liquidity: bool = False,
) -> Work:
    """Plan a project and write its files; the parameters are those of ``samspel plan``."""
    request = PlanRequest(
        project=Path(project),
        calls=tuple(Path(one) for one in calls),
        language=language,
        today=today,
        assume=assume or {},
        time_limit_seconds=time_limit_seconds,
        alternatives=alternatives,
        parameters=None if parameters is None else Path(parameters),
        rates=None if rates is None else Path(rates),
        prefer=tuple(prefer or ()),
        must=tuple(must or ()),
        must_not=tuple(must_not or ()),
        previous=None if previous is None else Path(previous),
        consequences=consequences,
        risk=risk,
        liquidity=liquidity,
    )
    work = Work(request, Path(out))
    with law(request.parameters):
        for step in (read, solve, render, write, publish):
            step(work)
    return work


def run_plan_project(
    request: PlanRequest, out: Path, stop: Callable[[], bool] | None = None
) -> Planned:
    """The engine ``prefect``: the same files as ``flows.steps.plan_into`` writes.

    Once ``stop`` says so the best plan so far is written.
    """
    token = _STOP.set(stop)
    try:
        return _run(request, out)
    finally:
        _STOP.reset(token)


def _run(request: PlanRequest, out: Path) -> Planned:
    # A flow with a heartbeat sleeps for a second at its end, and only temporary settings can
    # turn the heartbeat off.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        work = plan_project(
            project=str(request.project),
            calls=[str(one) for one in request.calls],
            out=str(out),
            language=request.language,
            today=request.today,
            assume=dict(request.assume),
            time_limit_seconds=request.time_limit_seconds,
            alternatives=request.alternatives,
            parameters=None if request.parameters is None else str(request.parameters),
            rates=None if request.rates is None else str(request.rates),
            prefer=list(request.prefer),
            must=list(request.must),
            must_not=list(request.must_not),
            previous=None if request.previous is None else str(request.previous),
            consequences=request.consequences,
            risk=request.risk,
            liquidity=request.liquidity,
        )
    return Planned(work.plan, work.project, work.catalogue, tuple(work.files))
