"""Keep the tables of current calls in step with what was published."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from models.call import Call, Round
from models.catalogue import Funder, Programme
from store.catalogue import call_at, chains_of
from store.content import date_in_file, json_text, storable
from store.standing import Standing, records_of, seen_of, standings
from store.tables.calls import CallEntry, MilestoneEntry
from store.tables.published import FunderVersion, Payload, ProgrammeVersion, Reading

_AT_ONCE = 1000


def refresh_calls(
    connection: Connection, records: Collection[int], at_hand: Mapping[int, Call]
) -> None:
    """Bring the calls of these records up to date; ``at_hand`` are readings known to the caller."""
    if not records:
        return
    # Every call that these records have ever spoken of: one that they have left is then alone.
    calls = connection.scalars(
        select(Reading.call)
        .join(Payload, Payload.id == Reading.payload_id)
        .where(Payload.record_id.in_(records))
        .distinct()
    )
    for part in _parts(sorted(calls)):
        everything = seen_of(connection, records=records_of(connection, part))
        _refresh(connection, part, standings(everything), at_hand)


def _refresh(
    connection: Connection,
    calls: Collection[str],
    standing: Mapping[str, Standing],
    at_hand: Mapping[int, Call],
) -> None:
    entries = {
        row.id: row
        for row in connection.execute(
            select(
                CallEntry.id, CallEntry.reading_id, CallEntry.removed, CallEntry.published
            ).where(CallEntry.id.in_(calls))
        )
    }
    fresh: list[Standing] = []
    for call in sorted(calls):
        one, entry = standing.get(call), entries.get(call)
        if one is None:
            if entry is not None and not entry.removed:
                _set_removed(connection, call, removed=True)
        elif entry is None or entry.reading_id != one.holds.reading_id:
            fresh.append(one)
        elif (entry.removed, entry.published) != (one.removed, one.holds.first_seen):
            _set_removed(connection, call, removed=one.removed)
            connection.execute(
                update(CallEntry).where(CallEntry.id == call).values(published=one.holds.first_seen)
            )
    if fresh:
        _write(connection, fresh, set(entries), at_hand)


def _set_removed(connection: Connection, call: str, *, removed: bool) -> None:
    connection.execute(update(CallEntry).where(CallEntry.id == call).values(removed=removed))


def _write(
    connection: Connection,
    fresh: list[Standing],
    known: Collection[str],
    at_hand: Mapping[int, Call],
) -> None:
    readings = {one.holds.reading_id: one for one in fresh}
    rows: list[dict[str, Any]] = []
    milestones: list[dict[str, Any]] = []
    for row in connection.execute(
        select(
            Reading.id,
            Reading.content,
            Reading.claims,
            Reading.native_ids,
            Reading.silent,
            FunderVersion.content.label("funder"),
            ProgrammeVersion.content.label("programme"),
        )
        .join(FunderVersion, FunderVersion.id == Reading.funder_id)
        .join(ProgrammeVersion, ProgrammeVersion.id == Reading.programme_id, isouter=True)
        .where(Reading.id.in_(readings))
        .order_by(Reading.id)
    ):
        call = at_hand.get(row.id) or Call.model_validate_json(row.content)
        if row.silent != "[]" and sum(len(chain) for chain in chains_of(readings[row.id])) > 1:
            call = call_at(connection, readings[row.id])
        rows.append(_entry(readings[row.id], call, row))
        for one in call.rounds:
            milestones += _milestones(call, one)
    old = [row["id"] for row in rows if row["id"] in known]
    if old:
        connection.execute(delete(MilestoneEntry).where(MilestoneEntry.call.in_(old)))
        columns = [name for name in rows[0] if name != "id"]
        connection.execute(
            update(CallEntry)
            .where(CallEntry.__table__.c.id == bindparam("_id"))
            .values({name: bindparam(f"_{name}") for name in columns}),
            [
                {f"_{name}": value for name, value in row.items()}
                for row in rows
                if row["id"] in known
            ],
        )
    new = [row for row in rows if row["id"] not in known]
    if new:
        connection.execute(insert(CallEntry), new)
    connection.execute(insert(MilestoneEntry), milestones)


def _entry(one: Standing, call: Call, row: Any) -> dict[str, Any]:
    funder = Funder.model_validate_json(row.funder)
    programme = None if row.programme is None else Programme.model_validate_json(row.programme)
    native_ids = json.loads(row.native_ids)
    return {
        "id": call.id,
        "reading_id": row.id,
        "funder": call.funder,
        "programme": call.programme,
        "funder_words": folded(funder.id, funder.name),
        "programme_words": ""
        if programme is None
        else folded(programme.id, programme.name.sv, programme.name.en),
        "title_sv": storable(call.title.sv),
        "title_en": storable(call.title.en),
        "words": folded(call.id, call.title.sv, call.title.en, *native_ids),
        "visibility": call.visibility,
        "synthetic": call.synthetic,
        "claimed_status": json.loads(row.claims).get("status"),
        "removed": one.removed,
        "published": one.holds.first_seen,
    }


def folded(*words: str) -> str:
    """Words as a search compares them: whatever their case, with one space between."""
    return " ".join(storable(" ".join(words)).casefold().split())


def _milestones(call: Call, one: Round) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, int]] = Counter()
    closes = None if one.certainty == "cancelled" else one.first("deadline")
    for milestone in one.milestones:
        stage = milestone.stage or 1
        seen[milestone.kind, stage] += 1
        yield {
            "call": call.id,
            "round": one.id,
            "kind": milestone.kind,
            "stage": stage,
            "number": seen[milestone.kind, stage],
            "earliest": milestone.when.earliest,
            "latest": milestone.when.latest,
            "at": json_text(date_in_file(milestone.at, milestone.zone)),
            "zone": milestone.zone or milestone.when.zone,
            "certainty": one.certainty_of(milestone),
            "closes": milestone is closes,
        }


def _parts(calls: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(calls), _AT_ONCE):
        yield calls[start : start + _AT_ONCE]
