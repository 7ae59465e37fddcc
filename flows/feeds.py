"""Calendar feeds that are written again only when they say something new.

What a feed said is kept in the store before the file is written, and the file follows from it: a
run that is killed between the two writes the same file when it runs again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.kept_events import event_of_text, event_text, moved_of_text
from flows.output_folder import write_file
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from models.text import Language

if TYPE_CHECKING:
    from calendars.event import Event
    from store.store import Store

_ALL = {"sv": "Alla utlysningar", "en": "All calls"}


@dataclass(frozen=True)
class Feed:
    """A feed: its file's name without suffix, what calendars call it, and its entries.

    ``published`` are the entries of all calls by their uids: what a plan no longer speaks of takes
    place all the same, and is not called off.
    """

    name: str
    title: str
    events: tuple[Event, ...]
    published: frozenset[str]


@dataclass(frozen=True)
class KeptFeed:
    """A feed as its file now is: the entries, and when the sequence of each rose last."""

    name: str
    title: str
    sha256: str
    events: tuple[Event, ...]
    moved: Mapping[str, datetime]
    is_written: bool
    """Whether the file was another before."""

    def moved_at(self, moment: datetime) -> tuple[str, ...]:
        """The summaries of the entries that moved at a moment."""
        return tuple(one.summary for one in self.events if self.moved.get(one.uid) == moment)


def feeds_of(
    catalogue: Catalogue, planned: Sequence[tuple[Project, Plan]], language: Language
) -> Iterator[Feed]:
    """One feed of all calls, one per funder and one per project; none without entries."""
    from calendars.events import catalogue_events, plan_events, select

    events = catalogue_events(catalogue, language)
    published = frozenset(event.uid for event in events)
    yield Feed("calls", _ALL[language], events, published)
    for funder in sorted(catalogue.funders, key=lambda one: one.id):
        of_funder = select(events, funder=funder.id)
        if of_funder:
            yield Feed(f"funder-{funder.id}", funder.name, of_funder, published)
    for project, plan in planned:
        of_plan = plan_events(plan, catalogue, language)
        if of_plan:
            title = project.title.in_language(language)
            yield Feed(f"project-{project.id}", title, of_plan, published)


def write_feed(
    store: Store, feed: Feed, folder: Path, *, now: datetime, language: Language
) -> KeptFeed | None:
    """Write a feed if it says anything new; ``None`` if it has nothing to say and never had.

    Entries that are gone though still to come stay in it as cancelled. ``now`` is the moment of the
    run (aware, UTC); the same feed at the same moment gives the same file again.

    Raises:
        InputErrors: the file cannot be written.
    """
    from calendars.ical import write
    from calendars.published import Published, advance, withdrawn
    from store.feeds import FeedEntry, load_feed, save_feed

    kept = load_feed(store, f"{feed.name} {language}")
    said = {uid: one.event for uid, one in kept.items() if one.event is not None}
    in_feed = {event.uid for event in feed.events}
    earlier = [
        event_of_text(text)
        for uid, text in said.items()
        if uid in in_feed or uid not in feed.published
    ]
    whole = withdrawn(feed.events, earlier, on=now.date(), language=language)
    if not whole and not kept:
        return None
    previous = {
        uid: Published(one.sequence, one.content_hash, one.changed) for uid, one in kept.items()
    }
    events, state = advance(whole, previous, now)
    moved = {uid: at for uid, text in said.items() if (at := moved_of_text(text)) is not None}
    moved |= {
        event.uid: now
        for event in events
        if event.uid in previous and event.sequence > previous[event.uid].sequence
    }
    texts = {event.uid: event_text(event, moved.get(event.uid)) for event in events}
    entries = {
        uid: FeedEntry(one.sequence, one.content_hash, one.changed, texts.get(uid))
        for uid, one in state.items()
    }
    save_feed(store, f"{feed.name} {language}", entries)
    content = write(events, name=feed.title, language=language)
    path = folder / f"{feed.name}.ics"
    is_written = not path.is_file() or path.read_bytes() != content
    if is_written:
        write_file(path, content)
    return KeptFeed(
        feed.name, feed.title, hashlib.sha256(content).hexdigest(), events, moved, is_written
    )


def write_project_calendars(
    projects: Path, feed: KeptFeed, planned: Sequence[tuple[Project, Plan]], language: Language
) -> None:
    """The calendars in a project's own folder, from its feed: what changed has the same sequence.

    Also those of a project that is gone: what stands in its folder is called off as in its feed.

    Raises:
        InputErrors: a file cannot be written.
    """
    from flows.steps import calendar_files

    name = feed.name.removeprefix("project-")
    if name == feed.name or not (projects / name).is_dir():
        return
    partners = {one: one for event in feed.events for one in sorted(event.partners)}
    for project, _ in planned:
        if project.id == name:
            partners = {**partners, **{one.id: one.name for one in project.partners}}
    for file, content in calendar_files(feed.events, feed.title, partners, language):
        path = projects / name / file
        if not path.is_file() or path.read_bytes() != content:
            write_file(path, content)
