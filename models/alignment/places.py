"""Where every milestone stands today and the days that it may stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial

from models.alignment.case import Choice, Place, Point
from models.alignment.day_rules import DayRules
from models.alignment.freedom import Freedom
from models.alignment.horizon_flaws import WITHIN_HORIZON, rounds_named
from models.alignment.rounds import ListedRound
from models.alignment.scenario import BoardDates, Scenario
from models.assumptions_set import Assumptions
from models.text import Text


@dataclass(frozen=True)
class Places:
    """The rounds that take part in an alignment, and their milestones.

    A round takes part when the scenario names it or one of its dates lies inside the horizon. One
    that isn't named and reaches out of the horizon takes part as it stands, locked. With example
    projects to keep every round takes part, since they may apply to any.
    """

    scenario: Scenario
    rounds: Mapping[str, ListedRound]
    assumptions: Assumptions
    day_rules: DayRules

    def taking_part(self) -> dict[str, ListedRound]:
        """The rounds that take part, in the order of the catalogue."""
        return {
            name: listed
            for name, listed in self.rounds.items()
            if self.scenario.keep_feasible or name in self._named or any(self._inside(listed))
        }

    def rigid(self) -> frozenset[str]:
        """The rounds that keep their window."""
        return frozenset(
            name
            for name, listed in self.taking_part().items()
            if self.choice_of(name) is None
            and not self._is_locked_whole(listed)
            and any(
                freedom.keep_window
                for point in listed.milestones
                if (freedom := self._freedom(listed, point)) is not None
            )
        )

    def choice_of(self, name: str) -> BoardDates | None:
        """The board dates that the round chooses among."""
        return next((one for one in self.scenario.choices if one.round == name), None)

    def places(self, listed: ListedRound, fixed: Mapping[Point, date]) -> dict[Point, Place]:
        """The places of one round."""
        return {point: self._place(listed, point, fixed.get(point)) for point in listed.milestones}

    def choice(self, listed: ListedRound, fixed: Mapping[Point, date]) -> Choice | None:
        """The sets of dates of a round that all rules allow."""
        choice = self.choice_of(listed.name)
        if choice is None:
            return None
        ways = [
            way
            for way in _ways(listed, choice)
            if all(self.day_rules.allowed(listed, point, [on])[0] for point, on in way.items())
        ]
        fitting = [way for way in ways if all(fixed.get(p, on) == on for p, on in way.items())]
        # A fixed date that is on none of the board's days stands beside them.
        free = [{p: on for p, on in way.items() if p not in fixed} for way in ways]
        return Choice(listed.name, tuple(fitting or free), tuple(_ways(listed, choice)))

    def _place(self, listed: ListedRound, point: Point, fixed: date | None) -> Place:
        current = self.today(listed, point)
        choice = self.choice_of(listed.name)
        weight, days = 1, [current]
        freedom = self._freedom(listed, point)
        if choice is not None and point.milestone in choice.ways[0]:
            weight = choice.weight
            days = sorted({way[point] for way in _ways(listed, choice)})
        elif freedom is not None and not self._is_locked_whole(listed):
            weight = freedom.weight
            days = self._reach(listed, point, freedom)
        barred_today = self._barred_today(listed, point)
        allowed: tuple[date, ...]
        if fixed is not None:
            allowed, barred = (fixed,), self.day_rules.allowed(listed, point, [fixed])[1]
        elif days == [current]:
            # A date that can't move is given, whatever it breaks.
            allowed, barred = (current,), barred_today
        else:
            allowed, barred = self.day_rules.allowed(listed, point, days)
        return Place(
            point,
            listed.funder.id,
            current,
            allowed,
            weight,
            barred,
            barred_today,
            partial(self._may_stand, listed, point),
        )

    def _may_stand(self, listed: ListedRound, point: Point, on: date) -> bool:
        """Whether more freedom would be enough for a day: not against rules, nor in the past."""
        as_of = self.scenario.as_of
        if as_of is not None and min(self._read(listed, point), on) < as_of:
            return False
        return bool(self.day_rules.allowed(listed, point, [on])[0])

    def _freedom(self, listed: ListedRound, point: Point) -> Freedom | None:
        as_of = self.scenario.as_of
        if as_of is not None and self._read(listed, point) < as_of:
            return None
        for freedom in self.scenario.freedom:
            if freedom.frees(listed.name, listed.funder.id, point.milestone):
                return freedom if freedom.earlier > 0 or freedom.later > 0 else None
        return None

    def _reach(self, listed: ListedRound, point: Point, freedom: Freedom) -> list[date]:
        """Every day within the freedom; a period that is not moved as a whole counts as well."""
        current, period = self.today(listed, point), listed.periods[point]
        first, last = (current, current) if freedom.keep_window else period
        first, last = first - timedelta(freedom.earlier), last + timedelta(freedom.later)
        if self.scenario.as_of is not None:
            first = max(first, self.scenario.as_of)
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def today(self, listed: ListedRound, point: Point) -> date:
        """The day that a milestone stands on today.

        Of an imprecise period that may move it is the last day (or the first, as it is read) that
        the rules allow: a decision in June comes at the latest on June's last working day.
        """
        if point not in self._known:
            self._known[point] = self._reading(listed, point)
        return self._known[point]

    def _reading(self, listed: ListedRound, point: Point) -> date:
        read, exact = self._read(listed, point), listed.milestones[point].when.is_exact
        if exact or self._freedom(listed, point) is None or self._is_locked_whole(listed):
            return read
        earliest, latest = listed.periods[point]
        step = -1 if read == latest else 1
        for n in range((latest - earliest).days + 1):
            on = read + timedelta(days=step * n)
            if self.day_rules.allowed(listed, point, [on])[0]:
                return on
        return read

    def _barred_today(self, listed: ListedRound, point: Point) -> tuple[Text, ...]:
        """The rules that today's date breaks; a period breaks none as long as one day is left."""
        earliest, latest = listed.periods[point]
        days = (latest - earliest).days + 1
        allowed, _ = self.day_rules.allowed(
            listed, point, [earliest + timedelta(days=n) for n in range(days)]
        )
        if allowed and not listed.milestones[point].when.is_exact:
            return ()
        return self.day_rules.allowed(listed, point, [self.today(listed, point)])[1]

    def _read(self, listed: ListedRound, point: Point) -> date:
        return listed.read(point, optimistic=self.assumptions.optimistic)

    @cached_property
    def _known(self) -> dict[Point, date]:
        return {}

    def _inside(self, listed: ListedRound) -> Iterator[bool]:
        horizon = self.scenario.horizon
        for point in listed.milestones:
            if point.milestone in WITHIN_HORIZON:
                yield horizon.from_ <= self._read(listed, point) <= horizon.to

    def _is_locked_whole(self, listed: ListedRound) -> bool:
        return listed.name not in self._named and not all(self._inside(listed))

    @cached_property
    def _named(self) -> frozenset[str]:
        return rounds_named(self.scenario)


def _ways(listed: ListedRound, choice: BoardDates) -> list[dict[Point, date]]:
    return [
        {point: on for kind, on in way.items() if (point := listed.at(kind, None)) is not None}
        for way in choice.ways
    ]
