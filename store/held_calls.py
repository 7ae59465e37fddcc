"""Which source each current call is held by."""

from __future__ import annotations

from sqlalchemy import select

from store.store import Store
from store.tables.calls import CallEntry
from store.tables.published import Payload, Reading, SourceRecord


def held_by_others(store: Store, source: str) -> dict[str, str]:
    """Call -> source, of all calls whose present words are those of another source than this.

    Raises:
        StoreUnreachableError: the database does not answer.
    """
    statement = (
        select(CallEntry.id, SourceRecord.source)
        .join(Reading, Reading.id == CallEntry.reading_id)
        .join(Payload, Payload.id == Reading.payload_id)
        .join(SourceRecord, SourceRecord.id == Payload.record_id)
        .where(SourceRecord.source != source)
    )
    with store.reading() as connection:
        return {row.id: row.source for row in connection.execute(statement)}
