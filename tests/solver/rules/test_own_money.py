"""Own cash and promised contributions have an end."""

from __future__ import annotations

from tests.solver.building import (
    a_project,
    cost,
    firm,
    missing,
    own_cash,
    package,
    paid,
    planned,
    promise,
    rules_in_conflict,
    uni,
)


def test_own_cash_is_one_purse_for_all_work_packages() -> None:
    """60 + 60 kr in two work packages out of a purse of 100 kr: 20 kr are missing."""
    project = a_project(
        [uni(100)],
        [cost("uni", 60), cost("uni", 60, "wp2")],
        work_packages=[package(), package("wp2")],
    )
    plan = planned(project)
    assert rules_in_conflict(plan) == {"financing.full", "financing.own_cash"}
    assert missing(plan) == "20.00"


def test_a_promise_is_used_up_to_its_amount_before_own_cash() -> None:
    """130 kr of costs, 30 kr promised by the town: 100 kr are own."""
    project = a_project([uni(100)], [cost("uni", 130)], contributions=[promise("town", 30)])
    assert own_cash(planned(project)) == 100_00


def test_a_promise_is_one_purse_for_all_partners() -> None:
    """200 kr of costs, 30 kr promised, 84.99 and 85 kr of own cash: one öre is missing."""
    project = a_project(
        [uni("84.99"), firm(85)],
        [cost("uni", 100), cost("firm", 100)],
        contributions=[promise("town", 30)],
    )
    plan = planned(project)
    assert rules_in_conflict(plan) == {
        "financing.full",
        "financing.own_cash",
        "financing.contribution",
    }
    assert missing(plan) == "0.01"


def test_private_money_counts_as_own_in_what_is_wished_least() -> None:
    """The town's 40 kr save own money; the friends' 40 kr do not: 60 kr are own and private."""
    project = a_project(
        [uni(60)],
        [cost("uni", 100)],
        contributions=[promise("town", 40), promise("friends", 40, "private_cash")],
    )
    plan = planned(project)
    friends = paid(plan).get(("contribution:friends", "uni", "wp1"), 0)
    assert paid(plan)["contribution:town", "uni", "wp1"] == 40_00
    assert own_cash(plan) + friends == 60_00
