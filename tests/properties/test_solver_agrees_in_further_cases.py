"""The second half of the tiny random cases: see ``test_solver_agrees_with_brute_force``."""

from __future__ import annotations

import pytest

from tests.properties.test_solver_agrees_with_brute_force import CASES, CHUNK
from tests.solver.agreement import fault


@pytest.mark.parametrize("first", range(CASES // 2, CASES, CHUNK))
def test_no_plan_is_better_than_the_solvers(first: int) -> None:
    found = [fault(seed) for seed in range(first, min(first + CHUNK, CASES))]
    assert [one for one in found if one is not None] == []
