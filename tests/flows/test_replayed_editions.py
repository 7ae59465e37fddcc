"""Half a year of editions of the EU feed, imported day by day: history, catalogue and SEQUENCE."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from calendars.events import catalogue_events
from calendars.identity import milestone_uid
from models.publication import PublishedCall
from sources.readers import readers
from store.catalogue import catalogue
from store.history import changes
from store.importing import import_publications
from store.opening import open_store
from store.store import Store
from tests.flows.replayed_editions import as_feed, changes_in, editions, union

START = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime(2026, 12, 31, tzinfo=UTC)


@pytest.fixture(scope="module")
def replayed(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("store") / "samspel.db") as store:
        for day, rows in editions(shared_data).items():
            take(store, as_feed(rows), morning(day))
        yield store


def take(store: Store, content: bytes, seen_at: datetime) -> None:
    publications = readers()["eu-portal"].read(io.BytesIO(content), "feed.jsonl", seen_at)
    import_publications(store, "eu-portal", publications, seen_at)


def morning(day: date) -> datetime:
    # Editions are taken about 06 UTC.
    return datetime.combine(day, time(6), UTC)


def ids(shared_data: Path) -> dict[str, str]:
    """The call of each reference."""
    publications = readers()["eu-portal"].read(
        io.BytesIO(as_feed(union(shared_data))), "feed.jsonl", START
    )
    return {
        one.native_ids[0]: one.call.id for one in publications if isinstance(one, PublishedCall)
    }


def test_the_catalogue_ends_as_the_union_says(replayed: Store, shared_data: Path) -> None:
    publications = readers()["eu-portal"].read(
        io.BytesIO(as_feed(union(shared_data))), "feed.jsonl", START
    )
    wanted = {
        one.call.id: [
            (milestone.kind, milestone.when)
            for round_ in one.call.rounds
            for milestone in round_.milestones
        ]
        for one in publications
        if isinstance(one, PublishedCall)
    }
    found = {
        call.id: [
            (milestone.kind, milestone.when)
            for round_ in call.rounds
            for milestone in round_.milestones
        ]
        for call in catalogue(replayed).calls
    }
    assert found == wanted
    assert len(found) == 1368


def test_every_move_of_a_date_stands_in_the_history_on_the_day_it_was_seen(
    replayed: Store, shared_data: Path
) -> None:
    call_of = ids(shared_data)
    kinds = {"deadlineDate": "deadline", "startDate": "opens"}
    wanted = Counter(
        (one.seen_on, call_of[one.reference], kinds[one.field], one.old, one.new)
        for one in changes_in(shared_data)
        if one.field in kinds
    )
    found = Counter(
        (
            row.seen_at.date(),
            row.call,
            row.milestone,
            row.before.earliest.isoformat(),
            row.after.earliest.isoformat(),
        )
        for row in changes(replayed, START, END)
        if row.kind == "moved" and row.before is not None and row.after is not None
    )
    assert sum(wanted.values()) == 76
    assert found == wanted


def test_ten_of_31_deadlines_of_grants_were_seen_to_move_after_the_old_one_had_passed(
    replayed: Store, shared_data: Path
) -> None:
    # Measured on the same file by day: 10 of 31 were first seen one or two days after the old
    # deadline. By the hour, six more were seen in the morning of the day itself: not after it.
    kind_of = {row["reference"]: row["kind"] for row in union(shared_data)}
    grants = {call for reference, call in ids(shared_data).items() if kind_of[reference] == "1"}
    moved = [
        row
        for row in changes(replayed, START, END)
        if row.kind == "moved" and row.milestone == "deadline" and row.call in grants
    ]
    assert len(moved) == 31
    assert sum(row.was_past for row in moved) == 10


def test_a_deadline_has_the_sequence_of_the_changes_that_were_seen(
    replayed: Store, shared_data: Path
) -> None:
    # A date that was planned becomes sure when its call opens: its status is another one then.
    call_of = ids(shared_data)
    moves: dict[str, set[date]] = defaultdict(set)
    for one in changes_in(shared_data):
        if one.field == "deadlineDate":
            moves[call_of[one.reference]].add(one.seen_on)
    rows = changes(replayed, START, END)
    sure = [row for row in rows if row.kind == "certainty"]
    for row in sure:
        if row.milestone == "deadline" and row.call in moves:
            moves[row.call].add(row.seen_at.date())
    sequences = {event.uid: event.sequence for event in catalogue_events(catalogue(replayed), "en")}
    assert {call: sequences[milestone_uid(call, "1", "deadline", 1, 1)] for call in moves} == {
        call: len(days) for call, days in moves.items()
    }
    moved = {(row.call, row.milestone, row.seen_at) for row in rows if row.kind == "moved"}
    alone = [row for row in sure if (row.call, row.milestone, row.seen_at) not in moved]
    assert len(moved) == 76
    assert sum(sequences.values()) == 76 + len(alone)
    assert len(alone) > 0


def test_importing_the_last_state_again_changes_nothing(replayed: Store, shared_data: Path) -> None:
    content = as_feed(union(shared_data))
    seen_at = datetime(2026, 8, 23, 6, tzinfo=UTC)
    publications = readers()["eu-portal"].read(io.BytesIO(content), "feed.jsonl", seen_at)
    summary = import_publications(replayed, "eu-portal", publications, seen_at)
    assert (summary.read, summary.unchanged) == (1368, 1368)
