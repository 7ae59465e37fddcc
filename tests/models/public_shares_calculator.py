"""ERDF and regional grants side by side on one project, as the rules of a plan find them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.models.made_up_plan import findings_of, limit_of, made_up_plan

Facts = dict[str, Any]


def public_shares(given: Facts) -> dict[str, str]:
    """Facts: costs and shares. Results: what each grant may be, and what is left for others."""
    costs = Decimal(given["project_budget" if "project_budget" in given else "project_costs"])
    own_rate = given.get("tillvaxtverket_1_1_rate_preliminary", 1)
    calls: list[Facts] = [
        {
            "id": "eruf",
            "funder": "tillvaxtverket",
            "programme": "eruf",
            "rates": {"project": given["eruf_rate"]},
        },
        {
            "id": "one-to-one",
            "funder": "tillvaxtverket" if "project_budget" in given else "region",
            "rates": {"project": own_rate},
            "legal_basis": ["sfs_2003_596"],
        },
    ]
    too_much = made_up_plan(
        [{"id": "partner", "type": "public_body"}],
        {"partner": costs},
        calls,
        {"eruf": {"partner": costs + 1}, "one-to-one": {"partner": costs + 1}},
    )
    limits = [Decimal(one.numbers["limit"]) for one in findings_of("call.project_share", too_much)]
    eruf = limits[0]
    by_ordinance = limit_of("sfs_2003_596.shares", too_much)
    one_to_one = min(*limits[1:], by_ordinance)
    left = costs - eruf - one_to_one
    paid = made_up_plan(
        [{"id": "partner", "type": "public_body"}],
        {"partner": costs},
        calls,
        {"eruf": {"partner": eruf}, "one-to-one": {"partner": one_to_one}},
    )
    rules = ("call.project_share", "sfs_2003_596.shares", "financing.full")
    return {
        "eruf": f"{eruf:.2f}",
        "tillvaxtverket_1_1": f"{one_to_one:.2f}",
        "regional_1_1_max": f"{by_ordinance:.2f}",
        "remaining_from_others": f"{left:.2f}",
        "private_needed": f"{left:.2f}",
        "fully_financed": "no" if any(findings_of(rule, paid) for rule in rules) else "yes",
    }
