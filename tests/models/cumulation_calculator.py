"""Grants added up as worked examples ask about it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from models.aid_intensity import Grounds, ceiling
from models.cumulation import cumulate
from models.cumulation_words import Relaxation
from models.grants_on_costs import EligibleCost, Grant
from models.money import decimal_text, parse_amount, parse_share, portion, share_text
from tests.models.gber_25_calculator import ACTIVITIES, KNOWN_ON

Facts = dict[str, Any]


def same_costs(given: Facts) -> dict[str, str]:
    """Facts: costs with their ceiling, and grants for them. Results: what fits and what does not.

    Where ``requested`` is told apart, the room is what the existing grants leave.
    """
    cost = EligibleCost(
        "costs", parse_amount(given["same_eligible_costs"]), parse_share(given["intensity_ceiling"])
    )
    existing = [
        Grant(f"aid {place}", "state_aid", parse_amount(amount), frozenset({"costs"}))
        for place, amount in enumerate(given.get("state_aid", ()))
    ] + [_grant(facts) for facts in given.get("existing", ())]
    asked = [_grant(given["requested"])] if "requested" in given else []
    (room,) = cumulate(existing, [cost]).rooms
    found = cumulate([*existing, *asked], [cost], currency=given["currency"])
    words = [_words(one, given["currency"]) for one in found.relaxations]
    results = {
        "sum": decimal_text(sum(one.amount for one in found.grants)),
        "ceiling_amount": decimal_text(room.ceiling_amount or 0),
        "max_further_aid": decimal_text(room.aid or 0),
        "feasible": "yes" if found.holds else "no",
        "infeasible_by": ", ".join(decimal_text(one.over) for one in found.breaches),
        "separate_check": ", ".join(found.separate_checks),
        "minimal_relaxations": ", ".join(words),
        "rules": ", ".join(one.rule for one in found.findings),
    }
    if "size" in given:
        held = Grounds(effective_collaboration="collaboration" in given["bonuses"])
        share = ceiling(ACTIVITIES[given["category"]], given["size"], held, KNOWN_ON, "unchanged")
        results["intensity_ceiling"] = share_text(share.share)
    return results


def _grant(facts: Facts) -> Grant:
    tied = facts["kind"] != "de_minimis" or facts["tied_to_same_costs"]
    costs = frozenset({"costs"}) if tied else frozenset[str]()
    return Grant(
        facts["source"],
        facts["kind"],
        parse_amount(facts["amount"]),
        costs if "threshold" not in facts else frozenset(),
        parse_share(facts["rate"]) if "rate" in facts else None,
        parse_amount(facts["threshold"]) if "threshold" in facts else None,
    )


def _words(one: Relaxation, currency: str) -> str:
    """A relaxation as the examples write it: of how many, without their names or the currency."""
    said = one.message.en.replace("\u00a0", " ")
    counts = {1: "one", 2: "two", 3: "three"}
    if one.cut is not None:
        amount = f"{one.cut // 100:,}".replace(",", " ")
        assert f"{amount} {'kr' if currency == 'SEK' else currency}" in said
        return f"cut {amount} from any one of the {counts[len(one.grants)]}"
    assert one.points is not None
    points = one.points * 100
    assert f"{points} percentage points" in said
    return f"evidence that raises the ceiling by {points} percentage points"


def different_costs(given: Facts) -> dict[str, str]:
    """Facts: cost items, each with its aid. Results: the aid for each, and any common limit."""
    costs = [
        EligibleCost(one["id"], parse_amount(one["eligible_costs"]), parse_share(one["intensity"]))
        for one in given["cost_items"]
    ]
    before = {room.cost.id: room.aid or 0 for room in cumulate([], costs).rooms}
    grants = [
        Grant(one["funder"], "state_aid", before[one["id"]], frozenset({one["id"]}))
        for one in given["cost_items"]
    ]
    found = cumulate(grants, costs)
    assert found.holds
    in_common = [group for group in found.together if len(group) > 1]
    return {
        **{f"aid.{id_}": decimal_text(amount) for id_, amount in before.items()},
        "total_aid": decimal_text(sum(before.values())),
        "cross_limit": "; ".join(" ".join(group) for group in in_common) or "none",
    }


def union_money_apart(given: Facts) -> dict[str, str]:
    """Facts: work packages of a small firm, each with its funder. Results: grants and checks."""
    held = Grounds(effective_collaboration="collaboration" in given["bonuses"])
    category = ACTIVITIES[given["category"]]
    share = ceiling(category, given["size"], held, KNOWN_ON, "unchanged").share
    costs = {
        one["id"]: EligibleCost(one["id"], parse_amount(one["eligible_costs"]), share)
        for one in given["work_packages"]
    }
    grants = {one["id"]: _of_work_package(one, costs[one["id"]]) for one in given["work_packages"]}
    total = sum(one.amount for one in grants.values())
    fits = total <= parse_amount(given["action_total"])
    found = cumulate([*grants.values()], [*costs.values()])
    (aided,) = (id_ for id_, one in grants.items() if one.kind == "state_aid")
    return {
        **{f"grant.{id_}": decimal_text(one.amount) for id_, one in grants.items()},
        "union_total": decimal_text(total),
        "feasible": "yes" if fits and found.holds else "no",
        "checks.union_total_le_action_total": "yes" if fits else "no",
        "checks.eruf_intensity": share_text(Decimal(grants[aided].amount) / costs[aided].amount),
        "checks.gber_ceiling": share_text(share),
    }


def _of_work_package(facts: Facts, cost: EligibleCost) -> Grant:
    rate = parse_share(facts["rate"])
    amount, on = portion(rate, cost.amount), frozenset({cost.id})
    if facts["funder"] == "horizon_europe":
        return Grant(facts["funder"], "union", amount, on, rate)
    return Grant(facts["funder"], "state_aid", amount, on)
