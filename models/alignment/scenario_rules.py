"""Rules of a scenario: what every date that may move has to keep to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.alignment.selection import Days, Selection
from models.errors import fault
from models.text import Text
from models.vocabulary import Date, Identifier, MilestoneKind, Record, RoundName

Week = Annotated[int, Field(ge=1, le=53)]
Year = Annotated[int, Field(ge=1950, le=2150)]
Capacity = Annotated[int, Field(ge=1, le=100_000)]


class Duration(Selection):
    """``min_days <= to - from <= max_days`` in each of the rounds that has both milestones.

    Of a two-stage call ``from`` is the last and ``to`` the first milestone of its kind.
    """

    from_: Annotated[MilestoneKind, Field(alias="from")]
    to: MilestoneKind
    min_days: Days | None = None
    max_days: Days | None = None

    @model_validator(mode="after")
    def _bounds_fit(self) -> Duration:
        if self.min_days is None and self.max_days is None:
            fault(
                "duration-without-bound",
                "varken min_days eller max_days är given.",
                "neither min_days nor max_days is given.",
                "Skriv minst den ena, till exempel min_days: 60.",
                "Write at least one, such as min_days: 60.",
            )
        if self.min_days is not None and self.max_days is not None:
            if self.min_days <= self.max_days:
                return self
            fault(
                "duration-min-above-max",
                f"min_days {self.min_days} är större än max_days {self.max_days}.",
                f"min_days {self.min_days} is larger than max_days {self.max_days}.",
                "Är de två talen omkastade?",
                "Maybe the two numbers are swapped?",
            )
        return self


class PanelUse(Selection):
    """Each of the rounds needs ``amount`` evaluators from ``from`` until the day before ``to``."""

    from_: Annotated[MilestoneKind, Field(alias="from")] = "deadline"
    to: MilestoneKind = "decision"
    amount: Capacity = 1


class EvaluatorPanel(Record):
    """Evaluators shared by calls: on no day are more than ``capacity`` needed."""

    id: Identifier
    capacity: Capacity
    uses: Annotated[tuple[PanelUse, ...], Field(min_length=1)]


class DeadlinesPerWeek(Record):
    """At most ``max`` deadlines in any ISO week: of one funder, or of ``all`` together."""

    funder: Identifier | None = None
    all: bool = False
    max: Annotated[int, Field(ge=1, le=10_000)]

    @model_validator(mode="after")
    def _exactly_one(self) -> DeadlinesPerWeek:
        if (self.funder is not None) == self.all:
            fault(
                "week-limit-form",
                "posten säger inte entydigt vilka finansiärer den gäller.",
                "the entry does not say plainly which funders it is about.",
                "Skriv funder: FINANSIÄR, eller all: true för alla tillsammans.",
                "Write funder: FUNDER, or all: true for all of them together.",
            )
        return self


class Blackout(Record):
    """Days on which the milestones may not stand: ISO weeks of every year, or a period.

    ``weeks`` are the first and the last, both included; ``[52, 1]`` goes over the new year.
    """

    weeks: tuple[Week, Week] | None = None
    from_: Annotated[Date | None, Field(alias="from")] = None
    to: Date | None = None
    milestones: Annotated[tuple[MilestoneKind, ...], Field(min_length=1)]
    funders: Literal["all"] | tuple[Identifier, ...] = "all"
    why: Text | None = None

    @model_validator(mode="after")
    def _weeks_or_period(self) -> Blackout:
        has_period = self.from_ is not None and self.to is not None
        if (self.weeks is not None) == has_period or (self.from_ is None) != (self.to is None):
            fault(
                "blackout-form",
                "spärren har varken hela veckor eller en hel period.",
                "the black-out has neither whole weeks nor a whole period.",
                "Skriv weeks: [28, 31], eller from: 2027-07-12 och to: 2027-08-08.",
                "Write weeks: [28, 31], or from: 2027-07-12 and to: 2027-08-08.",
            )
        if self.from_ is not None and self.to is not None and self.to < self.from_:
            fault(
                "blackout-backwards",
                f"spärren slutar {self.to}, före sin början {self.from_}.",
                f"the black-out ends {self.to}, before it begins {self.from_}.",
                "Är de två datumen omkastade?",
                "Maybe the two dates are swapped?",
            )
        return self


class BudgetYear(Record):
    """A milestone of the round, by default its decision, lies in the calendar year."""

    round: RoundName
    year: Year
    milestone: MilestoneKind = "decision"


class Rules(Record):
    """All rules of a scenario. They bind what may move; dates that can't move are given."""

    min_window_days: Days | None = None
    durations: tuple[Duration, ...] = ()
    panels: tuple[EvaluatorPanel, ...] = ()
    deadlines_per_week: tuple[DeadlinesPerWeek, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    working_days_only: tuple[MilestoneKind, ...] = ()
    budget_year: tuple[BudgetYear, ...] = ()
