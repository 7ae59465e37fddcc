"""Every cost is paid in full, in öre, by sources that may pay it."""

from __future__ import annotations

from tests.solver.building import (
    a_project,
    call,
    cost,
    firm,
    grants,
    missing,
    own_cash,
    paid,
    planned,
    promise,
    rules_in_conflict,
    uni,
)

HALF = call("half", "0.5")


def test_what_grants_do_not_pay_is_own_cash() -> None:
    """Half of 100 kr is 50 kr; the rest is the university's own."""
    plan = planned(a_project([uni(50)], [cost("uni", 100)]), HALF)
    assert paid(plan) == {("call:half/r1", "uni", "wp1"): 50_00, ("own:uni", "uni", "wp1"): 50_00}


def test_one_ore_too_little_is_too_little() -> None:
    plan = planned(a_project([uni("49.99")], [cost("uni", 100)]), HALF)
    assert (plan.status, plan.proven) == ("infeasible", True)
    assert rules_in_conflict(plan) == {
        "financing.full",
        "financing.own_cash",
        "call.project_share",
    }
    assert missing(plan) == "0.01"


def test_work_in_kind_is_borne_by_the_partner_and_needs_no_cash() -> None:
    """60 kr in cash and 40 kr in kind: the grant is half of 100 kr, 10 kr are own cash."""
    project = a_project([uni(10)], [cost("uni", 60), cost("uni", 40, in_kind=True)])
    plan = planned(project, HALF)
    assert paid(plan) == {
        ("call:half/r1", "uni", "wp1"): 50_00,
        ("own:uni", "uni", "wp1"): 10_00,
        ("in_kind:uni", "uni", "wp1"): 40_00,
    }


def test_nobody_pays_with_another_ones_cash() -> None:
    """The firm has plenty and the university nothing: its 50 kr are missing all the same."""
    project = a_project([uni(), firm(1000)], [cost("uni", 100), cost("firm", 100)])
    plan = planned(project, call("half", "0.5", grant={"max": 50}))
    assert missing(plan) == "50.00"


def test_a_promise_pays_only_the_partners_that_it_is_for() -> None:
    """20 kr are promised to the firm: they pay none of the university's 100 kr."""
    project = a_project(
        [uni(100), firm(100)],
        [cost("uni", 100), cost("firm", 100)],
        contributions=[promise("friends", 20, partners=["firm"])],
    )
    plan = planned(project)
    assert paid(plan)["contribution:friends", "firm", "wp1"] == 20_00
    assert own_cash(plan) == 180_00


def test_promised_work_pays_costs_in_kind_and_promised_money_those_in_cash() -> None:
    """30 kr of work and 20 kr of money: own cash is 100 - 20, own work 40 - 30 kr or more."""
    project = a_project(
        [uni(100)],
        [cost("uni", 100), cost("uni", 40, in_kind=True)],
        contributions=[promise("hours", 30, "public_in_kind"), promise("money", 20)],
    )
    plan = planned(project)
    assert own_cash(plan) == 80_00
    assert paid(plan)["contribution:money", "uni", "wp1"] == 20_00
    in_kind = [amount for (source, *_), amount in paid(plan).items() if source.startswith("in_")]
    hours = paid(plan).get(("contribution:hours", "uni", "wp1"), 0)
    assert sum(in_kind) + hours == 40_00
    assert hours <= 30_00


def test_a_project_that_pays_for_itself_needs_no_application() -> None:
    plan = planned(a_project([uni(100)], [cost("uni", 100)]))
    assert (grants(plan), own_cash(plan)) == ({}, 100_00)
