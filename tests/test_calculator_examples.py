"""Worked examples of the calculators: given these facts, these are the results.

A file of ``examples/calculators`` names its calculator (see ``calculators.py``) and gives examples
with a sentence, a source, facts and the results that are expected::

    calculator: de_minimis
    given: {…}                      # facts that the examples have in common, if any
    examples:
      - name: Six lines, a sentence
        source: Reg. (EU) 2023/2831 art. 3(2)
        given: {…}
        expected: {room: "20000.00"}

Facts are plain values as ``models.document`` reads them: dates are texts, numbers exact. Results
that an example does not speak of are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.document import parse_document
from models.money import NO_BREAK_SPACE
from tests.calculators import CALCULATORS, Facts

FOLDER = Path(__file__).parent / "examples" / "calculators"
FIELDS = {"name", "source", "given", "expected"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per example."""
    if "expected" in metafunc.fixturenames:
        metafunc.parametrize(("calculator", "given", "expected"), list(_examples()))


def test_calculator(calculator: str, given: Facts, expected: dict[str, str]) -> None:
    results = CALCULATORS[calculator](given)
    # People write common spaces in examples; sums are printed with no-break ones.
    said = {name: text.replace(NO_BREAK_SPACE, " ") for name, text in results.items()}
    assert {name: said.get(name) for name in expected} == expected


def test_every_calculator_has_examples() -> None:
    assert {file["calculator"] for file in _files().values()} == set(CALCULATORS)


def test_every_example_has_a_name_a_source_facts_and_results_as_texts() -> None:
    faults = [
        f"{name}: {one.get('name')}"
        for name, file in _files().items()
        for one in file["examples"]
        if set(one) != FIELDS
        or not (one["name"] and one["source"] and one["expected"])
        or not all(isinstance(value, str) for value in one["expected"].values())
    ]
    assert faults == []
    assert {field for file in _files().values() for field in file} <= {
        "calculator",
        "given",
        "examples",
    }


def _examples() -> Iterator[Any]:
    for name, file in _files().items():
        for one in file["examples"]:
            given = {**file.get("given", {}), **one["given"]}
            id_ = f"{name}: {one['name']}"
            yield pytest.param(file["calculator"], given, one["expected"], id=id_)


def _files() -> dict[str, Facts]:
    return {
        path.stem: parse_document(path.read_bytes(), path.name).data
        for path in sorted(FOLDER.glob("*.yaml"))
    }
