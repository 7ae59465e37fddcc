"""A call pays each partner at most the share that it has set for such partners."""

from __future__ import annotations

from tests.solver.building import (
    Facts,
    a_project,
    call,
    cost,
    firm,
    grants,
    package,
    paid,
    planned,
    rules_in_conflict,
    uni,
)


def test_the_lowest_rate_that_fits_holds() -> None:
    """30 % for enterprises, 40 % for small ones, 20 % for large ones: 30 of 100 kr."""
    capped = _capped(
        {"type": "enterprise", "rate": "0.3"},
        {"size": "small", "rate": "0.4"},
        {"size": "large", "rate": "0.2"},
    )
    plan = planned(a_project([firm(100)], [cost("firm", 100)]), capped)
    assert grants(plan) == {"capped": 30_00}


def test_the_rate_is_of_the_partners_costs_for_the_activity_together() -> None:
    """30 % of 10 + 90 kr for industrial research, wherever it is paid; none of it for training."""
    project = a_project(
        [uni(1000)],
        [cost("uni", 10), cost("uni", 90, "wp2"), cost("uni", 50, "wp3")],
        work_packages=[package(), package("wp2"), package("wp3", "training")],
    )
    rate = {"activity": "industrial_research", "rate": "0.3"}
    nothing = {"activity": "training", "rate": "0"}
    plan = planned(project, _capped(rate, nothing))
    assert grants(plan) == {"capped": 30_00}
    assert ("call:capped/r1", "uni", "wp3") not in paid(plan)


def test_one_partner_does_not_use_the_room_of_another() -> None:
    """30 % of each one's 100 kr: the university needs 31 kr and can't have them."""
    project = a_project([uni(69), firm(100)], [cost("uni", 100), cost("firm", 100)])
    plan = planned(project, _capped({"rate": "0.3"}))
    assert rules_in_conflict(plan) == {
        "financing.full",
        "financing.own_cash",
        "call.partner_share",
    }


def _capped(*rates: Facts) -> Facts:
    return call("capped", rates={"project": 1, "partner": list(rates)})
