"""A call pays at most its share of the costs in its budget, rounded down to whole öre."""

from __future__ import annotations

import pytest

from tests.solver.building import (
    a_project,
    call,
    cost,
    firm,
    grants,
    own_cash,
    paid,
    planned,
    scope,
    uni,
)


@pytest.mark.parametrize(
    ("costs", "share", "grant"),
    [
        ("100", "0.4", 40_00),
        ("100.01", "0.4", 40_00),
        ("100.04", "0.4", 40_01),
        ("0.05", "0.333333", 1),
        ("1000000", "0.333333", 333_333_00),
    ],
)
def test_the_share_is_rounded_down(costs: str, share: str, grant: int) -> None:
    """0.4 × 10 001 öre = 4 000.4; 0.4 × 10 004 = 4 001.6; 0.333333 × 5 = 1.67 öre."""
    plan = planned(a_project([uni(costs)], [cost("uni", costs)]), call("some", share))
    assert grants(plan) == {"some": grant}


def test_the_share_is_of_the_whole_budget_not_of_each_partner() -> None:
    # Half of 100 + 100 kr: 30 kr of it go to the firm at most (its own cap), the rest where
    # it may: all 100 kr can be paid out, 100 kr are own.
    project = a_project([uni(20), firm(90)], [cost("uni", 100), cost("firm", 100)])
    capped = call("half", rates={"project": "0.5", "partner": [{"size": "small", "rate": "0.3"}]})
    plan = planned(project, capped)
    assert grants(plan) == {"half": 100_00}
    assert paid(plan).get(("call:half/r1", "firm", "wp1"), 0) <= 30_00
    assert own_cash(plan) == 100_00


def test_work_in_kind_counts_where_the_call_allows_it() -> None:
    """Half of 60 kr in cash and 40 kr in kind."""
    costs = [cost("uni", 60), cost("uni", 40, in_kind=True)]
    project = a_project([uni(60)], costs)
    assert grants(planned(project, call("half", "0.5"))) == {"half": 50_00}


def test_work_in_kind_does_not_count_where_the_call_refuses_it() -> None:
    """Half of 60 kr in cash."""
    costs = [cost("uni", 60), cost("uni", 40, in_kind=True)]
    refused = call("half", "0.5", costs={"in_kind": "refused"})
    assert grants(planned(a_project([uni(60)], costs), refused)) == {"half": 30_00}


def test_costs_outside_a_decided_budget_do_not_count() -> None:
    """The project has put only the university's 100 kr in the budget: the grant is 50 kr."""
    project = a_project(
        [uni(100), firm(100)],
        [cost("uni", 100), cost("firm", 100)],
        **scope("half", partners=["uni"]),
    )
    plan = planned(project, call("half", "0.5"))
    assert grants(plan) == {"half": 50_00}
    assert [(one.partner, one.work_package) for one in plan.applications[0].scope] == [
        ("uni", "wp1")
    ]


def test_a_decided_budget_is_the_costs_that_there_are() -> None:
    """A cost of nothing in the decided budget changes nothing."""
    project = a_project([uni(100), firm(100)], [cost("uni", 100), cost("firm", 0)], **scope("half"))
    assert grants(planned(project, call("half", "0.5"))) == {"half": 50_00}
