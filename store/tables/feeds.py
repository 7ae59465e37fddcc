"""What each calendar feed said last, so that readers' calendars take changes in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Table


class FeedEntryRow(Table):
    """An entry of a feed: its sequence, the fingerprint of its content and its last change.

    ``event`` is the entry in words that its writer can read back, where that is wanted.
    """

    __tablename__ = "feed_entries"

    feed: Mapped[str] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    content_hash: Mapped[str]
    changed: Mapped[datetime]
    event: Mapped[str | None]
