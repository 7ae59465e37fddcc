"""Sums that ERDF in Sweden sets, as worked examples ask about them."""

from __future__ import annotations

from typing import Any

from models.money import decimal_text, parse_amount, parse_share, portion
from models.parameter import parameter
from models.programme_grant import hourly_unit_cost, largest_advance, prestudy_grant
from models.simplified_costs import DirectCosts, FlatRate, simplified_costs
from tests.models.gber_25_calculator import KNOWN_ON

Facts = dict[str, Any]


def eruf_prestudy(given: Facts) -> dict[str, str]:
    """Facts: total budget and rate. Results: the support, and the budget that is refused above."""
    budget, rate = parse_amount(given["total_budget"]), parse_share(given["programme_rate"])
    most = parameter("eruf/handbook/prestudy_total").at(KNOWN_ON).minor
    accepted = prestudy_grant(most, rate, KNOWN_ON).amount is not None
    refused = prestudy_grant(most + 1, rate, KNOWN_ON).amount is None
    support = prestudy_grant(budget, rate, KNOWN_ON).amount
    return {
        "max_support": "" if support is None else decimal_text(support),
        "total_budget_cap": decimal_text(most) if accepted else "",
        "reject_total_budget_above": decimal_text(most) if refused else "",
    }


def eruf_advance(given: Facts) -> dict[str, str]:
    """Facts: a grant per case. Results: the largest advance on it."""
    return {
        f"cases.{case}.max_advance": decimal_text(
            largest_advance(parse_amount(facts["grant"]), KNOWN_ON).amount or 0
        )
        for case, facts in given["cases"].items()
    }


def eruf_hourly_unit_cost(given: Facts) -> dict[str, str]:
    """Facts: a full-time monthly salary. Results: the unit cost of an hour."""
    salary = parse_amount(given["full_time_monthly_salary"])
    hours = parameter("cpr_2021_1060/article_55/hours_per_year").at(KNOWN_ON).count
    assert hours == given["annual_hours"]
    return {"hourly_unit_cost": decimal_text(hourly_unit_cost(salary, KNOWN_ON).amount or 0)}


METHODS: dict[str, FlatRate] = {
    "rest_40_of_staff": "rest_of_staff",
    "indirect_15_of_staff": "indirect_of_staff",
}


def eruf_simplified_costs(given: Facts) -> dict[str, str]:
    """Facts: staff costs, rate, and a method per case. Results: eligible costs and support."""
    results = {}
    for case, facts in given["cases"].items():
        costs = DirectCosts(
            staff=parse_amount(given["direct_staff_costs"]),
            other=parse_amount(facts.get("actual_other_costs", 0)),
        )
        found = simplified_costs(METHODS[facts["method"]], costs, KNOWN_ON, "unchanged")
        results[f"cases.{case}.total_eligible"] = decimal_text(found.total)
        support = portion(parse_share(given["eruf_rate"]), found.total)
        results[f"cases.{case}.eruf"] = decimal_text(support)
    return results
