"""One entry of a calendar, as Samspel thinks of it; ``calendars.ical`` writes it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from calendars.roles import EventKind, Role
from models.vocabulary import Level

Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]


@dataclass(frozen=True, kw_only=True)
class Event:
    """An all-day span or a zoned period of time.

    Attributes:
        uid: stable name, see ``calendars.identity``.
        start: first day, or zoned moment.
        end: last day, included; or the zoned moment at which it ends.
        summary: one line that leads with what to do.
        description: lines of plain text.
        status: ``TENTATIVE`` for planned and conditional dates, ``CANCELLED`` for cancelled ones.
        sequence: how many times the entry has changed (iCalendar's SEQUENCE).
        changed: when it last changed, in UTC.
        kind: the milestone, or what the project made it for.
        roles: which readers it is for.
        categories: words that calendars colour and filter by.
        url: the page that holds.
        related_to: ``uid`` of the call or project it belongs to.
        funder: id of the funder.
        level: level of the funder.
        partners: ids of the partners it concerns; empty for entries of no project.

    Raises:
        ValueError: a time without a zone, a date beside a time, an end before the start, a
            negative sequence, or ``changed`` in another zone than UTC.
    """

    uid: str
    start: date | datetime
    end: date | datetime
    summary: str
    description: str
    status: Status
    sequence: int
    changed: datetime
    kind: EventKind
    roles: frozenset[Role]
    categories: tuple[str, ...] = ()
    url: str | None = None
    related_to: str | None = None
    funder: str | None = None
    level: Level | None = None
    partners: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) != isinstance(self.end, datetime):
            raise ValueError(f"{self.uid}: a date beside a time: {self.start}, {self.end}")
        for moment in (self.start, self.end, self.changed):
            if isinstance(moment, datetime) and moment.utcoffset() is None:
                raise ValueError(f"{self.uid}: a time without a zone: {moment}")
        if self.changed.utcoffset() != timedelta(0):
            raise ValueError(f"{self.uid}: changed is not in UTC: {self.changed}")
        if _instant(self.end) < _instant(self.start):
            raise ValueError(f"{self.uid}: ends {self.end}, before its start {self.start}")
        if self.sequence < 0:
            raise ValueError(f"{self.uid}: negative sequence {self.sequence}")

    @property
    def is_all_day(self) -> bool:
        """Whether start and end are days."""
        return not isinstance(self.start, datetime)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """By start, then by uid: the order does not depend on that of the input."""
    return tuple(sorted(events, key=lambda event: (_instant(event.start), event.uid)))


def select(
    events: Iterable[Event],
    *,
    role: Role | None = None,
    partner: str | None = None,
    funder: str | None = None,
) -> tuple[Event, ...]:
    """The events for one role, one partner and one funder; ``None`` asks for nothing."""
    return tuple(
        event
        for event in events
        if (role is None or role in event.roles)
        and (partner is None or partner in event.partners)
        and (funder is None or funder == event.funder)
    )


def merge_events(*feeds: Iterable[Event]) -> tuple[Event, ...]:
    """One feed of several; of events with one uid the first stands, for the partners of all.

    Put plans before catalogues: a plan says more about the same milestone.
    """
    merged: dict[str, Event] = {}
    for feed in feeds:
        for event in feed:
            first = merged.setdefault(event.uid, event)
            merged[event.uid] = replace(first, partners=first.partners | event.partners)
    return in_order(merged.values())


def _instant(moment: date | datetime) -> datetime:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime.combine(moment, time(), UTC)
