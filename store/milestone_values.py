"""The milestones of a call's JSON by their identity, and what they said from one to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from models.call import FormerDate, certainty_in_round
from models.vocabulary import Certainty
from models.when import When, parse_when


class Identity(NamedTuple):
    """A milestone whatever its date: ``number`` tells apart several of one kind and stage."""

    round: str
    kind: str
    stage: int
    number: int


@dataclass(frozen=True)
class Value:
    """What a milestone says: ``at`` and ``zone`` as they stand in files, and how sure it is."""

    at: Any
    zone: str | None
    certainty: Certainty

    @property
    def when(self) -> When:
        """What the date means."""
        return parse_when(self.at, self.zone)


def values_of(content: dict[str, Any]) -> dict[Identity, Value]:
    """The milestones of a call, from its canonical JSON."""
    found: dict[Identity, Value] = {}
    for one in content["rounds"]:
        seen: Counter[tuple[str, int]] = Counter()
        for milestone in one["milestones"]:
            kind, stage = milestone["kind"], milestone["stage"] or 1
            seen[kind, stage] += 1
            identity = Identity(one["id"], kind, stage, seen[kind, stage])
            certainty = certainty_in_round(milestone["certainty"], one["certainty"])
            found[identity] = Value(milestone["at"], milestone["zone"], certainty)
    return found


def former_dates(
    said: Iterable[tuple[datetime, dict[str, Any]]],
) -> dict[Identity, tuple[FormerDate, ...]]:
    """What each milestone said before, by time; ``said`` are the contents from first to last.

    A milestone that was away for a while is compared with what it said last.
    """
    last: dict[Identity, Value] = {}
    former: dict[Identity, list[FormerDate]] = {}
    for seen_at, content in said:
        for identity, value in values_of(content).items():
            before = last.get(identity)
            is_moved = before is not None and before.when != value.when
            if before is not None and (is_moved or before.certainty != value.certainty):
                former.setdefault(identity, []).append(
                    FormerDate(
                        at=before.at,
                        zone=before.zone,
                        changed_on=seen_at.date(),
                        certainty=None if is_moved else before.certainty,
                    )
                )
            last[identity] = value
    return {identity: tuple(found) for identity, found in former.items()}
