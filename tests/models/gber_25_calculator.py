"""Aid intensity for research and development as worked examples ask about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from models.aid_intensity import Grounds, ceiling
from models.money import decimal_text, parse_amount, parse_share, portion, share_text
from models.notification_threshold import ThresholdTerms
from models.predominant_category import ResearchCosts, predominant_category
from models.research_threshold import research_threshold
from models.vocabulary import Activity, Size
from models.when import parse_date
from tests.models.made_up_plan import limit_of, made_up_plan

Facts = dict[str, Any]

ACTIVITIES: Mapping[str, Activity] = {
    "fundamental": "fundamental_research",
    "industrial": "industrial_research",
    "experimental": "experimental_development",
    "feasibility": "feasibility_study",
}
KNOWN_ON = date(2026, 11, 20)
"""The day for facts without one."""


def gber_25(given: Facts) -> dict[str, str]:
    """Facts: category, size or sizes, bonuses, costs, day. Results: intensities and sums.

    ``bonuses_any_one_of`` gives a result only where each of the bonuses alone gives the same.
    """
    if "cases" in given:
        return {
            f"cases.{case}.{name}": value
            for case, facts in given["cases"].items()
            for name, value in _of_one_size({**given, **facts}).items()
        }
    if isinstance(given.get("eligible_costs"), dict):
        return _by_category(given)
    if "funder_rate" in given:
        return {f"intensity.{size}": _beside_own_rate(given, size) for size in given["sizes"]}
    if "sizes" in given:
        return {
            **_by_size("intensity", given, given["category"]),
            **_by_size("same_source_also_states.fundamental", given, "fundamental"),
            **_by_size("same_source_also_states.industrial_with_bonus", given, "industrial"),
        }
    return _of_one_size(given)


def _of_one_size(given: Facts) -> dict[str, str]:
    (bonuses,) = _sets_of_bonuses(given)
    share = _ceiling(given["category"], given["size"], bonuses, _day(given))
    most = decimal_text(portion(share, parse_amount(given["eligible_costs"])))
    alone = sum((_bonus(given, bonus) for bonus in bonuses), Decimal(0))
    without = _ceiling(given["category"], given["size"], (), _day(given))
    added_up = share_text(without + alone)
    return {"intensity": share_text(share), "max_aid": most} | (
        {"not_intensity": added_up} if added_up != share_text(share) else {}
    )


def _bonus(given: Facts, bonus: str) -> Decimal:
    category, size, on = given["category"], given["size"], _day(given)
    return _ceiling(category, size, (bonus,), on) - _ceiling(category, size, (), on)


def _by_size(name: str, given: Facts, category: str) -> dict[str, str]:
    results = {}
    for size in given["sizes"]:
        found = {_ceiling(category, size, one, _day(given)) for one in _sets_of_bonuses(given)}
        results[f"{name}.{size}"] = " or ".join(share_text(share) for share in sorted(found))
    return results


def _by_category(given: Facts) -> dict[str, str]:
    costs = {name: parse_amount(amount) for name, amount in given["eligible_costs"].items()}
    (bonuses,) = _sets_of_bonuses(given)
    shares = {name: _ceiling(name, given["size"], bonuses, _day(given)) for name in costs}
    most = {name: portion(shares[name], cost) for name, cost in costs.items()}
    of_research = ResearchCosts(**costs)
    on, no_majority = _day(given), "lowest"
    predominant = predominant_category(of_research, on, no_majority)
    threshold = research_threshold(of_research, on, "unchanged", no_majority, ThresholdTerms())
    assert threshold.amount is not None
    return {
        **{f"intensity.{name}": share_text(share) for name, share in shares.items()},
        **{f"max_aid_by_category.{name}": decimal_text(most[name]) for name in most},
        "max_aid": decimal_text(sum(most.values())),
        "predominant_category": {full: name for name, full in ACTIVITIES.items()}[
            predominant.category
        ],
        "notification_threshold": decimal_text(threshold.amount),
    }


def _beside_own_rate(given: Facts, size: Size) -> str:
    """The share that both the funder's own rate and the ceiling leave, from a plan above both."""
    costs = Decimal(100)
    rate = parse_share(given["funder_rate"][size])
    case = made_up_plan(
        [
            {"id": "firm", "size": size, "economic_activity": True},
            {"id": "uni", "type": "research_organisation"},
        ],
        {"firm": costs, "uni": costs},
        [
            {
                "id": "call",
                "funder": "vinnova",
                "rates": {"partner": [{"rate": rate}]},
                "legal_basis": ["gber.25", "no_aid"],
            }
        ],
        {"call": {"firm": costs}},
        activity=ACTIVITIES[given["category"]],
        conditions={"effective_collaboration": given["bonuses"] == ["collaboration"]},
    )
    by_law = limit_of("gber.25.intensity", case)
    assert by_law / costs == parse_share(given["gber_ceiling"][size])
    return share_text(min(by_law, limit_of("call.partner_share", case)) / costs)


def _sets_of_bonuses(given: Facts) -> Sequence[tuple[str, ...]]:
    if "bonuses" in given:
        return [tuple(given["bonuses"])]
    return [(bonus,) for bonus in given["bonuses_any_one_of"]]


def _ceiling(category: str, size: Size, bonuses: Sequence[str], on: date) -> Decimal:
    held = Grounds(
        effective_collaboration="collaboration" in bonuses,
        dissemination="dissemination" in bonuses,
        licensing="other_limb_b_ground" in bonuses,
        assisted_area="c" if "area_c" in bonuses else "none",
    )
    return ceiling(ACTIVITIES[category], size, held, on, "unchanged").share


def _day(given: Facts) -> date:
    return parse_date(given["date"]) if "date" in given else KNOWN_ON
