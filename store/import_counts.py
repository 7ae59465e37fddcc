"""What the imports of a source at one moment brought, however many tries they took."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from store.store import Store
from store.tables.published import ImportRun


def news_of(store: Store, source: str, observed_at: datetime) -> tuple[int, int, int]:
    """New, changed and removed records of all imports of a source at a moment (zoned)."""
    with store.reading() as connection:
        found = connection.execute(
            select(
                func.coalesce(func.sum(ImportRun.new), 0),
                func.coalesce(func.sum(ImportRun.changed), 0),
                func.coalesce(func.sum(ImportRun.removed), 0),
            ).where(ImportRun.source == source, ImportRun.observed_at == observed_at)
        ).one()
    return int(found[0]), int(found[1]), int(found[2])
