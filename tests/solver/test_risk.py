"""Chances of a plan: exact over all answers, and drawn at random over dates and answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.plan import Plan, plan_json
from models.project import Project
from models.risk import Risk, Simulation
from models.workdays import working_days_before
from solver.planning import PlanOptions
from tests.solver.building import (
    a_project,
    a_round,
    call,
    cost,
    package,
    planned,
    promise,
    uni,
)

EXAMPLE = Path(__file__).parent / "examples" / "which_financiers_must_say_yes.yaml"
ASKED = PlanOptions(consequences=True)
SIMULATED = PlanOptions(consequences=True, samples=10_000)


def risk(plan: Plan) -> Risk:
    assert plan.risk is not None, plan.findings
    return plan.risk


def simulation(plan: Plan) -> Simulation:
    found = risk(plan).simulation
    assert found is not None
    return found


def test_which_financiers_must_say_yes() -> None:
    example = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    expected = example["expected"]
    project = a_project([uni(0)], [cost("uni", example["cost"])])
    calls = [_call(name, **facts) for name, facts in example["calls"].items()]
    options = PlanOptions(consequences=True, samples=10_000, alternatives=2)
    plan = planned(project, *calls, options=options)
    found = risk(plan)
    assert sorted(one.call for one in plan.applications) == expected["applications"]
    assert found.all_granted == Decimal(expected["all_granted"])
    assert found.financed == Decimal(expected["financed"])
    assert not found.lowest
    assert found.expected_grants == expected["expected_grants"] * 100
    assert sorted(found.needed) == expected["needed"]
    assert list(found.single_points_of_failure) == expected["single_points_of_failure"]
    assert "A (Agency)" in found.message.sv
    for one in plan.if_refused:
        wanted = expected["if_refused"][one.call]
        assert (one.status, one.chance_of_no) == (wanted["status"], Decimal(wanted["chance_of_no"]))
        assert one.missing == (wanted["missing"] * 100 if "missing" in wanted else None)
        calls_then = sorted(each.call for each in one.applications)
        assert calls_then == wanted.get("applications", [])
        assert list(one.new_calls) == wanted.get("new_calls", [])
    assert {
        one.name: (sorted(each.call for each in one.applications), one.gives_up.chance_lower)
        for one in plan.alternatives
    } == {
        name: (wanted["applications"], wanted["chance_lower"])
        for name, wanted in expected["alternatives"].items()
    }
    drawn = simulation(plan)
    # Four standard errors of 10 000 draws of a chance of 0.36 are 0.0192.
    assert abs(drawn.all_granted - Decimal("0.36")) < Decimal("0.0192")
    assert drawn.financed == drawn.all_granted
    assert abs(drawn.mean_grants - 730_00) < 15_00


def _call(name: str, **facts: Any) -> dict[str, Any]:
    dates = {key: str(facts[key]) for key in ("deadline", "decision") if key in facts}
    return call(
        name,
        rounds=[a_round(**dates)],
        grant={"max": facts["max"]},
        success_rate=facts["chance"],
    )


def two_calls(own: int, **facts: Any) -> tuple[Project, list[dict[str, Any]]]:
    """Half of 1 000 kr from each of two calls, which say yes with 0.5 and 0.8."""
    project = a_project([uni(own)], [cost("uni", 1000)], **facts)
    calls = [
        call("one", grant={"max": 500}, success_rate="0.5"),
        call("two", grant={"max": 500}, success_rate="0.8"),
    ]
    return project, calls


def test_money_in_hand_makes_a_grant_that_falls_away_bearable() -> None:
    # With 500 kr of its own the university needs one of the two: 1 - 0.5 × 0.2 = 0.9.
    project, calls = two_calls(500)
    plan = planned(project, *calls, options=ASKED)
    found = risk(plan)
    assert [(one.name, one.rests_on_it) for one in plan.assumptions] == [("risk.outcomes", False)]
    assert (found.all_granted, found.financed) == (Decimal("0.4"), Decimal("0.9"))
    assert found.needed == ()
    assert [(one.grants, one.chance, one.financed) for one in found.sums] == [
        (0, Decimal("0.1"), False),
        (500_00, Decimal("0.5"), True),
        (1000_00, Decimal("0.4"), True),
    ]


def test_outcomes_that_come_together_are_as_sure_as_the_least_sure() -> None:
    project, calls = two_calls(0, assumptions={"risk.outcomes": "together"})
    plan = planned(project, *calls, options=SIMULATED)
    assert risk(plan).all_granted == risk(plan).financed == Decimal("0.5")
    assert abs(simulation(plan).all_granted - Decimal("0.5")) < Decimal("0.02")
    project, calls = two_calls(500, assumptions={"risk.outcomes": "together"})
    # One of the two suffices: the surer decides.
    assert risk(planned(project, *calls, options=ASKED)).financed == Decimal("0.8")


def test_a_call_without_a_rate_is_taken_as_assumed_and_marked() -> None:
    project = a_project([uni(0)], [cost("uni", 100)], assumptions={"success_rate.unknown": "0.25"})
    (one,) = risk(planned(project, call("some"), options=ASKED)).applications
    assert (one.chance, one.known, one.needed) == (Decimal("0.25"), False, True)


def test_a_plan_without_applications_is_sure() -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    found = risk(planned(project, options=SIMULATED))
    assert (found.all_granted, found.financed) == (Decimal(1), Decimal(1))
    assert found.applications == ()
    assert found.simulation is None


def matched(decision: object, **facts: Any) -> list[dict[str, Any]]:
    """A call that wants proof on 2025-03-31, and one of imprecise decision that is its match."""
    wants = call(
        "wants",
        "0.5",
        rounds=[a_round(deadline="2025-02-01", proof_due="2025-03-31", decision="2025-04-30")],
        success_rate="1",
    )
    pays = call(
        "pays",
        "0.5",
        rounds=[a_round(decision=decision)],
        costs={"from": "decision"},
        success_rate="1",
    )
    return [wants | facts, pays]


def test_the_chance_that_a_proof_is_in_time_is_that_of_its_date() -> None:
    # Read with hope the decision falls on the first of 61 days, 2025-03-01 to 2025-04-30; the
    # proof is due on the 31st of them: half plus a day of an even spread, (31 / 61 = 0.508).
    span = {"from": "2025-03-01", "to": "2025-04-30"}
    for reading, wanted in (("uniform", "0.508"), ("triangular", "0.517")):
        project = a_project(
            [uni(0)],
            [cost("uni", 1000)],
            assumptions={"dates.reading": "optimistic", "risk.dates": reading},
        )
        plan = planned(project, *matched(span), options=SIMULATED)
        (proof,) = simulation(plan).proofs
        assert (proof.call, proof.source) == ("wants", "call:pays/r1")
        assert str(proof.due_earliest) == str(proof.due_latest) == "2025-03-31"
        assert abs(proof.in_time - Decimal(wanted)) < Decimal("0.02")
        assert simulation(plan).financed_in_time == proof.in_time
        assert simulation(plan).financed == 1


def test_a_certain_date_is_not_drawn() -> None:
    project = a_project([uni(0)], [cost("uni", 1000)])
    plan = planned(project, *matched("2025-03-20"), options=SIMULATED)
    (proof,) = simulation(plan).proofs
    assert "risk.dates" in [one.name for one in plan.assumptions]
    assert proof.in_time == 1
    assert str(proof.known_earliest) == str(proof.known_latest) == "2025-03-20"
    months = [(one.month, one.chance) for one in simulation(plan).decided_by_month]
    assert months == [("2025-04", Decimal(1))]


def test_a_proof_some_working_days_before_an_imprecise_event_moves_with_the_event() -> None:
    # The committee meets on some day of May 2025: the proof is due between the days that lie ten
    # working days before the first and the last of them.
    wants = call(
        "wants",
        "0.5",
        rounds=[a_round(committee={"month": "2025-05"}, decision="2025-06-30")],
        match={"proof": {"rule": "working_days_before", "count": 10, "event": "committee"}},
    )
    project = a_project(
        [uni(0)], [cost("uni", 100)], contributions=[promise("town", 50, proof_on="2025-04-10")]
    )
    (proof,) = simulation(planned(project, wants, options=SIMULATED)).proofs
    first = working_days_before(date(2025, 5, 1), 10, "SE", eves_are_holidays=True)
    last = working_days_before(date(2025, 5, 31), 10, "SE", eves_are_holidays=True)
    assert (proof.due_earliest, proof.due_latest) == (first, last)
    assert proof.in_time == 1


def test_a_promise_is_proved_on_its_day() -> None:
    project = a_project(
        [uni(0)], [cost("uni", 100)], contributions=[promise("town", 50, proof_on="2025-03-01")]
    )
    wants = call("wants", "0.5", rounds=[a_round(proof_due="2025-03-31")])
    (proof,) = simulation(planned(project, wants, options=SIMULATED)).proofs
    assert (proof.source, proof.in_time) == ("contribution:town", Decimal(1))


def test_the_start_waits_for_a_late_decision_where_costs_count_from_it() -> None:
    # Hoped for on 2025-06-01, the start; by the end of its month at the latest: 29 days late.
    late = call("late", rounds=[a_round(decision={"month": "2025-06"})], costs={"from": "decision"})
    project = a_project(
        [uni(0)],
        [cost("uni", 100)],
        work_packages=[package()],
        assumptions={"dates.reading": "optimistic", "risk.dates": "uniform"},
    )
    plan = planned(project, late, options=SIMULATED)
    assert str(plan.start) == "2025-06-01"
    delay = simulation(plan).start_delay
    assert delay is not None
    # Even over 30 days: 3, 15 and 27 days into the month, the first of which is no delay.
    assert abs(delay.p10 - 2) <= 1
    assert abs(delay.p50 - 14) <= 1
    assert abs(delay.p90 - 26) <= 1
    assert abs(delay.chance_of_any - Decimal("0.967")) < Decimal("0.01")
    assert simulation(plan).wait == delay


def test_the_same_seed_draws_the_same_and_another_seed_does_not() -> None:
    project, calls = two_calls(500)
    first = planned(project, *calls, options=SIMULATED)
    again = planned(project, *calls, options=SIMULATED)
    other = planned(project, *calls, options=PlanOptions(consequences=True, samples=10_000, seed=1))
    assert plan_json(first) == plan_json(again)
    assert simulation(first) != simulation(other)


@pytest.mark.parametrize("samples", [1, 7])
def test_few_draws_are_enough_for_every_figure(samples: int) -> None:
    project, calls = two_calls(500)
    options = PlanOptions(consequences=True, samples=samples)
    drawn = simulation(planned(project, *calls, options=options))
    assert drawn.samples == samples
    assert 0 <= drawn.financed <= 1


def joint(**facts: Any) -> tuple[Project, list[dict[str, Any]]]:
    """Half of 1 000 kr from each of two calls of one agency, decided some day in April to June.

    They say yes with 0.5 and 0.8, and the first wants the other's money proved at its decision.
    """
    project = a_project([uni(0)], [cost("uni", 1000)], **facts)
    calls = [
        call(
            "one",
            grant={"max": 500},
            success_rate="0.5",
            match={"proof": {"rule": "at_decision"}},
            rounds=[a_round(decision={"quarter": "2025-Q2"})],
        ),
        call(
            "two",
            grant={"max": 500},
            success_rate="0.8",
            rounds=[{**a_round(decision={"quarter": "2025-Q2"}), "decided_with": "one/r1"}],
        ),
    ]
    return project, calls


@pytest.mark.parametrize(
    ("reading", "both"), [("together", Decimal("0.5")), ("independent", Decimal("0.4"))]
)
def test_what_is_decided_at_one_meeting_is_answered_together(reading: str, both: Decimal) -> None:
    project, calls = joint(assumptions={"risk.same_meeting": reading})
    plan = planned(project, *calls, options=SIMULATED)
    assert risk(plan).all_granted == risk(plan).financed == both
    assert abs(simulation(plan).all_granted - both) < Decimal("0.02")
    # That it is one meeting is a fact: whatever day it is on, both are decided then.
    (proof,) = simulation(plan).proofs
    assert proof.in_time == 1
    assert (proof.due_earliest, proof.due_latest) == (proof.known_earliest, proof.known_latest)
    assert "risk.same_meeting" in [one.name for one in plan.assumptions]


@pytest.mark.parametrize(
    ("reading", "least", "most"), [("together", 1, 1), ("independent", 0, 0.7)]
)
def test_decisions_of_one_funder_in_one_period_fall_on_one_day(
    reading: str, least: float, most: float
) -> None:
    assumptions = {"risk.same_meeting": reading, "dates.reading": "optimistic"}
    project, (one, two) = joint(assumptions=assumptions)
    two["rounds"][0].pop("decided_with")
    plan = planned(project, one, two, options=SIMULATED)
    (proof,) = simulation(plan).proofs
    # Two days drawn apart fall in the right order half of the time.
    assert least <= proof.in_time <= most
    # The answers are another matter: two boards of one agency.
    assert risk(plan).all_granted == Decimal("0.4")
    assert "risk.same_meeting" in [each.name for each in plan.assumptions]


def test_decisions_of_two_funders_fall_each_on_its_own_day() -> None:
    project, (one, two) = joint(assumptions={"dates.reading": "optimistic"})
    two["rounds"][0].pop("decided_with")
    two["funder"] = "region"
    plan = planned(project, one, two, options=SIMULATED)
    (proof,) = simulation(plan).proofs
    assert Decimal("0.3") < proof.in_time < Decimal("0.7")
    assert "risk.same_meeting" not in [each.name for each in plan.assumptions]


def test_no_decision_is_drawn_before_the_committee() -> None:
    project, (one, two) = joint()
    committee = {"kind": "committee", "at": {"from": "2025-06-01", "to": "2025-06-20"}}
    one["rounds"][0]["milestones"].append(committee)
    plan = planned(project, one, two, options=SIMULATED)
    (proof,) = simulation(plan).proofs
    assert proof.in_time == 1
    assert proof.due_earliest >= date(2025, 6, 1)
    assert proof.due_latest <= date(2025, 6, 30)


def test_the_surest_plan_counts_answers_of_one_meeting_once() -> None:
    """One meeting says yes to both with 0.5; the two others, 0.6 and 0.7, together with 0.42."""
    project, calls = joint(objective=["success"])
    calls[1]["success_rate"] = "0.5"
    others = [
        call("three", grant={"max": 500}, success_rate="0.6"),
        call("four", grant={"max": 500}, success_rate="0.7"),
    ]
    plan = planned(project, *calls, *others)
    assert sorted(one.call for one in plan.applications) == ["one", "two"]
    apart = {"risk.same_meeting": "independent"}
    plan = planned(project.model_copy(update={"assumptions": apart}), *calls, *others)
    assert sorted(one.call for one in plan.applications) == ["four", "three"]


def staged(**facts: Any) -> dict[str, Any]:
    """One in four passes the first stage, told 2025-03-15, and two in five of them the second."""
    stages = a_round(decision="2025-09-01")
    stages["milestones"] = [
        {"kind": "deadline", "at": "2025-02-01", "stage": 1},
        {"kind": "stage_result", "at": {"month": "2025-03"}, "stage": 1},
        {"kind": "deadline", "at": "2025-05-01", "stage": 2},
        {"kind": "decision", "at": "2025-09-01"},
    ]
    return call("staged", rounds=[stages], stage_success_rates=["0.25", "0.4"], **facts)


def test_a_call_in_two_stages_has_a_chance_for_each() -> None:
    plan = planned(a_project([uni(0)], [cost("uni", 100)]), staged(), options=ASKED)
    (one,) = risk(plan).applications
    # 0.25 × 0.4 = 0.10, which the call need not state.
    assert (one.chance, one.known) == (Decimal("0.1"), True)
    assert [(each.stage, each.chance, each.answered_by) for each in one.stages] == [
        (1, Decimal("0.25"), date(2025, 3, 31)),
        (2, Decimal("0.4"), date(2025, 9, 1)),
    ]
    assert plan.applications[0].success_rate == 0.1
    assert "success_rate.unknown" not in [each.name for each in plan.assumptions]


def test_stages_and_the_whole_that_contradict_each_other_are_refused() -> None:
    planned(a_project([uni(0)], [cost("uni", 100)]), staged(success_rate="0.11"))
    with pytest.raises(ValueError, match=r"success rates of the stages give 0\.10"):
        planned(a_project([uni(0)], [cost("uni", 100)]), staged(success_rate="0.2"))


def test_other_plans_have_their_chances_where_draws_are_asked_for() -> None:
    # One call pays all; with the other two, 0.5 × 0.8 = 0.4.
    project, calls = two_calls(0)
    calls.append(call("all", success_rate="0.3"))
    options = PlanOptions(consequences=True, samples=100, alternatives=3)
    plan = planned(project, *calls, options=options)
    assert plan.alternatives
    for other in plan.alternatives:
        assert other.risk is not None
        assert [one.call for one in other.risk.applications] == [
            one.call for one in other.applications
        ]
        assert other.risk.simulation is not None
        # No refusal was tried of it, so that none is said to leave no plan.
        assert other.risk.single_points_of_failure == ()
    chances = {
        frozenset(one.call for one in other.applications): other.risk.all_granted
        for other in plan.alternatives
        if other.risk is not None
    }
    assert chances[frozenset({"one", "two"})] == Decimal("0.4")
    without = PlanOptions(consequences=True, alternatives=3)
    for other in planned(project, *calls, options=without).alternatives:
        assert other.risk is None
