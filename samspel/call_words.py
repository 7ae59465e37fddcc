"""Lists of calls, as lines for people and as a document for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from models.text import Language, Text
from models.when import When
from store.listing import CallRow, CallStatus

STATUSES: Mapping[CallStatus, Text] = {
    "open": Text(sv="öppen", en="open"),
    "maybe_open": Text(sv="kanske öppen", en="maybe open"),
    "forthcoming": Text(sv="kommande", en="forthcoming"),
    "closed": Text(sv="stängd", en="closed"),
    "unknown": Text(sv="datum saknas", en="no date"),
    "cancelled": Text(sv="inställd", en="cancelled"),
    "removed": Text(sv="borttagen", en="removed"),
}


def list_lines(day: date, rows: Sequence[CallRow], language: Language) -> Iterator[str]:
    """A call in two lines: deadline, status, id, and below them title and funder; then a count."""
    for row in rows:
        due = "–" if row.deadline is None else row.deadline.words().in_language(language)
        status = STATUSES[row.status].in_language(language)
        yield f"{due:<23} {status:<13} {row.id}"
        notes = [row.programme or row.funder, *_notes(row, language)]
        yield f"    {row.title.in_language(language)} ({', '.join(notes)})"
    count = len(rows)
    yield (
        f"{count} {'utlysning' if count == 1 else 'utlysningar'}; status den {day}."
        if language == "sv"
        else f"{count} {'call' if count == 1 else 'calls'}; status on {day}."
    )


def list_document(day: date, rows: Sequence[CallRow]) -> dict[str, Any]:
    """The calls for machines, with their dates as in files."""
    return {"on": day.isoformat(), "calls": [_document(row) for row in rows]}


def when_document(when: When | None) -> dict[str, Any] | None:
    """A date for machines: as in files, both its ends, and the moment if it has one."""
    if when is None:
        return None
    return {
        "at": when.in_file(),
        "zone": when.zone,
        "earliest": when.earliest.isoformat(),
        "latest": when.latest.isoformat(),
        "instant": when.instant.isoformat() if when.instant else None,
    }


def _notes(row: CallRow, language: Language) -> Iterator[str]:
    if row.status == "forthcoming" and row.opens is not None:
        opens = row.opens.words().in_language(language)
        yield f"öppnar {opens}" if language == "sv" else f"opens {opens}"
    if row.visibility == "invited":
        yield "bara för inbjudna" if language == "sv" else "by invitation only"
    if row.synthetic:
        yield "påhittat exempel" if language == "sv" else "made-up example"
    if row.certainty in ("planned", "conditional"):
        words = {"planned": ("planerad", "planned"), "conditional": ("villkorad", "conditional")}
        yield words[row.certainty][language == "en"]


def _document(row: CallRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title.model_dump(),
        "funder": row.funder,
        "programme": row.programme,
        "status": row.status,
        "claimed_status": row.claimed,
        "round": row.round,
        "opens": when_document(row.opens),
        "deadline": when_document(row.deadline),
        "certainty": row.certainty,
        "visibility": row.visibility,
        "synthetic": row.synthetic,
    }
