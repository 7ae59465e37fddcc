"""A solution as a plan: applications, matrix and totals, exact to the öre."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from models.plan import Plan
from models.project import Project
from tests.solver.building import (
    a_project,
    a_round,
    call,
    cost,
    firm,
    package,
    planned,
    promise,
    uni,
)

MIXED = a_project(
    [uni("333333.33"), firm("999999.99"), uni(0, id="town", name="Town", type="public_body")],
    [
        cost("uni", "777777.77"),
        cost("uni", "12345.67", category="travel"),
        cost("firm", "555555.55", "wp2"),
        cost("firm", "44444.44", "wp2", in_kind=True),
        cost("town", "99999.99"),
        cost("town", "0.01", "wp2", category="other"),
    ],
    work_packages=[package(), package("wp2", "experimental_development", (7, 12))],
    contributions=[
        promise("region", "123456.78", state_resources=True),
        promise("friends", "11111.11", "private_cash", partners=["firm"]),
        promise("hours", "4444.44", "private_in_kind"),
    ],
)
CALLS = (
    call("national", "0.333333"),
    call("erdf", "0.4", programme="erdf", rounds=[a_round(decision="2025-04-01")]),
    call("regional", funder="region", legal_basis=["sfs_2003_596"], grant={"max": "70000.07"}),
    call("eu", "0.5", programme="horizon", eligible={"partners": ["public_body"]}),
    call("gift", funder="foundation", grant={"max": "2222.22"}),
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planned(MIXED, *CALLS)


def test_the_matrix_pays_every_cost_exactly(plan: Plan) -> None:
    assert _paid_per_cost(plan) == _costs(MIXED)


def test_the_matrix_has_no_row_twice_and_none_of_nothing(plan: Plan) -> None:
    keys = [(row.partner, row.work_package, row.category, row.source) for row in plan.matrix]
    assert len(keys) == len(set(keys))
    assert min(row.amount for row in plan.matrix) > 0


def test_the_totals_are_the_sums_of_the_matrix(plan: Plan) -> None:
    totals = plan.totals
    assert totals is not None
    by_kind: dict[str, int] = defaultdict(int)
    for row in plan.matrix:
        by_kind[row.source.partition(":")[0]] += row.amount
        by_kind[row.source] += row.amount
    hours = by_kind["contribution:hours"]
    assert totals.eligible_costs == MIXED.total_cost
    assert totals.grants == by_kind["call"]
    assert totals.own_cash == by_kind["own"]
    assert totals.contributions == by_kind["contribution"] - hours
    assert totals.in_kind == by_kind["in_kind"] + hours
    assert totals.private == by_kind["own:firm"] + by_kind["contribution:friends"]
    assert totals.unfunded == 0


def test_everything_is_grants_contributions_own_cash_and_work(plan: Plan) -> None:
    totals = plan.totals
    assert totals is not None
    parts = totals.grants + totals.contributions + totals.own_cash + totals.in_kind
    assert parts == totals.eligible_costs


def test_grants_are_told_by_the_level_of_the_money(plan: Plan) -> None:
    """The ERDF's money is the Union's, though Tillväxtverket grants it; a gift is of no level."""
    totals = plan.totals
    assert totals is not None
    got = {one.call: one.grant for one in plan.applications}
    assert totals.eu == got.get("erdf", 0) + got.get("eu", 0)
    assert totals.national == got.get("national", 0)
    assert totals.regional == got.get("regional", 0)
    assert totals.grants == totals.eu + totals.national + totals.regional + got.get("gift", 0)


def test_an_application_says_its_grant_share_and_budget(plan: Plan) -> None:
    assert plan.applications
    for one in plan.applications:
        rows = [row for row in plan.matrix if row.source == one.source]
        assert one.grant == sum(row.amount for row in rows)
        scope = {(place.partner, place.work_package) for place in one.scope}
        assert {(row.partner, row.work_package) for row in rows} <= scope
        base = sum(
            each.amount for each in MIXED.costs if (each.partner, each.work_package) in scope
        )
        assert one.eligible_costs == base
        exact = Decimal(one.grant) / Decimal(base)
        assert one.share is not None
        assert abs(one.share - exact) <= Decimal("0.0000005")


def test_applications_stand_in_the_order_in_which_they_are_handed_in() -> None:
    early = call("z-early", "0.5", rounds=[a_round(deadline="2025-01-20")])
    late = call("a-late", "0.5", rounds=[a_round(deadline="2025-01-21")])
    plan = planned(a_project([uni()], [cost("uni", 100)]), late, early)
    assert [one.call for one in plan.applications] == ["z-early", "a-late"]


def test_an_application_says_its_dates_and_chance() -> None:
    one = a_round(
        opens="2025-01-15",
        deadline={"at": "2025-02-01T23:59", "zone": "Europe/Stockholm"},
        proof_due="2025-02-20",
        decision={"quarter": "2025-Q2"},
    )
    plan = planned(
        a_project([uni()], [cost("uni", 100)]),
        call("some", rounds=[one], success_rate="0.35", costs={"from": "2025-01-01"}),
    )
    (application,) = plan.applications
    assert application.opens == "2025-01-15"
    assert application.proof_due == date(2025, 2, 20)
    assert application.decision.earliest == date(2025, 4, 1)
    assert application.decision.latest == date(2025, 6, 30)
    assert application.success_rate == 0.35
    assert [(task.on, task.what.en) for task in plan.tasks] == [
        (date(2025, 2, 1), "Hand in the application to Some (Agency)"),
        (date(2025, 2, 20), "Hand in the proof of match for Some (Agency)"),
    ]


def test_a_cost_that_stands_on_two_lines_is_one() -> None:
    project = a_project([uni("0.03")], [cost("uni", "0.02"), cost("uni", "0.03")])
    plan = planned(project, call("some", "0.4"))
    assert {(row.source, row.amount) for row in plan.matrix} == {
        ("call:some/r1", 2),
        ("own:uni", 3),
    }


def test_categories_share_what_is_paid_in_proportion() -> None:
    """Half of 100 kr of staff and of 60 kr of travel."""
    project = a_project([uni(80)], [cost("uni", 100), cost("uni", 60, category="travel")])
    plan = planned(project, call("half", "0.5"))
    assert {(row.category, row.source, row.amount) for row in plan.matrix} == {
        ("staff", "call:half/r1", 50_00),
        ("staff", "own:uni", 50_00),
        ("travel", "call:half/r1", 30_00),
        ("travel", "own:uni", 30_00),
    }


def test_the_end_follows_from_the_start(plan: Plan) -> None:
    assert plan.start == date(2025, 6, 1)
    assert plan.end == date(2026, 5, 31)


def _paid_per_cost(plan: Plan) -> dict[tuple[str, str, str], int]:
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in plan.matrix:
        sums[row.partner, row.work_package, row.category] += row.amount
    return dict(sums)


def _costs(project: Project) -> dict[tuple[str, str, str], int]:
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for one in project.costs:
        sums[one.partner, one.work_package, one.category] += one.amount
    return dict(sums)
