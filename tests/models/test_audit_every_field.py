"""Change any one value of a plan's file: the audit has something new to say, or says why not.

The plans are a worked example's and a tiny one's with everything that can be asked of a plan: other
plans, chances, cash flow. The tiny one has Union money in euro.
"""

from __future__ import annotations

import copy
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models.audit import NOT_AUDITED, audit
from models.case import Case
from models.cash_flow import with_liquidity
from models.catalogue import Catalogue
from models.errors import InputErrors
from models.input_files import read_inputs, read_plan
from models.plan import Plan, plan_json
from models.project import Project
from solver.planning import PlanOptions, plan_project
from tests.solver.building import a_catalogue, a_project, a_round, call, cost, promise, uni

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Path_ = tuple[str | int, ...]

MOST_OF_A_KIND = 3
"""So many values with the same path but for positions are changed, the first ones."""

EXAMPLE_NAMES = ["skane-blekinge", "euro"]


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_a_plan_as_it_was_made_holds(name: str) -> None:
    case = _case(name)
    assert case.plan.status == "feasible"
    worse = [one for one in audit(case) if one.severity != "info" and one.rule.startswith("plan.")]
    assert worse == []


def test_tasks_without_names_hold_as_those_with() -> None:
    case = _case("skane-blekinge")
    nameless = tuple(task.model_copy(update={"id": None}) for task in case.plan.tasks)
    assert len(nameless) > 1
    as_by_hand = case.plan.model_copy(update={"tasks": nameless})
    found = audit(Case(case.project, case.catalogue, as_by_hand))
    assert found == audit(case)


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_changed_value_is_found_out_or_listed_with_the_reason(name: str) -> None:
    document = _document(name)
    before = _complaints(name, document)
    silent = [
        ".".join(map(str, path))
        for path, value in _some_leaves(document)
        if _complaints(name, _changed(document, path, _other(value))) == before
    ]
    assert silent == []


def test_together_the_examples_hold_a_value_in_every_part_that_is_audited() -> None:
    held = {
        str(path[0])
        for name in EXAMPLE_NAMES
        for path, _ in _leaves(_document(name))
        if not _is_listed(_pattern(path))
    }
    listed = {one for one in NOT_AUDITED if "." not in one}
    assert held == Plan.model_fields.keys() - listed


def test_what_is_listed_exists() -> None:
    for one in NOT_AUDITED:
        first, *rest = one.split(".")
        assert first in Plan.model_fields
        assert not rest or (first == "alternatives" and len(rest) == 2)


@cache
def _inputs(name: str) -> tuple[Project, Catalogue]:
    folder = EXAMPLES / "skane-blekinge"
    project, catalogue = read_inputs(
        ("project.yaml", (folder / "project.yaml").read_bytes()),
        [("catalogue.yaml", (folder / "catalogue.yaml").read_bytes())],
    )
    if name == "skane-blekinge":
        return project, catalogue
    # A university with Union money in euro, a promise without a date, work of its own.
    euro = a_project(
        [uni(500)],
        [cost("uni", 1000), cost("uni", 100, in_kind=True)],
        contributions=[promise("town", 100)],
    )
    matched = call(
        "he",
        "0.5",
        programme="horizon",
        success_rate="0.2",
        match={"proof": {"rule": "at_decision"}},
        rounds=[a_round(deadline={"month": "2025-02"}, decision={"quarter": "2025-Q2"})],
    )
    return euro, a_catalogue(matched, call("other", "0.1"))


@cache
def _document(name: str) -> Any:
    project, catalogue = _inputs(name)
    options = PlanOptions(alternatives=2, consequences=True, samples=100)
    plan = plan_project(project, catalogue, options)
    return json.loads(plan_json(with_liquidity(Case(project, catalogue, plan))))


def _case(name: str) -> Case:
    text = json.dumps(_document(name)).encode()
    return Case(*_inputs(name), read_plan(text, "plan.json"))


def _complaints(name: str, document: Any) -> list[str]:
    try:
        plan = read_plan(json.dumps(document).encode(), "plan.json")
    except InputErrors as error:
        return [str(error)]
    return [one.model_dump_json() for one in audit(Case(*_inputs(name), plan))]


def _some_leaves(document: Any) -> Iterator[tuple[Path_, Any]]:
    seen: dict[str, int] = defaultdict(int)
    for path, value in _leaves(document):
        pattern = _pattern(path)
        seen[pattern] += 1
        if seen[pattern] <= MOST_OF_A_KIND and not _is_listed(pattern):
            yield path, value


def _leaves(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Every value that is not a list, a record or missing."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, (*path, key))
    elif isinstance(value, list):
        for position, one in enumerate(value):
            yield from _leaves(one, (*path, position))
    elif value is not None:
        yield path, value


def _pattern(path: Path_) -> str:
    return ".".join("*" if isinstance(one, int) else one for one in path)


def _is_listed(pattern: str) -> bool:
    return any(pattern == one or pattern.startswith(f"{one}.") for one in NOT_AUDITED)


def _changed(document: Any, path: Path_, value: Any) -> Any:
    found = copy.deepcopy(document)
    inner = found
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return found


def _other(value: Any) -> Any:
    """Another value of the same form: a krona more, a year later, another word."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    assert isinstance(value, str)
    if re.fullmatch(r"-?[0-9]+[.][0-9]{2}", value):
        return f"{float(value) + 1:.2f}"
    if re.fullmatch(r"[0-9]([.][0-9]+)?", value):
        return "0.123"
    if re.match(r"[0-9]{4}-[0-9]{2}", value):
        return f"{int(value[:4]) + 1}{value[4:]}"
    return "USD" if value in ("SEK", "EUR") else f"{value}x"
