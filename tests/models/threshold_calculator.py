"""Notification thresholds as worked examples ask about them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from models.money import decimal_text, parse_amount, parse_share
from models.notification_threshold import (
    ThresholdCategory,
    ThresholdTerms,
    notification_threshold,
)
from models.when import parse_date
from tests.models.gber_25_calculator import KNOWN_ON

Facts = dict[str, Any]

CATEGORIES: Mapping[str, ThresholdCategory] = {
    "fundamental": "fundamental_research",
    "industrial": "industrial_research",
    "experimental": "experimental_development",
    "feasibility": "feasibility_study",
}


STEP = Decimal(10_000)
"""The euro to which the regulation prints its thresholds for regional investment."""


def research_threshold(given: Facts) -> dict[str, str]:
    """Facts: category, and for each case day, aid and Eureka. Results: threshold and verdict."""
    results: dict[str, str] = {}
    for case, facts in given["cases"].items():
        terms = ThresholdTerms(eureka=facts["eureka"])
        on = parse_date(facts["date"])
        found = notification_threshold(CATEGORIES[given["category"]], on, "unchanged", terms)
        results[f"cases.{case}.result"] = found.result(parse_amount(facts["aid"]))
        results[f"cases.{case}.threshold"] = decimal_text(found.amount or 0)
    return results


def regional_investment_threshold(given: Facts) -> dict[str, str]:
    """Facts: rates of the aid map. Results: the thresholds as published, in steps of 10 000."""
    costs = parse_amount(given["project_eligible_costs_at_least"])
    published = []
    for rate in given["regional_map_rate_R"]:
        terms = ThresholdTerms(regional_rate=parse_share(rate), eligible_costs=costs)
        found = notification_threshold("regional_investment", KNOWN_ON, "unchanged", terms)
        euro = Decimal(found.amount or 0) / 100
        published.append((euro / STEP).quantize(Decimal(1), ROUND_HALF_UP) * STEP)
    return {
        "notification_threshold": ", ".join(f"{euro:.2f}" for euro in published),
        "unit_of_rounding": f"{STEP:.2f}",
    }
