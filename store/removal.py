"""Records that are gone from a source that was read whole."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from store.current_calls import refresh_calls
from store.known_records import KnownRecord, fill, write_timelines
from store.numbering import Numbers
from store.summary import ImportSummary
from store.tables.published import Revision, SourceRecord

_AT_ONCE = 1000


def remove_unseen(
    connection: Connection,
    numbers: Numbers,
    source: str,
    observed_at: datetime,
    summary: ImportSummary,
) -> None:
    """Note the records that were there before ``observed_at`` and are not seen at that moment.

    A record that is seen in one form is there in all. Only the newest reading of a source can tell:
    where anything of it was seen later, nothing is removed.
    """
    newest = connection.scalar(
        select(func.max(Revision.last_seen))
        .join(SourceRecord, SourceRecord.id == Revision.record_id)
        .where(SourceRecord.source == source)
    )
    if newest is None or newest > observed_at:
        return
    gone = (
        select(SourceRecord.key)
        .join(Revision, Revision.record_id == SourceRecord.id)
        .where(SourceRecord.source == source)
        .group_by(SourceRecord.key)
        .having(func.max(Revision.last_seen) < observed_at)
    )
    unseen = [
        KnownRecord(*row)
        for row in connection.execute(
            select(SourceRecord.id, SourceRecord.form, SourceRecord.key)
            .where(SourceRecord.source == source, SourceRecord.key.in_(gone))
            .order_by(SourceRecord.id)
        )
    ]
    for start in range(0, len(unseen), _AT_ONCE):
        records = unseen[start : start + _AT_ONCE]
        fill(connection, records)
        there = [one for one in records if one.timeline.latest and one.timeline.latest.sha256]
        for one in there:
            one.timeline.observe(None, observed_at)
        summary.removed += len(there)
        summary.has_written |= write_timelines(connection, numbers, there)
        refresh_calls(connection, {one.id for one in there}, {})
