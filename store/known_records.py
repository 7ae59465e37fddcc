"""What the store knows of some records: their numbers, payloads and timelines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from store.numbering import Numbers
from store.tables.published import Payload, RefusedPayload, Revision, SourceRecord
from store.timeline import Period, Timeline

CONTRADICTED = "record-twice-at-once"
"""The code of a record that a source gave in two wordings at one moment."""

Name = tuple[str, str]
"""The form and the key of a record within its source."""


@dataclass
class KnownRecord:
    """A record; ``payloads`` gives the number of each payload by its fingerprint.

    ``refused`` are the payloads that could not be read as a call; ``contradictions`` are what was
    seen beside something else at the same moment, and set aside.
    """

    id: int
    form: str
    key: str
    is_new: bool = False
    timeline: Timeline = field(default_factory=Timeline)
    payloads: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    contradictions: set[tuple[str, datetime]] = field(default_factory=set)


def known_records(
    connection: Connection, source: str, names: Iterable[Name]
) -> dict[Name, KnownRecord]:
    """The records of a source with these names, as far as there are any."""
    wanted = set(names)
    found = {
        (form, key): KnownRecord(id_, form, key)
        for id_, form, key in connection.execute(
            select(SourceRecord.id, SourceRecord.form, SourceRecord.key).where(
                SourceRecord.source == source, SourceRecord.key.in_({key for _, key in wanted})
            )
        )
        if (form, key) in wanted
    }
    fill(connection, found.values())
    return found


def fill(connection: Connection, records: Iterable[KnownRecord]) -> None:
    """Read the payloads and timelines of records whose numbers are known."""
    by_id = {one.id: one for one in records}
    sha256_of: dict[int, str] = {}
    for id_, record_id, fingerprint in connection.execute(
        select(Payload.id, Payload.record_id, Payload.sha256).where(Payload.record_id.in_(by_id))
    ):
        by_id[record_id].payloads[fingerprint] = id_
        sha256_of[id_] = fingerprint
    for record_id, fingerprint, code, at in connection.execute(
        select(Payload.record_id, Payload.sha256, RefusedPayload.code, RefusedPayload.observed_at)
        .join(RefusedPayload, RefusedPayload.payload_id == Payload.id)
        .where(Payload.record_id.in_(by_id))
    ):
        if code == CONTRADICTED:
            by_id[record_id].contradictions.add((fingerprint, at))
        else:
            by_id[record_id].refused.add(fingerprint)
    for row in connection.execute(
        select(
            Revision.id,
            Revision.record_id,
            Revision.payload_id,
            Revision.first_seen,
            Revision.last_seen,
        )
        .where(Revision.record_id.in_(by_id))
        .order_by(Revision.record_id, Revision.first_seen)
    ):
        by_id[row.record_id].timeline.periods.append(
            Period(
                None if row.payload_id is None else sha256_of[row.payload_id],
                row.first_seen,
                row.last_seen,
                row.id,
            )
        )


def write_timelines(
    connection: Connection, numbers: Numbers, records: Iterable[KnownRecord]
) -> bool:
    """Write the periods that are new or have changed, and say whether there were any."""
    new, changed = [], []
    for record in records:
        for period in record.timeline.periods:
            if not period.is_changed:
                continue
            if period.row is not None:
                changed.append({"row": period.row, "first": period.first, "last": period.last})
                continue
            period.row = numbers.next(Revision.id)
            payload = None if period.sha256 is None else record.payloads[period.sha256]
            new.append(
                {
                    "id": period.row,
                    "record_id": record.id,
                    "payload_id": payload,
                    "first_seen": period.first,
                    "last_seen": period.last,
                }
            )
    if changed:
        _update(connection, changed)
    if new:
        connection.execute(insert(Revision), new)
    return bool(new or changed)


def _update(connection: Connection, changed: list[dict[str, object]]) -> None:
    table = Revision.__table__
    connection.execute(
        update(Revision)
        .where(table.c.id == bindparam("row"))
        .values(first_seen=bindparam("first"), last_seen=bindparam("last")),
        changed,
    )
