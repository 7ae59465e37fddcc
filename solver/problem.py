"""What is to be solved, as plain data: cost cells, calls that may be applied to, and their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.aid_intensity import Grounds
from models.assumptions_set import Assumptions, assumptions_of
from models.call import Call, Round
from models.case import CostPlace
from models.catalogue import Catalogue, Funder, Programme
from models.collaboration import grounds_for
from models.dates import RoundDates, round_dates
from models.errors import OutsideKnownDatesError
from models.exchange import convert_down, convert_up
from models.legal_basis import legal_basis
from models.project import Partner, Project, WorkPackage
from models.text import Text
from models.vocabulary import UnionFunds


@dataclass(frozen=True, slots=True)
class Cell:
    """What a partner has to finance in a work package, in cash or in kind; minor units.

    No rule tells the categories of cost apart, so that they are split only when a plan is written:
    ``categories`` has their amounts in the order of the project.
    """

    partner: str
    work_package: str
    in_kind: bool
    amount: int
    categories: tuple[tuple[str, int], ...]

    @property
    def place(self) -> CostPlace:
        """Its partner and work package."""
        return (self.partner, self.work_package)


@dataclass(frozen=True)
class RoundOption:
    """A round of a call with the days that it is planned with."""

    call: Call
    round: Round
    dates: RoundDates

    @cached_property
    def name(self) -> str:
        """``call/round``."""
        return f"{self.call.id}/{self.round.id}"


@dataclass(frozen=True)
class CallOption:
    """A call that may be applied to.

    Amounts are in the project's currency, in minor units; ``None`` where the call sets no limit.
    ``rate_unknown``: a limit stands in a currency for which the programme states no rate.
    ``decided_scope``: the project itself has said what the call's budget holds.
    """

    call: Call
    funder: Funder
    programme: Programme | None
    union_funds: UnionFunds
    rounds: tuple[RoundOption, ...]
    places: tuple[CostPlace, ...]
    decided_scope: bool
    basis: Mapping[CostPlace, str | None]
    grant_min: int | None
    grant_max: int | None
    budget: int | None
    rate_unknown: bool

    @cached_property
    def id(self) -> str:
        """The call's id."""
        return self.call.id

    @cached_property
    def aided_partners(self) -> frozenset[str]:
        """Partners whom the call may give aid under the block exemption somewhere."""
        return frozenset(
            partner
            for (partner, _), basis in self.basis.items()
            if (basis or "").startswith("gber.")
        )

    @cached_property
    def is_state_money(self) -> bool:
        """Whether its grants are State resources: not Union money under direct management."""
        return self.union_funds != "direct" and self.funder.level != "private"

    @cached_property
    def is_union_money(self) -> bool:
        """Whether its grants come from the Union's budget."""
        return self.union_funds != "none"

    @cached_property
    def terms(self) -> str:
        """Where the call's own terms stand, if that is known."""
        return "" if self.call.source is None else self.call.source.url

    @cached_property
    def title(self) -> Text:
        """The call's title with its funder, for sentences."""
        return Text(
            sv=f"{self.call.title.sv} ({self.funder.name})",
            en=f"{self.call.title.en} ({self.funder.name})",
        )


@dataclass(frozen=True)
class Problem:
    """A project, the calls it may use, and the assumptions in force."""

    project: Project
    catalogue: Catalogue
    assumptions: Assumptions
    cells: tuple[Cell, ...]
    options: tuple[CallOption, ...]

    @cached_property
    def today(self) -> date:
        """The day that planning stands on."""
        return self.project.as_of

    def handed_in_on(self, one: RoundOption) -> date | None:
        """The day on which the application to a round was handed in, if it was already."""
        handed_in = self.project.handed_in(one.call.id, one.round.id)
        return None if handed_in is None else handed_in.on

    @cached_property
    def places(self) -> tuple[CostPlace, ...]:
        """Partner × work package with a cost, in the order of the project."""
        return tuple(dict.fromkeys(cell.place for cell in self.cells))

    @cached_property
    def cells_at(self) -> Mapping[CostPlace, tuple[int, ...]]:
        """Indices of the cells at each place."""
        found: dict[CostPlace, list[int]] = defaultdict(list)
        for index, cell in enumerate(self.cells):
            found[cell.place].append(index)
        return {place: tuple(indices) for place, indices in found.items()}

    @cached_property
    def grounds(self) -> Mapping[str, Grounds | Text]:
        """The grounds for a higher aid intensity by partner, or why none are known."""
        return {one.id: _grounds(self.project, one) for one in self.project.partners}

    def partner(self, place: CostPlace) -> Partner:
        """The partner of a place."""
        return self.project.partner_by_id[place[0]]

    def work_package(self, place: CostPlace) -> WorkPackage:
        """The work package of a place."""
        return self.project.work_package_by_id[place[1]]

    @cached_property
    def _costs(self) -> Mapping[tuple[CostPlace, bool | None], int]:
        found: dict[tuple[CostPlace, bool | None], int] = defaultdict(int)
        for cell in self.cells:
            found[cell.place, None] += cell.amount
            found[cell.place, cell.in_kind] += cell.amount
        return dict(found)

    def cost_at(self, place: CostPlace, *, in_kind: bool | None = None) -> int:
        """The costs at a place: all, only those in kind, or only those in cash."""
        return self._costs.get((place, in_kind), 0)

    def eligible_cost(self, option: CallOption, place: CostPlace) -> int:
        """The costs at a place that count in a call's budget: in kind only where it allows that."""
        counts_in_kind = option.call.costs.in_kind == "allowed"
        return self.cost_at(place, in_kind=None if counts_in_kind else False)

    @cached_property
    def _option_by_id(self) -> Mapping[str, CallOption]:
        return {option.id: option for option in self.options}

    def option(self, call_id: str) -> CallOption:
        """A call by its id."""
        return self._option_by_id[call_id]


def problem_of(project: Project, catalogue: Catalogue) -> Problem:
    """Gather what is to be solved. The order of the calls in the catalogue does not matter."""
    sums: dict[tuple[str, str, bool], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for cost in project.costs:
        if cost.amount > 0:
            sums[cost.partner, cost.work_package, cost.in_kind][cost.category] += cost.amount
    cells = tuple(
        Cell(*key, sum(categories.values()), tuple(categories.items()))
        for key, categories in sums.items()
    )
    assumptions = assumptions_of(project.assumptions)
    calls = sorted(catalogue.calls, key=lambda call: call.id)
    if project.candidates.calls != "all":
        wanted = {*project.candidates.calls, *project.must.calls}
        calls = [call for call in calls if call.id in wanted]
    calls = [call for call in calls if call.id in project.must.calls or _has_deadline(call)]
    places = tuple(dict.fromkeys(cell.place for cell in cells))
    return Problem(
        project=project,
        catalogue=catalogue,
        assumptions=assumptions,
        cells=cells,
        options=tuple(_option(call, project, catalogue, assumptions, places) for call in calls),
    )


def _grounds(project: Project, partner: Partner) -> Grounds | Text:
    try:
        return grounds_for(project, partner)
    except OutsideKnownDatesError as error:
        return error.text


def _has_deadline(call: Call) -> bool:
    """Whether any round can be applied to, now or later; others are only announced so far."""
    return any(one.first("deadline") is not None for one in call.rounds)


def _option(
    call: Call,
    project: Project,
    catalogue: Catalogue,
    assumptions: Assumptions,
    places: tuple[CostPlace, ...],
) -> CallOption:
    funder = catalogue.funder_of(call)
    programme = catalogue.programme_of(call)
    union_funds = catalogue.union_funds_of(call)
    decided = project.scope_of(call.id)
    within = tuple(place for place in places if decided is None or decided.covers(*place))
    packages, partners = project.work_package_by_id, project.partner_by_id
    limits = {
        name: None if minor is None else convert(minor, currency, project.currency, programme)
        for name, minor, currency, convert in (
            ("min", call.grant.min, funder.currency, convert_up),
            ("max", call.grant.max, funder.currency, convert_down),
            (
                "budget",
                None if call.budget is None else call.budget.amount,
                funder.currency if call.budget is None else call.budget.currency,
                convert_down,
            ),
        )
    }
    stated = {
        "min": call.grant.min,
        "max": call.grant.max,
        "budget": None if call.budget is None else call.budget.amount,
    }
    return CallOption(
        call=call,
        funder=funder,
        programme=programme,
        union_funds=union_funds,
        rounds=tuple(
            RoundOption(call, one, round_dates(call, one, catalogue, assumptions))
            for one in call.rounds
            # A round that is only announced can't be applied to yet.
            if one.first("deadline") is not None
        ),
        places=within,
        decided_scope=decided is not None,
        basis={
            place: legal_basis(
                call,
                partners[place[0]],
                packages[place[1]].activity,
                is_state_money=union_funds != "direct" and funder.level != "private",
            )
            for place in within
        },
        grant_min=limits["min"],
        grant_max=limits["max"],
        budget=limits["budget"],
        rate_unknown=any(
            limits[name] is None and amount is not None for name, amount in stated.items()
        ),
    )
