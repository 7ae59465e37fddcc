"""A call that asks for private money gets its share of the costs in its budget."""

from __future__ import annotations

from typing import Any

from tests.solver.building import (
    Facts,
    a_project,
    call,
    cost,
    firm,
    grants,
    own_cash,
    paid,
    planned,
    promise,
    rules_in_conflict,
    uni,
)


def test_an_enterprises_own_cash_is_private() -> None:
    """40 % of 100 kr must be private, though 70 kr of aid would be permitted."""
    plan = planned(a_project([firm(100)], [cost("firm", 100)]), _asks("0.4"))
    assert grants(plan) == {"asks": 60_00}


def test_the_share_is_rounded_up() -> None:
    """33.3333 % of 10 öre are 3.33 öre: 4 öre are private."""
    university = uni(1)
    project = a_project(
        [university], [cost("uni", "0.10")], contributions=[promise("gift", 1, "private_cash")]
    )
    assert grants(planned(project, _asks("0.333333"))) == {"asks": 6}


def test_a_universitys_own_cash_is_not() -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    assert grants(planned(project, _asks("0.1"))) == {}


def test_a_private_promise_is_private_and_a_public_one_is_not() -> None:
    for kind, expected in (("private_cash", {"asks": 90_00}), ("public_cash", {})):
        project = a_project(
            [uni(100)], [cost("uni", 100)], contributions=[promise("friends", 50, kind)]
        )
        assert grants(planned(project, _asks("0.1"))) == expected


def test_an_enterprises_work_is_private() -> None:
    """30 of 100 kr are the firm's work: no cash of its own is needed."""
    project = a_project([firm()], [cost("firm", 70), cost("firm", 30, in_kind=True)])
    assert grants(planned(project, _asks("0.3"))) == {"asks": 70_00}


def test_private_money_outside_the_budget_does_not_count() -> None:
    """The firm's cost is not eligible, so that its money is not in the budget."""
    project = a_project([uni(100), firm(100)], [cost("uni", 100), cost("firm", 100)])
    only_universities = {"eligible": {"partners": ["research_organisation"]}}
    assert grants(planned(project, _asks("0.1", **only_universities))) == {}


def test_the_budget_leaves_out_costs_that_would_raise_the_share() -> None:
    # Half must be private. With the firm's 100 kr alone 50 kr are paid; with the university's
    # 100 kr, too, 100 kr would have to be private and the rest of both paid: 100 kr as well,
    # and the firm has only 60 kr. So the best is 60 kr of private money for 120 kr, which
    # costs can't be cut into: the firm's alone.
    project = a_project([uni(100), firm(60)], [cost("uni", 100), cost("firm", 100)])
    plan = planned(project, _asks("0.5"))
    assert grants(plan) == {"asks": 50_00}
    assert own_cash(plan) == 150_00
    assert paid(plan)["own:firm", "firm", "wp1"] == 50_00


def test_too_little_private_money_is_told_as_the_reason() -> None:
    project = a_project([uni(), firm(5)], [cost("uni", 100), cost("firm", 5)])
    plan = planned(project, _asks("0.1"))
    assert "match.private_share" in rules_in_conflict(plan)


def _asks(least: str, **facts: Any) -> Facts:
    return call("asks", match={"private_share_min": least}, **facts)
