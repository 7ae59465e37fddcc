"""The days that a round is planned with, by the cautious and by the optimistic reading."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.assumptions_set import assumptions_of
from models.catalogue import Catalogue
from models.dates import RoundDates, round_dates

CAUTIOUS: dict[str, object] = {}
OPTIMISTIC: dict[str, object] = {"dates.reading": "optimistic"}


def dates(
    *milestones: dict[str, Any],
    proof: dict[str, Any] | None = None,
    certainty: str = "confirmed",
    assumptions: dict[str, object] = CAUTIOUS,
) -> RoundDates:
    """The dates of a round with these milestones."""
    catalogue = Catalogue.model_validate(
        {
            "funders": [{"id": "f", "name": "F", "level": "national"}],
            "calls": [
                {
                    "id": "c",
                    "funder": "f",
                    "title": "C",
                    "match": {"proof": proof or {"rule": "none"}},
                    "rounds": [{"id": "r", "certainty": certainty, "milestones": milestones}],
                }
            ],
        }
    )
    call = catalogue.calls[0]
    return round_dates(call, call.rounds[0], catalogue, assumptions_of(assumptions))


MARCH: dict[str, Any] = {"at": {"month": "2027-03"}}
DEADLINE = {"kind": "deadline", "at": "2027-02-01"}


def test_with_caution_deadlines_are_early_and_decisions_late() -> None:
    found = dates(
        {"kind": "opens", **MARCH},
        {"kind": "deadline", **MARCH},
        {"kind": "decision", **MARCH},
        {"kind": "earliest_start", **MARCH},
        {"kind": "latest_start", **MARCH},
        {"kind": "latest_end", **MARCH},
        {"kind": "proof_due", **MARCH},
    )
    first, last = date(2027, 3, 1), date(2027, 3, 31)
    assert (found.deadline, found.latest_start, found.latest_end, found.proof_due) == (first,) * 4
    assert (found.opens, found.decision, found.earliest_start) == (last,) * 3
    assert found.decision_window == (first, last)
    assert len(found.imprecise) == 7


def test_with_optimism_it_is_the_other_way_round() -> None:
    found = dates(
        {"kind": "opens", **MARCH},
        {"kind": "deadline", **MARCH},
        {"kind": "decision", **MARCH},
        {"kind": "proof_due", **MARCH},
        assumptions=OPTIMISTIC,
    )
    first, last = date(2027, 3, 1), date(2027, 3, 31)
    assert (found.opens, found.decision) == (first, first)
    assert (found.deadline, found.proof_due) == (last, last)


def test_a_call_in_two_stages_is_applied_to_by_the_first_deadline() -> None:
    found = dates(
        {"kind": "deadline", "at": "2027-05-01", "stage": 2},
        {"kind": "deadline", "at": "2027-02-01", "stage": 1},
        {"kind": "decision", "at": "2027-03-01", "stage": 1},
        {"kind": "decision", "at": "2027-08-01", "stage": 2},
    )
    assert found.deadline == date(2027, 2, 1)
    assert found.decision == date(2027, 8, 1)


@pytest.mark.parametrize(
    ("proof", "due"),
    [
        ({"rule": "none"}, None),
        ({"rule": "at_submission"}, date(2027, 2, 1)),
        ({"rule": "at_decision"}, date(2027, 6, 15)),
        ({"rule": "days_before", "count": 10, "event": "committee"}, date(2027, 5, 14)),
        ({"rule": "weeks_before", "count": 2, "event": "committee"}, date(2027, 5, 10)),
        # Ascension Day 2027-05-06 is no working day
        ({"rule": "working_days_before", "count": 14, "event": "committee"}, date(2027, 5, 3)),
        ({"rule": "days_before", "count": 10, "event": "agreement"}, None),
    ],
)
def test_proof_of_match_by_the_calls_own_rule(proof: dict[str, Any], due: date | None) -> None:
    found = dates(
        DEADLINE,
        {"kind": "committee", "at": "2027-05-24"},
        {"kind": "decision", "at": "2027-06-15"},
        proof=proof,
    )
    assert found.proof_due == due


def test_a_stated_day_of_proof_goes_before_the_rule() -> None:
    found = dates(
        DEADLINE, {"kind": "proof_due", "at": "2027-04-01"}, proof={"rule": "at_submission"}
    )
    assert found.proof_due == date(2027, 4, 1)


@pytest.mark.parametrize(
    ("rule", "cautious", "optimistic"),
    [
        ({"rule": "at_decision"}, date(2027, 3, 1), date(2027, 3, 31)),
        ({"rule": "weeks_before", "count": 2}, date(2027, 2, 15), date(2027, 3, 17)),
        ({"rule": "days_before", "count": 2}, date(2027, 2, 27), date(2027, 3, 29)),
        # Sunday 2027-02-28; Easter Monday 2027-03-29 is no working day.
        ({"rule": "working_days_before", "count": 2}, date(2027, 2, 25), date(2027, 3, 25)),
    ],
)
def test_proof_by_an_imprecise_decision_is_due_by_the_first_day_of_it(
    rule: dict[str, Any], cautious: date, optimistic: date
) -> None:
    decision = {"kind": "decision", **MARCH}
    found = dates(DEADLINE, decision, proof=rule)
    assert (found.proof_due, found.proof_decision) == (cautious, date(2027, 3, 1))
    hoped = dates(DEADLINE, decision, proof=rule, assumptions=OPTIMISTIC)
    assert (hoped.proof_due, hoped.proof_decision) == (optimistic, date(2027, 3, 31))


def test_proof_at_a_decision_that_was_not_published_has_no_day() -> None:
    assert dates(DEADLINE, proof={"rule": "at_decision"}).proof_due is None


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ({"kind": "committee", "at": "2027-03-10"}, date(2027, 3, 10)),
        ({"kind": "committee", "at": {"from": "2027-03-05", "to": "2027-03-20"}}, date(2027, 3, 5)),
        ({"kind": "stage_result", "at": "2027-03-04"}, date(2027, 3, 4)),
        ({"kind": "deadline", "at": "2027-03-03", "stage": 2}, date(2027, 3, 3)),
        ({"kind": "committee", "at": "2027-04-10"}, date(2027, 3, 31)),
    ],
)
def test_a_decision_is_not_made_before_what_it_rests_on(
    before: dict[str, Any], first: date
) -> None:
    found = dates(
        {**DEADLINE, "stage": 1},
        before,
        {"kind": "decision", **MARCH},
        proof={"rule": "at_decision"},
    )
    assert found.decision_window == (first, date(2027, 3, 31))
    assert found.proof_due == first


def test_proof_on_a_stated_day_or_by_the_committee_is_not_counted_from_the_decision() -> None:
    decision = {"kind": "decision", **MARCH}
    stated = dates(
        DEADLINE, decision, {"kind": "proof_due", "at": "2027-02-20"}, proof={"rule": "at_decision"}
    )
    assert (stated.proof_due, stated.proof_decision) == (date(2027, 2, 20), None)
    committee = {"kind": "committee", "at": {"month": "2027-02"}}
    counted = dates(
        DEADLINE,
        decision,
        committee,
        proof={"rule": "days_before", "count": 1, "event": "committee"},
    )
    assert (counted.proof_due, counted.proof_decision) == (date(2027, 1, 31), None)


def test_what_was_not_published_is_not_known() -> None:
    found = dates(DEADLINE)
    assert (found.opens, found.decision, found.decision_window) == (None, None, None)
    assert (found.earliest_start, found.latest_start, found.latest_end) == (None, None, None)
    assert found.imprecise == ()


def test_a_round_is_as_certain_as_its_deadline_and_decision() -> None:
    planned = {"kind": "decision", "at": "2027-06-01", "certainty": "planned"}
    assert dates(DEADLINE).certainty == "confirmed"
    assert dates(DEADLINE, planned).certainty == "planned"
    assert dates(DEADLINE, planned, certainty="conditional").certainty == "conditional"
    report = {"kind": "report_due", "at": "2028-06-01", "certainty": "planned"}
    assert dates(DEADLINE, report).certainty == "confirmed"


def test_a_cancelled_milestone_is_no_date() -> None:
    gone = {"kind": "decision", "at": {"year": 2027}, "certainty": "cancelled"}
    found = dates(DEADLINE, gone)
    assert found.decision is None
    assert found.imprecise == ()


def test_a_round_without_a_deadline_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="c/r has no deadline"):
        dates({"kind": "decision", "at": "2027-06-01"})
