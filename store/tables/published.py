"""What was published, as it was received and as it was read: nothing here is ever rewritten.

A *record* of a source has *payloads*; a payload has *readings* or a *refusal*; a *revision* says
from when to when a payload was seen. Rows are numbered by the program, not by the database: the
same imports give the same numbers on every backend, also after an import that was cut short.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import Table


class SourceRecord(Table):
    """One record of one source in one form, by the publisher's own key."""

    __tablename__ = "source_records"
    __table_args__ = (UniqueConstraint("source", "form", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str]
    form: Mapped[str]
    key: Mapped[str]


class Payload(Table):
    """The bytes of a record as they were received; equal bytes stand once."""

    __tablename__ = "payloads"
    __table_args__ = (UniqueConstraint("record_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    record_id: Mapped[int] = mapped_column(ForeignKey("source_records.id"))
    sha256: Mapped[str]
    content: Mapped[bytes]


class Revision(Table):
    """That a record had this payload when it was first and last seen so; no payload: it was gone.

    Only ``last_seen`` grows, as the same is seen again; where older observations arrive late, a
    period is parted.
    """

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("record_id", "first_seen"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    record_id: Mapped[int] = mapped_column(ForeignKey("source_records.id"))
    payload_id: Mapped[int | None] = mapped_column(ForeignKey("payloads.id"), index=True)
    first_seen: Mapped[datetime] = mapped_column(index=True)
    last_seen: Mapped[datetime]


class FunderVersion(Table):
    """A funder in the words of some publication."""

    __tablename__ = "funder_versions"
    __table_args__ = (UniqueConstraint("funder", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    funder: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[str]


class ProgrammeVersion(Table):
    """A programme in the words of some publication."""

    __tablename__ = "programme_versions"
    __table_args__ = (UniqueConstraint("programme", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    programme: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[str]


class Reading(Table):
    """The call that a payload was read as; a better reader may read it again (``number``).

    ``content`` is the whole call as canonical JSON; ``native_ids``, ``claims``, ``provenance`` and
    ``silent`` are JSON as well.
    """

    __tablename__ = "readings"
    __table_args__ = (UniqueConstraint("payload_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    payload_id: Mapped[int] = mapped_column(ForeignKey("payloads.id"))
    number: Mapped[int]
    call: Mapped[str] = mapped_column(index=True)
    content: Mapped[str]
    funder_id: Mapped[int] = mapped_column(ForeignKey("funder_versions.id"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme_versions.id"))
    native_ids: Mapped[str]
    claims: Mapped[str]
    provenance: Mapped[str]
    silent: Mapped[str]


class RefusedPayload(Table):
    """Why a payload was not taken as a call, and what to do about it."""

    __tablename__ = "refused_payloads"

    payload_id: Mapped[int] = mapped_column(ForeignKey("payloads.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    observed_at: Mapped[datetime] = mapped_column(primary_key=True)
    message_sv: Mapped[str]
    message_en: Mapped[str]
    remedy_sv: Mapped[str]
    remedy_en: Mapped[str]


class ImportRun(Table):
    """An import that wrote something, with its counts."""

    __tablename__ = "import_runs"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str]
    observed_at: Mapped[datetime]
    read: Mapped[int]
    new: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    refused: Mapped[int]
    removed: Mapped[int]
