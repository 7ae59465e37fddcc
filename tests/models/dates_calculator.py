"""Dates that the law sets, as worked examples ask about them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from models.aid_intensity import Grounds, ceiling
from models.errors import OutsideKnownDatesError
from models.gber_validity import gber_validity
from models.time_to_grant import time_to_grant
from models.when import parse_date
from models.workdays import is_working_day, working_days_between

Facts = dict[str, Any]


def gber_last_days(given: Facts) -> dict[str, str]:
    """Facts: days of grants under an exempt scheme. Results: allowed, with a warning, refused."""
    assert given["grant_under_exempt_scheme"]
    assert not given["new_gber_parameter_set_loaded"]
    results = {}
    for case, facts in given["cases"].items():
        on = parse_date(facts["grant_date"])
        try:
            found = ceiling("industrial_research", "small", Grounds(), on, "refuse")
        except OutsideKnownDatesError:
            results[f"cases.{case}.result"] = "refuse"
            results[f"cases.{case}.message"] = "no_valid_rule_set"
            continue
        results[f"cases.{case}.result"] = "ok"
        if found.warning is not None:
            results[f"cases.{case}.warning"] = gber_validity(on, "refuse").phase
    return results


def time_to_grant_days(given: Facts) -> dict[str, str]:
    """Facts: programme, deadline, ethics or security. Results: the last days by law."""
    kind = "ethics_or_security" if given["ethics_or_security"] else None
    found = time_to_grant(given["programme"], parse_date(given["submission_deadline"]), kind)
    before = found.start_can_be_promised(found.sign_by - timedelta(days=1))
    return {
        "inform_by": str(found.inform_by),
        "sign_by": str(found.sign_by),
        "start_before_sign_by_can_be_promised": "yes" if before else "no",
    }


def working_days(given: Facts) -> dict[str, str]:
    """Facts: first and last day. Results: working days, and weekdays that are holidays."""
    first, last, calendar = parse_date(given["from"]), parse_date(given["to"]), given["calendar"]
    assert given["inclusive"]
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return {
        "working_days": str(working_days_between(first, last, calendar)),
        "holidays_in_span": ", ".join(str(day) for day in days if _is_holiday(day, calendar)),
    }


def _is_holiday(day: date, calendar: str) -> bool:
    return day.isoweekday() <= 5 and not is_working_day(day, calendar)
