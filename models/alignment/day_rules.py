"""Which days a milestone may stand on, and by which rule not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.alignment.case import Point
from models.alignment.horizon_flaws import WITHIN_HORIZON
from models.alignment.rounds import ListedRound
from models.alignment.scenario import Scenario
from models.alignment.scenario_rules import Blackout
from models.alignment.working_calendar import WorkingCalendar
from models.assumptions_set import Assumptions
from models.mention import MILESTONES
from models.text import Text
from models.vocabulary import MilestoneKind


@dataclass(frozen=True)
class DayRule:
    """A rule about single days: what it says, and whether a day is allowed."""

    says: Text
    allows: Callable[[date], bool]


@dataclass(frozen=True)
class DayRules:
    """The rules of a scenario about single days, by milestone.

    ``years`` are the first and the last in which dates are asked about.
    """

    scenario: Scenario
    assumptions: Assumptions
    years: tuple[int, int]

    def of(self, listed: ListedRound, point: Point) -> list[DayRule]:
        """The rules that hold for one milestone, in the order in which they are told."""
        return [
            *self._horizon(point.milestone),
            *self._budget_years(point),
            *self._blackouts(listed, point.milestone),
            *self._working_days(listed, point.milestone),
        ]

    def allowed(
        self, listed: ListedRound, point: Point, days: Sequence[date]
    ) -> tuple[tuple[date, ...], tuple[Text, ...]]:
        """The days that all rules allow, and what the rules that took days out of them say."""
        left, barred = list(days), []
        for rule in self.of(listed, point):
            kept = [on for on in left if rule.allows(on)]
            if len(kept) < len(left):
                barred.append(rule.says)
            left = kept
        return tuple(left), tuple(barred)

    def calendar_of(self, listed: ListedRound) -> WorkingCalendar:
        """The working days of the funder's own calendar."""
        name = listed.funder.holidays
        if name not in self._calendars:
            first, last = self.years
            # Three years before: the proof of match may be asked for 400 working days ahead.
            self._calendars[name] = WorkingCalendar(
                name, first - 3, last + 1, self.assumptions.eves_are_holidays
            )
        return self._calendars[name]

    @cached_property
    def _calendars(self) -> dict[str, WorkingCalendar]:
        return {}

    def _horizon(self, kind: MilestoneKind) -> Iterator[DayRule]:
        first, last = self.scenario.horizon.from_, self.scenario.horizon.to
        if kind in WITHIN_HORIZON:
            yield DayRule(
                Text(sv=f"horisonten {first}–{last}", en=f"the horizon {first}–{last}"),
                lambda on: first <= on <= last,
            )

    def _budget_years(self, point: Point) -> Iterator[DayRule]:
        what = MILESTONES[point.milestone]
        for rule in self.scenario.rules.budget_year:
            if rule.round == point.round and rule.milestone == point.milestone:
                yield DayRule(
                    Text(
                        sv=f"budgetåret {rule.year} för {what.sv}",
                        en=f"the budget year {rule.year} of the {what.en}",
                    ),
                    lambda on, year=rule.year: on.year == year,  # type: ignore[misc]  # mypy reads the default as a second argument
                )

    def _blackouts(self, listed: ListedRound, kind: MilestoneKind) -> Iterator[DayRule]:
        for blackout in self.scenario.rules.blackouts:
            everyone = blackout.funders == "all"
            if kind in blackout.milestones and (everyone or listed.funder.id in blackout.funders):
                yield DayRule(_blackout_words(blackout), _outside(blackout))

    def _working_days(self, listed: ListedRound, kind: MilestoneKind) -> Iterator[DayRule]:
        if kind in self.scenario.rules.working_days_only:
            name = listed.funder.name
            yield DayRule(
                Text(sv=f"bara arbetsdagar ({name})", en=f"working days only ({name})"),
                self.calendar_of(listed).is_working,
            )


def _outside(blackout: Blackout) -> Callable[[date], bool]:
    first, last = blackout.from_, blackout.to
    if blackout.weeks is None:
        return lambda on: not (first is not None and last is not None and first <= on <= last)
    start, end = blackout.weeks
    if start <= end:
        return lambda on: not start <= on.isocalendar().week <= end
    return lambda on: end < on.isocalendar().week < start


def _blackout_words(blackout: Blackout) -> Text:
    if blackout.weeks is None:
        span = f"{blackout.from_}–{blackout.to}"
        words = Text(sv=f"spärren {span}", en=f"the black-out {span}")
    else:
        span = f"{blackout.weeks[0]}–{blackout.weeks[1]}"
        words = Text(sv=f"spärren vecka {span}", en=f"the black-out of weeks {span}")
    if blackout.why is None:
        return words
    return Text(sv=f"{words.sv} ({blackout.why.sv})", en=f"{words.en} ({blackout.why.en})")
