"""A firm that began before it applied, as the rule of a plan judges it by legal basis."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.models.made_up_plan import Facts, findings_of, made_up_plan

BASES: Mapping[str, tuple[str, bool]] = {
    "gber": ("gber.25", True),
    "de_minimis": ("de_minimis", True),
    "non_aid": ("no_aid", False),
}
"""Legal basis of the call, and whether the partner's activity is economic."""


def incentive_effect(given: Facts) -> dict[str, str]:
    """Facts: the day of the application and of binding commitments. Results: what may be paid."""
    begun = min(event["date"] for event in given["events"])
    holds = {name: _holds(*BASES[name], begun, given["application_date"]) for name in BASES}
    has_effect = holds[given["aid_basis"]]
    return {
        "incentive_effect": "yes" if has_effect else "no",
        **({} if has_effect else {"max_aid": "0.00"}),
        "feasible_only_if": ", ".join(name for name, may in holds.items() if may),
    }


def _holds(basis: str, economic: Any, begun: str, applied_on: str) -> bool:
    case = made_up_plan(
        [
            {
                "id": "firm",
                "size": "small",
                "economic_activity": economic,
                "started_work": begun,
            }
        ],
        {"firm": Decimal(100)},
        [
            {
                "id": "eruf",
                "funder": "tillvaxtverket",
                "programme": "eruf",
                "legal_basis": [basis],
            }
        ],
        {"eruf": {"firm": Decimal(10)}},
        activity="industrial_research",
        applied_on=applied_on,
    )
    return not findings_of("incentive.effect", case)
