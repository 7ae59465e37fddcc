"""State money stays within the ceiling of article 25, source by source and all together.

Ceilings: industrial research 50 %, experimental development 25 %; 20 points more for a small firm,
15 more for effective collaboration, 80 % at most.
"""

from __future__ import annotations

import pytest

from models.project import Project
from tests.solver.building import (
    Facts,
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    errors,
    firm,
    grants,
    missing,
    own_cash,
    package,
    paid,
    planned,
    promise,
    rules_in_conflict,
    scope,
    uni,
)

REST = 1_000


@pytest.mark.parametrize(
    ("activity", "size", "grant"),
    [
        ("fundamental_research", "large", 100_00),
        ("industrial_research", "large", 50_00),
        ("industrial_research", "medium", 60_00),
        ("industrial_research", "small", 70_00),
        ("experimental_development", "large", 25_00),
        ("experimental_development", "micro", 45_00),
        ("feasibility_study", "medium", 60_00),
    ],
)
def test_one_grant_stays_within_the_ceiling(activity: str, size: str, grant: int) -> None:
    project = a_project(
        [firm(REST, size=size)], [cost("firm", 100)], work_packages=[package("wp1", activity)]
    )
    assert grants(planned(project, call("all"))) == {"all": grant}


def test_the_ceiling_is_not_for_activity_that_is_not_economic() -> None:
    project = a_project([uni()], [cost("uni", 100)])
    assert grants(planned(project, call("all"))) == {"all": 100_00}


def test_the_ceiling_is_rounded_down_to_whole_ore() -> None:
    """45 % of 0.07 kr is 3.15 öre."""
    development = [package("wp1", "experimental_development")]
    project = a_project([firm(1)], [cost("firm", "0.07")], work_packages=development)
    assert grants(planned(project, call("all"))) == {"all": 3}


def test_collaboration_that_the_costs_show_raises_the_ceiling_to_the_most_there_is() -> None:
    """50 + 20 + 15 = 85, at most 80 %; the university bears half of the costs."""
    project = a_project(
        [firm(REST), uni(REST)],
        [cost("firm", 100), cost("uni", 100)],
        conditions={"effective_collaboration": True},
    )
    plan = planned(project, call("all"))
    assert paid(plan)["call:all/r1", "firm", "wp1"] == 80_00


def test_work_in_kind_is_a_cost_that_aid_may_cover() -> None:
    """70 % of 60 kr in cash and 40 kr in kind is 70 kr: all the cash."""
    project = a_project([firm()], [cost("firm", 60), cost("firm", 40, in_kind=True)])
    assert grants(planned(project, call("all"))) == {"all": 60_00}


def test_grants_for_the_same_costs_are_added_up() -> None:
    """50 + 50 kr would be all of it; 70 kr are the ceiling, 30 kr are own."""
    project = a_project([firm(REST)], [cost("firm", 100)])
    assert own_cash(planned(project, call("a", "0.5"), call("b", "0.5"))) == 30_00


def test_state_money_that_is_promised_takes_room() -> None:
    """40 kr of the region leave room for 30 kr; 40 kr that are no State resources leave 60."""
    facts = {"must": {"calls": ["all"]}}
    for state, own in ((True, 30_00), (False, 0)):
        project = a_project(
            [firm(REST)],
            [cost("firm", 100)],
            contributions=[promise("region", 40, state_resources=state)],
            **facts,
        )
        assert own_cash(planned(project, call("all"))) == own


def test_work_promised_by_the_state_takes_room_too() -> None:
    # 30 kr of the town's work, which must be used for costs in kind of 30 kr or replaced by
    # the firm's: with own work instead the grant is 70 % of 100 kr and all the cash is paid.
    project = a_project(
        [firm()],
        [cost("firm", 70), cost("firm", 30, in_kind=True)],
        contributions=[promise("town", 30, "public_in_kind", state_resources=True)],
    )
    plan = planned(project, call("all"))
    assert paid(plan) == {
        ("call:all/r1", "firm", "wp1"): 70_00,
        ("in_kind:firm", "firm", "wp1"): 30_00,
    }


def test_aid_for_different_costs_is_not_added_up() -> None:
    """70 % of each of two costs of 100 kr, from a call of its own each."""
    project = a_project(
        [firm(REST)],
        [cost("firm", 100), cost("firm", 100, "wp2")],
        work_packages=[package(), package("wp2")],
        candidates={
            "scope": [
                {"call": "a", "work_packages": ["wp1"]},
                {"call": "b", "work_packages": ["wp2"]},
            ]
        },
    )
    assert grants(planned(project, call("a"), call("b"))) == {"a": 70_00, "b": 70_00}


def test_a_wider_grant_makes_way_for_a_narrower_one() -> None:
    # a holds only the cost of 100 kr and pays 70 kr of it. b holds that and 300 kr more: of
    # what b pays nothing can be counted on the first cost any more, so that b pays 70 % of
    # 300 kr, though some of it may go to the first.
    project = a_project(
        [firm(REST)],
        [cost("firm", 100), cost("firm", 300, "wp2")],
        work_packages=[package(), package("wp2")],
        **scope("a", work_packages=["wp1"]),
    )
    plan = planned(project, call("a"), call("b"))
    assert own_cash(plan) == 30_00 + 90_00
    assert own_cash(planned(project, call("b"))) == 120_00


def test_each_kind_of_research_has_its_own_ceiling() -> None:
    """70 % of 100 kr and 45 % of 100 kr, though 140 kr would be 70 % of it all."""
    project = a_project(
        [firm(REST)],
        [cost("firm", 100), cost("firm", 100, "wp2")],
        work_packages=[package(), package("wp2", "experimental_development")],
    )
    plan = planned(project, call("all"))
    assert paid(plan)["call:all/r1", "firm", "wp1"] == 70_00
    assert paid(plan)["call:all/r1", "firm", "wp2"] == 45_00


def test_union_money_under_direct_management_and_private_money_take_no_room() -> None:
    """70 kr of aid and 30 kr that are none."""
    project = a_project([firm()], [cost("firm", 100)])
    gift = call("gift", funder="foundation", grant={"max": 30})
    assert own_cash(planned(project, call("all"), gift)) == 0
    horizon = call("horizon", programme="horizon", grant={"max": 3})
    assert own_cash(planned(project, call("all"), horizon)) == 0


def test_the_ceiling_is_told_as_the_reason() -> None:
    """30 kr must be own and only 29.99 kr are there."""
    plan = planned(a_project([firm("29.99")], [cost("firm", 100)]), call("all"))
    assert rules_in_conflict(plan) == {
        "financing.full",
        "financing.own_cash",
        "gber.25.intensity",
    }
    assert missing(plan) == "0.01"


def test_aid_decided_after_the_law_is_refused_where_the_project_says_so() -> None:
    """The GBER ends 2026-12-31 and its adjustment period 2027-06-30."""
    project = a_project(
        [firm(100)], [cost("firm", 100)], assumptions={"law.after_expiry": "refuse"}
    )
    in_time = _decided("2027-06-30")
    assert grants(planned(project, in_time)) == {"late": 70_00}
    assert grants(planned(project, _decided("2027-07-01"))) == {}


def test_without_the_refusal_the_law_is_taken_to_go_on() -> None:
    project = a_project([firm(100)], [cost("firm", 100)])
    plan = planned(project, _decided("2027-07-01"))
    assert grants(plan) == {"late": 70_00}
    assert plan.rests_on_assumptions
    assert [one.rule for one in plan.findings if one.assumption] == ["law.validity"]


def test_the_end_of_the_law_is_no_matter_for_who_gets_no_aid() -> None:
    """The university may be paid when no law is known for firms; the firm's costs count."""
    project = a_project(
        [firm(100), uni()],
        [cost("firm", 100), cost("uni", 50)],
        assumptions={"law.after_expiry": "refuse"},
    )
    plan = planned(project, _decided("2027-07-01"))
    assert paid(plan)["call:late/r1", "uni", "wp1"] == 50_00
    assert paid(plan)["own:firm", "firm", "wp1"] == 100_00


def test_state_money_promised_after_the_law_is_refused_like_a_grant() -> None:
    """Nothing is known of 2028: the firm pays all, and has too little where it has but 99 kr."""
    plan = planned(_with_a_late_promise(100, own=100))
    assert paid(plan) == {("own:firm", "firm", "wp1"): 100_00}
    refused = planned(_with_a_late_promise(100, own=99))
    assert refused.status == "infeasible"
    assert rules_in_conflict(refused) == {
        "financing.full",
        "financing.own_cash",
        "law.validity",
    }


def test_state_money_promised_after_the_law_is_bounded_where_the_law_is_taken_to_go_on() -> None:
    project = _with_a_late_promise(100, own=100, reading="unchanged")
    plan = planned(project)
    assert own_cash(plan) == 30_00
    assert [(one.rule, one.subjects) for one in plan.findings if one.assumption] == [
        ("law.validity", ("region",))
    ]


def test_a_promise_after_the_law_takes_no_room_from_a_grant_in_time() -> None:
    plan = planned(_with_a_late_promise(40, own=100), call("all"))
    assert paid(plan) == {
        ("call:all/r1", "firm", "wp1"): 70_00,
        ("own:firm", "firm", "wp1"): 30_00,
    }


@pytest.mark.parametrize("reading", ["refuse", "unchanged"])
def test_aid_before_the_law_is_refused_with_that_reason(reading: str) -> None:
    """In 2012 no value is known, of a ceiling as little as of what collaboration is."""
    project = a_project(
        [firm(), uni(100)],
        [cost("firm", 100), cost("uni", 100)],
        as_of="2012-01-10",
        period={"earliest_start": "2012-06-01", "latest_end": "2013-12-31", "months": 12},
        conditions={"effective_collaboration": True},
        contributions=[promise("region", 50, state_resources=True, partners=["firm"])],
        assumptions={"law.after_expiry": reading},
    )
    early = call("early", rounds=[a_round(deadline="2012-02-01", decision="2012-03-01")])
    plan = planned(project, early)
    assert plan.status == "infeasible"
    (demand,) = [demand for demand in plan.conflicts[0].demands if demand.subjects == ("early/r1",)]
    assert demand.rule == "law.validity"
    assert "2012-03-01" in demand.message.en


@pytest.mark.parametrize("partner", [uni(), firm()], ids=["university", "firm"])
def test_the_end_of_the_law_is_no_matter_for_promises_that_are_no_aid(partner: Facts) -> None:
    """Money of the State to a university is no aid, and private money to a firm is none either."""
    state_resources = partner["type"] == "research_organisation"
    project = a_project(
        [partner],
        [cost(partner["id"], 100)],
        contributions=[promise("p", 100, state_resources=state_resources, proof_on="2028-01-01")],
        assumptions={"law.after_expiry": "refuse"},
    )
    plan = planned(project)
    assert plan.status == "feasible"
    assert "law.validity" not in {one.rule for one in plan.findings}


@pytest.mark.parametrize("first", ["2023-06-30", "2023-07-01"])
def test_no_plan_breaks_a_ceiling_that_differs_between_days_of_grant(first: str) -> None:
    # The bonus of 5 points for a c-area came on 2023-07-01: 25 % and 30 % for a large firm.
    # The early grant covers the first of two costs, the late one both.
    project = a_project(
        [firm(REST, size="large")],
        [cost("firm", 100), cost("firm", 100, "wp2")],
        as_of="2023-01-10",
        period={"earliest_start": "2023-06-01", "latest_end": "2024-12-31", "months": 12},
        work_packages=[
            package("wp1", "experimental_development"),
            package("wp2", "experimental_development"),
        ],
        conditions={"assisted_area": "c"},
        must={"calls": ["early"]},
        **scope("early", work_packages=["wp1"]),
    )
    calls = (_of_2023("early", first), _of_2023("late", "2023-08-01"))
    plan = planned(project, *calls)
    assert plan.status == "feasible"
    assert errors(project, a_catalogue(*calls), plan) == []


def _with_a_late_promise(amount: int, *, own: int, reading: str = "refuse") -> Project:
    return a_project(
        [firm(own)],
        [cost("firm", 100)],
        contributions=[promise("region", amount, state_resources=True, proof_on="2028-01-01")],
        assumptions={"law.after_expiry": reading},
    )


def _decided(on: str) -> Facts:
    return call("late", rounds=[a_round(decision=on)], costs={"from": "2025-01-01"})


def _of_2023(id_: str, decision: str) -> Facts:
    return call(id_, rounds=[a_round(deadline="2023-02-01", decision=decision)])
