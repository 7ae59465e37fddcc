"""A new plan keeps what can be kept of the one before, and says what had to change and why."""

from __future__ import annotations

from typing import Any

from models.plan import Plan
from models.project import Project
from solver.planning import PlanOptions
from tests.solver.building import a_project, a_round, call, cost, package, planned, uni


def project(own: int = 0, **facts: Any) -> Project:
    return a_project([uni(own)], [cost("uni", 1000)], **facts)


def pays(name: str, most: int, rate: str = "0.5", **dates: Any) -> dict[str, Any]:
    return call(name, rounds=[a_round(**dates)], grant={"max": most}, success_rate=rate)


def replanned(new: Project, previous: Plan, *calls: dict[str, Any]) -> Plan:
    return planned(new, *calls, options=PlanOptions(previous=previous))


def rounds(plan: Plan) -> set[tuple[str, str]]:
    return {(one.call, one.round) for one in plan.applications}


def test_an_unchanged_project_keeps_its_plan_and_nothing_is_told() -> None:
    calls = [pays("one", 1000), pays("two", 1000)]
    first = planned(project(), *calls)
    again = replanned(project(), first, *calls)
    assert again.applications == first.applications
    assert again.matrix == first.matrix
    assert again.changes_from_previous == ()


def test_the_fingerprint_holds_what_the_last_plan_chose_and_nothing_of_its_own_past() -> None:
    calls = [pays("one", 1000), pays("two", 1000)]
    first = planned(project(), *calls)
    second = replanned(project(), first, *calls)
    assert second.inputs_sha256 != first.inputs_sha256
    # The third is made from a plan that chose the same: nothing has changed any more.
    assert replanned(project(), second, *calls).inputs_sha256 == second.inputs_sha256
    other = planned(project(), calls[1])
    assert replanned(project(), other, *calls).inputs_sha256 != second.inputs_sha256


def test_a_plan_stays_although_a_later_wish_would_now_have_another() -> None:
    first = planned(project(), pays("old", 1000, "0.5"))
    better = [pays("old", 1000, "0.5"), pays("new", 1000, "0.9")]
    assert rounds(planned(project(), *better)) == {("new", "r1")}
    # The chance comes after the first wish, so that it may not move the plan.
    assert rounds(replanned(project(), first, *better)) == {("old", "r1")}


def test_the_first_wish_is_not_made_worse_to_keep_a_plan() -> None:
    first = planned(project(own=500), pays("old", 600))
    again = replanned(project(own=500), first, pays("old", 600), pays("new", 1000))
    # With both no money of its own is needed; the old one alone leaves 400 kr.
    assert again.totals is not None
    assert again.totals.own_cash == 0
    assert rounds(again) == {("old", "r1"), ("new", "r1")}
    assert [one.what for one in again.changes_from_previous][:1] == ["added"]


def test_the_project_decides_where_changes_stand_among_its_wishes() -> None:
    first = planned(project(own=500), pays("old", 600))
    stubborn = project(own=500, objective=["changes", "own_and_private"])
    calls = [pays("old", 600), pays("new", 1000)]
    assert rounds(replanned(stubborn, first, *calls)) == {("old", "r1")}


def test_a_call_that_has_closed_is_named_with_its_day() -> None:
    calls = [pays("soon", 1000), pays("later", 1000, deadline="2025-03-01", decision="2025-04-01")]
    first = planned(project(must={"calls": ["soon"]}), *calls)
    late = project(as_of="2025-02-11")
    again = replanned(late, first, *calls)
    dropped, added = again.changes_from_previous[:2]
    assert (dropped.what, dropped.call, dropped.before, dropped.after) == (
        "dropped",
        "soon",
        "r1",
        None,
    )
    assert dropped.demands[0].rule == "call.rounds"
    assert "stängde 2025-02-01" in dropped.message.sv
    assert (added.what, added.call, added.after) == ("added", "later", "r1")


def test_a_round_that_moved_is_told_as_moved() -> None:
    two = call(
        "same",
        grant={"max": 1000},
        rounds=[a_round(), a_round("r2", deadline="2025-03-01", decision="2025-04-01")],
    )
    first = planned(project(), two)
    again = replanned(project(as_of="2025-02-11"), first, two)
    (moved,) = [one for one in again.changes_from_previous if one.what == "moved"]
    assert (moved.call, moved.before, moved.after) == ("same", "r1", "r2")


def test_a_call_that_is_gone_from_the_catalogue_is_said_to_be() -> None:
    first = planned(project(), pays("gone", 1000))
    again = replanned(project(), first, pays("new", 1000))
    assert "finns inte längre" in again.changes_from_previous[0].message.sv


def test_a_call_that_would_cost_too_much_to_keep_is_told_with_the_price() -> None:
    first = planned(project(own=500), pays("old", 600))
    # It does not stand beside Union money, which pays all: keeping it would cost 400 kr.
    alone = pays("old", 600) | {"combine": {"union_funds": "refused"}}
    union = call("union", programme="horizon", legal_basis=["no_aid"])
    again = replanned(project(own=500), first, alone, union)
    assert rounds(again) == {("union", "r1")}
    dropped = again.changes_from_previous[0]
    assert dropped.what == "dropped"
    assert "annars gäller att egna och privata pengar ökar med 400\u00a0kr" in dropped.message.sv


def test_as_little_money_as_possible_is_moved() -> None:
    packages = [package(), package("wp2")]
    split = a_project([uni(0)], [cost("uni", 600), cost("uni", 400, "wp2")], work_packages=packages)
    calls = [pays("one", 800), pays("two", 800)]
    first = planned(split, *calls)
    grants = {one.call: one.grant for one in first.applications}
    turned = first.model_copy(
        update={
            "applications": tuple(
                one.model_copy(update={"grant": grants["two" if one.call == "one" else "one"]})
                for one in first.applications
            )
        }
    )
    again = replanned(split, turned, *calls)
    assert {one.call: one.grant for one in again.applications} == {
        one.call: one.grant for one in turned.applications
    }


def test_a_start_that_moved_is_told() -> None:
    first = planned(project(), pays("one", 1000))
    period = {"earliest_start": "2025-06-11", "latest_end": "2026-12-31", "months": 12}
    again = replanned(project(period=period), first, pays("one", 1000))
    (start,) = again.changes_from_previous
    assert (start.what, start.before, start.after) == ("start", "2025-06-01", "2025-06-11")
    assert "10 dagar senare" in start.message.sv
