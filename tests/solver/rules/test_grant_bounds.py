"""A grant is neither smaller nor larger than the call gives, in the project's currency."""

from __future__ import annotations

from calendars.verdict import verdict
from solver.explain import MOST_CALLS_EXPLAINED
from tests.solver.building import (
    Facts,
    a_project,
    call,
    cost,
    grants,
    planned,
    rules_in_conflict,
    uni,
)


def test_the_largest_grant_holds() -> None:
    plan = planned(a_project([uni(100)], [cost("uni", 100)]), call("some", grant={"max": 30}))
    assert grants(plan) == {"some": 30_00}


def test_a_grant_below_the_smallest_is_not_applied_for() -> None:
    """Half of 100 kr is less than 50.01 kr."""
    project = a_project([uni(100)], [cost("uni", 100)])
    assert grants(planned(project, call("some", "0.5", grant={"min": 50}))) == {"some": 50_00}
    assert grants(planned(project, call("some", "0.5", grant={"min": "50.01"}))) == {}


def test_a_grant_too_small_is_told_as_the_reason() -> None:
    project = a_project([uni(50)], [cost("uni", 100)])
    plan = planned(project, call("some", "0.5", grant={"min": "50.01"}))
    assert {"call.grant_bounds", "call.project_share"} < rules_in_conflict(plan)


def test_a_call_that_could_pay_nothing_is_no_application() -> None:
    """With a share of nothing the call can't be had, even where the project insists on it."""
    project = a_project([uni(100)], [cost("uni", 100)], must={"calls": ["some"]})
    plan = planned(project, call("some", 0))
    assert plan.status == "infeasible"
    assert "must.calls" in rules_in_conflict(plan)


def test_limits_in_euro_are_turned_inwards() -> None:
    # 3.333 EUR at 10.00 can't be written; 3.33 EUR are 33.30 kr at most. At 1.15 kr per euro
    # 0.03 EUR are 3.45 öre: at most 3, at least 4 öre.
    project = a_project([uni(100)], [cost("uni", 100)])
    most = call("eu", programme="horizon", grant={"max": "3.33"})
    assert grants(planned(project, most)) == {"eu": 33_30}
    tiny = a_project([uni("0.05")], [cost("uni", "0.05")])
    cheap = [
        {"id": "cheap", "funder": "brussels", "name": "Cheap", "union_funds": "direct"}
        | {"exchange_rate": {"policy": "given", "sek_per_eur": "1.15", "source": "a test"}}
    ]
    facts: Facts = {"funder": "brussels", "programme": "cheap"}
    at_most = call("eu", **facts, grant={"max": "0.03"})
    at_least = call("eu", "0.6", **facts, grant={"min": "0.03"})
    assert grants(planned(tiny, at_most, programmes=cheap)) == {"eu": 3}
    assert grants(planned(tiny, at_least, programmes=cheap)) == {}


def test_limits_without_a_known_rate_bar_the_call() -> None:
    project = a_project([uni(50)], [cost("uni", 100)])
    unknown = call("eu", programme="ecb", funder="brussels", grant={"max": 100})
    plan = planned(project, unknown)
    assert "exchange.rate_unknown" in rules_in_conflict(plan)
    assert (plan.status, plan.proven) == ("undecided", False)
    assert "Utan en växelkurs som inte är given" in verdict(plan, "sv").reason
    unlimited = call("eu", programme="ecb", funder="brussels")
    assert grants(planned(project, unlimited)) == {"eu": 100_00}


def test_an_unknown_rate_leaves_the_verdict_open_among_many_calls_too() -> None:
    project = a_project([uni(50)], [cost("uni", 100)])
    unknown = call("eu", programme="ecb", funder="brussels", grant={"max": 100})
    others = [call(f"small-{number}", "0.01") for number in range(MOST_CALLS_EXPLAINED)]
    assert planned(project, unknown, *others).status == "undecided"
    assert planned(project, *others).status == "infeasible"
