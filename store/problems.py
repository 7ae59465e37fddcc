"""Records that could not be taken as calls and still stand so at their source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from models.text import Text
from store.known_records import CONTRADICTED
from store.store import Store
from store.tables.published import Payload, RefusedPayload, Revision, SourceRecord


@dataclass(frozen=True)
class Problem:
    """A record that was refused: why, and what to do. Its bytes are kept (``payload``)."""

    source: str
    key: str
    sha256: str
    observed_at: datetime
    code: str
    message: Text
    remedy: Text
    payload: bytes


def problems(store: Store) -> list[Problem]:
    """What is refused as things stand now, by source and key; what was put right since is gone."""
    newest = (
        select(Revision.record_id, func.max(Revision.first_seen).label("first_seen"))
        .group_by(Revision.record_id)
        .subquery()
    )
    latest = aliased(Revision)
    statement = (
        select(
            SourceRecord.source,
            SourceRecord.key,
            Payload.sha256,
            RefusedPayload.observed_at,
            latest.first_seen,
            RefusedPayload.code,
            RefusedPayload.message_sv,
            RefusedPayload.message_en,
            RefusedPayload.remedy_sv,
            RefusedPayload.remedy_en,
            Payload.content,
        )
        .join(Payload, Payload.id == RefusedPayload.payload_id)
        .join(SourceRecord, SourceRecord.id == Payload.record_id)
        .join(newest, newest.c.record_id == SourceRecord.id)
        .join(
            latest,
            and_(
                latest.record_id == newest.c.record_id,
                latest.first_seen == newest.c.first_seen,
            ),
        )
        .where(
            or_(
                and_(RefusedPayload.code != CONTRADICTED, latest.payload_id == Payload.id),
                and_(
                    RefusedPayload.code == CONTRADICTED,
                    RefusedPayload.observed_at >= latest.last_seen,
                ),
            )
        )
    )
    with store.reading() as connection:
        found = [
            Problem(
                source=row.source,
                key=row.key,
                sha256=row.sha256,
                observed_at=row.observed_at if row.code == CONTRADICTED else row.first_seen,
                code=row.code,
                message=Text(sv=row.message_sv, en=row.message_en),
                remedy=Text(sv=row.remedy_sv, en=row.remedy_en),
                payload=row.content,
            )
            for row in connection.execute(statement)
        ]
    # Sorted here: databases disagree on the order of å, - and capitals.
    return sorted(found, key=lambda one: (one.source, one.key, one.code))
