"""No cost stands in the budgets of two Union calls."""

from __future__ import annotations

from tests.solver.building import (
    a_project,
    call,
    cost,
    grants,
    own_cash,
    package,
    planned,
    rules_in_conflict,
    scope,
    uni,
)

ERDF = call("erdf", "0.4", programme="erdf")
HORIZON = call("horizon", "0.5", programme="horizon")
TWO = [package(), package("wp2")]


def test_two_union_calls_do_not_share_a_cost() -> None:
    """40 and 50 kr of the same 100 kr: only the larger."""
    project = a_project([uni(100)], [cost("uni", 100)])
    assert grants(planned(project, ERDF, HORIZON)) == {"horizon": 50_00}


def test_they_share_a_project_with_a_cost_for_each() -> None:
    # Horizon gives at most 100 kr, half of the one cost of 200 kr; the other cost is the
    # ERDF's, with 40 % of 100 kr.
    project = a_project([uni(300)], [cost("uni", 100), cost("uni", 200, "wp2")], work_packages=TWO)
    limited = call("horizon", "0.5", programme="horizon", grant={"max": 10})
    plan = planned(project, ERDF, limited)
    assert grants(plan) == {"erdf": 40_00, "horizon": 100_00}
    places = {one.call: [place.work_package for place in one.scope] for one in plan.applications}
    assert places == {"erdf": ["wp1"], "horizon": ["wp2"]}


def test_two_calls_of_the_same_programme_do_not_share_a_cost_either() -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    other = call("other", "0.3", programme="erdf")
    assert grants(planned(project, ERDF, other)) == {"erdf": 40_00}


def test_a_decided_budget_that_overlaps_is_a_conflict() -> None:
    """The project has put everything in Horizon's budget and insists on the ERDF as well."""
    project = a_project(
        [uni(300)],
        [cost("uni", 100), cost("uni", 200, "wp2")],
        work_packages=TWO,
        must={"calls": ["erdf", "horizon"]},
        **scope("horizon"),
    )
    assert "union.no_double" in rules_in_conflict(planned(project, ERDF, HORIZON))


def test_national_money_stands_beside_union_money() -> None:
    """40 kr from the ERDF and 50 kr from the agency on the same 100 kr."""
    project = a_project([uni(100)], [cost("uni", 100)])
    assert own_cash(planned(project, ERDF, call("national", "0.5"))) == 10_00
