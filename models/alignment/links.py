"""Links between rounds: what funders want of each other's dates, required or worth a weight."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.alignment.selection import Days, Weight
from models.errors import fault
from models.text import Text
from models.vocabulary import Identifier, MilestoneKind, Record, RoundName

SomeRounds = Annotated[tuple[RoundName, ...], Field(min_length=2)]
SignedDays = Annotated[int, Field(ge=-20_000, le=20_000)]


class MilestoneOf(Record):
    """A milestone of a round; ``stage`` where the round has several of the kind."""

    round: RoundName
    milestone: MilestoneKind
    stage: Annotated[int, Field(ge=1, le=9)] | None = None


class _Worth(Record):
    """What every link has: a name, and whether it is required or else its weight.

    The weight of a required link says nothing. ``why`` is for the readers of the report.
    """

    id: Identifier
    required: bool = False
    weight: Weight | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _required_or_weighed(self) -> _Worth:
        if not self.required and self.weight is None:
            fault(
                "link-without-weight",
                f"länken {self.id} är varken ett krav eller har en vikt.",
                f"link {self.id} is neither required nor has a weight.",
                "Lägg till required: true, eller weight: med ett helt tal, till exempel 5.",
                "Add required: true, or weight: with a whole number, such as 5.",
            )
        return self


class LagLink(_Worth):
    """``min_days <= then - first <= max_days`` in calendar days."""

    kind: Literal["lag"]
    first: MilestoneOf
    then: MilestoneOf
    min_days: SignedDays | None = None
    max_days: SignedDays | None = None

    @model_validator(mode="after")
    def _bounds_fit(self) -> LagLink:
        if self.min_days is None and self.max_days is None:
            fault(
                "lag-without-bound",
                f"länken {self.id} har varken min_days eller max_days.",
                f"link {self.id} has neither min_days nor max_days.",
                "Skriv minst den ena, till exempel min_days: 0 för »inte före«.",
                "Write at least one, such as min_days: 0 for “not before”.",
            )
        _ordered(self.id, self.min_days, self.max_days)
        return self


class DecisionBeforeProofLink(_Worth):
    """The decision of ``first`` falls before ``then`` wants the match proved, by its own rule.

    The margin is working days of the calendar of the funder that wants the proof.
    """

    kind: Literal["decision_before_proof"]
    first: RoundName
    then: RoundName
    margin_working_days: Annotated[int, Field(ge=0, le=400)] = 0


class OverlapLink(_Worth):
    """All rounds are open at once for at least ``min_days`` (first deadline − last opening)."""

    kind: Literal["overlap"]
    rounds: SomeRounds
    min_days: Days = 0


class ApartLink(_Worth):
    """Every two of the milestones lie at least ``min_days`` from each other."""

    kind: Literal["apart"]
    rounds: SomeRounds
    milestone: MilestoneKind = "deadline"
    min_days: Annotated[int, Field(ge=1, le=20_000)]


class SameWeekLink(_Worth):
    """All the milestones lie in one ISO week."""

    kind: Literal["same_week"]
    rounds: SomeRounds
    milestone: MilestoneKind = "opens"


class NearLink(_Worth):
    """No two of the milestones lie more than ``max_days`` from each other."""

    kind: Literal["near"]
    rounds: SomeRounds
    milestone: MilestoneKind = "deadline"
    max_days: Days


Link = Annotated[
    LagLink | DecisionBeforeProofLink | OverlapLink | ApartLink | SameWeekLink | NearLink,
    Field(discriminator="kind"),
]


def rounds_of(link: Link) -> tuple[str, ...]:
    """The rounds that a link names, each once, in the order written."""
    if isinstance(link, LagLink):
        return tuple(dict.fromkeys((link.first.round, link.then.round)))
    if isinstance(link, DecisionBeforeProofLink):
        return tuple(dict.fromkeys((link.first, link.then)))
    return tuple(dict.fromkeys(link.rounds))


def _ordered(link: str, least: int | None, most: int | None) -> None:
    if least is not None and most is not None and least > most:
        fault(
            "lag-min-above-max",
            f"länken {link} har min_days {least}, som är större än max_days {most}.",
            f"link {link} has min_days {least}, which is larger than max_days {most}.",
            "Är de två talen omkastade?",
            "Maybe the two numbers are swapped?",
        )
