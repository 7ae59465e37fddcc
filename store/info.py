"""What a store holds, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from store.schema import HEAD
from store.store import Store
from store.tables.all_tables import in_order
from store.tables.published import ImportRun, Revision, SourceRecord


@dataclass(frozen=True)
class SourceInfo:
    """A source: its records, the last moment it was seen at, and how often it brought news."""

    records: int
    last_seen: datetime | None
    imports: int


@dataclass(frozen=True)
class StoreInfo:
    """Where a store is, the version of its tables, and the rows of each."""

    address: str
    backend: str
    schema: str
    rows: Mapping[str, int]
    sources: Mapping[str, SourceInfo]


def info(store: Store) -> StoreInfo:
    """Count everything."""
    with store.reading() as connection:
        rows = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in in_order()
        }
        runs = connection.execute(
            select(ImportRun.source, func.count().label("runs")).group_by(ImportRun.source)
        )
        imports = {row.source: row.runs for row in runs}
        sources = {
            source: SourceInfo(records, last_seen, imports.get(source, 0))
            for source, records, last_seen in connection.execute(
                select(
                    SourceRecord.source,
                    func.count(SourceRecord.id.distinct()),
                    func.max(Revision.last_seen),
                )
                .join(Revision, Revision.record_id == SourceRecord.id)
                .group_by(SourceRecord.source)
            )
        }
    return StoreInfo(
        address=store.address,
        backend=store.backend,
        schema=HEAD,
        rows=dict(sorted(rows.items())),
        sources=dict(sorted(sources.items())),
    )
