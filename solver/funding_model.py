"""The decisions of a plan as variables: rounds, what each call's budget holds, money, the start.

Rules (``solver.rules``) add rows to it. Whatever a rule bars outright is left out, except for the
calls that are to be explained: there it stands behind the rule's demand, so that dropping the
demand shows what it costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.case import CostPlace
from models.finding import Demand
from solver.problem import CallOption, Cell, Problem, RoundOption
from solver.rows import Literal, Rows, Terms, Var, negated, variable_of
from solver.start_days import fewest_days, first_start, last_start
from solver.submission import Submission, earliest_submission, matters_when
from solver.whole_budget import Neighbours, always_held, neighbours_of

Bars = Callable[[Problem, CallOption], Iterator[tuple["Bar", Demand]]]


@dataclass(frozen=True)
class Bar:
    """What a rule rules out: a call, a round of it, a place in its budget, or the two together."""

    round: str | None = None
    place: CostPlace | None = None


@dataclass
class FundingModel:
    """Variables by name and the rows that bind them. Days are counted from ``problem.today``.

    ``has_each_demand``: every row has its own demand; else one may stand for several demands.
    """

    problem: Problem
    rows: Rows = field(default_factory=Rows)
    chosen: dict[str, Literal] = field(default_factory=dict)
    round_chosen: dict[tuple[str, str], Literal] = field(default_factory=dict)
    in_scope: dict[tuple[str, CostPlace], Literal] = field(default_factory=dict)
    grant_parts: dict[tuple[str, int], Var] = field(default_factory=dict)
    contribution_parts: dict[tuple[str, int], Var] = field(default_factory=dict)
    own: dict[int, Var] = field(default_factory=dict)
    in_kind: dict[int, Var] = field(default_factory=dict)
    submissions: dict[tuple[str, str], Submission] = field(default_factory=dict)
    pays: dict[tuple[str, str, frozenset[CostPlace]], Literal] = field(default_factory=dict)
    scopes: dict[str, list[tuple[CostPlace, Literal]]] = field(default_factory=dict)
    start: Var = field(default_factory=lambda: Var(-1))
    options: tuple[CallOption, ...] = ()
    grants: dict[str, Terms] = field(default_factory=dict)
    grants_at: dict[tuple[str, CostPlace], Terms] = field(default_factory=dict)
    rounds: dict[str, list[tuple[RoundOption, Literal]]] = field(default_factory=dict)
    has_each_demand: bool = False

    def grant(self, call_id: str) -> Terms:
        """The grant of a call."""
        return self.grants.get(call_id, ())

    def grant_at(self, call_id: str, place: CostPlace) -> Terms:
        """What a call pays at a place."""
        return self.grants_at.get((call_id, place), ())

    def contribution_at(self, contribution_id: str, place: CostPlace) -> Terms:
        """What a contribution pays at a place."""
        return tuple(
            (1, self.contribution_parts[contribution_id, index])
            for index in self.problem.cells_at[place]
            if (contribution_id, index) in self.contribution_parts
        )

    def base(self, option: CallOption) -> Terms:
        """The eligible costs in a call's budget."""
        return tuple(
            (self.problem.eligible_cost(option, place), variable_of(literal))
            for place, literal in self.scope_of(option)
        )

    def scope_of(self, option: CallOption) -> list[tuple[CostPlace, Literal]]:
        """The places that may stand in a call's budget, with their 0/1 variables."""
        if option.id not in self.scopes:
            self.scopes[option.id] = [
                (place, self.in_scope[option.id, place])
                for place in option.places
                if (option.id, place) in self.in_scope
            ]
        return self.scopes[option.id]

    def rounds_of(self, option: CallOption) -> list[tuple[RoundOption, Literal]]:
        """The rounds that may be chosen, with their 0/1 variables."""
        return self.rounds.get(option.id, [])

    def paying(
        self, option: CallOption, partner_id: str, at: frozenset[CostPlace] | None = None
    ) -> Literal:
        """Whether a call pays a partner anything: a 0/1 variable that may be true without need.

        ``at`` asks about some of the partner's places only.
        """
        places = [
            place
            for place, _ in self.scope_of(option)
            if place[0] == partner_id and (at is None or place in at)
        ]
        key = (option.id, partner_id, frozenset(places))
        if key not in self.pays:
            literal = self.rows.boolean(f"{option.id} pays {partner_id}")
            paid = [term for place in places for term in self.grant_at(option.id, place)]
            self.rows.add(paid, high=0, when=[negated(literal)])
            self.pays[key] = literal
        return self.pays[key]

    def submission(self, one: RoundOption) -> Submission:
        """When the application of a round is handed in."""
        key = (one.call.id, one.round.id)
        if key not in self.submissions:
            earliest = earliest_submission(self.problem, one)
            day: Var | None = None
            if matters_when(self.problem, one):
                low, high = self.day(earliest), self.day(one.dates.deadline)
                day = self.rows.integer(low, high, f"{one.name} handed in")
            elif (
                self.problem.project.capacity is not None and self.problem.handed_in_on(one) is None
            ):
                # Handed in on the last day: nothing asks for an earlier one.
                earliest = max(earliest, one.dates.deadline)
            self.submissions[key] = Submission(earliest, day)
        return self.submissions[key]

    def start_after(
        self, handed_in: Submission, months: int, when: Sequence[Literal], demand: Demand
    ) -> None:
        """Ask that the day ``months`` months into the project is not before the application."""
        if handed_in.day is None:
            self.start_from(handed_in.earliest, months, when, demand)
            return
        self.rows.add(
            [(1, self.start), (-1, handed_in.day)],
            low=-fewest_days(months),
            when=when,
            demand=demand,
        )

    def submit_by(
        self, handed_in: Submission, on: date, when: Sequence[Literal], demand: Demand
    ) -> None:
        """Ask that an application is handed in by a day."""
        if handed_in.day is not None:
            self.rows.add([(1, handed_in.day)], high=self.day(on), when=when, demand=demand)
        elif on < handed_in.earliest:
            self.rows.forbid(list(when), demand)

    def day(self, on: date) -> int:
        """A day as a number."""
        return (on - self.problem.today).days

    def start_from(
        self, on: date, months: int, when: Sequence[Literal], demand: Demand | None
    ) -> None:
        """Ask that the day ``months`` months into the project is ``on`` or later."""
        self.rows.add(
            [(1, self.start)],
            low=self.day(first_start(on, months)),
            when=when,
            demand=demand,
        )

    def end_by(self, on: date, months: int, when: Sequence[Literal], demand: Demand | None) -> None:
        """Ask that a period of ``months`` months from the start ends on ``on`` or earlier."""
        self.rows.add(
            [(1, self.start)],
            high=self.day(last_start(on, months)),
            when=when,
            demand=demand,
        )


def with_variables(
    problem: Problem, bars: Sequence[Bars], *, explained: frozenset[str] | None
) -> FundingModel:
    """The variables of a problem.

    What ``bars`` rule out is left out, or for the calls in ``explained`` stands behind its demand;
    ``None`` where nothing is to be explained.
    """
    model = FundingModel(problem, has_each_demand=explained is not None)
    # A project that starts ten years late is no answer; the span only has to hold all real ones.
    horizon = max(model.day(problem.project.period.latest_end), 0) + 3660
    model.start = model.rows.integer(0, horizon, "start")
    options = []
    neighbours = neighbours_of(problem)
    for option in problem.options:
        barred: list[tuple[Bar, Demand]] = [
            found for rule in bars for found in rule(problem, option)
        ]
        out = set() if option.id in (explained or ()) else {bar for bar, _ in barred}
        if is_out(option, out):
            continue
        options.append(option)
        _add_call(model, option, barred, out, neighbours)
    model.options = tuple(options)
    for contribution in problem.project.contributions:
        for index, cell in enumerate(problem.cells):
            if cell.in_kind == contribution.is_in_kind and contribution.may_pay(cell.partner):
                model.contribution_parts[contribution.id, index] = model.rows.integer(
                    0,
                    # What is explained stands behind its demand alone, not in a bound as well.
                    min(cell.amount, contribution.amount) if explained is None else cell.amount,
                    f"contribution {contribution.id}",
                )
    for index, cell in enumerate(problem.cells):
        (model.in_kind if cell.in_kind else model.own)[index] = model.rows.integer(
            0, cell.amount, _name("own", cell)
        )
    return model


def is_out(option: CallOption, bars: set[Bar]) -> bool:
    """Whether bars leave nothing of a call: no round, or no place in its budget."""
    rounds = {bar.round for bar in bars if bar.round is not None and bar.place is None}
    places = {bar.place for bar in bars if bar.place is not None and bar.round is None}
    return (
        Bar() in bars
        or rounds >= {one.round.id for one in option.rounds}
        or places >= set(option.places)
        or (option.decided_scope and bool(places))
    )


def _add_call(
    model: FundingModel,
    option: CallOption,
    barred: list[tuple[Bar, Demand]],
    out: set[Bar],
    neighbours: Neighbours,
) -> None:
    model.chosen[option.id] = _add_rounds(model, option, out)
    barred_places = {bar.place for bar, _ in barred}
    held = frozenset(option.places)
    if not option.decided_scope:
        held = always_held(model.problem, option, neighbours) - barred_places
    for place in option.places:
        if Bar(place=place) not in out:
            _add_place(model, option, place, with_call=place in held)
    paid = (term for place in option.places for term in model.grant_at(option.id, place))
    model.grants[option.id] = tuple(paid)
    for bar, demand in barred:
        ruled_out = [model.chosen[option.id]]
        if bar.round is not None:
            ruled_out.append(model.round_chosen.get((option.id, bar.round), _ABSENT))
        if bar.place is not None:
            ruled_out.append(model.in_scope.get((option.id, bar.place), _ABSENT))
        if _ABSENT not in ruled_out:
            model.rows.forbid(list(dict.fromkeys(ruled_out)), demand)


def _add_rounds(model: FundingModel, option: CallOption, out: set[Bar]) -> Literal:
    literals = []
    for one in option.rounds:
        if Bar(round=one.round.id) not in out:
            literal = model.rows.boolean(one.name)
            model.round_chosen[option.id, one.round.id] = literal
            model.rounds.setdefault(option.id, []).append((one, literal))
            literals.append(literal)
    if len(literals) == 1:
        return literals[0]
    # At most one round: the sum of the rounds is the 0/1 variable of the call.
    chosen = model.rows.boolean(option.id)
    model.rows.add([*((1, Var(one)) for one in literals), (-1, Var(chosen))], low=0, high=0)
    return chosen


def _add_place(
    model: FundingModel, option: CallOption, place: CostPlace, *, with_call: bool
) -> None:
    chosen = model.chosen[option.id]
    inside = chosen
    if not with_call:
        inside = model.rows.boolean(f"{option.id} holds {place}")
        model.rows.any_of([chosen, negated(inside)])
    model.in_scope[option.id, place] = inside
    parts: list[tuple[int, Var]] = []
    for index in model.problem.cells_at[place]:
        cell = model.problem.cells[index]
        if not cell.in_kind:
            part = model.rows.integer(0, cell.amount, _name(option.id, cell))
            model.grant_parts[option.id, index] = part
            model.rows.add([(1, part)], high=0, when=[negated(inside)])
            parts.append((1, part))
    model.grants_at[option.id, place] = tuple(parts)


_ABSENT = Literal(2**31)
"""Stands for a variable that the strict form left out."""


def _name(source: str, cell: Cell) -> str:
    return f"{source} pays {cell.partner} {cell.work_package}"
