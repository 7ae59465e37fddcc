"""The nightly run in steps: import, plan what a change touches, export what is new, report.

Every step may be killed and run again: the store takes an import whole or not at all, plans and
feeds are compared with what is kept, and what the report compares with is the last run that came
to its end, whose marker is written last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.call_import import ImportRequest, import_calls
from flows.ecb_rates import with_rates_or_trouble
from flows.feeds import Feed, KeptFeed, feeds_of, write_feed, write_project_calendars
from flows.handed_in import with_handed_in
from flows.last_plans import plan_at, project_at
from flows.nightly_lock import alone
from flows.nightly_marker import FeedMark, LastRun, run_before, write_marker
from flows.nightly_report import (
    ChangeReport,
    FeedRun,
    PlanRun,
    SourceRun,
    report_markdown,
)
from flows.nightly_report_json import report_json
from flows.nightly_settings import Nightly, NightlySource
from flows.output_folder import remove_leavings, write_file
from flows.read_files import read_content
from flows.steps import render_step, write_step
from flows.touched_projects import relevant_sha256
from flows.written import with_written
from models.catalogue import Catalogue
from models.errors import InputErrors
from models.input_files import read_project
from models.plan import Plan
from models.project import Project
from models.text import Language, Text

if TYPE_CHECKING:
    from sources.client import Client
    from store.store import Store

MARKER = "nightly.json"
"""The file that says when the last run came to its end, and what each plan was made from."""

LANGUAGES: tuple[Language, ...] = ("sv", "en")


@dataclass
class NightlyRun:
    """What one run works with and what it has done so far.

    ``now`` is the moment of the run (aware, UTC); planning stands on its day. ``client`` is for
    recorded answers and for tests. ``last`` is the last run that came to its end before.
    """

    nightly: Nightly
    store: Store
    now: datetime
    client: Client | None = None
    last: LastRun | None = None
    made_from: dict[str, str] = field(default_factory=dict)
    sources: list[SourceRun] = field(default_factory=list)
    catalogue: Catalogue = field(default_factory=Catalogue)
    planned: list[tuple[Project, Plan]] = field(default_factory=list)
    plans: list[PlanRun] = field(default_factory=list)
    troubles: list[Text] = field(default_factory=list)
    feeds: list[KeptFeed] = field(default_factory=list)

    @property
    def out(self) -> Path:
        """Where everything is written."""
        return self.nightly.out

    @property
    def since(self) -> datetime | None:
        """The moment of the last run that came to its end."""
        return None if self.last is None else self.last.finished


def begin(run: NightlyRun) -> None:
    """Find out when the last run came to its end, and clear away what a killed one left.

    Raises:
        InputErrors: the last run is later than this one, or its marker can't be read.
    """
    run.last = run_before(run.out / MARKER, run.now)
    run.made_from = {} if run.last is None else dict(run.last.made_from)
    remove_leavings(run.out)


def take_source(run: NightlyRun, source: NightlySource) -> SourceRun:
    """Import one source; what can't be read as a whole is told, and the store stays as it was."""
    request = ImportRequest(
        source=source.source,
        places=run.nightly.places(source),
        observed_at=run.now,
        complete=source.complete,
    )
    try:
        found = import_calls(run.store, request, client=run.client)
    except InputErrors as error:
        return SourceRun(source.source, trouble=error.text)
    return SourceRun(found.source, read=found.read, refused=found.refused)


def plan_touched(run: NightlyRun, tell: Callable[[Text, int, int], None] | None = None) -> None:
    """Plan the projects whose possible calls are others than at the last complete run.

    A project file that can't be read is told, and its project stays as it was; so does every
    project where the ECB's rates are asked for and can't be read.

    Raises:
        InputErrors: a file cannot be written.
    """
    from store.catalogue import catalogue
    from store.kept import keep_plan, keep_project

    known, day = catalogue(run.store), run.now.date()
    run.catalogue, without_rates = with_rates_or_trouble(known, run.nightly.rates, day)
    run.troubles += [] if without_rates is None else [without_rates]
    projects = _projects(run)
    for number, project in enumerate(projects):
        if tell is not None:
            tell(project.title, number, len(projects))
        before = plan_at(run.store, project.id, run.since)
        if without_rates is not None:
            # Without a rate nothing could be said of money that a rate decides.
            run.planned += [] if before is None else [(project, before)]
            continue
        planned, written = project_at(run.store, project.id, run.since), project.written
        project = with_handed_in(project, run.catalogue, before, planned)  # noqa: PLW2901  # nothing is said of the file itself below
        project = with_written(project, run.catalogue, before, planned)  # noqa: PLW2901  # as above
        made_from = relevant_sha256(project, run.catalogue, before, written)
        if before is not None and run.made_from.get(project.id) == made_from:
            run.planned.append((project, before))
            continue
        plan = _planned(run, project, before)
        keep_project(run.store, project, run.now)
        keep_plan(run.store, plan, run.now)
        files = render_step(plan, project, run.catalogue, run.nightly.settings.language)
        write_step(files, run.out / "projects" / project.id)
        # What the new plan rests on is part of what it is made from.
        run.made_from[project.id] = relevant_sha256(project, run.catalogue, plan, written)
        run.planned.append((project, plan))
        run.plans.append(PlanRun(project, plan, before))


def export_feeds(run: NightlyRun) -> None:
    """Write the feeds that say something new.

    Raises:
        InputErrors: a file cannot be written.
    """
    language = run.nightly.settings.language
    feeds = list(feeds_of(run.catalogue, run.planned, language))
    for feed in [*feeds, *_gone(run, feeds)]:
        kept = write_feed(run.store, feed, run.out / "feeds", now=run.now, language=language)
        if kept is not None:
            run.feeds.append(kept)
            write_project_calendars(run.out / "projects", kept, run.planned, language)


def finish(run: NightlyRun) -> ChangeReport:
    """Write the change report, and then the marker that the run came to its end.

    Raises:
        InputErrors: a file cannot be written.
    """
    report = report_of(run)
    for language in LANGUAGES:
        name = f"changes-{run.now:%Y-%m-%d-%H%M}.{language}.md"
        write_file(run.out / "changes" / name, report_markdown(report, language).encode())
    write_file(run.out / "changes.json", report_json(report).encode())
    this = LastRun(
        run.now,
        {name: run.made_from[name] for name in sorted(run.made_from) if _is_known(run, name)},
        {one.name: FeedMark(one.title, one.sha256) for one in run.feeds},
    )
    write_marker(run.out / MARKER, this, run.last)
    return report


def report_of(run: NightlyRun) -> ChangeReport:
    """What happened since the last run that came to its end."""
    from store.history import changes

    # Of a first run everything is new: a list of it would tell nothing.
    found = () if run.since is None else tuple(changes(run.store, run.since, run.now))
    return ChangeReport(
        since=run.since,
        now=run.now,
        sources=_sources(run),
        changes=found,
        titles={call.id: call.title for call in run.catalogue.calls},
        plans=tuple(run.plans),
        untouched=len(run.planned) - len(run.plans),
        feeds=tuple(
            FeedRun(one.name, len(one.events), one.moved_at(run.now))
            for one in run.feeds
            if run.last is None or _mark(one) != run.last.feeds.get(one.name)
        ),
        troubles=tuple(run.troubles),
    )


def run_nightly(
    run: NightlyRun, tell: Callable[[Text, int, int], None] | None = None
) -> ChangeReport:
    """The whole run: the engine ``plain``.

    Raises:
        InputErrors: another run writes to the folder, or it cannot be written to.
    """
    with alone(run.out):
        begin(run)
        for source in run.nightly.settings.sources:
            run.sources.append(take_source(run, source))
        plan_touched(run, tell)
        export_feeds(run)
        return finish(run)


def _projects(run: NightlyRun) -> Sequence[Project]:
    found: dict[str, Project] = {}
    for name in run.nightly.settings.projects:
        try:
            paths = run.nightly.project_files(name)
        except InputErrors as error:
            run.troubles.append(error.text)
            continue
        for path in paths:
            try:
                project = read_project(read_content(path), str(path), run.catalogue)
            except InputErrors as error:
                run.troubles.append(error.text)
            else:
                found[project.id] = project.on_day(run.now.date())
    return [found[name] for name in sorted(found)]


def _is_known(run: NightlyRun, project: str) -> bool:
    """Whether there is such a project, or may be: in a file that could not be read."""
    return bool(run.troubles) or any(one.id == project for one, _ in run.planned)


def _gone(run: NightlyRun, feeds: Sequence[Feed]) -> Iterator[Feed]:
    """Feeds of the last run that nothing speaks of any more: what they announced is called off."""
    names, published = {one.name for one in feeds}, feeds[0].published
    for name, mark in ({} if run.last is None else run.last.feeds).items():
        project = name.removeprefix("project-")
        is_unread = project != name and not any(one.id == project for one, _ in run.planned)
        if name not in names and not (run.troubles and is_unread):
            yield Feed(name, mark.title, (), published)


def _mark(feed: KeptFeed) -> FeedMark:
    return FeedMark(feed.title, feed.sha256)


def _sources(run: NightlyRun) -> tuple[SourceRun, ...]:
    """One row for each source, with all that its imports of this moment brought.

    The news are taken from the store: a run that was killed after an import, and runs again, reads
    only what it knows.
    """
    from store.import_counts import news_of

    found: dict[str, SourceRun] = {}
    for one in run.sources:
        before = found.get(one.source)
        if before is None:
            new, changed, removed = news_of(run.store, one.source, run.now)
            found[one.source] = replace(one, new=new, changed=changed, removed=removed)
        else:
            found[one.source] = replace(
                before,
                read=before.read + one.read,
                refused=before.refused + one.refused,
                trouble=before.trouble or one.trouble,
            )
    return tuple(found.values())


def _planned(run: NightlyRun, project: Project, before: Plan | None) -> Plan:
    from solver.planning import PlanOptions, plan_project

    options = PlanOptions(
        time_limit_seconds=run.nightly.settings.time_limit_seconds,
        previous=before if before is not None and before.status == "feasible" else None,
    )
    return plan_project(project, run.catalogue, options)
