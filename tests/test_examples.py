"""Worked examples: given these facts, a plan has exactly these findings (``examples/*.yaml``).

A file names the rules that it is about, states facts over those of ``common_ground.yaml``, and
gives examples with a sentence each. Facts are written by id, sums in the project's currency.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.case import Case
from models.catalogue import Catalogue
from models.check import check
from models.plan import Plan
from models.project import Project
from models.rules import RULES
from tests.example_files import (
    COMMON_GROUND,
    FOLDER,
    Facts,
    as_far_as,
    over,
    project_and_catalogue,
    read,
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per example."""
    if "expected" in metafunc.fixturenames:
        metafunc.parametrize(("about", "given", "expected"), list(_examples()))


def test_example(about: list[str], given: Facts, expected: list[Facts]) -> None:
    found = [one for one in check(_case(given)) if about == ["all"] or one.rule in about]
    assert [
        as_far_as(one, finding) for one, finding in zip(expected, found, strict=False)
    ] == expected
    assert len(found) == len(expected), found[len(expected) :]


def test_every_rule_has_an_example_that_keeps_it_and_one_that_breaks_it() -> None:
    kept, broken = set[str](), set[str]()
    for path in _files():
        file = read(path)
        about = set(RULES) if file["about"] == ["all"] else {*file["about"]}
        for example in file["examples"]:
            found = {one["rule"] for one in example["findings"]}
            broken |= found
            kept |= about - found
    assert set(RULES) - broken == set()
    assert set(RULES) - kept == set()


def test_examples_speak_of_known_fields_and_rules() -> None:
    files = [read(path) for path in _files()]
    fields = {name for file in files for one in file["examples"] for name in one}
    assert fields == {"name", "source", "given", "findings"}
    assert {rule for file in files for rule in file["about"]} - {*RULES} == {"all"}


def _examples() -> Iterator[Any]:
    ground = read(FOLDER / COMMON_GROUND)
    for path in _files():
        file = read(path)
        facts = over(ground, file.get("given", {}))
        for example in file["examples"]:
            given = over(facts, example.get("given", {}))
            id_ = f"{path.stem}: {example['name']}"
            yield pytest.param(file["about"], given, example["findings"], id=id_)


def _files() -> list[Path]:
    return [path for path in sorted(FOLDER.glob("*.yaml")) if path.name != COMMON_GROUND]


def _case(given: Facts) -> Case:
    project, catalogue = project_and_catalogue(given)
    return Case(project, catalogue, _plan(given, project, catalogue))


def _plan(given: Facts, project: Project, catalogue: Catalogue) -> Plan:
    plan = dict(given["plan"])
    rows: list[Facts] = [
        dict(zip(("source", "partner", "work_package", "category", "amount"), row, strict=False))
        | {"legal_basis": row[5] if len(row) > 5 else None}
        for row in plan.pop("pays", [])
    ]
    stated = plan.pop("applications", {})
    names = [row["source"][5:] for row in rows if row["source"].startswith("call:")]
    applications = []
    for name in dict.fromkeys([*names, *stated]):
        call_id, _, round_id = name.partition("/")
        call = catalogue.call_by_id.get(call_id)
        one = None if call is None else call.round(round_id)
        deadline = None if one is None else one.first("deadline")
        applications.append(
            {
                "call": call_id,
                "round": round_id,
                "submit_by": "2025-06-01" if deadline is None else str(deadline.when.earliest),
                "grant": sum(
                    Decimal(str(r["amount"])) for r in rows if r["source"] == f"call:{name}"
                ),
            }
            | {
                field: [dict(zip(("partner", "work_package"), place, strict=True)) for place in v]
                if field == "scope"
                else v
                if isinstance(v, dict)
                else str(v)
                for field, v in (stated.get(name) or {}).items()
            }
        )
    facts = {"project": project.id, "as_of": project.as_of, "status": "feasible"} | plan
    return Plan.model_validate(facts | {"matrix": rows, "applications": applications})
