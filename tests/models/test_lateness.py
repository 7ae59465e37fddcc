"""How late a proof is: in working days only where the call's rule counts those."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.call import Call
from models.lateness import Lateness, lateness

FRIDAY = date(2025, 5, 23)


@pytest.mark.parametrize(
    ("comes", "days", "working_days", "sv"),
    [
        (date(2025, 5, 24), 1, 0, "1 dag"),
        (date(2025, 5, 26), 3, 1, "1 arbetsdag (3 dagar)"),
        # 29 May is Ascension Day; with the Friday after it there are four working days.
        (date(2025, 5, 30), 7, 4, "4 arbetsdagar (7 dagar)"),
    ],
)
def test_working_days_late(comes: date, days: int, working_days: int, sv: str) -> None:
    late = _late({"proof": {"rule": "working_days_before", "count": 20}}, comes)
    assert late.numbers == {"days_late": days, "working_days_late": working_days}
    assert late.words.sv == sv


def test_the_calendar_is_that_of_the_funder() -> None:
    # In Belgium the Friday after Ascension is a working day too, Ascension is none.
    late = _late(
        {"proof": {"rule": "working_days_before", "count": 20}}, date(2025, 5, 29), holidays="BE"
    )
    assert late.working_days == 3


@pytest.mark.parametrize("rule", ["days_before", "weeks_before", "at_submission"])
def test_other_rules_count_days(rule: str) -> None:
    late = _late({"proof": {"rule": rule, "count": 3}}, date(2025, 5, 26))
    assert late.numbers == {"days_late": 3}
    assert (late.words.sv, late.words.en) == ("3 dagar", "3 days")


def test_a_published_day_of_proof_counts_days() -> None:
    late = _late(
        {"proof": {"rule": "working_days_before", "count": 20}},
        date(2025, 5, 26),
        proof_due="2025-05-23",
    )
    assert late.numbers == {"days_late": 3}


def _late(match: dict[str, Any], comes: date, holidays: str = "SE", **dates: str) -> Lateness:
    call = Call.model_validate(
        {
            "id": "a-call",
            "funder": "agency",
            "title": "A call",
            "match": match,
            "rounds": [
                {
                    "id": "r1",
                    "milestones": [
                        {"kind": kind, "at": at}
                        for kind, at in ({"deadline": "2025-01-20"} | dates).items()
                    ],
                }
            ],
        }
    )
    return lateness(call, call.rounds[0], FRIDAY, comes, holidays=holidays, eves_are_holidays=True)
