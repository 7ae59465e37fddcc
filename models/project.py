"""A project that seeks money: partners, work packages and costs (format ``samspel/project@1``)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Final, Literal

from pydantic import Field, model_validator

from models.applied import HandedIn, applied_flaws, applied_twice
from models.errors import fault
from models.flaw import Flaw, Path
from models.money import Amount
from models.names_and_titles import Name, Title
from models.stated_rate import StatedRate
from models.text import Text
from models.vocabulary import (
    Activity,
    Country,
    Currency,
    Date,
    Identifier,
    PartnerType,
    Record,
    Region,
    Size,
)
from models.when import last_day_of_project
from models.written import Written, written_flaws, written_twice

PROJECT_FORMAT: Final = "samspel/project@1"

ObjectiveName = Literal["own_and_private", "applications", "success", "start", "changes"]


class Period(Record):
    """The project may start on ``earliest_start``, must end by ``latest_end``, lasts ``months``."""

    earliest_start: Date
    latest_end: Date
    months: Annotated[int, Field(ge=1, le=240)]

    @model_validator(mode="after")
    def _long_enough(self) -> Period:
        if last_day_of_project(self.earliest_start, self.months) > self.latest_end:
            fault(
                "period-too-short",
                f"{self.months} månader får inte plats mellan {self.earliest_start} och "
                f"{self.latest_end}.",
                f"{self.months} months do not fit between {self.earliest_start} and "
                f"{self.latest_end}.",
                "Korta months, eller flytta earliest_start eller latest_end.",
                "Shorten months, or move earliest_start or latest_end.",
            )
        return self


class Conditions(Record):
    """Grounds for higher aid that the project claims (GBER article 25(6))."""

    effective_collaboration: bool = False
    dissemination: bool = False
    licensing: bool = False
    assisted_area: Literal["none", "a", "c"] = "none"
    multi_state: bool = False


class OwnCash(Record):
    """What the partner can put in of its own money."""

    max: Amount


class EarlierDeMinimis(Record):
    """De minimis aid that the partner has been granted before, or is sure to get elsewhere.

    ``kind`` ``sgei`` is aid for a service of general economic interest, which has a ceiling of its
    own; that for agriculture and fishery counts below the general one. ``member_state`` granted it.
    """

    granted: Date
    amount: Amount
    currency: Currency = "EUR"
    kind: Literal["general", "sgei", "agriculture", "fishery"] = "general"
    member_state: Country = "SE"
    by: str | None = None
    eligible_costs: str | None = None


class Partner(Record):
    """An organisation in the project. ``own_cash`` left out means no money of its own."""

    id: Identifier
    name: Name
    type: PartnerType
    role: str | None = None
    size: Size | None = None
    economic_activity: bool = False
    undertaking: Identifier | None = None
    country: Country = "SE"
    own_cash: OwnCash = OwnCash(max=0)
    started_work: Date | None = None
    cluster_aid_since: Date | None = None
    de_minimis: tuple[EarlierDeMinimis, ...] = ()


class WorkPackage(Record):
    """Work of one activity category; ``months`` are counted from 1, first and last included."""

    id: Identifier
    title: Title | None = None
    activity: Activity
    months: tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]

    @model_validator(mode="after")
    def _ordered(self) -> WorkPackage:
        if self.months[0] > self.months[1]:
            fault(
                "months-backwards",
                f"arbetspaketet slutar månad {self.months[1]}, före sin början månad "
                f"{self.months[0]}.",
                f"the work package ends in month {self.months[1]}, before it begins in month "
                f"{self.months[0]}.",
                "Är de två talen omkastade?",
                "Maybe the two numbers are swapped?",
            )
        return self


class Cost(Record):
    """A cost of one partner in one work package, in cash or in kind."""

    partner: Identifier
    work_package: Identifier
    category: Identifier
    amount: Amount
    in_kind: bool = False


class Contribution(Record):
    """Money or work that someone has promised to the project, and when the promise is on paper.

    ``partners`` are those whose costs it may pay; an empty list means all.
    """

    id: Identifier
    from_: Annotated[str, Field(alias="from")]
    kind: Literal["public_cash", "private_cash", "public_in_kind", "private_in_kind"]
    amount: Amount
    state_resources: bool = False
    proof_on: Date | None = None
    partners: tuple[Identifier, ...] = ()

    @property
    def is_in_kind(self) -> bool:
        """Whether it is work or goods instead of money."""
        return self.kind in ("public_in_kind", "private_in_kind")

    @property
    def is_private(self) -> bool:
        """Whether it comes from someone private."""
        return self.kind in ("private_cash", "private_in_kind")

    def may_pay(self, partner_id: str) -> bool:
        """Whether it may pay this partner's costs."""
        return not self.partners or partner_id in self.partners


class Capacity(Record):
    """Working days a week for writing applications, and ISO weeks in which nobody writes."""

    writing_days_per_week: Annotated[Decimal, Field(gt=0, le=1000)]
    weeks_off: tuple[Annotated[int, Field(ge=1, le=53)], ...] = ()


class Scope(Record):
    """The costs that stand in one call's budget: work packages × partners."""

    call: Identifier
    work_packages: Literal["all"] | tuple[Identifier, ...] = "all"
    partners: Literal["all"] | tuple[Identifier, ...] = "all"

    def covers(self, partner_id: str, work_package_id: str) -> bool:
        """Whether a cost of this partner in this work package stands in the call's budget."""
        return (self.partners == "all" or partner_id in self.partners) and (
            self.work_packages == "all" or work_package_id in self.work_packages
        )


class Candidates(Record):
    """Which calls may be applied to, and the budgets that the project itself has decided."""

    calls: Literal["all"] | tuple[Identifier, ...] = "all"
    scope: tuple[Scope, ...] = ()


class CallList(Record):
    """Calls that must, or must not, be part of the plan."""

    calls: tuple[Identifier, ...] = ()


class Award(Record):
    """An earlier award or seal of excellence that a call may ask for."""

    call: Identifier
    kind: Literal["award", "seal"]
    on: Date


class Project(Record):
    """A project: who does what at which cost, and what it wants of a plan.

    ``rates`` are used where no programme states one: for de minimis aid, whose ceiling is in euro.
    ``applied`` are applications that are handed in already, ``written`` the days of writing that
    are already spent on others.
    """

    format: Literal["samspel/project@1"] = PROJECT_FORMAT
    id: Identifier
    title: Title
    as_of: Date
    currency: Currency = "SEK"
    synthetic: bool = False
    note: Text | None = None
    period: Period
    regions: tuple[Region, ...] = ()
    conditions: Conditions = Conditions()
    partners: Annotated[tuple[Partner, ...], Field(min_length=1)]
    work_packages: Annotated[tuple[WorkPackage, ...], Field(min_length=1)]
    costs: Annotated[tuple[Cost, ...], Field(min_length=1)]
    contributions: tuple[Contribution, ...] = ()
    capacity: Capacity | None = None
    candidates: Candidates = Candidates()
    must: CallList = CallList()
    must_not: CallList = CallList()
    awards: tuple[Award, ...] = ()
    applied: tuple[HandedIn, ...] = ()
    written: tuple[Written, ...] = ()
    rates: dict[Currency, StatedRate] = Field(default_factory=dict)
    assumptions: dict[str, Any] = Field(default_factory=dict)
    objective: tuple[ObjectiveName, ...] = ("own_and_private", "applications", "success", "start")

    @cached_property
    def partner_by_id(self) -> dict[str, Partner]:
        """Partners by id."""
        return {partner.id: partner for partner in self.partners}

    @cached_property
    def work_package_by_id(self) -> dict[str, WorkPackage]:
        """Work packages by id."""
        return {package.id: package for package in self.work_packages}

    @property
    def total_cost(self) -> int:
        """All costs, in kind included, in minor units."""
        return sum(cost.amount for cost in self.costs)

    def scope_of(self, call_id: str) -> Scope | None:
        """What the project has put in the call's budget; ``None`` leaves it to the planner."""
        return next((scope for scope in self.candidates.scope if scope.call == call_id), None)

    def handed_in(self, call_id: str, round_id: str) -> HandedIn | None:
        """The application to a round, if it is handed in already."""
        return next(
            (one for one in self.applied if (one.call, one.round) == (call_id, round_id)), None
        )

    def on_day(self, today: date) -> Project:
        """The same project planned on another day."""
        return self.model_copy(update={"as_of": today})

    def flaws(self) -> Iterator[Flaw]:
        """Faults that show when the whole project is read together."""
        for index, package in enumerate(self.work_packages):
            if package.months[1] > self.period.months:
                yield Flaw(
                    ("work_packages", index, "months"),
                    "work-package-after-project",
                    f"arbetspaketet {package.id} slutar månad {package.months[1]}, men projektet "
                    f"är {self.period.months} månader.",
                    f"work package {package.id} ends in month {package.months[1]}, but the "
                    f"project lasts {self.period.months} months.",
                    "Korta arbetspaketet eller förläng period.months.",
                    "Shorten the work package or lengthen period.months.",
                )
        yield from applied_flaws(self.applied, self.as_of)
        yield from written_flaws(self.written, self.as_of)
        yield from self.flaws_of_names()
        if self.total_cost == 0:
            yield Flaw(
                ("costs",),
                "costs-sum-to-nothing",
                "kostnaderna är noll tillsammans.",
                "the costs add up to nothing.",
                "Skriv minst en kostnad som är större än noll.",
                "Write at least one cost above zero.",
            )

    def flaws_of_names(self) -> Iterator[Flaw]:
        """Names that stand twice, that nothing bears or that contradict each other.

        Looks at no date and no amount: a project with holes can be asked, too.
        """
        yield from _duplicates("partners", [partner.id for partner in self.partners])
        yield from _duplicates("work_packages", [one.id for one in self.work_packages])
        yield from _duplicates("contributions", [one.id for one in self.contributions])
        for index, partner in enumerate(self.partners):
            if partner.economic_activity and partner.size is None:
                yield Flaw(
                    ("partners", index),
                    "size-missing",
                    f"{partner.name} bedriver ekonomisk verksamhet men saknar storlek, som avgör "
                    "hur stort stöd som är tillåtet.",
                    f"{partner.name} has economic activity but no size, which decides how much "
                    "aid is permitted.",
                    "Lägg till size: micro, small, medium eller large (koncernen räknas med).",
                    "Add size: micro, small, medium or large (counting the whole group).",
                )
        yield from applied_twice(self.applied)
        yield from written_twice(self.written)
        yield from self._rates_missing()
        yield from self._unknown_names()
        both = sorted(set(self.must.calls) & set(self.must_not.calls))
        for call_id in both:
            yield Flaw(
                ("must", "calls", self.must.calls.index(call_id)),
                "must-and-must-not",
                f"utlysningen {call_id} står både under must och under must_not.",
                f"call {call_id} stands both under must and under must_not.",
                "Stryk den på ett av ställena.",
                "Remove it from one of them.",
            )

    def _rates_missing(self) -> Iterator[Flaw]:
        for index, partner in enumerate(self.partners):
            for position, earlier in enumerate(partner.de_minimis):
                if earlier.currency != "EUR" and earlier.currency not in self.rates:
                    yield Flaw(
                        ("partners", index, "de_minimis", position, "currency"),
                        "rate-missing",
                        f"stödet av mindre betydelse till {partner.name} står i "
                        f"{earlier.currency}, men projektet anger ingen kurs mot euron.",
                        f"the de minimis aid to {partner.name} is in {earlier.currency}, but the "
                        "project states no rate against the euro.",
                        f"Lägg till rates: {{{earlier.currency}: {{rate: …, source: …}}}} med "
                        f"antalet {earlier.currency} för en euro.",
                        f"Add rates: {{{earlier.currency}: {{rate: …, source: …}}}} with the "
                        f"number of {earlier.currency} for one euro.",
                    )

    def _unknown_names(self) -> Iterator[Flaw]:
        partners, packages = list(self.partner_by_id), list(self.work_package_by_id)
        for index, cost in enumerate(self.costs):
            yield from _known("partner", cost.partner, partners, ("costs", index, "partner"))
            yield from _known(
                "work_package", cost.work_package, packages, ("costs", index, "work_package")
            )
        for index, contribution in enumerate(self.contributions):
            for position, name in enumerate(contribution.partners):
                where: Path = ("contributions", index, "partners", position)
                yield from _known("partner", name, partners, where)
        for index, scope in enumerate(self.candidates.scope):
            above: Path = ("candidates", "scope", index)
            if scope.partners != "all":
                for position, name in enumerate(scope.partners):
                    yield from _known("partner", name, partners, (*above, "partners", position))
            if scope.work_packages != "all":
                for position, name in enumerate(scope.work_packages):
                    where = (*above, "work_packages", position)
                    yield from _known("work_package", name, packages, where)

    def unknown_calls(self, known: Sequence[str]) -> Iterator[Flaw]:
        """References to calls that the catalogue does not hold."""
        if self.candidates.calls != "all":
            for position, name in enumerate(self.candidates.calls):
                yield from _known("call", name, known, ("candidates", "calls", position))
        for index, scope in enumerate(self.candidates.scope):
            yield from _known("call", scope.call, known, ("candidates", "scope", index, "call"))
        for position, name in enumerate(self.must.calls):
            yield from _known("call", name, known, ("must", "calls", position))
        for position, name in enumerate(self.must_not.calls):
            yield from _known("call", name, known, ("must_not", "calls", position))
        for position, one in enumerate(self.written):
            yield from _known("call", one.call, known, ("written", position, "call"))


def _duplicates(field: str, ids: Sequence[str]) -> Iterator[Flaw]:
    for index, one in enumerate(ids):
        if one in ids[:index]:
            yield Flaw(
                (field, index, "id"),
                "duplicate-id",
                f"id {one!r} finns redan som {field}[{ids.index(one)}].",
                f"the id {one!r} already stands at {field}[{ids.index(one)}].",
                "Ge varje post ett eget id.",
                "Give each entry an id of its own.",
            )


_NAMES = {
    "partner": ("parten", "partner", "partners"),
    "work_package": ("arbetspaketet", "work package", "work_packages"),
    "call": ("utlysningen", "call", "calls"),
}


def _known(what: str, name: str, known: Sequence[str], path: Path) -> Iterator[Flaw]:
    if name in known:
        return
    sv, en, _ = _NAMES[what]
    near = difflib.get_close_matches(name, known, n=1)
    listed = ", ".join(sorted(known)[:8]) or "–"
    yield Flaw(
        path,
        f"{what.replace('_', '-')}-unknown",
        f"{sv} {name!r} finns inte.",
        f"there is no {en} {name!r}.",
        f"Menade du kanske {near[0]}?" if near else f"Skriv någon av {listed}.",
        f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
    )
