"""Worked examples of whole answers: given these facts, this is planned, or why it cannot be.

A file of ``examples/planned`` states facts over those of ``common_ground.yaml``, without a plan, a
hand calculation in comments, and what the planner must answer: the status, the conflicts as far as
the example speaks of them, and every repair that is offered, by what it changes, and to what.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from models.plan import Plan
from solver.planning import plan_project
from tests.example_files import (
    COMMON_GROUND,
    FOLDER,
    Facts,
    as_far_as,
    over,
    project_and_catalogue,
    read,
)
from tests.solver.changing import all_made

FIELDS = {"name", "source", "given", "expected"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per example."""
    if "expected" in metafunc.fixturenames:
        metafunc.parametrize(("given", "expected"), list(_examples()))


def test_planned_example(given: Facts, expected: Facts) -> None:
    project, catalogue = project_and_catalogue(given)
    plan = plan_project(project, catalogue)
    assert _answer(plan, expected) == expected
    for repair in plan.repairs:
        changed = plan_project(*all_made(project, catalogue, repair.changes))
        assert changed.status == "feasible", [one.message.en for one in repair.changes]


def test_planned_examples_speak_of_known_fields() -> None:
    examples = [example for _, file in _files() for example in file["examples"]]
    assert examples
    assert {name for one in examples for name in one} == FIELDS
    assert {one["expected"]["status"] for one in examples} >= {"feasible", "infeasible"}


def _answer(plan: Plan, expected: Facts) -> Facts:
    """What was planned, in the fields that the example speaks of."""
    answer: Facts = {"status": plan.status}
    if "grants" in expected:
        answer["grants"] = {one.source[5:]: str(one.grant // 100) for one in plan.applications}
    if "start" in expected:
        answer["start"] = plan.start
    if "conflicts" in expected:
        answer["conflicts"] = [
            as_far_as({name: None for name in wanted if name != "demands"}, found)
            | {
                "demands": [
                    as_far_as(demand, one)
                    for demand, one in zip(wanted["demands"], found.demands, strict=False)
                ]
                + [{"rule": one.rule} for one in found.demands[len(wanted["demands"]) :]]
            }
            for wanted, found in zip(expected["conflicts"], plan.conflicts, strict=True)
        ]
    if "repairs" in expected:
        answer["repairs"] = [
            [{"what": one.what, "to": one.to} for one in repair.changes] for repair in plan.repairs
        ]
    return answer


def _examples() -> Iterator[Any]:
    ground = read(FOLDER / COMMON_GROUND)
    for name, file in _files():
        facts = over(ground, file.get("given", {}))
        for example in file["examples"]:
            given = over(facts, example.get("given", {}))
            yield pytest.param(given, example["expected"], id=f"{name}: {example['name']}")


def _files() -> Iterator[tuple[str, Facts]]:
    for path in sorted((FOLDER / "planned").glob("*.yaml")):
        yield path.stem, read(path)
