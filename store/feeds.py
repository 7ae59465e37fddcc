"""What calendar feeds said last: the state that keeps SEQUENCE rising and times of change true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from store.store import Store
from store.tables.feeds import FeedEntryRow


@dataclass(frozen=True)
class FeedEntry:
    """What stood in a feed under a uid. ``event`` is its text in words that the writer chooses."""

    sequence: int
    content_hash: str
    changed: datetime
    event: str | None = None


def load_feed(store: Store, feed: str) -> dict[str, FeedEntry]:
    """Uid -> what the feed said last; empty for a feed that was never written."""
    with store.reading() as connection:
        rows = connection.execute(
            select(
                FeedEntryRow.uid,
                FeedEntryRow.sequence,
                FeedEntryRow.content_hash,
                FeedEntryRow.changed,
                FeedEntryRow.event,
            ).where(FeedEntryRow.feed == feed)
        ).all()
    found = {row.uid: FeedEntry(*row[1:]) for row in rows}
    return {uid: found[uid] for uid in sorted(found)}


def save_feed(store: Store, feed: str, entries: Mapping[str, FeedEntry]) -> bool:
    """Keep what a feed says now, all of it, in the place of what it said; whether that differs."""
    with store.writing() as connection:
        before = {
            row.uid: FeedEntry(row.sequence, row.content_hash, row.changed, row.event)
            for row in connection.execute(
                select(
                    FeedEntryRow.uid,
                    FeedEntryRow.sequence,
                    FeedEntryRow.content_hash,
                    FeedEntryRow.changed,
                    FeedEntryRow.event,
                ).where(FeedEntryRow.feed == feed)
            )
        }
        stale = sorted(uid for uid, entry in before.items() if entries.get(uid) != entry)
        fresh = sorted(uid for uid, entry in entries.items() if before.get(uid) != entry)
        for start in range(0, len(stale), 1000):
            connection.execute(
                delete(FeedEntryRow).where(
                    FeedEntryRow.feed == feed, FeedEntryRow.uid.in_(stale[start : start + 1000])
                )
            )
        if fresh:
            connection.execute(
                insert(FeedEntryRow),
                [{"feed": feed, "uid": uid, **vars(entries[uid])} for uid in fresh],
            )
    return bool(stale or fresh)
