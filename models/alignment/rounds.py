"""The rounds of a catalogue by their names, and the points in time that each of them has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.alignment.case import Point
from models.call import Call, Milestone, Round
from models.catalogue import Catalogue, Funder
from models.vocabulary import MilestoneKind

PROCESS: tuple[MilestoneKind, ...] = (
    "announced",
    "opens",
    "deadline",
    "stage_result",
    "committee",
    "decision",
    "agreement",
)
"""The milestones of handling a call, in the order in which they follow on each other."""

LATE_WHEN_PESSIMISTIC: frozenset[MilestoneKind] = frozenset(
    {"announced", "opens", "stage_result", "decision", "agreement", "earliest_start"}
)
"""Read at the end of an imprecise period by the cautious; all others at its beginning."""


@dataclass(frozen=True)
class ListedRound:
    """A round that is not called off, with its call and funder."""

    name: str
    call: Call
    one: Round
    funder: Funder

    @cached_property
    def milestones(self) -> Mapping[Point, Milestone]:
        """What has not been called off, by point; stages only where there are several of a kind."""
        found: dict[Point, Milestone] = {}
        kinds: list[MilestoneKind] = [milestone.kind for milestone in self.one.milestones]
        for kind in dict.fromkeys(kinds):
            same = self.one.all_of(kind)
            stages = [milestone.stage for milestone in same]
            told_apart = None not in stages and len(set(stages)) == len(stages)
            for number, milestone in enumerate(same, start=1):
                stage = milestone.stage if told_apart else number
                found[Point(self.name, kind, stage if len(same) > 1 else None)] = milestone
        return found

    def all_of(self, kind: MilestoneKind) -> tuple[Point, ...]:
        """The points of one kind, by stage."""
        return tuple(point for point in self.milestones if point.milestone == kind)

    def first(self, kind: MilestoneKind) -> Point | None:
        """The first point of a kind."""
        return next(iter(self.all_of(kind)), None)

    def last(self, kind: MilestoneKind) -> Point | None:
        """The last point of a kind."""
        return next(reversed(self.all_of(kind)), None)

    def at(self, kind: MilestoneKind, stage: int | None) -> Point | None:
        """The point of a kind and stage; without a stage the usual one of several.

        That is the first deadline, which an applicant must meet, and the last of all else.
        """
        if stage is None:
            return self.first(kind) if kind == "deadline" else self.last(kind)
        return next(
            (
                point
                for point, milestone in self.milestones.items()
                if point.milestone == kind and stage in (point.stage, milestone.stage)
            ),
            None,
        )

    def read(self, point: Point, *, optimistic: bool) -> date:
        """The day that a milestone is taken to stand on today."""
        first, last = self.periods[point]
        late = (point.milestone in LATE_WHEN_PESSIMISTIC) != optimistic
        return last if late else first

    @cached_property
    def periods(self) -> Mapping[Point, tuple[date, date]]:
        """The first and the last day that each milestone may stand on, as published.

        A period begins no sooner than what comes before in the course of the handling may, and
        ends no later than what comes after: a deadline in the second quarter of a call that opens
        on 20 April is no sooner than that. Dates that contradict the course are left as they are.
        """
        known = {p: (one.when.earliest, one.when.latest) for p, one in self.milestones.items()}
        course = _in_course(known)
        begin: date | None = None
        for point in course:
            first, last = known[point]
            if begin is not None and first < begin <= last:
                known[point] = (begin, last)
            begin = max(known[point][0], begin or known[point][0])
        end: date | None = None
        for point in reversed(course):
            first, last = known[point]
            if end is not None and first <= end < last:
                known[point] = (first, end)
            end = min(known[point][1], end or known[point][1])
        return known

    @property
    def is_conditional(self) -> bool:
        """Whether it may never be held."""
        return self.one.certainty == "conditional"


def listed_rounds(catalogue: Catalogue) -> dict[str, ListedRound]:
    """Every round that is not cancelled, as ``call/round``, in the order of the catalogue."""
    return {
        f"{call.id}/{one.id}": ListedRound(
            f"{call.id}/{one.id}", call, one, catalogue.funder_of(call)
        )
        for call in catalogue.calls
        for one in call.rounds
        if one.certainty != "cancelled"
    }


def _in_course(points: Iterable[Point]) -> list[Point]:
    """The milestones of handling a call in the order in which they follow on each other."""
    return sorted((one for one in points if one.milestone in PROCESS), key=place_in_course)


def place_in_course(point: Point) -> tuple[int, int, int]:
    """Deadlines and results of the stages take turns; all else stands before or after them."""
    number = PROCESS.index(point.milestone)
    if point.milestone in ("deadline", "stage_result"):
        return (PROCESS.index("deadline"), point.stage or 1, number)
    return (number, 0, 0)
