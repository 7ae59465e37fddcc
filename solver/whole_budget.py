"""Costs that a call's budget may hold at no disadvantage whatever else is planned.

More costs in a budget never lower what a call pays. They can only hurt through a rule that looks
at what a budget holds: match that must be proved in time, the days and length of the work, private
shares, Union money on the same costs, or aid ceilings that differ between days of grant or bind de
minimis aid. Where no such rule can bite, every eligible cost goes in with the call, which leaves
one decision instead of one per cost, and is what people would write in the application.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.aid_ceiling import WITH_CEILING
from models.case import CostPlace
from models.legal_basis import DE_MINIMIS
from models.text import Text
from solver.call_dates import first_days, last_days
from solver.ceilings import ceiling_on
from solver.problem import CallOption, Problem, RoundOption
from solver.start_days import first_start, last_start
from solver.submission import earliest_submission, matters_when

Window = tuple[date, date]


@dataclass(frozen=True)
class Neighbours:
    """What the rules that look at a budget ask of all calls together, gathered once.

    Per place how many calls of a kind may hold it, and the two latest decisions there with their
    calls; places whose aid ceiling depends on the day of the grant.
    """

    union_money: Mapping[CostPlace, int]
    de_minimis: Mapping[CostPlace, int]
    latest: Mapping[CostPlace, Sequence[tuple[date, str]]]
    moving_ceiling: frozenset[CostPlace]


def neighbours_of(problem: Problem) -> Neighbours:
    """Gather them from every call of a problem."""
    union_money, de_minimis = Counter[CostPlace](), Counter[CostPlace]()
    latest: dict[CostPlace, list[tuple[date, str]]] = defaultdict(list)
    for option in problem.options:
        decisions = [one.dates.decision or date.max for one in option.rounds]
        decided = max(decisions, default=date.max)
        for place in option.places:
            union_money[place] += option.is_union_money
            de_minimis[place] += option.basis[place] in DE_MINIMIS
            latest[place] = sorted([*latest[place], (decided, option.id)], reverse=True)[:2]
    moves: dict[object, bool] = {}
    moving = set()
    for place in problem.places:
        days = frozenset(_days_of_grant(problem, place))
        key = (place[0], problem.work_package(place).activity, days)
        if key not in moves:
            moves[key] = _ceiling_depends_on_the_day(problem, place, days)
        if moves[key]:
            moving.add(place)
    return Neighbours(union_money, de_minimis, latest, frozenset(moving))


def always_held(
    problem: Problem, option: CallOption, neighbours: Neighbours
) -> frozenset[CostPlace]:
    """The places of a call that can be taken into its budget together with it."""
    if option.call.match.private_share_min > 0 or _may_be_too_long(problem, option):
        return frozenset()
    narrows = _Narrowing(problem, option)
    return frozenset(
        place
        for place in option.places
        if not (option.is_union_money and neighbours.union_money[place] > 1)
        and not (option.union_funds == "direct" and problem.partner(place).economic_activity)
        and not _match_may_be_late(problem, option, place, neighbours)
        and not narrows.the_start(place)
        and place not in neighbours.moving_ceiling
        and not (option.basis[place] not in DE_MINIMIS and neighbours.de_minimis[place])
    )


def _may_be_too_long(problem: Problem, option: CallOption) -> bool:
    longest = option.call.project.max_months
    if longest is None or not option.places:
        return False
    packages = [problem.work_package(place) for place in option.places]
    months = max(one.months[1] for one in packages) - min(one.months[0] for one in packages) + 1
    return months > longest


def _match_may_be_late(
    problem: Problem, option: CallOption, place: CostPlace, neighbours: Neighbours
) -> bool:
    due = [one.dates.proof_due for one in option.rounds if one.dates.proof_due is not None]
    if not due:
        return False
    earliest = min(due)
    late_grant = any(
        decided > earliest for decided, other in neighbours.latest[place] if other != option.id
    )
    undated_in_time = problem.assumptions.value("contribution.undated") == "in_time"
    late_promise = any(
        not undated_in_time if promised.proof_on is None else promised.proof_on > earliest
        for promised in problem.project.contributions
        if promised.may_pay(place[0])
    )
    return late_grant or late_promise


class _Narrowing:
    """Whether holding a place could rule out a start that another place of the call allows."""

    def __init__(self, problem: Problem, option: CallOption) -> None:
        self._problem, self._option = problem, option
        # Of places with the same window one stands for all.
        self._alike = {self._kind(other): other for other in option.places}
        self._known: dict[object, bool] = {}

    def the_start(self, place: CostPlace) -> bool:
        """Whether the place narrows it."""
        key = (self._kind(place), self._problem.partner(place).started_work)
        if key not in self._known:
            self._known[key] = self._narrows(place)
        return self._known[key]

    def _kind(self, place: CostPlace) -> tuple[tuple[int, int], bool]:
        return (self._problem.work_package(place).months, _may_be_aid(self._option, place))

    def _narrows(self, place: CostPlace) -> bool:
        problem, option = self._problem, self._option
        partner = problem.partner(place)
        for one in option.rounds:
            if partner.started_work is not None and partner.started_work < earliest_submission(
                problem, one
            ):
                return True
            own_first, own_last = _window(problem, option, one, place)
            for other in self._alike.values():
                first, last = _window(problem, option, one, other)
                if first <= last and (own_first > first or own_last < last):
                    return True
        return False


def _window(problem: Problem, option: CallOption, one: RoundOption, place: CostPlace) -> Window:
    """The starts of the project that a place in the budget allows, within the project's own."""
    period, package = problem.project.period, problem.work_package(place)
    first = max(problem.today, period.earliest_start)
    last = last_start(period.latest_end, period.months)
    before, through = package.months[0] - 1, package.months[1]
    days = [on for on, _ in first_days(option, one)]
    if option.call.costs.from_ == "application" or _may_be_aid(option, place):
        # Whether it is handed in early or late, the work waits no longer than to the deadline.
        days.append(
            one.dates.deadline if matters_when(problem, one) else earliest_submission(problem, one)
        )
    for on in days:
        first = max(first, first_start(on, before))
    for on in last_days(option, one):
        last = min(last, last_start(on, through))
    return first, last


def _may_be_aid(option: CallOption, place: CostPlace) -> bool:
    return place[0] in option.aided_partners


def _days_of_grant(problem: Problem, place: CostPlace) -> Iterator[date]:
    for option in problem.options:
        if place in option.basis:
            for one in option.rounds:
                yield one.dates.decision or problem.today
    for promised in problem.project.contributions:
        yield promised.proof_on or problem.today


def _ceiling_depends_on_the_day(
    problem: Problem, place: CostPlace, granted: frozenset[date]
) -> bool:
    partner, activity = problem.partner(place), problem.work_package(place).activity
    if not partner.economic_activity or activity not in WITH_CEILING:
        return False
    found = [ceiling_on(problem, partner, activity, on) for on in granted]
    shares = {one.share for one in found if not isinstance(one, Text)}
    return len(shares) > 1 or any(isinstance(one, Text) for one in found)
