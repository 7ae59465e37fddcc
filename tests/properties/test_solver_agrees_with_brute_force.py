"""On tiny random cases no plan is better than the solver's, by the plain reading of the rules.

SAMSPEL_BRUTE_FORCE_CASES sets how many cases are tried (default 1000); seeds count from 0. The
second half of them stands in a file of its own, so that two processes can share them.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from models.rules import RULES
from tests.solver.agreement import fault, plan_of_case
from tests.solver.brute_force import GROUPS, better_plan, score
from tests.solver.building import a_catalogue, a_project, a_round, call, cost, uni

CASES = int(os.environ.get("SAMSPEL_BRUTE_FORCE_CASES", "1000"))
CHUNK = 50


@pytest.mark.parametrize("first", range(0, CASES // 2, CHUNK))
def test_no_plan_is_better_than_the_solvers(first: int) -> None:
    found = [fault(seed) for seed in range(first, min(first + CHUNK, CASES // 2))]
    assert [one for one in found if one is not None] == []


def test_the_cases_are_of_many_kinds() -> None:
    count = max(CASES // 2, 200)
    kinds = Counter(
        f"{plan.status} {len(plan.applications)}" if plan.status == "feasible" else plan.status
        for plan in map(plan_of_case, range(count))
    )
    wanted = {"feasible 0": 10, "feasible 1": 15, "feasible 2": 3, "infeasible": 10}
    assert {kind for kind, share in wanted.items() if kinds[kind] * 100 < share * count} == set()


def test_every_rule_is_known_to_the_search() -> None:
    known = [rule for group in GROUPS for rule in group]
    assert sorted(known) == sorted(RULES)


def test_the_search_finds_the_one_better_plan() -> None:
    """Half of 5 öre is 2 öre, so 3 are the university's own: nothing is better than that."""
    project = a_project([uni("0.05")], [cost("uni", "0.05")])
    catalogue = a_catalogue(call("half", "0.5"))
    start = project.period.earliest_start.toordinal()
    best = (3, 1, 693147, start)
    assert better_plan(project, catalogue, best) is None
    found = better_plan(project, catalogue, (3, 1, 693147, start + 1))
    assert found is not None
    assert score(project, catalogue, found) == best


def test_the_search_finds_no_plan_where_the_money_does_not_suffice() -> None:
    project = a_project([uni("0.02")], [cost("uni", "0.05")])
    assert better_plan(project, a_catalogue(call("half", "0.5")), None) is None
    found = better_plan(project, a_catalogue(call("more", "0.6")), None)
    assert found is not None
    assert {row.source: row.amount for row in found.matrix} == {"call:more/r1": 3, "own:uni": 2}


def test_the_search_applies_as_early_as_it_must() -> None:
    """Costs count from the application: with the call open all spring the start is the first."""
    project = a_project([uni()], [cost("uni", "0.02")])
    late = a_round(opens="2025-02-01", deadline="2025-07-01", decision="2025-08-01")
    found = better_plan(project, a_catalogue(call("open", rounds=[late])), None)
    assert found is not None
    assert found.start == project.period.earliest_start
    assert found.applications[0].submit_by == "2025-02-01"
