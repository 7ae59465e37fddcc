"""Money beside a grant is decided by the day on which the grant's call wants it proved."""

from __future__ import annotations

from typing import Any

import pytest

from models.finding import Demand
from models.plan import Plan
from tests.solver.building import (
    Facts,
    a_project,
    a_round,
    call,
    cost,
    grants,
    own_cash,
    package,
    paid,
    planned,
    promise,
    uni,
)

DUE = a_round(deadline="2025-02-01", proof_due="2025-03-01", decision="2025-05-01")
WANTS = call("wants", "0.5", rounds=[DUE])


@pytest.mark.parametrize(("decided", "own"), [("2025-03-01", 0), ("2025-03-02", 50_00)])
def test_a_grant_decided_by_the_day_is_match(decided: str, own: int) -> None:
    """Half of 100 kr and at most half of them, if it comes by 2025-03-01."""
    project = a_project([uni(50)], [cost("uni", 100)], must={"calls": ["wants"]})
    assert own_cash(planned(project, WANTS, _match(decided))) == own


def test_a_grant_whose_decision_is_not_known_is_no_match() -> None:
    project = a_project([uni(50)], [cost("uni", 100)], must={"calls": ["wants"]})
    assert grants(planned(project, WANTS, _match(None))) == {"wants": 50_00}


def test_late_money_may_pay_costs_outside_the_budget() -> None:
    # The late grant, half of both costs, pays all of the second, which is not in the budget
    # of the first call.
    project = a_project(
        [uni(100)],
        [cost("uni", 100), cost("uni", 100, "wp2")],
        work_packages=[package(), package("wp2", "training")],
    )
    research = call("wants", "0.5", rounds=[DUE], eligible={"activities": ["industrial_research"]})
    plan = planned(project, research, _match("2025-04-01"))
    assert paid(plan)["call:match/r1", "uni", "wp2"] == 100_00
    assert own_cash(plan) == 50_00


@pytest.mark.parametrize(
    ("proved", "reading", "own"),
    [
        ("2025-03-01", "in_time", 10_00),
        ("2025-03-02", "in_time", 50_00),
        (None, "in_time", 10_00),
        (None, "late", 50_00),
    ],
)
def test_a_promise_is_proved_by_the_day(proved: str | None, reading: str, own: int) -> None:
    project = a_project(
        [uni(50)],
        [cost("uni", 100)],
        contributions=[promise("town", 40, proof_on=proved)],
        must={"calls": ["wants"]},
        assumptions={"contribution.undated": reading},
    )
    assert own_cash(planned(project, WANTS)) == own


@pytest.mark.parametrize(
    ("rule", "decided", "own"),
    [
        ({"rule": "none"}, "2025-12-31", 0),
        ({"rule": "at_submission"}, "2025-02-01", 0),
        ({"rule": "at_submission"}, "2025-02-02", 50_00),
        ({"rule": "at_decision"}, "2025-05-01", 0),
        ({"rule": "at_decision"}, "2025-05-02", 50_00),
        ({"rule": "weeks_before", "count": 2, "event": "decision"}, "2025-04-17", 0),
        ({"rule": "weeks_before", "count": 2, "event": "decision"}, "2025-04-18", 50_00),
        ({"rule": "working_days_before", "count": 1, "event": "decision"}, "2025-04-30", 0),
        ({"rule": "working_days_before", "count": 1, "event": "decision"}, "2025-05-01", 50_00),
    ],
)
def test_the_day_follows_from_the_calls_own_rule(rule: Facts, decided: str, own: int) -> None:
    """The call closes 2025-02-01 and is decided Thursday 2025-05-01."""
    wants = call(
        "wants",
        "0.5",
        rounds=[a_round(deadline="2025-02-01", decision="2025-05-01")],
        match={"proof": rule},
    )
    project = a_project([uni(50)], [cost("uni", 100)], must={"calls": ["wants"]})
    assert own_cash(planned(project, wants, _match(decided))) == own


AT_DECISION = {"proof": {"rule": "at_decision"}}
QUARTER = {"quarter": "2025-Q2"}


@pytest.mark.parametrize(
    ("reading", "decided", "own"),
    [
        # The fund decides 1 April at the earliest: only what is decided by then is sure.
        ("pessimistic", "2025-04-01", 0),
        ("pessimistic", "2025-04-02", 50_00),
        ("pessimistic", QUARTER, 50_00),
        # At the latest it decides 30 June, and a decision of the quarter comes 1 April.
        ("optimistic", "2025-06-30", 0),
        ("optimistic", "2025-07-01", 50_00),
        ("optimistic", QUARTER, 0),
    ],
)
def test_no_luck_within_a_quarter_is_counted_on(reading: str, decided: Any, own: int) -> None:
    assert own_cash(_planned_with(_match(decided), reading)) == own


@pytest.mark.parametrize("reading", ["pessimistic", "optimistic"])
def test_two_calls_decided_at_one_meeting_are_match_for_each_other(reading: str) -> None:
    together = call(
        "match", "0.5", rounds=[{**a_round(decision=QUARTER), "decided_with": "wants/r1"}]
    )
    assert own_cash(_planned_with(together, reading)) == 0


def _planned_with(match: Facts, reading: str) -> Plan:
    """Half of 100 kr from a call that is decided in April to June, and the match beside it."""
    wants = call("wants", "0.5", rounds=[a_round(decision=QUARTER)], match=AT_DECISION)
    project = a_project(
        [uni(50)],
        [cost("uni", 100)],
        must={"calls": ["wants"]},
        assumptions={"dates.reading": reading},
    )
    return planned(project, wants, match)


def test_the_days_late_are_told_with_both_days() -> None:
    project = a_project([uni(49)], [cost("uni", 100)], must={"calls": ["wants"]})
    plan = planned(project, WANTS, _match("2025-03-19"))
    (demand,) = _late(plan)
    assert demand.subjects == ("wants/r1", "match/r1")
    assert demand.numbers == {
        "days_late": 18,
        "proof_due": "2025-03-01",
        "decision": "2025-03-19",
    }
    assert "18 days late" in demand.message.en
    assert "18 dagar för sent" in demand.message.sv
    assert "2025-03-19" in demand.message.sv


def test_a_late_promise_is_told_with_its_days() -> None:
    project = a_project(
        [uni(49)],
        [cost("uni", 100)],
        contributions=[promise("town", 40, proof_on="2025-03-02")],
        must={"calls": ["wants"]},
    )
    (demand,) = _late(planned(project, WANTS))
    assert demand.subjects == ("wants/r1", "town")
    assert demand.numbers == {
        "days_late": 1,
        "proof_due": "2025-03-01",
        "proof_on": "2025-03-02",
    }
    assert "1 dag för sent" in demand.message.sv


def _match(decided: Any) -> Facts:
    return call("match", "0.5", rounds=[a_round(deadline="2025-01-20", decision=decided)])


def _late(plan: Plan) -> list[Demand]:
    return [
        one for each in plan.conflicts for one in each.demands if one.rule == "match.proof_in_time"
    ]
