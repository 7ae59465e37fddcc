"""Plans of larger random projects keep every rule, add up to the öre, and survive their file."""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from functools import cache

import pytest

from models.case import Case
from models.check import aid_rows, check
from models.plan import Plan, plan_json
from models.project import Project
from solver.planning import PlanOptions, plan_project
from tests.solver.building import errors
from tests.solver.random_cases import large_case

CASES = max(int(os.environ.get("SAMSPEL_BRUTE_FORCE_CASES", "400")) // 40, 1)
SEEDS = range(CASES)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_keeps_every_rule(seed: int) -> None:
    project, catalogue = large_case(seed)
    plan = _plan(seed)
    assert "solver.disagrees" not in {one.rule for one in plan.findings}
    if plan.status == "feasible":
        assert errors(project, catalogue, plan) == []
    else:
        assert (plan.applications, plan.matrix) == ((), ())
        assert plan.findings


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_pays_every_cost_exactly(seed: int) -> None:
    project, _ = large_case(seed)
    plan = _plan(seed)
    if plan.status != "feasible":
        return
    paid: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in plan.matrix:
        assert row.amount > 0
        paid[row.partner, row.work_package, row.category] += row.amount
    assert paid == _costs(project)
    totals = plan.totals
    assert totals is not None
    assert totals.eligible_costs == project.total_cost
    assert (
        totals.grants + totals.contributions + totals.own_cash + totals.in_kind
        == project.total_cost
    )
    assert totals.grants == sum(one.grant for one in plan.applications)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_read_back_from_its_file_is_judged_the_same(seed: int) -> None:
    project, catalogue = large_case(seed)
    plan = _plan(seed)
    written = plan_json(plan)
    read = Plan.model_validate(json.loads(written))
    assert read == plan
    assert plan_json(read) == written
    if plan.status == "feasible":
        case = Case(project, catalogue, read)
        judged = tuple(one for one in plan.findings if not one.rule.startswith("solver."))
        assert check(case) == judged
        assert aid_rows(case) == plan.aid


def test_the_cases_are_of_both_kinds_and_use_several_calls() -> None:
    plans = [_plan(seed) for seed in SEEDS]
    kinds = Counter(plan.status for plan in plans)
    assert kinds["feasible"] >= len(plans) // 5
    assert kinds["infeasible"] >= len(plans) // 20
    assert max(len(plan.applications) for plan in plans) >= 3


@cache
def _plan(seed: int) -> Plan:
    project, catalogue = large_case(seed)
    # What is asked here holds whether or not there was time to prove that a plan is the best.
    return plan_project(project, catalogue, PlanOptions(time_limit_seconds=5))


def _costs(project: Project) -> dict[tuple[str, str, str], int]:
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for one in project.costs:
        sums[one.partner, one.work_package, one.category] += one.amount
    return dict(sums)
