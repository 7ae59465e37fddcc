"""On tiny random cases without a plan every reason is needed, and every repair mends.

SAMSPEL_BRUTE_FORCE_CASES sets how many cases are looked at (default 300), of which a part has none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations

import pytest

from models.catalogue import Catalogue
from models.finding import Change
from models.money import decimal_text, parse_amount
from models.plan import Plan
from models.project import Project
from solver.engine import Settings, Status, solve
from solver.explain import CLOSED_LONG_AGO_DAYS, MOVABLE
from solver.model import build
from solver.planning import plan_project
from solver.problem import problem_of
from tests.solver.changing import all_made
from tests.solver.random_cases import tiny_case

CASES = int(os.environ.get("SAMSPEL_BRUTE_FORCE_CASES", "300"))
CHUNK = 50


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_a_conflict_is_irreducible(first: int) -> None:
    """Its demands can't all be met, beside rounds closed long ago; without any one they can."""
    wrong = []
    for seed, project, catalogue, plan in _without_plan(first):
        problem = problem_of(project, catalogue)
        rows = build(problem, explained=frozenset(one.id for one in problem.options)).rows
        for conflict in plan.conflicts:
            shown = {rows.demands.index(demand) for demand in conflict.demands}
            background = {
                number
                for number, demand in enumerate(rows.demands)
                if demand.rule == "call.rounds"
                and int(demand.numbers.get("days_late", 0)) > CLOSED_LONG_AGO_DAYS
            }
            tried = [(shown, Status.INFEASIBLE)]
            tried += [(shown - {demand}, Status.OPTIMAL) for demand in sorted(shown)]
            for demands, expected in tried:
                answer = solve(rows, Settings(), demands=frozenset(demands | background))
                if not conflict.irreducible or answer.status is not expected:
                    wrong.append((seed, [rows.demands[one].message.en for one in demands]))
    assert wrong == []


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_conflicts_share_nothing_that_people_can_move(first: int) -> None:
    wrong = [
        (seed, demand.message.en)
        for seed, _, _, plan in _without_plan(first)
        for one, other in combinations(plan.conflicts, 2)
        for demand in one.demands
        if demand.rule in MOVABLE and demand in other.demands
    ]
    assert wrong == []


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_a_repair_makes_the_project_feasible(first: int) -> None:
    wrong = [
        (seed, [(one.what, one.from_, one.to) for one in repair.changes])
        for seed, project, catalogue, plan in _without_plan(first)
        for repair in plan.repairs
        if not repair.verified
        or plan_project(*all_made(project, catalogue, repair.changes)).status != "feasible"
    ]
    assert wrong == []


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_a_little_less_than_a_repair_does_not(first: int) -> None:
    """An öre less, or a day: the changes of sums and of the project's period are the least."""
    wrong = [
        (seed, [(one.what, one.from_, one.to) for one in less])
        for seed, project, catalogue, plan in _without_plan(first)
        for repair in plan.repairs
        for less in _a_little_less(repair.changes)
        if plan_project(*all_made(project, catalogue, less)).status == "feasible"
    ]
    assert wrong == []


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_two_changes_are_offered_only_where_one_does_not_do(first: int) -> None:
    wrong = [
        (seed, one.what)
        for seed, project, catalogue, plan in _without_plan(first)
        for repair in plan.repairs
        if len(repair.changes) > 1
        for one in repair.changes
        if plan_project(*all_made(project, catalogue, (one,))).status == "feasible"
    ]
    assert wrong == []


def test_there_are_conflicts_and_repairs_of_several_kinds() -> None:
    plans = [
        plan for first in range(0, max(CASES, 200), CHUNK) for *_, plan in _without_plan(first)
    ]
    repairs = [repair for plan in plans for repair in plan.repairs]
    kinds = {one.what.split(".")[0] for repair in repairs for one in repair.changes}
    assert {"partners", "must", "period", "costs"} <= kinds
    assert {len(repair.changes) for repair in repairs} >= {1, 2}
    assert max(len(plan.conflicts) for plan in plans) > 1
    assert len({one.rule for plan in plans for one in plan.findings}) >= 10


def _without_plan(first: int) -> Iterator[tuple[int, Project, Catalogue, Plan]]:
    for seed in range(first, first + CHUNK):
        project, catalogue = tiny_case(seed)
        plan = _plan(seed)
        if plan.status != "feasible":
            yield seed, project, catalogue, plan


@cache
def _plan(seed: int) -> Plan:
    return plan_project(*tiny_case(seed))


def _a_little_less(changes: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    for index, change in enumerate(changes):
        to = _less(change)
        if to is not None:
            less = change.model_copy(update={"to": to})
            yield (*changes[:index], less, *changes[index + 1 :])


def _less(change: Change) -> str | None:
    day = timedelta(days=1)
    if change.what.endswith(("own_cash.max", ".amount")):
        return decimal_text(parse_amount(change.to) - 1)
    if change.what == "period.earliest_start":
        return str(date.fromisoformat(change.to) + day)
    if change.what == "period.latest_end":
        return str(date.fromisoformat(change.to) - day)
    return None
