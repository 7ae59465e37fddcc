"""What is proven impossible under an assumption says so, and names the assumption."""

from __future__ import annotations

from typing import Any

import pytest

from calendars.verdict import proof, verdict
from models.plan import Plan
from tests.solver.building import (
    Facts,
    a_project,
    a_round,
    call,
    cost,
    firm,
    package,
    planned,
    promise,
    uni,
)

QUARTER: Facts = {"quarter": "2025-Q2"}
AT_DECISION: Facts = {"proof": {"rule": "at_decision"}}


def rests_on(plan: Plan) -> list[str]:
    assert (plan.status, plan.proven) == ("infeasible", True)
    return [one.name for one in plan.assumptions if one.rests_on_it]


def test_a_rule_of_thumb_that_is_switched_on() -> None:
    """60 kr from the State and 40 of the firm's own: the rule of thumb wants 50 of each."""
    project = a_project(
        [firm(40)], [cost("firm", 100)], assumptions={"private_match.one_to_one": "on"}
    )
    plan = planned(project, call("most", "0.6"))
    assert rests_on(plan) == ["private_match.one_to_one"]
    assert verdict(plan, "sv").label == "EJ GENOMFÖRBAR (BEVISAT UNDER ANTAGANDE)"
    assert proof(plan, "sv").startswith(
        "Det är bevisat att det inte går, under antagandet att privata pengar"
    )
    assert "under the assumption that private money" in proof(plan, "en")
    (finding,) = [one for one in plan.findings if one.assumption is not None]
    assert finding.rule == "private_match.one_to_one"


def test_a_switched_on_rule_that_does_not_matter_is_not_rested_on() -> None:
    # 39 kr of its own and at most 60 from the State: 1 is missing whatever the rule says.
    project = a_project(
        [firm(39)], [cost("firm", 100)], assumptions={"private_match.one_to_one": "on"}
    )
    plan = planned(project, call("most", "0.6"))
    assert rests_on(plan) == []
    assert [one.name for one in plan.assumptions] == ["private_match.one_to_one"]
    assert verdict(plan, "sv").label == "EJ GENOMFÖRBAR (BEVISAT)"
    assert proof(plan, "en") == "It is proven that it cannot be done."


@pytest.mark.parametrize(
    ("decided", "own", "names"),
    [
        # Both decide in April to June. Read with hope the match comes in time.
        (QUARTER, 0, ["dates.reading"]),
        # The match is decided after the quarter, however the other's decision falls.
        ("2025-07-01", 0, []),
    ],
)
def test_dates_that_are_read_with_caution(decided: Any, own: int, names: list[str]) -> None:
    project = a_project([uni(own)], [cost("uni", 100)], must={"calls": ["wants"]})
    wants = call("wants", "0.5", rounds=[a_round(decision=QUARTER)], match=AT_DECISION)
    match = call("match", "0.5", rounds=[a_round(decision=decided)])
    assert rests_on(planned(project, wants, match)) == names


def test_a_conditional_round_that_is_left_out() -> None:
    project = a_project([uni(0)], [cost("uni", 100)])
    perhaps = call("perhaps", 1, rounds=[a_round(certainty="conditional")])
    assert rests_on(planned(project, perhaps)) == ["dates.reading"]
    # Half and two fifths are too little with it, too.
    less = perhaps | {"rates": {"project": "0.4"}}
    assert rests_on(planned(project, call("half", "0.5"), less)) == []


def test_a_promise_without_a_date_that_is_taken_to_be_late() -> None:
    project = a_project(
        [uni(0)],
        [cost("uni", 100)],
        contributions=[promise("town", 50)],
        assumptions={"contribution.undated": "late"},
    )
    wants = call("wants", "0.5", match=AT_DECISION)
    assert rests_on(planned(project, wants)) == ["contribution.undated"]


def test_each_grant_with_an_application_of_its_own() -> None:
    """The firm has begun between the two deadlines; the earlier application may serve for both."""
    project = a_project([firm(30, started_work="2025-02-10")], [cost("firm", 100)])
    early = call("early", "0.5", rounds=[a_round(deadline="2025-02-01")])
    late = call(
        "late",
        "0.5",
        rounds=[a_round(opens="2025-02-15", deadline="2025-03-01", decision="2025-04-01")],
    )
    assert rests_on(planned(project, early, late)) == ["incentive.each_grant"]
    alone = planned(project, late)
    assert rests_on(alone) == []


@pytest.mark.parametrize(
    ("reading", "names"),
    [("first_operating_aid", []), ("first_aid", ["cluster.clock_starts"])],
)
def test_the_kinder_reading_is_not_what_makes_it_impossible(reading: str, names: list[str]) -> None:
    """The ten years ended in 2024; a clock that begins with any aid ends no later."""
    project = a_project(
        [firm(50, cluster_aid_since="2015-01-01")],
        [cost("firm", 100)],
        work_packages=[package("wp1", "innovation_cluster")],
        assumptions={"cluster.clock_starts": reading},
    )
    plan = planned(project, call("some", "0.5", legal_basis=["gber.27"]))
    assert rests_on(plan) == names
