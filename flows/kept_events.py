"""Entries of a feed as text and back, so that one that is gone can still be called off."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from calendars.event import Event


def event_text(event: Event, moved: datetime | None) -> str:
    """An entry as JSON, with the moment at which its sequence rose last."""
    data = {
        "moved": None if moved is None else moved.isoformat(),
        "uid": event.uid,
        "start": _moment(event.start),
        "end": _moment(event.end),
        "summary": event.summary,
        "description": event.description,
        "status": event.status,
        "sequence": event.sequence,
        "changed": event.changed.isoformat(),
        "kind": event.kind,
        "roles": sorted(event.roles),
        "categories": list(event.categories),
        "url": event.url,
        "related_to": event.related_to,
        "funder": event.funder,
        "level": event.level,
        "partners": sorted(event.partners),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def event_of_text(text: str) -> Event:
    """An entry out of its JSON."""
    data: dict[str, Any] = json.loads(text)
    del data["moved"]
    data |= {
        "start": _read(data["start"]),
        "end": _read(data["end"]),
        "changed": datetime.fromisoformat(data["changed"]).astimezone(UTC),
        "roles": frozenset(data["roles"]),
        "categories": tuple(data["categories"]),
        "partners": frozenset(data["partners"]),
    }
    return Event(**data)


def moved_of_text(text: str) -> datetime | None:
    """When the sequence of an entry rose last (UTC)."""
    moved: str | None = json.loads(text)["moved"]
    return None if moved is None else datetime.fromisoformat(moved).astimezone(UTC)


def _moment(value: date | datetime) -> list[str | None]:
    if isinstance(value, datetime):
        zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
        return [value.isoformat(), zone]
    return [value.isoformat()]


def _read(written: list[str | None]) -> date | datetime:
    text, *zone = written
    assert text is not None  # noqa: S101  # written above
    if not zone:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return moment if zone[0] is None else moment.astimezone(ZoneInfo(zone[0]))
