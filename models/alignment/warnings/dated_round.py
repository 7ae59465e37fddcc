"""A round with the days its milestones stand on: today, or after an alignment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.alignment.case import Point
from models.alignment.rounds import ListedRound


@dataclass(frozen=True)
class DatedRound:
    """``dates`` holds a day for each point; ``exact`` those of which the day itself is known."""

    listed: ListedRound
    dates: Mapping[Point, date]
    exact: frozenset[Point]

    @property
    def name(self) -> str:
        """``call/round``."""
        return self.listed.name

    @property
    def opens(self) -> date | None:
        """The day on which applications can first be handed in."""
        return self._day(self.listed.first("opens"))

    @property
    def deadline(self) -> date | None:
        """The first deadline."""
        return self._day(self.listed.first("deadline"))

    @property
    def decision(self) -> date | None:
        """The last decision."""
        return self._day(self.listed.last("decision"))

    @property
    def window(self) -> tuple[date, date] | None:
        """From opening to the first deadline, where both days are known exactly."""
        opens, deadline = self.listed.first("opens"), self.listed.first("deadline")
        if opens is None or deadline is None or not {opens, deadline} <= self.exact:
            return None
        return self.dates[opens], self.dates[deadline]

    def _day(self, point: Point | None) -> date | None:
        return None if point is None else self.dates[point]


def dated(
    rounds: Iterable[ListedRound],
    *,
    optimistic: bool,
    moved: Mapping[Point, date] | None = None,
) -> tuple[DatedRound, ...]:
    """The rounds with today's days, or with those of ``moved`` where it has any."""
    found = []
    for listed in rounds:
        today = {p: listed.read(p, optimistic=optimistic) for p in listed.milestones}
        stands = {p: (moved or {}).get(p, on) for p, on in today.items()}
        exact = {
            p for p, m in listed.milestones.items() if m.when.is_exact or stands[p] != today[p]
        }
        found.append(DatedRound(listed, stands, frozenset(exact)))
    return tuple(found)
