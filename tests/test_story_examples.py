"""Worked examples of whole plans: money in time and in other currencies, tasks, aid and dates.

A file of ``examples/stories`` states facts over those of ``common_ground.yaml``, without a plan,
and gives examples with a sentence, a source and a hand calculation in comments. ``expected`` is a
part of ``plan.json``: of an object the fields that it names, of a list the elements that it names,
wherever they stand; ``none_of`` are elements that a list must not have. With ``liquidity: true``
the plan is that of ``samspel plan --liquidity``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from models.case import Case
from models.cash_flow import with_liquidity
from solver.planning import plan_project
from tests.example_files import COMMON_GROUND, FOLDER, Facts, over, project_and_catalogue, read
from tests.expected_parts import fits, missing

REQUIRED = {"name", "source", "given", "expected"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per example."""
    if "expected" in metafunc.fixturenames:
        metafunc.parametrize(("example", "given", "expected"), list(_examples()))


def test_story(example: Facts, given: Facts, expected: Facts) -> None:
    project, catalogue = project_and_catalogue(given)
    plan = plan_project(project, catalogue)
    if example.get("liquidity"):
        plan = with_liquidity(Case(project, catalogue, plan))
    found = plan.model_dump(mode="json", by_alias=True)
    assert list(missing(expected, found, "plan")) == []
    for name, unwanted in example.get("none_of", {}).items():
        assert [one for one in found[name] for other in unwanted if fits(other, one)] == []


def test_stories_have_a_name_a_source_facts_and_what_is_expected() -> None:
    examples = [example for _, file in _files() for example in file["examples"]]
    assert all(set(one) - {"liquidity", "none_of"} == REQUIRED for one in examples)
    assert all(one["expected"] for one in examples)
    told = " ".join(one["name"] for one in examples)
    stories = (1, 2, 3, 6, 7, 8, 9, 11, 12, 13, 14, 17)
    assert [number for number in stories if f"A{number}," not in told] == []


def _examples() -> Iterator[Any]:
    ground = read(FOLDER / COMMON_GROUND)
    for name, file in _files():
        facts = over(ground, file.get("given", {}))
        for example in file["examples"]:
            given = over(facts, example["given"])
            yield pytest.param(example, given, example["expected"], id=f"{name}: {example['name']}")


def _files() -> Iterator[tuple[str, Facts]]:
    for path in sorted((FOLDER / "stories").glob("*.yaml")):
        yield path.stem, read(path)
