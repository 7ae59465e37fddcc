"""The Prefect flow that runs every night: coarse tasks over the steps of ``flows.nightly_run``.

``flows.environment.prepare_environment`` must have run before this module is imported. Entry
point of deployments: ``flows.nightly.nightly`` (the module, never the file).
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows import nightly_run as steps
from flows.nightly_lock import alone
from flows.nightly_report import ChangeReport, SourceRun, report_markdown
from flows.nightly_run import NightlyRun
from flows.nightly_settings import NightlySource, read_nightly

RETRIES = 3
"""How often a source that does not answer is asked again, beyond the client's own tries."""


class SourceTroubleError(RuntimeError):
    """A source could not be read, this time; ``run`` is what becomes of it if it never can."""

    def __init__(self, run: SourceRun) -> None:
        super().__init__("" if run.trouble is None else run.trouble.en)
        self.run = run


class _Work:
    """What the tasks hand to each other; a plain class: Prefect looks through data classes."""

    run: NightlyRun

    def __init__(self, run: NightlyRun) -> None:
        self.run = run


_coarse = task(cache_policy=NO_CACHE, persist_result=False)


@task(
    cache_policy=NO_CACHE, persist_result=False, retries=RETRIES, retry_delay_seconds=[10, 60, 300]
)
def import_source(work: _Work, source: NightlySource) -> SourceRun:
    """Read one source into the store; only this may be tried again."""
    found = steps.take_source(work.run, source)
    is_fetched = not source.places or any("://" in place for place in source.places)
    if found.trouble is not None and is_fetched:
        raise SourceTroubleError(found)
    return found


@_coarse
def plan_touched(work: _Work) -> None:
    """Plan the projects that a change touches."""
    steps.plan_touched(work.run)


@_coarse
def export_feeds(work: _Work) -> None:
    """Write the feeds that say something new."""
    steps.export_feeds(work.run)


@_coarse
def finish(work: _Work) -> ChangeReport:
    """Write the change report and the marker."""
    return steps.finish(work.run)


@_coarse
def publish(report: ChangeReport) -> None:
    """Show the report among the artifacts in Prefect's own interface."""
    for language in steps.LANGUAGES:
        create_markdown_artifact(
            key=f"changes-{language}", markdown=report_markdown(report, language)
        )
    create_table_artifact(
        key="moved-dates",
        table=[
            {
                "call": one.call,
                "milestone": one.milestone,
                "from": None if one.before is None else one.before.words().en,
                "to": None if one.after is None else one.after.words().en,
                "seen": one.seen_at.date().isoformat(),
                "after the old date": one.was_past,
            }
            for one in report.moves
        ],
    )


@flow(name="nightly", persist_result=False)
def nightly(settings: str, database: str | None = None, now: datetime | None = None) -> str:
    """Import, plan what changed, export what is new; gives the report in the settings' language.

    ``database`` is the address of the store, by default ``SAMSPEL_DATABASE_URL`` or a file below
    the working directory; ``now`` is for repeating a run.
    """
    from store.opening import open_store

    moment = datetime.now(UTC) if now is None else now.astimezone(UTC)
    address = database or os.environ.get("SAMSPEL_DATABASE_URL") or ".samspel/samspel.db"
    read = read_nightly(Path(settings))
    with alone(read.out), open_store(address) as store:
        work = _Work(NightlyRun(read, store, moment))
        steps.begin(work.run)
        for source in read.settings.sources:
            work.run.sources.append(_imported(work, source))
        plan_touched(work)
        export_feeds(work)
        report = finish(work)
        publish(report)
    return report_markdown(report, read.settings.language)


def _imported(work: _Work, source: NightlySource) -> SourceRun:
    try:
        return import_source(work, source)
    except SourceTroubleError as error:
        return error.run


def run_nightly_flow(settings: Path, database: str, now: datetime) -> str:
    """The engine ``prefect``: the same files as ``flows.nightly_run.run_nightly`` writes."""
    # A flow with a heartbeat sleeps for a second at its end, and only temporary settings can
    # turn the heartbeat off.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        return nightly(str(settings), database, now)
