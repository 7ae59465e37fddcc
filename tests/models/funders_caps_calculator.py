"""Several caps on one grant at once, as the rules of a plan find them when it gets too much."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.models.made_up_plan import limit_of, made_up_plan

Facts = dict[str, Any]

CAPS = {
    "by_rate": "call.partner_share",
    "by_party_rate": "call.partner_share",
    "by_project_rate": "call.project_share",
    "call_cap": "call.grant_bounds",
    "by_call_cap": "call.grant_bounds",
}


def funders_caps(given: Facts) -> dict[str, str]:
    """Facts: costs, the call's rates and its cap. Results: each cap, the least, and which it is."""
    if "cases" not in given:
        return _caps({"party_rate": given["call_rate"], **given}, ("by_rate", "call_cap"))
    names = ("by_party_rate", "by_project_rate", "by_call_cap")
    return {
        f"cases.{case}.{name}": value
        for case, facts in given["cases"].items()
        for name, value in _caps({**given, **facts}, names).items()
    }


def _caps(facts: Facts, names: tuple[str, ...]) -> dict[str, str]:
    costs = Decimal(facts["eligible_costs"])
    asked = max(costs, Decimal(facts["call_cap"])) + 1
    call = {
        "id": "call",
        "funder": facts["funder"],
        "grant": {"max": facts["call_cap"]},
        "rates": {
            "project": facts.get("project_rate", 1),
            "partner": [{"rate": facts["party_rate"]}],
        },
        "legal_basis": ["gber.25"],
    }
    case = made_up_plan(
        [{"id": "firm", "size": facts.get("size", "small"), "economic_activity": True}],
        {"firm": costs},
        [call],
        {"call": {"firm": asked}},
        activity="feasibility_study",
    )
    found = {name: limit_of(CAPS[name], case) for name in names}
    least = min(found, key=lambda name: found[name])
    results = {name: f"{value:.2f}" for name, value in found.items()}
    return results | {"max_grant": results[least], "binding": least}
