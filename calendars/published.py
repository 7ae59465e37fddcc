"""What a feed said before: so that programs which have read it take the new dates in.

Some calendars keep an old date for ever unless SEQUENCE rises. The state belongs to one feed in
one language, because the words differ; whoever keeps it hands it in and stores what comes back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from calendars.event import Event, in_order
from calendars.event_wording import cancelled_summary
from models.text import Language

SEASON = timedelta(days=183)
"""How long after its day an entry that was called off stays in the feed."""


@dataclass(frozen=True)
class Published:
    """What stood in the feed under a uid: its sequence, its content and when that last changed."""

    sequence: int
    content_hash: str
    changed: datetime


def advance(
    events: Iterable[Event], previous: Mapping[str, Published], now: datetime
) -> tuple[tuple[Event, ...], dict[str, Published]]:
    """The events with sequence and time of change that follow from what was published before.

    The sequence rises when start, end or status have changed; any other change only moves the time
    of change to ``now`` (aware, UTC). What has not changed keeps both, whenever this runs. Entries
    that are gone stay in the state, so that their sequence goes on if they come back.
    """
    state = dict(previous)
    moved = []
    for event in events:
        before = previous.get(event.uid)
        content = content_hash(event)
        sequence, changed = event.sequence, event.changed
        if before is not None:
            rose = _dates(before.content_hash) != _dates(content)
            sequence = max(event.sequence, before.sequence + rose)
            is_same = before.content_hash == content and before.sequence == sequence
            changed = before.changed if is_same else now
        state[event.uid] = Published(sequence, content, changed)
        moved.append(replace(event, sequence=sequence, changed=changed))
    return in_order(moved), state


def withdrawn(
    events: Iterable[Event], earlier: Iterable[Event], *, on: date, language: Language
) -> tuple[Event, ...]:
    """The events and, as cancelled, those of the earlier feed that are gone though still to come.

    An entry that vanished from a feed would go unnoticed. What was cancelled stays for a season
    after its day; what had already passed on the day ``on`` may go.
    """
    kept = {event.uid: event for event in events}
    for event in earlier:
        last_day = event.end.date() if isinstance(event.end, datetime) else event.end
        until = last_day + SEASON if event.status == "CANCELLED" else last_day
        if event.uid not in kept and on <= until:
            summary = cancelled_summary(event.summary, language)
            kept[event.uid] = replace(event, status="CANCELLED", summary=summary)
    return in_order(kept.values())


def content_hash(event: Event) -> str:
    """Fingerprints of start, end and status, and of everything that a reader sees."""
    dates = [event.start.isoformat(), event.end.isoformat(), event.status]
    words = [event.summary, event.description, *event.categories, event.url, event.related_to]
    return f"{_fingerprint(dates)}:{_fingerprint([*dates, *words])}"


def _dates(fingerprints: str) -> str:
    return fingerprints.partition(":")[0]


def _fingerprint(values: Sequence[str | None]) -> str:
    canonical = json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(canonical).hexdigest()
