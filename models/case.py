"""A plan together with the project and the catalogue that it is about: what a rule reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from models.assumptions_set import Assumptions, assumptions_of
from models.call import Call, Round
from models.catalogue import Catalogue, Funder, Programme
from models.dates import RoundDates, round_dates
from models.plan import Application, Plan
from models.project import Contribution, Partner, Project, WorkPackage
from models.vocabulary import UnionFunds
from models.when import add_months, last_day_of_project

CostPlace = tuple[str, str]
"""Partner id and work package id."""

CostKey = tuple[str, str, str, bool]
"""Partner id, work package id, category, in kind."""


@dataclass(frozen=True)
class Chosen:
    """An application of the plan with the call, round, funder and dates that it names.

    ``scope`` is the set of costs in the call's budget, ``grant`` what the plan says it gets.
    """

    application: Application
    call: Call
    round: Round
    funder: Funder
    programme: Programme | None
    union_funds: UnionFunds
    dates: RoundDates
    scope: frozenset[CostPlace]

    @property
    def name(self) -> str:
        """``call/round``."""
        return f"{self.call.id}/{self.round.id}"

    @property
    def source(self) -> str:
        """Its name in the funding matrix."""
        return self.application.source

    @property
    def is_state_money(self) -> bool:
        """Whether its grants are State resources: neither private nor the Union's own money."""
        return self.union_funds != "direct" and self.funder.level != "private"

    @property
    def submitted_on(self) -> date:
        """The day by which the plan hands in the application."""
        return date.fromisoformat(self.application.submit_by[:10])


@dataclass(frozen=True)
class Case:
    """What every rule is given: the plan and everything that it rests on."""

    project: Project
    catalogue: Catalogue
    plan: Plan

    @cached_property
    def assumptions(self) -> Assumptions:
        """The assumptions in force."""
        return assumptions_of(self.project.assumptions)

    @cached_property
    def chosen(self) -> tuple[Chosen, ...]:
        """The applications whose call and round exist in the catalogue."""
        found = []
        for application in self.plan.applications:
            call = self.catalogue.call_by_id.get(application.call)
            one = None if call is None else call.round(application.round)
            if call is not None and one is not None:
                found.append(self._chosen(application, call, one))
        return tuple(found)

    @cached_property
    def chosen_by_source(self) -> Mapping[str, Chosen]:
        """Applications by their name in the funding matrix."""
        return {one.source: one for one in self.chosen}

    @cached_property
    def contribution_by_source(self) -> Mapping[str, Contribution]:
        """Contributions by their name in the funding matrix."""
        return {f"contribution:{one.id}": one for one in self.project.contributions}

    @cached_property
    def costs(self) -> Mapping[CostKey, int]:
        """Costs in minor units per partner, work package, category and kind."""
        sums: dict[CostKey, int] = defaultdict(int)
        for cost in self.project.costs:
            sums[cost.partner, cost.work_package, cost.category, cost.in_kind] += cost.amount
        return dict(sums)

    @cached_property
    def paid(self) -> Mapping[tuple[CostKey, str], int]:
        """Minor units per cost and source, as the plan's matrix says."""
        sums: dict[tuple[CostKey, str], int] = defaultdict(int)
        for row in self.plan.matrix:
            key = (row.partner, row.work_package, row.category, self.is_in_kind(row.source))
            sums[key, row.source] += row.amount
        return dict(sums)

    def is_in_kind(self, source: str) -> bool:
        """Whether a source is work or goods: it pays costs in kind, and only those."""
        contribution = self.contribution_by_source.get(source)
        return source.startswith("in_kind:") or (
            contribution is not None and contribution.is_in_kind
        )

    def partner(self, partner_id: str) -> Partner:
        """A partner of the project."""
        return self.project.partner_by_id[partner_id]

    def work_package(self, work_package_id: str) -> WorkPackage:
        """A work package of the project."""
        return self.project.work_package_by_id[work_package_id]

    def cost_of(self, places: frozenset[CostPlace], *, in_kind: bool | None = None) -> int:
        """The costs at these places; all, only those in kind, or only those in cash."""
        return sum(
            amount
            for (partner, package, _, kind), amount in self.costs.items()
            if (partner, package) in places and in_kind in (None, kind)
        )

    def paid_by(self, source: str, places: frozenset[CostPlace] | None = None) -> int:
        """What a source pays in all, or of the costs at these places."""
        return sum(
            amount
            for ((partner, package, _, _), name), amount in self.paid.items()
            if name == source and (places is None or (partner, package) in places)
        )

    def work_dates(self, work_package_id: str) -> tuple[date, date] | None:
        """First and last day of a work package when the project starts as the plan says."""
        if self.plan.start is None:
            return None
        first, last = self.work_package(work_package_id).months
        return (
            add_months(self.plan.start, first - 1),
            last_day_of_project(self.plan.start, last),
        )

    def scope_dates(self, scope: frozenset[CostPlace]) -> tuple[date, date] | None:
        """First and last day of the work packages in a scope."""
        if self.plan.start is None or not scope:
            return None
        packages = [self.work_package(package) for _, package in sorted(scope)]
        return (
            add_months(self.plan.start, min(one.months[0] for one in packages) - 1),
            add_months(self.plan.start, max(one.months[1] for one in packages)) - timedelta(days=1),
        )

    def _chosen(self, application: Application, call: Call, one: Round) -> Chosen:
        return Chosen(
            application=application,
            call=call,
            round=one,
            funder=self.catalogue.funder_of(call),
            programme=self.catalogue.programme_of(call),
            union_funds=self.catalogue.union_funds_of(call),
            dates=round_dates(call, one, self.catalogue, self.assumptions),
            scope=self._scope(application),
        )

    def _scope(self, application: Application) -> frozenset[CostPlace]:
        if application.scope:
            return frozenset((one.partner, one.work_package) for one in application.scope)
        places = {(cost.partner, cost.work_package) for cost in self.project.costs}
        decided = self.project.scope_of(application.call)
        if decided is not None:
            return frozenset(place for place in places if decided.covers(*place))
        # A plan written by hand that does not say what the call's budget holds: the least that it
        # can hold is what the call pays for, and every share is then tested most strictly.
        return frozenset(
            (row.partner, row.work_package)
            for row in self.plan.matrix
            if row.source == application.source and row.amount > 0
        )
