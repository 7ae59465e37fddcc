"""The calls as they stand now, arranged for questions by date, funder and words.

Everything here follows from ``store.tables.published`` and is kept up by each import.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Table


class CallEntry(Table):
    """A call, with the reading that holds now; ``words`` is what a search looks through."""

    __tablename__ = "calls"

    id: Mapped[str] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("readings.id"))
    funder: Mapped[str] = mapped_column(index=True)
    programme: Mapped[str | None] = mapped_column(index=True)
    funder_words: Mapped[str]
    programme_words: Mapped[str]
    title_sv: Mapped[str]
    title_en: Mapped[str]
    words: Mapped[str]
    visibility: Mapped[str]
    synthetic: Mapped[bool]
    claimed_status: Mapped[str | None]
    removed: Mapped[bool]
    published: Mapped[datetime]
    """Since when it has been published in the words that hold now."""


class MilestoneEntry(Table):
    """A milestone of a call as it stands now; ``at`` is JSON, ``stage`` 1 where none is given.

    ``closes`` marks the deadline that ends a round's applications: the first that is not
    cancelled. ``number`` tells apart several of one kind and stage.
    """

    __tablename__ = "milestones"
    __table_args__ = (
        Index("ix_milestones_kind_latest", "kind", "latest"),
        Index("ix_milestones_kind_earliest", "kind", "earliest"),
    )

    call: Mapped[str] = mapped_column(ForeignKey("calls.id"), primary_key=True)
    round: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    earliest: Mapped[date]
    latest: Mapped[date]
    at: Mapped[str]
    zone: Mapped[str | None]
    certainty: Mapped[str]
    closes: Mapped[bool]
