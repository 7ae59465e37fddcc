"""Calls and other records as canonical JSON, and the fingerprints of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from models.call import Call, FormerDate, Milestone
from models.vocabulary import Record
from models.when import When, parse_when


def record_json(record: Record) -> str:
    """All fields of a record, in the order of its model: equal records give equal text."""
    return record.model_dump_json(by_alias=True)


def call_json(call: Call) -> str:
    """All fields of a call, its dates as they are written in files."""
    if all(isinstance(one.at, str) for one in _dates(call)):
        return record_json(call)
    content = call.model_dump(mode="json", by_alias=True)
    for one, shown in zip(_dates(call), _shown_dates(content), strict=True):
        shown["at"] = date_in_file(one.at, one.zone)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def date_in_file(at: Any, zone: str | None) -> str | dict[str, str]:
    """A milestone's ``at`` as it is written in files, whatever a reader has put there."""
    if isinstance(at, str):
        return at
    if isinstance(at, dict):
        return {str(key): str(value) for key, value in at.items()}
    when = at if isinstance(at, When) else parse_when(at, zone)
    if when.clock is not None and when.clock.second:
        return f"{when.earliest.isoformat()}T{when.clock.isoformat('seconds')}"
    return when.in_file()


def without_days_of_reading(content: str) -> dict[str, Any]:
    """What a call's JSON says, whenever its pages were seen."""
    data: dict[str, Any] = json.loads(content)
    for place in (data, *_milestones(data)):
        if place.get("source"):
            place["source"].pop("seen_on", None)
    return data


def sha256(text: str) -> str:
    """The fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def json_text(data: Any) -> str:
    """JSON with sorted keys: equal data give equal text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def mapping_json(mapping: Mapping[str, str]) -> str:
    """Names and texts as JSON."""
    return json_text({storable(name): storable(text) for name, text in mapping.items()})


def storable(text: str) -> str:
    """The text without what PostgreSQL cannot hold: the character NUL and halves of characters."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


def _dates(call: Call) -> Iterator[Milestone | FormerDate]:
    for one in call.rounds:
        for milestone in one.milestones:
            yield milestone
            yield from milestone.revisions


def _shown_dates(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for milestone in _milestones(content):
        yield milestone
        yield from milestone["revisions"]


def _milestones(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in content["rounds"]:
        yield from one["milestones"]
