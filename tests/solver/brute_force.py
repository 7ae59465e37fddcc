"""Is there a better plan? Every plan of a tiny case, judged by the rules' plain reading alone.

Rounds × budgets × days of application × starts × splits of every cost öre by öre. What is skipped:

- plans that would not be better by the project's own wishes, whatever else holds;
- combinations in which a rule that does not look at money finds an error (asked once per call, or
  per combination of calls, instead of once per split);
- splits that go on from a breach which more money can't mend (``CAPS``);
- sources where they may never pay: own cash at other partners, grants outside their budget.

The solver is not asked for anything here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations, product

from models.assumptions_set import assumptions_of
from models.case import Case, CostPlace
from models.catalogue import Catalogue
from models.check import check
from models.dates import round_dates
from models.finding import Finding
from models.plan import Application, CostShare, MatrixRow, Plan
from models.project import Project
from models.rules import RULES
from models.when import last_day_of_project

OF_ONE_CALL = (
    "call.rounds",
    "must_not.calls",
    "candidates.calls",
    "call.eligible",
    "match.cash_only",
    "call.consortium",
    "exchange.rate_unknown",
    "call.scope",
    "dates.submission",
    "period.call",
)
"""Rules that look at one application, its budget and its dates, but not at money."""

OF_THE_CALLS = ("must.calls", "call.combine", "union.no_double", "capacity.writing")
"""Rules that look at which calls stand together."""

OF_THE_START = ("period.project",)

CAPS = (
    "financing.own_cash",
    "financing.contribution",
    "call.project_share",
    "call.partner_share",
    "call.budget",
    "legal.basis",
    "match.proof_in_time",
    "law.validity",
    "gber.8.union_total",
    "gber.25.intensity",
    "gber.intensity",
    "gber.8.cumulation",
    "de_minimis.ceiling",
    "de_minimis.rate_unknown",
    "cpr.67.in_kind",
)
"""Rules about money where a breach stays a breach whatever else is paid."""

OF_MONEY = ("call.grant_bounds", "match.private_share", "private_match.one_to_one")
OF_MONEY_AND_KIND = ("sfs_2003_596.shares",)
OF_MONEY_AND_START = ("incentive.effect", "cluster.clock")
OF_THE_WHOLE = ("plan.references", "plan.stated", "plan.sums", "financing.full")
"""Kept by the way plans are made here, and asked when a better one is found."""
NEVER_ERRORS = ("gber.25.collaboration", "dates.certainty", "gber.4.threshold")

GROUPS = (
    OF_ONE_CALL,
    OF_THE_CALLS,
    OF_THE_START,
    CAPS,
    OF_MONEY,
    OF_MONEY_AND_KIND,
    OF_MONEY_AND_START,
    OF_THE_WHOLE,
    NEVER_ERRORS,
)

Score = tuple[int, ...]


def score(project: Project, catalogue: Catalogue, plan: Plan) -> Score:
    """How far a plan is from the project's wishes, in its order: less is better."""
    kinds = {f"contribution:{one.id}": one.kind for one in project.contributions}
    own = sum(
        row.amount
        for row in plan.matrix
        if row.source.startswith("own:") or kinds.get(row.source) == "private_cash"
    )
    assert plan.start is not None
    return _score(project, catalogue, own, [one.call for one in plan.applications], plan.start)


def better_plan(project: Project, catalogue: Catalogue, than: Score | None) -> Plan | None:
    """A plan without error findings and with a lower score; any plan where ``than`` is ``None``."""
    return next(_Search(project, catalogue, than).plans(), None)


@dataclass(frozen=True)
class _Option:
    """One way to apply to one call: round, budget and day; and the starts that it leaves."""

    application: Application
    starts: frozenset[date]
    most: int

    @property
    def source(self) -> str:
        return self.application.source

    @property
    def places(self) -> frozenset[CostPlace]:
        return frozenset((one.partner, one.work_package) for one in self.application.scope)


@dataclass(frozen=True)
class _Cell:
    partner: str
    work_package: str
    category: str
    in_kind: bool
    amount: int

    @property
    def place(self) -> CostPlace:
        return (self.partner, self.work_package)


@dataclass
class _Money:
    """Which sources may pay each cost, what is left of them, and the rows so far.

    ``counted`` are the sources that the wish for least own and private money is about.
    """

    sources: list[list[str]]
    left: dict[str, int]
    counted: set[str]
    rows: list[MatrixRow] = field(default_factory=list)


@dataclass
class _Search:
    project: Project
    catalogue: Catalogue
    than: Score | None
    cells: tuple[_Cell, ...] = ()
    starts: tuple[date, ...] = ()
    rows: dict[tuple[_Cell, str, int], MatrixRow] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sums: dict[tuple[str, str, str, bool], int] = {}
        for cost in self.project.costs:
            key = (cost.partner, cost.work_package, cost.category, cost.in_kind)
            sums[key] = sums.get(key, 0) + cost.amount
        self.cells = tuple(_Cell(*key, amount) for key, amount in sums.items() if amount > 0)
        self.starts = tuple(self._starts())

    def plans(self) -> Iterator[Plan]:
        """Every better plan."""
        ways = [[None, *self._ways(call.id)] for call in self.catalogue.calls]
        for combination in product(*ways):
            options = [one for one in combination if one is not None]
            yield from self._plans_with(options)

    def _starts(self) -> Iterator[date]:
        period = self.project.period
        day = min(self.project.as_of, period.earliest_start)
        while last_day_of_project(day, period.months) <= period.latest_end + timedelta(days=3):
            if not self._breaches(OF_THE_START, [], day):
                yield day
            day += timedelta(days=1)

    def _ways(self, call_id: str) -> Iterator[_Option]:
        call = self.catalogue.call_by_id[call_id]
        places = list(dict.fromkeys(cell.place for cell in self.cells))
        assumptions = assumptions_of(self.project.assumptions)
        for one in call.rounds:
            dates = round_dates(call, one, self.catalogue, assumptions)
            today = self.project.as_of
            first = max(min(dates.opens or today, dates.deadline), today)
            # To apply earlier serves every rule but the one about the days there are for writing.
            days = {first} if self.project.capacity is None else {first, dates.deadline}
            handed_in = self.project.handed_in(call.id, one.id)
            if handed_in is not None:
                days = {handed_in.on}
            for day in sorted(days):
                for size in range(1, len(places) + 1):
                    for chosen in combinations(places, size):
                        application = _application(call_id, one.id, day, chosen)
                        starts = frozenset(
                            start
                            for start in self.starts
                            if not self._breaches(OF_ONE_CALL, [application], start)
                        )
                        if starts:
                            yield _Option(application, starts, self._most(application))

    def _most(self, application: Application) -> int:
        """The largest grant that the call's own limits leave, wherever it is paid."""
        scope = {(one.partner, one.work_package) for one in application.scope}
        cells = [cell for cell in self.cells if not cell.in_kind and cell.place in scope]
        for grant in range(sum(cell.amount for cell in cells), 0, -1):
            row = self._row(cells[0], application.source, grant)
            case = self._case([application], self.starts[0], [row])
            over = [one for one in _findings(case, "call.grant_bounds") if "over" in one.numbers]
            limits = ("call.project_share", "call.budget")
            if not over and not any(list(_findings(case, rule)) for rule in limits):
                return grant
        return 0

    def _plans_with(self, options: Sequence[_Option]) -> Iterator[Plan]:
        calls = [one.application.call for one in options]
        if any(one.most == 0 for one in options):
            return
        starts = frozenset(self.starts).intersection(*(one.starts for one in options))
        total = sum(cell.amount for cell in self.cells)
        allowed = {
            start: _largest(self.project, self.catalogue, calls, start, total, self.than)
            for start in sorted(starts)
        }
        allowed = {start: own for start, own in allowed.items() if own >= 0}
        if not allowed or self._breaches(
            OF_THE_CALLS, [one.application for one in options], min(allowed)
        ):
            return
        base = self._case([one.application for one in options], min(allowed), [])
        shared = {
            name: getattr(base, name)
            for name in (
                "assumptions",
                "chosen",
                "chosen_by_source",
                "contribution_by_source",
                "costs",
            )
        }
        for rows, own in self._splits(options, base, shared, max(allowed.values())):
            case = _with_rows(base, shared, rows)
            if any(_is_broken(case, rule) for rule in (*OF_MONEY, *OF_MONEY_AND_KIND)):
                continue
            for start, most in allowed.items():
                if own > most:
                    continue
                plan = base.plan.model_copy(update={"start": start, "matrix": rows})
                timed = Case(self.project, self.catalogue, plan)
                if any(_is_broken(timed, rule) for rule in OF_MONEY_AND_START):
                    continue
                yield self._confirmed(plan, options)

    def _confirmed(self, plan: Plan, options: Sequence[_Option]) -> Plan:
        """The plan as it would stand in a file, tested by all rules at once."""
        granted = {one.source: 0 for one in options}
        for row in plan.matrix:
            if row.source in granted:
                granted[row.source] += row.amount
        assert plan.start is not None
        plan = plan.model_copy(
            update={
                "end": last_day_of_project(plan.start, self.project.period.months),
                "applications": tuple(
                    one.model_copy(update={"grant": granted[one.source]})
                    for one in plan.applications
                ),
            }
        )
        errors = [
            one.message.en
            for one in check(Case(self.project, self.catalogue, plan))
            if one.severity == "error"
        ]
        assert not errors, ("the search itself is wrong", errors, plan)
        assert self.than is None or score(self.project, self.catalogue, plan) < self.than
        return plan

    def _splits(
        self,
        options: Sequence[_Option],
        base: Case,
        shared: Mapping[str, object],
        most_own: int,
    ) -> Iterator[tuple[tuple[MatrixRow, ...], int]]:
        """Every split of all costs that keeps the caps, with its own and private money."""
        left = {one.source: one.most for one in options}
        for contribution in self.project.contributions:
            left[f"contribution:{contribution.id}"] = contribution.amount
        for partner in self.project.partners:
            left[f"own:{partner.id}"] = partner.own_cash.max
            left[f"in_kind:{partner.id}"] = self.project.total_cost
        counted = {f"own:{one.id}" for one in self.project.partners} | {
            f"contribution:{one.id}"
            for one in self.project.contributions
            if one.kind == "private_cash"
        }
        money = _Money([self._sources(cell, options) for cell in self.cells], left, counted)
        unpaid = {one.source for one in options}
        for rows, own_left in self._from(0, money, base, shared, most_own):
            if unpaid <= {row.source for row in rows}:
                yield rows, most_own - own_left

    def _from(
        self, index: int, money: _Money, base: Case, shared: Mapping[str, object], own_left: int
    ) -> Iterator[tuple[tuple[MatrixRow, ...], int]]:
        """The splits of the costs from a position on, after those that are split already."""
        if index == len(self.cells):
            yield tuple(money.rows), own_left
            return
        if self._short(index, money, own_left):
            return
        cell = self.cells[index]
        for split in _split(cell.amount, money.sources[index], money, own_left):
            used = [(name, amount) for name, amount in split if amount > 0]
            own = sum(amount for name, amount in used if name in money.counted)
            money.rows += [self._row(cell, name, amount) for name, amount in used]
            for name, amount in used:
                money.left[name] -= amount
            case = _with_rows(base, shared, tuple(money.rows))
            if not any(_is_broken(case, rule) for rule in _CAPS_ONCE):
                yield from self._from(index + 1, money, base, shared, own_left - own)
            del money.rows[len(money.rows) - len(used) :]
            for name, amount in used:
                money.left[name] += amount

    def _short(self, index: int, money: _Money, own_left: int) -> bool:
        """Whether what is left of all sources can't pay the costs in cash that are left."""
        cash = [
            position
            for position in range(index, len(self.cells))
            if not self.cells[position].in_kind
        ]
        names = {name for position in cash for name in money.sources[position]}
        free = sum(money.left[name] for name in names - money.counted)
        own = sum(money.left[name] for name in names & money.counted)
        return free + min(own, own_left) < sum(self.cells[position].amount for position in cash)

    def _sources(self, cell: _Cell, options: Sequence[_Option]) -> list[str]:
        found = [
            f"contribution:{one.id}"
            for one in self.project.contributions
            if one.is_in_kind == cell.in_kind and one.may_pay(cell.partner)
        ]
        if cell.in_kind:
            return [*found, f"in_kind:{cell.partner}"]
        paying = [one.source for one in options if cell.place in one.places]
        return [*paying, *found, f"own:{cell.partner}"]

    def _row(self, cell: _Cell, source: str, amount: int) -> MatrixRow:
        key = (cell, source, amount)
        if key not in self.rows:
            self.rows[key] = MatrixRow.model_construct(
                partner=cell.partner,
                work_package=cell.work_package,
                category=cell.category,
                source=source,
                amount=amount,
                legal_basis=None,
            )
        return self.rows[key]

    def _case(
        self, applications: Sequence[Application], start: date, rows: Sequence[MatrixRow]
    ) -> Case:
        plan = Plan.model_construct(
            status="feasible",
            project=self.project.id,
            as_of=self.project.as_of,
            start=start,
            applications=tuple(applications),
            matrix=tuple(rows),
        )
        return Case(self.project, self.catalogue, plan)

    def _breaches(
        self, rules: Sequence[str], applications: Sequence[Application], start: date
    ) -> bool:
        case = self._case(applications, start, [])
        return any(_is_broken(case, rule) for rule in rules)


_CAPS_ONCE = tuple({RULES[rule].check: rule for rule in reversed(CAPS)}.values())[::-1]
"""Two rules that share their check are asked once."""


def _score(
    project: Project, catalogue: Catalogue, own: int, calls: Sequence[str], start: date
) -> Score:
    unknown = str(project.assumptions.get("success_rate.unknown", "0.50"))
    wishes = {
        "own_and_private": own,
        "applications": len(calls),
        "success": sum(_unlikeliness(catalogue, call, unknown) for call in calls),
        "start": start.toordinal(),
        "changes": 0,
    }
    return tuple(wishes[name] for name in project.objective)


def _unlikeliness(catalogue: Catalogue, call_id: str, unknown: str) -> int:
    """Minus the logarithm of the chance, in millionths; a chance of nothing is a millionth."""
    rate = catalogue.call_by_id[call_id].success_rate
    return _minus_log(Decimal(unknown) if rate is None else rate)


@cache
def _minus_log(chance: Decimal) -> int:
    return round(-math.log(max(chance, Decimal("0.000001"))) * 1_000_000)


def _largest(
    project: Project,
    catalogue: Catalogue,
    calls: Sequence[str],
    start: date,
    total: int,
    than: Score | None,
) -> int:
    """The most own and private money with which such a plan is better; -1 if it never is."""
    for own in range(total, -1, -1):
        if than is None or _score(project, catalogue, own, calls, start) < than:
            return own
    return -1


def _application(
    call_id: str, round_id: str, day: date, places: Sequence[CostPlace]
) -> Application:
    return Application.model_construct(
        call=call_id,
        round=round_id,
        submit_by=day.isoformat(),
        grant=0,
        scope=tuple(CostShare(partner=partner, work_package=w) for partner, w in places),
    )


def _findings(case: Case, rule: str) -> list[Finding]:
    return [one for one in RULES[rule].check(case) if one.severity == "error"]


def _is_broken(case: Case, rule: str) -> bool:
    return any(one.severity == "error" for one in RULES[rule].check(case))


def _with_rows(base: Case, shared: Mapping[str, object], rows: tuple[MatrixRow, ...]) -> Case:
    """The same applications with other rows; what does not depend on the rows is not read again."""
    case = Case(base.project, base.catalogue, base.plan.model_copy(update={"matrix": rows}))
    case.__dict__.update(shared)
    return case


def _split(
    amount: int, sources: Sequence[str], money: _Money, own_left: int
) -> Iterator[list[tuple[str, int]]]:
    """Every way to pay an amount out of the sources, none beyond what is left of it."""
    name, *others = sources
    most = min(amount, money.left[name])
    if name in money.counted:
        most = min(most, own_left)
    if not others:
        if most == amount:
            yield [(name, amount)]
        return
    for first in range(most + 1):
        own = first if name in money.counted else 0
        for rest in _split(amount - first, others, money, own_left - own):
            yield [(name, first), *rest]
