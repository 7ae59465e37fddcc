"""A round that is decided with another names one that exists and is decided then."""

from __future__ import annotations

from typing import Any

import pytest

from models.catalogue import Catalogue

QUARTER: dict[str, Any] = {"quarter": "2025-Q2"}


@pytest.mark.parametrize(
    ("names", "at", "code"),
    [
        ("first/r", QUARTER, None),
        ("none/r", QUARTER, "decided-with-unknown"),
        ("second/r", QUARTER, "decided-with-unknown"),
        ("third/r", QUARTER, "decided-with-chain"),
        ("first/r", {"quarter": "2025-Q3"}, "decided-with-other-day"),
    ],
)
def test_a_round_is_decided_with_one_that_is_decided_then(
    names: str, at: dict[str, Any], code: str | None
) -> None:
    catalogue = Catalogue.model_validate(
        {
            "funders": [{"id": "f", "name": "F", "level": "national"}],
            "calls": [
                _call("first", None, QUARTER),
                _call("second", names, at),
                _call("third", "first/r", QUARTER),
            ],
        }
    )
    found = [*catalogue.unresolved()]
    assert [one.code for one in found] == ([] if code is None else [code])
    assert all(one.path == ("calls", 1, "rounds", 0, "decided_with") for one in found)


def _call(id_: str, decided_with: str | None, decision: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": id_,
        "funder": "f",
        "title": id_,
        "rounds": [
            {
                "id": "r",
                "decided_with": decided_with,
                "milestones": [
                    {"kind": "deadline", "at": "2025-03-01"},
                    {"kind": "decision", "at": decision},
                ],
            }
        ],
    }
