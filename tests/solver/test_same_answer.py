"""The same question has the same answer, byte for byte: again and again, and in other processes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.plan import plan_json
from solver import budget
from solver.engine import Answer, solve
from solver.planning import PlanOptions, plan_project
from tests.solver.building import a_catalogue, a_project, call, cost, uni

REPEATS = 100
ASKED = PlanOptions(alternatives=1, consequences=True, samples=100)


def answer() -> str:
    """A plan with everything that follows of it: refusals, other plans, chances and prices."""
    project = a_project([uni(40)], [cost("uni", 100)])
    catalogue = a_catalogue(call("most", "0.8"), call("twin", "0.8"))
    return plan_json(plan_project(project, catalogue, ASKED))


def test_a_hundred_runs_give_the_same_bytes() -> None:
    first = answer()
    assert '"alternatives": [' in first
    assert {hashlib.sha256(answer().encode()).hexdigest() for _ in range(REPEATS)} == {
        hashlib.sha256(first.encode()).hexdigest()
    }


def test_processes_that_order_sets_otherwise_give_the_same_bytes() -> None:
    root = Path(__file__).parents[2]
    code = "from tests.solver.test_same_answer import answer; print(answer(), end='')"
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", code]
        ran = subprocess.run(
            command, cwd=root, env=environment, check=True, capture_output=True, text=True
        )
        found.add(ran.stdout)
    assert found == {answer()}


def test_a_machine_that_is_a_hundred_times_slower_gives_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What stops a search is counted in steps; the seconds are a net far below small projects."""

    def slowly(*arguments: Any, **options: Any) -> Answer:
        found = solve(*arguments, **options)
        return replace(found, wall_time=100 * found.wall_time)

    ordinary = answer()
    monkeypatch.setattr(budget, "solve", slowly)
    assert answer() == ordinary
