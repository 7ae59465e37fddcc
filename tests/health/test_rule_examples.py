"""Every published and derived example of the rules has its copy among our worked examples.

The reference stands beside the repository and is no part of it: where it is missing the test is
skipped. A copy names the example in its source: ``rule example D16``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest
import yaml

Facts = dict[str, Any]

AS_A_LEDGER = {"P8", "P9", "P10", "D26", "D28"}
"""Restated as ledgers of de minimis aid: their sums, days and verdicts must all be there."""

NOT_COMPUTED = {
    ("D35", "non_aid_sources"): "names whose money is no State aid; no figure",
    ("D26", "window_years"): "a legal value, which is no fact given",
    ("D28", "ceiling"): "a legal value, which is no fact given",
    ("D26", "qualifying_part_of_new_grant"): "nothing, as the grant does not fit: said by fits",
}


@pytest.fixture(scope="module")
def reference(root: Path) -> dict[str, Facts]:
    """The reference's examples by id, every value as it is written."""
    path = root.parent / "shared" / "reference" / "rule-examples.yaml"
    if not path.is_file():
        pytest.skip("no ../shared/reference/rule-examples.yaml: nothing to compare with")
    text = path.read_text(encoding="utf-8")
    examples = yaml.load(text, Loader=yaml.BaseLoader)["examples"]  # noqa: S506  # makes texts alone
    return {one["id"]: one for one in examples}


@pytest.fixture(scope="module")
def copies(root: Path) -> dict[str, list[Facts]]:
    """Our worked examples of calculators, by the id of the example that they name."""
    found: dict[str, list[Facts]] = {}
    for path in sorted((root / "tests" / "examples" / "calculators").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        file = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # as above
        for one in file["examples"]:
            for id_ in re.findall(r"rule example ([A-Z]\d+)", one["source"]):
                copy = {**one, "given": {**file.get("given", {}), **one["given"]}}
                found.setdefault(id_, []).append(copy)
    return found


def test_every_example_has_a_copy(
    reference: dict[str, Facts], copies: dict[str, list[Facts]]
) -> None:
    assert set(copies) == set(reference)


def test_copies_have_the_same_facts_and_results(
    reference: dict[str, Facts], copies: dict[str, list[Facts]]
) -> None:
    missing = [
        f"{id_}: {path}: {value}"
        for id_ in sorted(set(reference) - AS_A_LEDGER)
        for one in copies[id_]
        for part, ours in (("inputs", "given"), ("expected", "expected"))
        for path, value in _leaves(reference[id_][part])
        if (path, value) not in set(_leaves(one[ours])) and (id_, path) not in NOT_COMPUTED
    ]
    assert missing == []


def test_copies_as_ledgers_have_the_same_figures(
    reference: dict[str, Facts], copies: dict[str, list[Facts]]
) -> None:
    missing = []
    for id_ in sorted(AS_A_LEDGER):
        ours = {
            word
            for one in copies[id_]
            for part in ("given", "expected")
            for _, value in _leaves(one[part])
            for word in value.split(", ")
        }
        missing += [
            f"{id_}: {path}: {value}"
            for part in ("inputs", "expected")
            for path, value in _leaves(reference[id_][part])
            if re.match(r"\d", value) or value in ("yes", "no")
            if value not in ours and (id_, path) not in NOT_COMPUTED
        ]
    assert missing == []


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and value of everything that is written, however numbers and verdicts are written."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _leaves(below, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for place, one in enumerate(value):
            yield from _leaves(one, f"{path}[{place}]")
    elif isinstance(value, list):
        yield path, ", ".join(_plain(one) for one in value)
    else:
        yield path, ", ".join(_plain(one) for one in value.split(", "))


def _plain(text: str) -> str:
    if text in ("true", "false"):
        return "yes" if text == "true" else "no"
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text
