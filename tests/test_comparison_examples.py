"""Worked examples of calls beside each other (``examples/comparisons``).

A file states calls over those of ``common_ground.yaml``, which of them are compared, and what is
expected: of each topic that it names every term in Swedish with the calls that have it; how many
terms are shared, how many more each call has, and on what a call is silent, where it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from models.call_comparison import CallComparison, compare_calls
from tests.example_files import COMMON_GROUND, FOLDER, Facts, over, project_and_catalogue, read


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per example."""
    if "expected" in metafunc.fixturenames:
        metafunc.parametrize(("given", "ids", "expected"), list(_examples()))


def test_comparison(given: Facts, ids: list[str], expected: Facts) -> None:
    _, catalogue = project_and_catalogue(given)
    found = compare_calls([catalogue.call_by_id[id_] for id_ in ids], catalogue)
    assert _as_asked(found, expected) == expected
    for topic in found.topics:
        assert [one.shared for one in topic.terms] == sorted(
            (len(one.calls) == len(ids) for one in topic.terms), reverse=True
        )


def test_examples_of_comparisons_speak_of_known_fields() -> None:
    examples = [one for path in _files() for one in read(path)["examples"]]
    assert {name for one in examples for name in one} == {
        "name",
        "source",
        "given",
        "compare",
        "expected",
    }
    assert {name for one in examples for name in one["expected"]} == {
        "shared",
        "extra",
        "topics",
        "unstated",
    }


def _as_asked(found: CallComparison, expected: Facts) -> Facts:
    topics: dict[str, dict[str, list[str]]] = {
        one.topic: {_plain(term.text.sv): list(term.calls) for term in one.terms}
        for one in found.topics
    }
    every: Facts = {
        "shared": found.shared,
        "extra": {one.id: one.extra for one in found.calls},
        "topics": {name: topics.get(name) for name in expected.get("topics", {})},
        "unstated": {one.topic: list(one.unstated) for one in found.topics if one.unstated},
    }
    return {name: every[name] for name in expected}


def _plain(text: str) -> str:
    """People write common spaces in examples."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _examples() -> Iterator[Any]:
    ground = read(FOLDER / COMMON_GROUND)
    for path in _files():
        for example in read(path)["examples"]:
            given = over(ground, example["given"])
            yield pytest.param(
                given, example["compare"], example["expected"], id=f"{path.stem}: {example['name']}"
            )


def _files() -> Iterator[Any]:
    yield from sorted((FOLDER / "comparisons").glob("*.yaml"))
