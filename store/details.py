"""Everything that is known about one call: itself, its publisher's own claims, and its origin."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.call import Call
from models.catalogue import Funder, Programme
from store.catalogue import call_at
from store.standing import records_of, seen_of, standings
from store.store import Store
from store.tables.calls import CallEntry
from store.tables.published import FunderVersion, ProgrammeVersion, Reading, SourceRecord


@dataclass(frozen=True)
class CallDetails:
    """A call with what its record said beside it; see ``models.publication.PublishedCall``.

    ``first_seen`` and ``last_seen`` are those of the words that hold; ``removed``: the publisher
    has it no longer.
    """

    call: Call
    funder: Funder
    programme: Programme | None
    native_ids: tuple[str, ...]
    claims: Mapping[str, str]
    provenance: Mapping[str, str]
    source: str
    key: str
    first_seen: datetime
    last_seen: datetime
    removed: bool


def call_details(store: Store, call_id: str) -> CallDetails | None:
    """A call as it is published now; ``None`` if there is none of that id."""
    with store.reading() as connection:
        seen = seen_of(connection, records=records_of(connection, {call_id}))
        one = standings(seen).get(call_id)
        if one is None:
            return None
        row = connection.execute(
            select(
                Reading.native_ids,
                Reading.claims,
                Reading.provenance,
                FunderVersion.content.label("funder"),
                ProgrammeVersion.content.label("programme"),
                SourceRecord.source,
                SourceRecord.key,
            )
            .join(FunderVersion, FunderVersion.id == Reading.funder_id)
            .join(ProgrammeVersion, ProgrammeVersion.id == Reading.programme_id, isouter=True)
            .join(SourceRecord, SourceRecord.id == one.record_id)
            .where(Reading.id == one.holds.reading_id)
        ).one()
        programme = row.programme
        return CallDetails(
            call=call_at(connection, one),
            funder=Funder.model_validate_json(row.funder),
            programme=None if programme is None else Programme.model_validate_json(programme),
            native_ids=tuple(json.loads(row.native_ids)),
            claims=json.loads(row.claims),
            provenance=json.loads(row.provenance),
            source=row.source,
            key=row.key,
            first_seen=one.holds.first_seen,
            last_seen=one.holds.last_seen,
            removed=one.removed,
        )


def call_ids(store: Store) -> list[str]:
    """The ids of all calls, removed ones included."""
    with store.reading() as connection:
        return sorted(connection.scalars(select(CallEntry.id)))
