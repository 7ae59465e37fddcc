"""The links of a scenario as bonds between milestones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from models.alignment.case import Apart, Bond, Lag, Place, Point, Relation, SameWeek, WorkingLag
from models.alignment.day_rules import DayRules
from models.alignment.link_words import link_words
from models.alignment.links import (
    ApartLink,
    DecisionBeforeProofLink,
    LagLink,
    Link,
    MilestoneOf,
    NearLink,
    OverlapLink,
    SameWeekLink,
    rounds_of,
)
from models.alignment.proof_day import proof_day
from models.alignment.rounds import ListedRound
from models.alignment.working_calendar import WorkingCalendar
from models.vocabulary import MilestoneKind


@dataclass(frozen=True)
class LinkBonds:
    """Makes the bonds. A conditional round is nothing to lean on where dates are read cautiously.

    A link that needs such a round then demands nothing and is worth nothing, though it is still
    reported; links among several rounds go on without it as long as two are left.
    """

    rounds: Mapping[str, ListedRound]
    places: Mapping[Point, Place]
    day_rules: DayRules
    optimistic: bool

    def bond(self, link: Link, position: int) -> Bond:
        """The bond of one link, which stands at ``links[position]``."""
        names = rounds_of(link)
        sure = [name for name in names if self.optimistic or not self.rounds[name].is_conditional]
        pair = isinstance(link, LagLink | DecisionBeforeProofLink)
        leans = len(sure) < (len(names) if pair else 2)
        used = names if leans else sure
        return Bond(
            id=link.id,
            kind=link.kind,
            relations=self._relations(link, used),
            rounds=tuple(names),
            required=link.required and not leans,
            is_link=True,
            weight=0 if link.required or leans else link.weight or 0,
            message=link_words(link, self.rounds),
            reference=f"links[{position}]",
        )

    def _relations(self, link: Link, names: Iterable[str]) -> tuple[Relation, ...]:
        match link:
            case LagLink():
                return (
                    Lag(self._end(link.first), self._end(link.then), link.min_days, link.max_days),
                )
            case DecisionBeforeProofLink():
                return self._before_proof(link)
            case OverlapLink():
                opens, deadlines = self._points(names, "opens"), self._points(names, "deadline")
                return tuple(Lag(a, b, low=link.min_days) for a in opens for b in deadlines)
            case ApartLink():
                return (Apart(self._points(names, link.milestone), link.min_days),)
            case SameWeekLink():
                return (SameWeek(self._points(names, link.milestone)),)
            case NearLink():
                points = self._points(names, link.milestone)
                return tuple(
                    Lag(a, b, low=-link.max_days, high=link.max_days)
                    for a, b in combinations(points, 2)
                )

    def _before_proof(self, link: DecisionBeforeProofLink) -> tuple[Relation, ...]:
        first, then = self.rounds[link.first], self.rounds[link.then]
        calendar = self.day_rules.calendar_of(then)
        return before_proof(first, then, link.margin_working_days, self.places, calendar)

    def _end(self, end: MilestoneOf) -> Point:
        return _there(self.rounds[end.round].at(end.milestone, end.stage), end.round)

    def _points(self, names: Iterable[str], kind: MilestoneKind) -> tuple[Point, ...]:
        return tuple(_there(self.rounds[name].at(kind, None), name) for name in names)


def before_proof(
    first: ListedRound,
    then: ListedRound,
    margin: int,
    places: Mapping[Point, Place],
    calendar: WorkingCalendar,
) -> tuple[Relation, ...]:
    """``first`` is decided ``margin`` working days before ``then`` wants the match proved.

    ``calendar`` is that of the funder of ``then``. Empty where either day is unknown.
    """
    decision, due = first.last("decision"), proof_day(then)
    if decision is None or due is None:
        return ()
    if due.working_days == 0 and margin == 0:
        return (Lag(decision, due.anchor, low=due.days),)
    place = places[due.anchor]
    latest_first = LatestFirst(due.latest_decision(margin, calendar))
    for on in sorted({place.current, *place.days}):
        latest_first[on]
    return (WorkingLag(decision, due.anchor, due.working_days + margin, latest_first),)


class LatestFirst(dict[date, date]):
    """The last day of a decision by the day of the proof's event; other days are added when asked.

    It holds from the start the days that the event may stand on.
    """

    def __init__(self, latest: Callable[[date], date]) -> None:
        super().__init__()
        self._latest = latest

    def __missing__(self, on: date) -> date:
        self[on] = self._latest(on)
        return self[on]


def _there(point: Point | None, round_name: str) -> Point:
    if point is None:
        raise ValueError(f"{round_name} lacks a milestone: the flaws of the scenario say so")
    return point
