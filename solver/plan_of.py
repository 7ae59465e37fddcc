"""A solution as a plan: applications, funding matrix, totals, dates and things to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from models.case import Case, CostPlace
from models.dated_tasks import dated_tasks
from models.money import Minor
from models.plan import (
    Application,
    CostShare,
    DecisionWindow,
    MatrixRow,
    Plan,
    Totals,
)
from models.when import add_months, last_day_of_project
from solver.apportion import apportion
from solver.problem import CallOption, Cell, Problem, RoundOption
from solver.solution import Solution
from solver.submission import earliest_submission


def plan_of(problem: Problem, solution: Solution) -> Plan:
    """The plan without findings, aid rows and provenance, which follow from reading it."""
    project = problem.project
    applications = sorted(
        (_application(problem, solution, call_id) for call_id in solution.rounds),
        key=lambda one: (one.submit_by, one.call),
    )
    plan = Plan(
        status="feasible",
        project=project.id,
        title=project.title,
        as_of=project.as_of,
        start=solution.start,
        end=last_day_of_project(solution.start, project.period.months),
        totals=_totals(problem, solution),
        applications=tuple(applications),
        matrix=tuple(_matrix(problem, solution)),
    )
    return plan.model_copy(update={"tasks": dated_tasks(Case(project, problem.catalogue, plan))})


def _application(problem: Problem, solution: Solution, call_id: str) -> Application:
    option = problem.option(call_id)
    one = next(one for one in option.rounds if one.round.id == solution.rounds[call_id])
    scope = solution.scope[call_id]
    base = sum(problem.eligible_cost(option, place) for place in scope)
    grant = sum(amount for (name, _), amount in solution.grants.items() if name == call_id)
    submit_by, zone = _submission(problem, solution, option, one)
    opens = one.round.first("opens")
    return Application(
        call=call_id,
        round=one.round.id,
        title=option.call.title,
        funder=option.funder.id,
        opens=None if opens is None or not opens.when.is_exact else opens.when.earliest.isoformat(),
        submit_by=submit_by,
        zone=zone,
        proof_due=one.dates.proof_due,
        decision=DecisionWindow()
        if one.dates.decision_window is None
        else DecisionWindow(
            earliest=one.dates.decision_window[0], latest=one.dates.decision_window[1]
        ),
        grant=Minor(grant),
        currency=problem.project.currency,
        eligible_costs=Minor(base),
        share=_share(grant, base),
        success_rate=_chance(option),
        scope=tuple(CostShare(partner=partner, work_package=w) for partner, w in scope),
    )


def _submission(
    problem: Problem, solution: Solution, option: CallOption, one: RoundOption
) -> tuple[str, str | None]:
    """The deadline as published, or the earlier day on which work needs the application in.

    An application that is handed in already keeps its day.
    """
    if (handed_in := problem.handed_in_on(one)) is not None:
        return handed_in.isoformat(), None
    deadline = one.round.first("deadline")
    needed = min(
        (
            day
            for place in solution.scope[option.id]
            for day in _needed_by(problem, solution, option, place)
        ),
        default=one.dates.deadline,
    )
    if needed < one.dates.deadline or deadline is None:
        return needed.isoformat(), None
    instant = deadline.when.instant
    if instant is not None and deadline.when.zone is not None:
        return instant.isoformat(timespec="minutes"), deadline.when.zone
    return one.dates.deadline.isoformat(), None


def _needed_by(
    problem: Problem, solution: Solution, option: CallOption, place: CostPlace
) -> Iterator[date]:
    months = problem.work_package(place).months[0] - 1
    work_starts = add_months(solution.start, months)
    if option.call.costs.from_ == "application":
        yield work_starts
    if _waits_for(problem, solution, option, place):
        yield work_starts
        started = problem.partner(place).started_work
        if started is not None:
            yield started


def _waits_for(problem: Problem, solution: Solution, option: CallOption, place: CostPlace) -> bool:
    """Whether a partner's work at a place waits for this application: it is paid aid by it."""
    partner = problem.partner(place)
    if not partner.economic_activity:
        return False
    aiding = {
        call_id
        for (call_id, index), amount in solution.grants.items()
        if amount > 0
        and problem.cells[index].partner == partner.id
        and (problem.option(call_id).basis[problem.cells[index].place] or "").startswith("gber.")
    }
    if option.id not in aiding:
        return False
    if problem.assumptions.value("incentive.each_grant") == "each":
        return True
    return option.id == min(aiding, key=lambda one: _first_day(problem, solution, one))


def _first_day(problem: Problem, solution: Solution, call_id: str) -> tuple[date, str]:
    rounds = problem.option(call_id).rounds
    one = next(one for one in rounds if one.round.id == solution.rounds[call_id])
    return earliest_submission(problem, one), call_id


def _totals(problem: Problem, solution: Solution) -> Totals:
    levels = {"eu": 0, "national": 0, "regional": 0}
    grants = 0
    for (call_id, _), amount in solution.grants.items():
        option = problem.option(call_id)
        grants += amount
        if option.is_union_money or option.funder.level == "eu":
            levels["eu"] += amount
        elif option.funder.level == "national":
            levels["national"] += amount
        elif option.funder.level in ("regional", "local"):
            levels["regional"] += amount
    contributions = {one.id: one for one in problem.project.contributions}
    cash, work, private = 0, sum(solution.in_kind.values()), 0
    for (name, _), amount in solution.contributions.items():
        if contributions[name].is_in_kind:
            work += amount
        else:
            cash += amount
            private += amount if contributions[name].is_private else 0
    for index, amount in solution.own.items():
        partner = problem.project.partner_by_id[problem.cells[index].partner]
        private += amount if partner.type == "enterprise" else 0
    return Totals(
        currency=problem.project.currency,
        eligible_costs=Minor(problem.project.total_cost),
        grants=Minor(grants),
        eu=Minor(levels["eu"]),
        national=Minor(levels["national"]),
        regional=Minor(levels["regional"]),
        contributions=Minor(cash),
        own_cash=Minor(sum(solution.own.values())),
        in_kind=Minor(work),
        private=Minor(private),
    )


def _matrix(problem: Problem, solution: Solution) -> Iterator[MatrixRow]:
    for index, cell in enumerate(problem.cells):
        payments = list(_payments(problem, solution, index, cell))
        table = apportion(
            [amount for _, amount in cell.categories], [amount for _, _, amount in payments]
        )
        for (category, _), row in zip(cell.categories, table, strict=True):
            for (source, basis, _), amount in zip(payments, row, strict=True):
                if amount:
                    yield MatrixRow(
                        partner=cell.partner,
                        work_package=cell.work_package,
                        category=category,
                        source=source,
                        amount=Minor(amount),
                        legal_basis=basis,
                    )


def _payments(
    problem: Problem, solution: Solution, index: int, cell: Cell
) -> Iterator[tuple[str, str | None, int]]:
    """Who pays a cost: the source, the legal basis of a grant, and the amount."""
    for call_id, round_id in sorted(solution.rounds.items()):
        if amount := solution.grants.get((call_id, index), 0):
            basis = problem.option(call_id).basis[cell.place]
            yield f"call:{call_id}/{round_id}", basis, amount
    for contribution in problem.project.contributions:
        if amount := solution.contributions.get((contribution.id, index), 0):
            yield f"contribution:{contribution.id}", None, amount
    if amount := solution.own.get(index, 0):
        yield f"own:{cell.partner}", None, amount
    if amount := solution.in_kind.get(index, 0):
        yield f"in_kind:{cell.partner}", None, amount


def _share(grant: int, base: int) -> Decimal:
    return (Decimal(grant) / Decimal(base)).quantize(Decimal("0.000001"))


def _chance(option: CallOption) -> float | None:
    rate = option.call.chance
    if rate is None:
        return None
    numerator, denominator = rate.as_integer_ratio()
    return numerator / denominator
