"""From when to when a record was seen in which words, whatever order observations come in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Outcome = Literal["new", "changed", "unchanged", "contradicted"]


@dataclass
class Period:
    """Seen so (a fingerprint; ``None``: gone) at ``first`` and ``last``, never otherwise between.

    ``row`` is its number in the store, once it has one.
    """

    sha256: str | None
    first: datetime
    last: datetime
    row: int | None = None
    is_changed: bool = False


@dataclass
class Timeline:
    """The periods of one record, by time; they do not overlap, and neighbours differ."""

    periods: list[Period] = field(default_factory=list)

    @property
    def latest(self) -> Period | None:
        """What holds now."""
        return self.periods[-1] if self.periods else None

    def observe(self, sha256: str | None, at: datetime) -> Outcome:
        """Take in that the record was seen so at a moment.

        An observation older than others is put in its place: it never changes what holds later,
        and parts a period that it falls into. Of two different ones at the same moment the first
        stands, and the other ``contradicted`` it.
        """
        if not self.periods:
            self._insert(0, Period(sha256, at, at))
            return "new"
        index = bisect_right(self.periods, at, key=lambda one: one.first) - 1
        here = self.periods[index] if index >= 0 else None
        if here is not None and at <= here.last:
            if here.sha256 == sha256:
                return "unchanged"
            if at in (here.first, here.last):
                return "contradicted"
            self._part(index, Period(sha256, at, at))
            return "changed"
        following = self.periods[index + 1] if index + 1 < len(self.periods) else None
        if here is not None and here.sha256 == sha256:
            here.last, here.is_changed = at, True
            return "unchanged"
        if following is not None and following.sha256 == sha256:
            following.first, following.is_changed = at, True
            return "unchanged"
        self._insert(index + 1, Period(sha256, at, at))
        return "changed"

    def _part(self, index: int, within: Period) -> None:
        """Only the ends of a period are known to have been seen: they are what remains of it."""
        whole = self.periods[index]
        self._insert(index + 1, within)
        self._insert(index + 2, Period(whole.sha256, whole.last, whole.last))
        whole.last, whole.is_changed = whole.first, True

    def _insert(self, index: int, period: Period) -> None:
        period.is_changed = True
        self.periods.insert(index, period)
