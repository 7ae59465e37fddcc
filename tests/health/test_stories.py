"""Every question of an applicant is answered by a worked example, so that none gets lost.

The stories are numbered A1 to A18. An example claims one by beginning its ``name``, or the field
``story`` of its file, with the number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

STORIES = {
    "A1": "a match of 60 per cent where the ERDF pays 40",
    "A2": "the same programme, another rate elsewhere",
    "A3": "a real project backwards, from its support to its costs",
    "A4": "a decision of Vinnova's as proof of match",
    "A5": "the region's board decides after the proof is due",
    "A6": "an award and the ERDF on the same costs",
    "A7": "aid intensity per partner and activity",
    "A8": "a history of de minimis aid",
    "A9": "the ten years of a cluster's operating aid",
    "A10": "the incentive effect",
    "A11": "days for writing applications",
    "A12": "a two-stage Horizon call beside national money",
    "A13": "cash and liquidity",
    "A14": "currencies",
    "A15": "which financiers must say yes",
    "A16": "the same text in several forms",
    "A17": "commitments ten weeks after the decision",
    "A18": "an answer in a minute",
}
WITH_A_NO = ("A1", "A4", "A5", "A6", "A8", "A9", "A10", "A13", "A18")
"""Of these an example must be infeasible: it says which demands are in conflict, and what helps."""

EXAMPLES = ("tests/examples", "tests/solver/examples")


@pytest.fixture(scope="module")
def claims(root: Path) -> dict[str, list[Any]]:
    """Number of a story -> the examples that claim it."""
    found: dict[str, list[Any]] = defaultdict(list)
    for folder in EXAMPLES:
        for path in sorted((root / folder).rglob("*.yaml")):
            file = yaml.safe_load(path.read_text(encoding="utf-8"))
            for example in file.get("examples", [file]):
                named = re.match(r"(A\d+)\b", example.get("story") or example.get("name", ""))
                if named is not None:
                    found[named[1]].append(example)
    return found


def test_every_story_has_a_worked_example_with_its_source(claims: dict[str, list[Any]]) -> None:
    assert sorted(claims) == sorted(STORIES)
    assert [one for told in claims.values() for one in told if not one.get("source")] == []


@pytest.mark.parametrize("story", WITH_A_NO)
def test_a_story_that_can_fail_has_an_example_with_its_conflict_and_repairs(
    claims: dict[str, list[Any]], story: str
) -> None:
    refused = [one for one in claims[story] if one["expected"].get("status") == "infeasible"]
    assert refused
    assert [one["name"] for one in refused if not _demands(one)] == []
    assert any(one["expected"].get("repairs") for one in refused)


def _demands(example: Any) -> list[Any]:
    return [
        demand
        for conflict in example["expected"].get("conflicts", [])
        for demand in conflict["demands"]
    ]
