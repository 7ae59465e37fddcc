"""The Prefect flow that aligns calls: five coarse tasks over ``flows.alignment_steps``.

``flows.environment.prepare_environment`` must have run before this module is imported. Entry
point of deployments: ``flows.align_calls.align_calls`` (the module, never the file).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows import alignment_steps as steps
from flows.alignment_request import AlignmentRequest
from flows.alignment_steps import Aligned
from flows.law import law
from flows.read_scenario import ScenarioInputs
from models.alignment.what_if import what_ifs
from models.text import Language


class Work:
    """What the tasks hand to each other: a plain class, so that Prefect does not search it."""

    request: AlignmentRequest
    out: Path
    inputs: ScenarioInputs
    aligned: Aligned
    files: dict[str, bytes]

    def __init__(self, request: AlignmentRequest, out: Path) -> None:
        self.request = request
        self.out = out


# No task may answer from a cache: its key would not see a changed rule or legal parameter.
_coarse = task(cache_policy=NO_CACHE, persist_result=False)


@_coarse
def read(work: Work) -> None:
    """Read the files."""
    work.inputs = steps.read_step(work.request)


@_coarse
def solve(work: Work) -> None:
    """Find the alignment."""
    work.aligned = steps.solve_step(work.inputs, work.request)


@_coarse
def render(work: Work) -> None:
    """Make the files of the alignment."""
    work.files = steps.render_step(work.aligned, work.request.language)


@_coarse
def write(work: Work) -> None:
    """Write the files."""
    steps.write_step(work.files, work.out)


@_coarse
def publish(work: Work) -> None:
    """Show the moves among the artifacts in Prefect's own interface."""
    from calendars.alignment_memo import memo_markdown, memo_rows

    language, asked = work.request.language, work.aligned.asked
    rows = memo_rows(work.aligned.alignment, asked.catalogue, language)
    create_markdown_artifact(
        key=f"alignment-{asked.scenario.id}",
        markdown=f"**{work.aligned.alignment.status}**\n\n{memo_markdown(rows)}",
        description=asked.scenario.id,
    )


@flow(name="align-calls", persist_result=False)
def align_calls(  # Prefect shows each as a field of its form
    scenario: str,
    out: str,
    *,
    language: Language = "sv",
    today: date | None = None,
    assume: dict[str, str] | None = None,
    what_if: list[str] | None = None,
    time_limit_seconds: int = 60,
    parameters: str | None = None,
) -> Work:
    """Align calls and write the files; the parameters are those of ``samspel align``."""
    request = AlignmentRequest(
        scenario=Path(scenario),
        language=language,
        today=today,
        assume=assume or {},
        what_if=what_ifs(what_if or ()),
        time_limit_seconds=time_limit_seconds,
        parameters=None if parameters is None else Path(parameters),
    )
    work = Work(request, Path(out))
    with law(request.parameters):
        for step in (read, solve, render, write, publish):
            step(work)
    return work


def run_align_calls(request: AlignmentRequest, out: Path) -> Aligned:
    """The engine ``prefect``: the same files as ``flows.alignment_steps.align_into`` writes."""
    # A flow with a heartbeat sleeps for a second at its end, and only temporary settings can
    # turn the heartbeat off.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        work = align_calls(
            scenario=str(request.scenario),
            out=str(out),
            language=request.language,
            today=request.today,
            assume=dict(request.assume),
            what_if=[str(move) for move in request.what_if],
            time_limit_seconds=request.time_limit_seconds,
            parameters=None if request.parameters is None else str(request.parameters),
        )
    return Aligned(work.aligned.alignment, work.aligned.asked, tuple(work.files))
