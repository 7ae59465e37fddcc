"""What moved in a call, or in all calls, by when it was seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from models.when import When
from store.catalogue import contents
from store.change import ChangeKind, ChangeRow, has_passed
from store.content import json_text
from store.effective import Effective
from store.milestone_values import Identity, Value, values_of
from store.said_once import said_once
from store.standing import Seen, records_of, seen_of
from store.store import Store
from store.tables.published import Revision, SourceRecord


def history(store: Store, call_id: str) -> list[ChangeRow]:
    """Everything that was seen to change in a call, by time; empty if there is no such call.

    Several records may speak of one call, or one record in several forms: each is compared with
    itself alone, and what they tell alike is told once.
    """
    with store.reading() as connection:
        seen = seen_of(connection, records=records_of(connection, {call_id}))
        rows = _changes(connection, seen)
    return [row for row in rows if row.call == call_id]


def changes(store: Store, since: datetime, until: datetime) -> list[ChangeRow]:
    """What was seen to change in any call after ``since`` and not after ``until`` (both zoned)."""
    with store.reading() as connection:
        records = set(
            connection.scalars(
                select(Revision.record_id).where(
                    Revision.first_seen > since, Revision.first_seen <= until
                )
            )
        )
        speak_of = {
            one.call
            for one in seen_of(connection, records=records, known_at=until)
            if one.call is not None
        }
        # With what others have told of these calls before: that is no news.
        records |= _records_of_all(connection, speak_of)
        rows = _changes(connection, seen_of(connection, records=records, known_at=until))
    return [row for row in rows if since < row.seen_at]


def _records_of_all(connection: Connection, calls: set[str]) -> set[int]:
    wanted, found = sorted(calls), set[int]()
    for start in range(0, len(wanted), 1000):
        found |= records_of(connection, wanted[start : start + 1000])
    return found


def _changes(connection: Connection, seen: list[Seen]) -> list[ChangeRow]:
    texts = contents(connection, {one.reading_id for one in seen if one.reading_id is not None})
    names = _names(connection, {one.record_id for one in seen})
    return said_once(
        list(_of_record(names[record], list(group), texts))
        for record, group in groupby(seen, key=lambda one: one.record_id)
    )


def _names(connection: Connection, records: set[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    wanted = sorted(records)
    for start in range(0, len(wanted), 1000):
        rows = connection.execute(
            select(SourceRecord.id, SourceRecord.source, SourceRecord.key).where(
                SourceRecord.id.in_(wanted[start : start + 1000])
            )
        )
        found.update((row.id, (row.source, row.key)) for row in rows)
    return found


def _of_record(
    name: tuple[str, str], seen: list[Seen], texts: Mapping[int, str]
) -> Iterator[ChangeRow]:
    content: dict[str, Any] | None = None
    understood = Effective()
    last: dict[Identity, Value] = {}
    call: str | None = None
    is_removed = False
    for one in seen:
        if one.payload_id is None:
            if call is not None:
                yield _plain(call, "removed", one.first_seen, name)
            is_removed = True
            continue
        if one.reading_id is None or one.call is None:
            continue  # refused: it says nothing about the call (see ``store.problems``)
        if call != one.call:
            understood = Effective()
        said = understood.read(texts[one.reading_id], one.silent)
        if content is None or call != one.call:
            yield _plain(one.call, "published", one.first_seen, name)
            last = {}
        else:
            if is_removed:
                yield _plain(one.call, "returned", one.first_seen, name)
            yield from _of_milestones(one, name, content, said, last)
            yield from _of_fields(one, name, content, said)
        is_removed = False
        content, call = said, one.call
        last.update(values_of(said))


def _of_milestones(
    one: Seen,
    name: tuple[str, str],
    content: dict[str, Any],
    said: dict[str, Any],
    last: Mapping[Identity, Value],
) -> Iterator[ChangeRow]:
    before, after = values_of(content), values_of(said)
    for identity in sorted(before.keys() | after.keys()):
        # What was away for a while is compared with what it said last.
        old, new = before.get(identity), after.get(identity)
        known = last.get(identity)
        if new is None:
            if old is not None:
                yield _dated(one, "dropped", identity, name, before=old.when)
        elif known is None or (old is None and known.when == new.when):
            yield _dated(one, "added", identity, name, after=new.when)
        elif known.when != new.when:
            yield _dated(one, "moved", identity, name, before=known.when, after=new.when)
        if old is not None and new is not None and old.certainty != new.certainty:
            yield _dated(
                one,
                "certainty",
                identity,
                name,
                after=new.when,
                values=(json_text(old.certainty), json_text(new.certainty)),
            )


def _of_fields(
    one: Seen, name: tuple[str, str], content: dict[str, Any], said: dict[str, Any]
) -> Iterator[ChangeRow]:
    before, after = dict(_leaves(content)), dict(_leaves(said))
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            yield ChangeRow(
                call=said["id"],
                kind="field",
                seen_at=one.first_seen,
                source=name[0],
                key=name[1],
                path=path,
                value_before=before.get(path),
                value_after=after.get(path),
            )


def _leaves(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Path -> value, rounds and the days on which pages were seen excepted."""
    for name, value in data.items():
        if name in ("rounds", "seen_on"):
            continue
        path = f"{above}{name}"
        if isinstance(value, dict):
            yield from _leaves(value, f"{path}/")
        elif value is not None:
            yield path, json_text(value)


def _plain(call: str, kind: ChangeKind, seen_at: datetime, name: tuple[str, str]) -> ChangeRow:
    return ChangeRow(call=call, kind=kind, seen_at=seen_at, source=name[0], key=name[1])


def _dated(
    one: Seen,
    kind: ChangeKind,
    identity: Identity,
    name: tuple[str, str],
    *,
    before: When | None = None,
    after: When | None = None,
    values: tuple[str | None, str | None] = (None, None),
) -> ChangeRow:
    return ChangeRow(
        call=one.call or "",
        kind=kind,
        seen_at=one.first_seen,
        source=name[0],
        key=name[1],
        round=identity.round,
        milestone=identity.kind,
        stage=identity.stage,
        before=before,
        after=after,
        value_before=values[0],
        value_after=values[1],
        was_past=kind == "moved" and before is not None and has_passed(before, one.first_seen),
    )
