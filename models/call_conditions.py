"""What a call sets: its budget, grants and rates, who may be paid for what, and when."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.errors import fault
from models.money import Amount, Share
from models.text import Text
from models.vocabulary import (
    ACTIVITIES,
    PARTNER_TYPES,
    Activity,
    Currency,
    Date,
    Identifier,
    MilestoneKind,
    PartnerType,
    Record,
    Region,
    Size,
)


class Budget(Record):
    """What the call, or a pot shared by several calls, has to give in all."""

    amount: Amount
    currency: Currency = "SEK"
    scope: Literal["call", "pot"] = "call"
    pot: Identifier | None = None

    @model_validator(mode="after")
    def _pot_is_named(self) -> Budget:
        if self.scope == "pot" and self.pot is None:
            fault(
                "pot-without-name",
                "budgeten delas (scope: pot) men potten saknar namn.",
                "the budget is shared (scope: pot) but the pot has no name.",
                "Lägg till pot: med samma namn hos alla utlysningar som delar den.",
                "Add pot: with the same name on every call that shares it.",
            )
        return self


class GrantLimits(Record):
    """Smallest and largest grant to one project, in the funder's currency."""

    min: Amount | None = None
    max: Amount | None = None

    @model_validator(mode="after")
    def _ordered(self) -> GrantLimits:
        if self.min is not None and self.max is not None and self.min > self.max:
            fault(
                "grant-min-above-max",
                "det minsta bidraget är större än det största.",
                "the smallest grant is larger than the largest.",
                "Är de två beloppen omkastade?",
                "Maybe the two amounts are swapped?",
            )
        return self


class PartnerRate(Record):
    """The funder's own cap for partners of a kind; a field left out stands for every value."""

    type: PartnerType | None = None
    size: Size | None = None
    activity: Activity | None = None
    rate: Share

    def fits(self, type_: PartnerType, size: Size | None, activity: Activity) -> bool:
        """Whether the cap is for a partner of this type and size in this activity."""
        return (
            self.type in (None, type_)
            and self.size in (None, size)
            and self.activity in (None, activity)
        )


class Rates(Record):
    """The funder's own caps, as shares of eligible costs: for the project and per partner."""

    project: Share = Decimal(1)
    partner: tuple[PartnerRate, ...] = ()


class Eligible(Record):
    """Who may be paid, for what and where. An empty list of regions means anywhere."""

    partners: tuple[PartnerType, ...] = PARTNER_TYPES
    activities: tuple[Activity, ...] = ACTIVITIES
    regions: tuple[Region, ...] = ()


class RequiredPartner(Record):
    """A partner that the project must have; a field left out stands for every value."""

    type: PartnerType | None = None
    role: str | None = None
    size: Size | None = None


class Consortium(Record):
    """What the call asks of the project's partners, and of earlier awards and seals."""

    min_partners: Annotated[int, Field(ge=1, le=200)] = 1
    requires: tuple[RequiredPartner, ...] = ()
    award_of: tuple[Identifier, ...] = ()
    seal_of: tuple[Identifier, ...] = ()


class ProjectLimits(Record):
    """When a project may start and end and how long it may be, in whole months."""

    earliest_start: Date | None = None
    latest_start: Date | None = None
    latest_end: Date | None = None
    min_months: Annotated[int, Field(ge=1, le=240)] | None = None
    max_months: Annotated[int, Field(ge=1, le=240)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> ProjectLimits:
        if (
            self.min_months is not None
            and self.max_months is not None
            and self.min_months > self.max_months
        ):
            fault(
                "months-min-above-max",
                f"min_months {self.min_months} är större än max_months {self.max_months}.",
                f"min_months {self.min_months} is larger than max_months {self.max_months}.",
                "Är de två talen omkastade?",
                "Maybe the two numbers are swapped?",
            )
        return self


class CostRules(Record):
    """Whether in-kind costs count, and from which day costs are eligible.

    ``from_`` (in files ``from``) is ``application``, ``decision`` or a date.
    """

    in_kind: Literal["allowed", "refused"] = "allowed"
    from_: Annotated[Literal["application", "decision"] | Date, Field(alias="from")] = "application"


class Combine(Record):
    """Whether this money may stand beside Union funds in one project."""

    union_funds: Literal["allowed", "refused", "required"] = "allowed"


class ProofRule(Record):
    """By when the match must be proved to the funder, relative to an event of the round.

    ``count`` is days, working days of the funder's calendar or weeks, by ``rule``.
    A milestone ``proof_due`` of the round goes before the rule.
    """

    rule: Literal[
        "none", "at_submission", "at_decision", "days_before", "working_days_before", "weeks_before"
    ] = "none"
    count: Annotated[int, Field(ge=0, le=400)] = 0
    event: MilestoneKind = "decision"


class Match(Record):
    """What the call asks of the money that stands beside its own grant."""

    proof: ProofRule = ProofRule()
    private_share_min: Share = Decimal(0)
    cash_only: bool = False


class Requirement(Record):
    """Something that an application or a granted project must hold, as the call says it in words.

    It is shown and compared between calls; no rule computes with it.
    """

    kind: Literal["language", "annex", "budget_heading", "reporting"]
    text: Text
