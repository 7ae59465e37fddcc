"""Which reading of which record holds for each call, now or at an earlier moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, select

from store.tables.published import Reading, Revision

_AT_ONCE = 10_000
"""Databases take some tens of thousands of parameters at once."""


class Seen(NamedTuple):
    """That a record was first seen so; without a reading it was refused, without a payload gone."""

    record_id: int
    first_seen: datetime
    last_seen: datetime
    payload_id: int | None
    reading_id: int | None
    call: str | None
    funder_id: int | None
    programme_id: int | None
    silent: str | None
    """The fields that this form of publication never states, as JSON."""


@dataclass(frozen=True)
class Standing:
    """A call as it stands by one record: what holds, and all that the record said before.

    ``removed``: the publisher has it no longer; what held last is still told.
    """

    call: str
    record_id: int
    holds: Seen
    removed: bool
    chain: tuple[Seen, ...]
    """Everything that was seen of the record, by time, also when it was gone or not readable."""
    others: tuple[tuple[Seen, ...], ...] = ()
    """The same of other records that speak of the call, such as its other forms."""


def standings(seen: Iterable[Seen]) -> dict[str, Standing]:
    """Call -> what holds; ``seen`` stands by record and then by time.

    Where several records speak of one call, the one that is still published goes first, and then
    the one whose words are the newest.
    """
    found: dict[str, Standing] = {}
    behind: dict[str, list[tuple[Seen, ...]]] = defaultdict(list)
    for record_id, group in groupby(seen, key=lambda one: one.record_id):
        chain = tuple(group)
        holds = next((one for one in reversed(chain) if one.call is not None), None)
        if holds is None or holds.call is None:
            continue
        one = Standing(holds.call, record_id, holds, chain[-1].payload_id is None, chain)
        other = found.get(one.call)
        if other is None or _rank(one) > _rank(other):
            found[one.call] = one
            if other is not None:
                behind[one.call].append(other.chain)
        else:
            behind[one.call].append(one.chain)
    return {
        call: replace(one, others=tuple(behind[call])) if call in behind else one
        for call, one in found.items()
    }


def seen_of(
    connection: Connection,
    *,
    records: Collection[int] | None = None,
    known_at: datetime | None = None,
) -> list[Seen]:
    """What was seen of records (or of all), by record and time, up to a moment (or to now)."""
    if records is None:
        return _seen(connection, None, known_at)
    wanted = sorted(records)
    parts = (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
    return [one for part in parts for one in _seen(connection, part, known_at)]


def records_of(connection: Connection, calls: Collection[str]) -> set[int]:
    """The records that speak of any of these calls, or have done so."""
    return set(
        connection.scalars(
            select(Revision.record_id)
            .join(Reading, Reading.payload_id == Revision.payload_id)
            .where(Reading.call.in_(calls))
        )
    )


def _rank(one: Standing) -> tuple[bool, datetime, int]:
    return (not one.removed, one.holds.first_seen, -one.record_id)


def _seen(
    connection: Connection, records: Sequence[int] | None, known_at: datetime | None
) -> list[Seen]:
    last_number = (
        select(func.max(Reading.number))
        .where(Reading.payload_id == Revision.payload_id)
        .correlate(Revision)
        .scalar_subquery()
    )
    conditions: list[ColumnElement[bool]] = []
    if records is not None:
        conditions.append(Revision.record_id.in_(records))
    if known_at is not None:
        conditions.append(Revision.first_seen <= known_at)
    statement = (
        select(
            Revision.record_id,
            Revision.first_seen,
            Revision.last_seen,
            Revision.payload_id,
            Reading.id,
            Reading.call,
            Reading.funder_id,
            Reading.programme_id,
            Reading.silent,
        )
        .join(
            Reading,
            and_(Reading.payload_id == Revision.payload_id, Reading.number == last_number),
            isouter=True,
        )
        .where(*conditions)
        .order_by(Revision.record_id, Revision.first_seen)
    )
    return [Seen(*row) for row in connection.execute(statement).all()]
