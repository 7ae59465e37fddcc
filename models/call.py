"""A call for proposals, its rounds and their milestones, as the funder published them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from math import prod
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from models.call_conditions import (
    Budget,
    Combine,
    Consortium,
    CostRules,
    Eligible,
    GrantLimits,
    Match,
    ProjectLimits,
    Rates,
    Requirement,
)
from models.errors import fault
from models.money import Share
from models.names_and_titles import Title
from models.payment import Payment
from models.text import Text
from models.vocabulary import (
    Activity,
    Certainty,
    Date,
    Identifier,
    LegalBasis,
    MilestoneKind,
    PartnerType,
    Record,
    RoundName,
    Size,
)
from models.when import When, parse_when


class Source(Record):
    """Where a fact was read, and when."""

    url: str
    seen_on: Date | None = None


class FormerDate(Record):
    """What a milestone said until it was changed, and the day on which the change was seen.

    ``certainty`` is how sure it was, where that changed and the date did not.
    """

    at: Any
    zone: str | None = None
    changed_on: Date
    certainty: Certainty | None = None

    @cached_property
    def when(self) -> When:
        """The former value."""
        return parse_when(self.at, self.zone)

    @model_validator(mode="after")
    def _readable(self) -> FormerDate:
        parse_when(self.at, self.zone)
        return self


class Milestone(Record):
    """One date of a round. ``at`` and ``zone`` are as written; ``when`` is what they mean."""

    kind: MilestoneKind
    at: Any
    zone: str | None = None
    stage: Annotated[int, Field(ge=1, le=9)] | None = None
    certainty: Certainty | None = None
    source: Source | None = None
    note: Text | None = None
    revisions: tuple[FormerDate, ...] = ()

    @cached_property
    def when(self) -> When:
        """The date, the zoned wall-clock time or the imprecise period."""
        return parse_when(self.at, self.zone)

    @model_validator(mode="after")
    def _readable(self) -> Milestone:
        parse_when(self.at, self.zone)
        return self


def certainty_in_round(own: Certainty | None, of_round: Certainty) -> Certainty:
    """How sure a milestone is: as it says itself, or else as its round, unless that is off."""
    return "cancelled" if of_round == "cancelled" else own or of_round


class Round(Record):
    """An application round of a call, or one cut-off of a call that is open continuously.

    ``decided_with`` names a round (``call/round``) that is decided at the same meeting: however
    imprecise the day is, it is one and the same.
    """

    id: Identifier
    certainty: Certainty = "confirmed"
    title: Title | None = None
    note: Text | None = None
    decided_with: RoundName | None = None
    milestones: Annotated[tuple[Milestone, ...], Field(min_length=1)]

    def all_of(self, kind: MilestoneKind) -> tuple[Milestone, ...]:
        """The milestones of one kind that are not cancelled, by stage and then by date."""
        found = [m for m in self.milestones if m.kind == kind and m.certainty != "cancelled"]
        return tuple(sorted(found, key=lambda m: (m.stage or 1, m.when.earliest)))

    def first(self, kind: MilestoneKind) -> Milestone | None:
        """The first milestone of a kind: for deadlines that of the first stage."""
        found = self.all_of(kind)
        return found[0] if found else None

    def last(self, kind: MilestoneKind) -> Milestone | None:
        """The last milestone of a kind: for deadlines that of the last stage."""
        found = self.all_of(kind)
        return found[-1] if found else None

    def is_open(self, on: date) -> bool:
        """Whether an application can still be handed in on a day: the first deadline lies ahead."""
        deadline = self.first("deadline")
        return deadline is not None and deadline.when.latest >= on

    def certainty_of(self, milestone: Milestone) -> Certainty:
        """The milestone's own certainty, or the round's: all of a cancelled round is cancelled."""
        return certainty_in_round(milestone.certainty, self.certainty)


class Call(Record):
    """A call for proposals (utlysning) with its rounds; amounts are in the funder's currency.

    ``objectives`` are the specific objectives of the programme that it serves (``1.4``).
    ``success_rate`` is the chance of a grant; ``stage_success_rates`` that of passing each stage,
    the last of which is the grant: their product where ``success_rate`` is not stated.
    ``effort_days`` of writing are due by the first deadline, ``stage_effort_days`` by the second
    and later ones, of which each can begin only when the stage before it has been answered.
    """

    id: Identifier
    funder: Identifier
    programme: Identifier | None = None
    title: Title
    source: Source | None = None
    visibility: Literal["public", "invited"] = "public"
    synthetic: bool = False
    note: Text | None = None
    objectives: tuple[str, ...] = ()
    budget: Budget | None = None
    grant: GrantLimits = GrantLimits()
    rates: Rates = Rates()
    legal_basis: Annotated[tuple[LegalBasis, ...], Field(min_length=1)] = ("no_aid",)
    eligible: Eligible = Eligible()
    consortium: Consortium = Consortium()
    project: ProjectLimits = ProjectLimits()
    costs: CostRules = CostRules()
    combine: Combine = Combine()
    match: Match = Match()
    payment: Payment | None = None
    requirements: tuple[Requirement, ...] = ()
    effort_days: Annotated[Decimal, Field(ge=0, le=10_000)] = Decimal(0)
    stage_effort_days: tuple[Annotated[Decimal, Field(ge=0, le=10_000)], ...] = ()
    success_rate: Share | None = None
    stage_success_rates: tuple[Share, ...] = ()
    rounds: Annotated[tuple[Round, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _made_up_figures_are_explained(self) -> Call:
        if self.synthetic and self.note is None:
            fault(
                "synthetic-without-note",
                "utlysningen är märkt synthetic men ingen note säger vad som är påhittat.",
                "the call is marked synthetic but no note says what is made up.",
                "Lägg till note: med vad som är påhittat och vad det bygger på.",
                "Add note: with what is made up and what it is modelled on.",
            )
        return self

    @model_validator(mode="after")
    def _stages_give_the_whole_chance(self) -> Call:
        product = self._product_of_stages
        stated = self.success_rate
        if stated is not None and product is not None:
            # A rate is often given rounded to a whole percentage point.
            if abs(stated - product) <= Decimal("0.01"):
                return self
            fault(
                "stage-success-rates",
                f"stegens beviljandegrader ger tillsammans {product}, men success_rate är "
                f"{stated}.",
                f"the success rates of the stages give {product} together, but success_rate is "
                f"{stated}.",
                "Stryk success_rate, så räknas den ur stegen, eller rätta någon av dem.",
                "Remove success_rate, which then follows from the stages, or correct one of them.",
            )
        return self

    @property
    def chance(self) -> Decimal | None:
        """The chance of a grant, as stated or by the stages; ``None`` where neither is stated."""
        return self._product_of_stages if self.success_rate is None else self.success_rate

    @property
    def _product_of_stages(self) -> Decimal | None:
        if not self.stage_success_rates:
            return None
        return prod(self.stage_success_rates, start=Decimal(1))

    def round(self, round_id: str) -> Round | None:
        """The round with this id."""
        return next((one for one in self.rounds if one.id == round_id), None)

    def partner_rate(
        self, type_: PartnerType, size: Size | None, activity: Activity
    ) -> Decimal | None:
        """The funder's cap for a partner, the lowest of all that fit; ``None`` if none does."""
        fitting = [one.rate for one in self.rates.partner if one.fits(type_, size, activity)]
        return min(fitting) if fitting else None
