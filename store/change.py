"""A change of what was published about a call: what moved, and when that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from models.when import When

ChangeKind = Literal[
    "published", "moved", "added", "dropped", "certainty", "field", "removed", "returned"
]


@dataclass(frozen=True)
class ChangeRow:
    """One change.

    Milestones ``moved`` from a date to another, were ``added`` or ``dropped``, or changed their
    ``certainty``; a ``field`` (``path``) of the call changed its value; the call was ``published``,
    ``removed`` from its source or ``returned``.

    Dates stand in ``before`` and ``after``; other values, as JSON, in ``value_before`` and
    ``value_after``. ``was_past``: the old date had passed when the move was seen.
    """

    call: str
    kind: ChangeKind
    seen_at: datetime
    source: str
    key: str
    round: str | None = None
    milestone: str | None = None
    stage: int | None = None
    path: str | None = None
    before: When | None = None
    after: When | None = None
    value_before: str | None = None
    value_after: str | None = None
    was_past: bool = False


def has_passed(when: When, at: datetime) -> bool:
    """Whether a date lies wholly before a moment; a day without a time lasts to its end in UTC."""
    if when.instant is not None:
        return when.instant < at
    return when.latest < at.date()
