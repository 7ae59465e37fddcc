"""Calls by day, funder, programme, status and words, answered by the tables of current calls."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, not_, or_, select
from sqlalchemy.orm import aliased

from models.text import Text
from models.when import When, parse_when
from store.current_calls import folded
from store.store import Store
from store.tables.calls import CallEntry, MilestoneEntry

CallStatus = Literal[
    "open", "maybe_open", "forthcoming", "closed", "unknown", "cancelled", "removed"
]

_AT_ONCE = 1000


@dataclass(frozen=True)
class CallFilter:
    """What to list. ``on`` is the day that a status holds for; words are looked for in any case.

    ``funder`` and ``programme`` are ids or parts of names, ``text`` is looked for in titles and
    the ids of the call. ``status`` ``open`` includes what may be open (see ``CallRow.status``).
    """

    on: date
    status: CallStatus | None = None
    funder: str | None = None
    programme: str | None = None
    text: str | None = None


@dataclass(frozen=True)
class CallRow:
    """A call on a day.

    ``opens`` and ``deadline`` are those of the round that is open, else of the next one, else of
    the last.
    ``status`` follows from the dates: ``maybe_open`` where an imprecise date, or one that is not
    stated, leaves open whether one can apply; ``unknown`` without any deadline, from the opening
    on; ``cancelled`` where the funder has cancelled every round, or every deadline of it.
    ``claimed`` is what the publisher says.
    """

    id: str
    title: Text
    funder: str
    programme: str | None
    status: CallStatus
    round: str | None
    opens: When | None
    deadline: When | None
    certainty: str | None
    claimed: str | None
    visibility: str
    synthetic: bool


def list_calls(store: Store, wanted: CallFilter) -> list[CallRow]:
    """The calls that fit, by deadline and then by id; calls without one come last."""
    with store.reading() as connection:
        entries = connection.execute(
            select(
                CallEntry.id,
                CallEntry.title_sv,
                CallEntry.title_en,
                CallEntry.funder,
                CallEntry.programme,
                CallEntry.removed,
                CallEntry.claimed_status,
                CallEntry.visibility,
                CallEntry.synthetic,
            ).where(*_conditions(wanted))
        ).all()
        rounds = _rounds(connection, [entry.id for entry in entries])
        rows = [_row(entry, rounds.get(entry.id, []), wanted.on) for entry in entries]
        cancelled = _cancelled(connection, [row.id for row in rows if row.status == "unknown"])
    rows = [replace(row, status="cancelled") if row.id in cancelled else row for row in rows]
    if wanted.status is not None:
        accepted = ("open", "maybe_open") if wanted.status == "open" else (wanted.status,)
        rows = [row for row in rows if row.status in accepted]
    return sorted(rows, key=lambda row: (_due(row), row.id))


@dataclass
class _Round:
    id: str
    opens: When | None = None
    deadline: When | None = None
    certainty: str = "confirmed"

    def status(self, on: date) -> CallStatus:
        if self.deadline is not None and self.deadline.latest < on:
            return "closed"
        if self.opens is not None and on < self.opens.earliest:
            return "forthcoming"
        if self.deadline is None:
            return "unknown"
        is_sure = self.opens is not None and self.opens.latest <= on <= self.deadline.earliest
        return "open" if is_sure else "maybe_open"


_ORDER: tuple[CallStatus, ...] = ("open", "maybe_open", "forthcoming", "closed", "unknown")


def _row(entry: Any, rounds: Sequence[_Round], on: date) -> CallRow:
    status = _first_of({one.status(on) for one in rounds})
    fitting = sorted((one for one in rounds if one.status(on) == status), key=_due_of_round)
    shown = (fitting[-1] if status == "closed" else fitting[0]) if fitting else None
    return CallRow(
        id=entry.id,
        title=Text(sv=entry.title_sv, en=entry.title_en),
        funder=entry.funder,
        programme=entry.programme,
        status="removed" if entry.removed else status,
        round=None if shown is None else shown.id,
        opens=None if shown is None else shown.opens,
        deadline=None if shown is None else shown.deadline,
        certainty=None if shown is None else shown.certainty,
        claimed=entry.claimed_status,
        visibility=entry.visibility,
        synthetic=entry.synthetic,
    )


def _first_of(statuses: set[CallStatus]) -> CallStatus:
    """The status of a call whose rounds have these."""
    for status in _ORDER:
        if status in statuses:
            return status
    return "unknown"


def _conditions(wanted: CallFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [CallEntry.removed.is_(wanted.status == "removed")]
    if wanted.funder is not None:
        found.append(_holds(CallEntry.funder_words, wanted.funder))
    if wanted.programme is not None:
        found.append(_holds(CallEntry.programme_words, wanted.programme))
    if wanted.text is not None:
        found += [_holds(CallEntry.words, word) for word in wanted.text.split()]
    # The dates are sifted by the database as far as indexes help; `_Round.status` has the last
    # word, in one place for all statuses.
    if wanted.status in ("open", "maybe_open"):
        found.append(_closes(MilestoneEntry.latest >= wanted.on, not_opening_after=wanted.on))
    elif wanted.status == "forthcoming":
        found.append(_opens_after(wanted.on))
    elif wanted.status == "closed":
        found.append(_closes(MilestoneEntry.latest < wanted.on))
    return found


def _closes(
    condition: ColumnElement[bool], not_opening_after: date | None = None
) -> ColumnElement[bool]:
    """That some round of the call has a deadline that fits."""
    statement = select(MilestoneEntry.call).where(
        MilestoneEntry.kind == "deadline", MilestoneEntry.closes.is_(True), condition
    )
    if not_opening_after is not None:
        opens = aliased(MilestoneEntry)
        later = select(opens.call).where(
            opens.call == MilestoneEntry.call,
            opens.round == MilestoneEntry.round,
            opens.kind == "opens",
            opens.certainty != "cancelled",
            opens.earliest > not_opening_after,
        )
        statement = statement.where(not_(later.exists()))
    return CallEntry.id.in_(statement)


def _opens_after(on: date) -> ColumnElement[bool]:
    """That some round of the call opens later, whether its deadline is known or not."""
    return CallEntry.id.in_(
        select(MilestoneEntry.call).where(
            MilestoneEntry.kind == "opens",
            MilestoneEntry.certainty != "cancelled",
            MilestoneEntry.earliest > on,
        )
    )


def _holds(column: Any, words: str) -> ColumnElement[bool]:
    contains: ColumnElement[bool] = column.contains(folded(words), autoescape=True)
    return contains


def _rounds(connection: Connection, calls: Sequence[str]) -> dict[str, list[_Round]]:
    found: dict[tuple[str, str], _Round] = {}
    for start in range(0, len(calls), _AT_ONCE):
        for row in connection.execute(
            select(
                MilestoneEntry.call,
                MilestoneEntry.round,
                MilestoneEntry.kind,
                MilestoneEntry.at,
                MilestoneEntry.zone,
                MilestoneEntry.certainty,
            ).where(
                MilestoneEntry.call.in_(calls[start : start + _AT_ONCE]),
                or_(
                    and_(MilestoneEntry.kind == "opens", MilestoneEntry.certainty != "cancelled"),
                    and_(MilestoneEntry.kind == "deadline", MilestoneEntry.closes.is_(True)),
                ),
            )
        ):
            one = found.setdefault((row.call, row.round), _Round(row.round))
            when = parse_when(json.loads(row.at), row.zone)
            if row.kind == "deadline":
                one.deadline, one.certainty = when, row.certainty
            elif one.opens is None or when < one.opens:
                one.opens = when
    rounds: dict[str, list[_Round]] = {}
    for (call, _), one in sorted(found.items(), key=lambda item: item[0]):
        rounds.setdefault(call, []).append(one)
    return rounds


def _cancelled(connection: Connection, calls: Sequence[str]) -> set[str]:
    """Those of the calls in whose every round all that is left to apply for is cancelled."""
    certainties: dict[tuple[str, str], dict[str, set[str]]] = {}
    for start in range(0, len(calls), _AT_ONCE):
        for row in connection.execute(
            select(
                MilestoneEntry.call,
                MilestoneEntry.round,
                MilestoneEntry.kind,
                MilestoneEntry.certainty,
            ).where(MilestoneEntry.call.in_(calls[start : start + _AT_ONCE]))
        ):
            of_round = certainties.setdefault((row.call, row.round), {})
            kind = row.kind if row.kind == "deadline" else "other"
            of_round.setdefault(kind, set()).add(row.certainty)
    left = {
        call
        for (call, _), found in certainties.items()
        if found.get("deadline", found.get("other")) != {"cancelled"}
    }
    return {call for call, _ in certainties} - left


def _due(row: CallRow) -> date:
    return date.max if row.deadline is None else row.deadline.earliest


def _due_of_round(one: _Round) -> tuple[date, str]:
    return (date.max if one.deadline is None else one.deadline.earliest, one.id)
