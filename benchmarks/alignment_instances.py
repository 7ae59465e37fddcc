"""Years of calls of realistic form, any size and seed, to measure alignment on.

Made up throughout and not calibrated on real calls: a quarter of the calls can't move, the others
by 28 to 90 days; five milestones per call with shortest and longest distances; 1.5 wishes per
call between calls that are near in time; few deadlines per week and funder; evaluators shared;
the decision kept in its budget year for three calls in ten; Swedish working days.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.alignment.case import (
    AlignmentCase,
    Bond,
    Lag,
    Panel,
    Place,
    Point,
    Use,
    WeekLimit,
    WorkingLag,
)
from models.vocabulary import MilestoneKind
from models.workdays import is_working_day, working_days_before

FIRST, LAST = date(2027, 1, 1), date(2029, 6, 30)
KINDS: tuple[MilestoneKind, ...] = ("opens", "deadline", "committee", "decision", "earliest_start")
DISTANCES: tuple[tuple[MilestoneKind, MilestoneKind, int, int], ...] = (
    ("opens", "deadline", 28, 120),
    ("deadline", "committee", 30, 100),
    ("committee", "decision", 3, 45),
    ("decision", "earliest_start", 7, 120),
)
MOST_DEADLINES = 2
CALLS_PER_FUNDER, CALLS_PER_PANEL = 40, 200
PROOF_DAYS = 5


@dataclass(frozen=True)
class CallDrawn:
    """One call with one round; ``within`` is 0 where it can't move."""

    number: int
    funder: str
    dates: dict[MilestoneKind, date]
    within: int
    weight: int
    keeps_year: bool
    panel: str | None

    @property
    def round(self) -> str:
        """Its name in a scenario."""
        return f"call-{self.number:05}/1"


@dataclass(frozen=True)
class WishDrawn:
    """A weighted link; ``low`` and ``high`` are the days that its kind speaks of."""

    id: str
    kind: str
    first: str
    then: str
    low: int
    high: int
    weight: int


@dataclass(frozen=True)
class YearDrawn:
    """Calls, wishes and the capacity of each panel."""

    calls: tuple[CallDrawn, ...]
    wishes: tuple[WishDrawn, ...]
    panels: dict[str, int] = field(default_factory=dict)


def draw(calls: int, seed: int) -> YearDrawn:
    """The same calls for the same size and seed."""
    chance = random.Random(f"{calls}/{seed}")  # noqa: S311 - a repeatable draw, no secret
    drawn = _calls(calls, chance)
    return YearDrawn(drawn, _wishes(drawn, chance), _capacities(drawn))


def case_of_year(year: YearDrawn) -> AlignmentCase:
    """The year as the solver reads it."""
    places = {place.point: place for call in year.calls for place in _places(call)}
    rules = [_distance(call, *one) for call in year.calls for one in DISTANCES]
    wishes = [_wish(one, places) for one in year.wishes]
    by_funder: dict[str, list[Point]] = {}
    uses: dict[str, list[Use]] = {}
    for call in year.calls:
        by_funder.setdefault(call.funder, []).append(Point(call.round, "deadline"))
        if call.panel is not None:
            stay = Use(call.round, Point(call.round, "deadline"), Point(call.round, "committee"), 1)
            uses.setdefault(call.panel, []).append(stay)
    return AlignmentCase(
        places=places,
        bonds=(*rules, *wishes),
        panels=tuple(Panel(id_, year.panels[id_], tuple(uses[id_])) for id_ in year.panels),
        week_limits=tuple(
            WeekLimit(f"deadlines_per_week {funder}", funder, tuple(points), MOST_DEADLINES)
            for funder, points in by_funder.items()
        ),
    )


def _calls(count: int, chance: random.Random) -> tuple[CallDrawn, ...]:
    funders = [f"funder-{n:03}" for n in range(max(2, count // CALLS_PER_FUNDER))]
    full: Counter[tuple[str, tuple[int, int]]] = Counter()
    calls: list[CallDrawn] = []
    while len(calls) < count:
        funder = chance.choice(funders)
        dates = _dates(chance)
        is_locked = chance.random() < 0.25
        week = (funder, dates["deadline"].isocalendar()[:2])
        if is_locked and full[week] >= MOST_DEADLINES - 1:
            continue
        full[week] += is_locked
        number = len(calls)
        panel = f"experts-{number // CALLS_PER_PANEL}" if chance.random() < 0.2 else None
        calls.append(
            CallDrawn(
                number,
                funder,
                dates,
                0 if is_locked else chance.randint(28, 90),
                chance.choice((1, 1, 1, 2, 3)),
                chance.random() < 0.3,
                panel,
            )
        )
    return tuple(calls)


def _dates(chance: random.Random) -> dict[MilestoneKind, date]:
    opens = FIRST + timedelta(days=chance.randrange(90, 640))
    deadline = _working(opens + timedelta(days=chance.randint(35, 90)))
    committee = _working(deadline + timedelta(days=chance.randint(40, 90)))
    decision = _working(committee + timedelta(days=chance.randint(5, 30)))
    start = decision + timedelta(days=chance.randint(15, 90))
    return dict(zip(KINDS, (opens, deadline, committee, decision, start), strict=True))


def _wishes(calls: tuple[CallDrawn, ...], chance: random.Random) -> tuple[WishDrawn, ...]:
    wishes: list[WishDrawn] = []
    while len(wishes) < len(calls) * 3 // 2:
        one, other = chance.sample(calls, 2)
        kind = chance.choice(("decision_before_proof", "overlap", "lag", "near"))
        weight = chance.randint(1, 10)
        name = f"wish-{len(wishes):05}"
        a, b = one.dates, other.dates
        if kind == "decision_before_proof":
            apart, low, high = (b["deadline"] - a["decision"]).days, PROOF_DAYS, 0
        elif kind == "overlap":
            apart, low, high = (b["opens"] - a["opens"]).days, 21, 0
        elif kind == "lag":
            apart, low, high = (b["opens"] - a["decision"]).days - 60, 14, 120
        else:
            apart, low, high = (b["deadline"] - a["deadline"]).days, 0, 14
        if abs(apart) <= 75:
            wishes.append(WishDrawn(name, kind, one.round, other.round, low, high, weight))
    return tuple(wishes)


def _capacities(calls: tuple[CallDrawn, ...]) -> dict[str, int]:
    """Four fifths of today's peak, and never less than what can't move needs."""
    capacities = {}
    for panel in sorted({call.panel for call in calls if call.panel is not None}):
        uses = [call for call in calls if call.panel == panel]
        locked = _peak([call for call in uses if not call.within])
        capacities[panel] = max(locked + 1, -(-4 * _peak(uses) // 5))
    return capacities


def _peak(calls: list[CallDrawn]) -> int:
    load: Counter[date] = Counter()
    for call in calls:
        first, then = call.dates["deadline"], call.dates["committee"]
        load.update(first + timedelta(days=n) for n in range((then - first).days))
    return max(load.values(), default=0)


def _places(call: CallDrawn) -> list[Place]:
    places = []
    for kind, current in call.dates.items():
        days = [
            day
            for day in (current + timedelta(days=n) for n in range(-call.within, call.within + 1))
            if FIRST <= day <= LAST
            and (kind not in ("deadline", "committee", "decision") or _is_working(day))
            and (kind != "decision" or not call.keeps_year or day.year == current.year)
        ]
        places.append(
            Place(Point(call.round, kind), call.funder, current, tuple(days), call.weight)
        )
    return places


def _distance(
    call: CallDrawn, first: MilestoneKind, then: MilestoneKind, low: int, high: int
) -> Bond:
    lag = Lag(Point(call.round, first), Point(call.round, then), low, high)
    return Bond(
        id=f"durations {call.round} {first}–{then}",
        kind="durations",
        relations=(lag,),
        rounds=(call.round,),
        required=True,
        is_link=False,
    )


def _wish(wish: WishDrawn, places: dict[Point, Place]) -> Bond:
    one, other = wish.first, wish.then
    relations: tuple[Lag | WorkingLag, ...]
    if wish.kind == "decision_before_proof":
        first, then = Point(one, "decision"), Point(other, "deadline")
        days = {*places[then].days, places[then].current}
        latest = {day: working_days_before(day, wish.low, "SE") for day in sorted(days)}
        relations = (WorkingLag(first, then, wish.low, latest),)
    elif wish.kind == "overlap":
        relations = (
            Lag(Point(one, "opens"), Point(other, "deadline"), wish.low),
            Lag(Point(other, "opens"), Point(one, "deadline"), wish.low),
        )
    elif wish.kind == "lag":
        first, then = Point(one, "decision"), Point(other, "opens")
        relations = (Lag(first, then, wish.low, wish.high),)
    else:
        first, then = Point(one, "deadline"), Point(other, "deadline")
        relations = (Lag(first, then, -wish.high, wish.high),)
    return Bond(
        id=wish.id,
        kind=wish.kind,
        relations=relations,
        rounds=(one, other),
        required=False,
        is_link=True,
        weight=wish.weight,
    )


def _working(day: date) -> date:
    while not _is_working(day):
        day += timedelta(days=1)
    return day


def _is_working(day: date) -> bool:
    return is_working_day(day, "SE")
