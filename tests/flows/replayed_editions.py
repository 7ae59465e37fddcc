"""Editions of the EU feed, day by day, out of its union and the changes seen between them.

Each day holds only the rows that are new or other than the day before: what the feed says of the
rest is unchanged, so that importing it would write nothing.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One change of one field, and the day on which it was first seen."""

    seen_on: date
    reference: str
    field: str
    old: str
    new: str


def changes_in(folder: Path) -> list[Change]:
    """The changes that the recorded file lists."""
    with (folder / "catalogue/eu_call_revisions_2026.csv").open(encoding="utf-8") as file:
        return [
            Change(
                date.fromisoformat(row["observed_on"]),
                row["reference"],
                row["field"],
                row["old"],
                row["new"],
            )
            for row in csv.DictReader(file)
        ]


def editions(folder: Path) -> dict[date, list[Row]]:
    """Day -> the rows that are new or changed on it, by day."""
    rows = {row["reference"]: row for row in union(folder)}
    by_reference: dict[str, list[Change]] = defaultdict(list)
    for change in changes_in(folder):
        by_reference[change.reference].append(change)
    found: dict[date, dict[str, Row]] = defaultdict(dict)
    for reference, row in rows.items():
        changes = sorted(by_reference[reference], key=lambda one: one.seen_on)
        first = date.fromisoformat(row["firstSeen"])
        if changes and changes[0].seen_on <= first:
            first = changes[0].seen_on - timedelta(days=1)
        state = dict(row)
        for change in reversed(changes):
            state = _with(state, change.field, change.old)
        found[first][reference] = state
        for change in changes:
            state = _with(state, change.field, change.new)
            found[change.seen_on][reference] = state
    return {day: list(found[day].values()) for day in sorted(found)}


def union(folder: Path) -> list[Row]:
    """The rows as they were last seen."""
    text = (folder / "catalogue/eu_calls_2026_union.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def as_feed(rows: list[Row]) -> bytes:
    """Rows as a file of the feed."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def _with(row: Row, field: str, value: str) -> Row:
    changed = row | {field: int(value) if isinstance(row[field], int) else value}
    if field == "deadlineDate":
        raw = row["deadlineRaw"]
        changed["deadlineRaw"] = value + (raw[10:] if raw else "T00:00:00.000Z")
    return changed
