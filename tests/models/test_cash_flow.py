"""A plan month by month: nothing is lost, and the lowest point is the lowest."""

from __future__ import annotations

from typing import Any

import pytest

from models.case import Case
from models.cash_flow import with_liquidity
from models.plan import Plan
from solver.planning import plan_project
from tests.solver.building import (
    Facts,
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    firm,
    package,
    promise,
    uni,
)

PAYMENTS: tuple[Facts | None, ...] = (
    None,
    {"kind": "arrears", "every_months": 5, "lag_months": 0},
    {"kind": "advance", "share": 0.333333, "final_share": 0.1, "every_months": 1},
    {"kind": "prefinancing", "share": 1, "lag_months": 2},
)


@pytest.mark.parametrize("payment", PAYMENTS)
def test_every_ore_comes_and_goes_in_some_month(payment: Facts | None) -> None:
    plan = _planned(payment)
    assert plan.liquidity is not None
    assert plan.totals is not None
    months = plan.liquidity.months
    cash = plan.totals.eligible_costs - plan.totals.in_kind
    assert sum(one.costs for one in months) == cash
    assert sum(sum(one.grants.values()) for one in months) == plan.totals.grants
    assert sum(one.own for one in months) == plan.totals.own_cash
    assert sum(one.contributions for one in months) == plan.totals.contributions
    assert months[-1].balance == 0


@pytest.mark.parametrize("payment", PAYMENTS)
def test_each_balance_follows_from_the_one_before_and_the_low_is_the_lowest(
    payment: Facts | None,
) -> None:
    found = _planned(payment).liquidity
    assert found is not None
    before = 0
    for one in found.months:
        into = sum(one.grants.values()) + one.contributions + one.own
        assert one.balance == before + into - one.costs
        before = one.balance
    assert found.low == min(0, *(one.balance for one in found.months))
    assert found.months[found.low_month - 1].from_ == found.low_on
    assert found.bridge == sum(one.bridge for one in found.partners)
    for partner in found.partners:
        assert partner.bridge == max(-partner.low - partner.own_left, 0)


def test_no_money_comes_before_it_is_decided() -> None:
    """Decided in month 4 of the project; an advance of all of it is there from then on."""
    late = a_round(decision="2025-09-15")
    plan = _planned({"kind": "advance", "share": 1}, rounds=[late])
    assert plan.liquidity is not None
    received = {one.month: one.grants for one in plan.liquidity.months if one.grants}
    assert list(received) == [4]


def test_an_agreement_after_the_decision_holds_pre_financing_back() -> None:
    late = a_round(decision="2025-03-01", agreement={"month": "2025-10"})
    for kind, month in (("prefinancing", 5), ("advance", 1)):
        plan = _planned({"kind": kind, "share": 1}, rounds=[late])
        assert plan.liquidity is not None
        assert [one.month for one in plan.liquidity.months if one.grants] == [month]


def test_the_last_share_waits_for_the_last_claim() -> None:
    """Of 50 kr 30 are paid on the way as 12.50 a quarter are claimed, and 20 after the end."""
    payment = {"kind": "arrears", "every_months": 3, "lag_months": 1, "final_share": 0.4}
    project = a_project([uni(50)], [cost("uni", 100)])
    catalogue = a_catalogue(call("some", "0.5", payment=payment))
    plan = _with(project, catalogue)
    assert plan.liquidity is not None
    assert {one.month: sum(one.grants.values()) for one in plan.liquidity.months if one.grants} == {
        5: 12_50,
        8: 12_50,
        11: 5_00,
        14: 20_00,
    }


def test_a_plan_that_there_is_not_has_no_liquidity() -> None:
    project = a_project([uni()], [cost("uni", 100)])
    plan = _with(project, a_catalogue(call("some", "0.5")))
    assert (plan.status, plan.liquidity) == ("infeasible", None)


def test_assumptions_of_payment_are_listed_once_and_decide_nothing() -> None:
    plan = _planned(None)
    names = [one.name for one in plan.assumptions if one.name.startswith("payment.")]
    assert names == ["payment.not_stated", "payment.claim_months", "payment.lag_months"]
    assert not plan.rests_on_assumptions


def _planned(payment: Facts | None, **facts: Any) -> Plan:
    project = a_project(
        [uni("33.33"), firm(70)],
        [
            cost("uni", "100.01"),
            cost("firm", "77.77", "wp2"),
            cost("firm", 10, "wp2", in_kind=True),
        ],
        work_packages=[package("wp1"), package("wp2", "experimental_development", (4, 10))],
        contributions=[promise("region", "20.05", partners=["uni"])],
    )
    return _with(project, a_catalogue(call("some", "0.47", payment=payment, **facts)))


def _with(project: Any, catalogue: Any) -> Plan:
    plan = plan_project(project, catalogue)
    return with_liquidity(Case(project, catalogue, plan))


def test_each_payment_assumption_is_named_with_what_other_values_would_give() -> None:
    plan = _planned(None)
    assert plan.liquidity is not None
    by_value = {
        (one.assumption, one.value): (one.low, one.bridge) for one in plan.liquidity.readings
    }
    names = {name for name, _ in by_value}
    resting = {name for one in plan.liquidity.payments for name in one.assumptions}
    assert names == resting != set()
    notes = [one for one in plan.findings if one.rule == "liquidity.assumption"]
    assert {one.assumption for one in notes} == resting
    assert all("no source says so" in one.message.en for one in notes)
    # Paid at once less is laid out than three months later, and half a year later more.
    at_once, later = by_value["payment.lag_months", "0"], by_value["payment.lag_months", "6"]
    assert at_once[0] >= plan.liquidity.low >= later[0]
    assert at_once[0] > later[0]
