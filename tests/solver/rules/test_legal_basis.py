"""A grant needs a legal basis that the call lists and that covers the activity."""

from __future__ import annotations

from typing import Any

import pytest

from models.project import Project
from tests.solver.building import (
    a_project,
    call,
    cost,
    firm,
    grants,
    own_cash,
    package,
    paid,
    planned,
    rules_in_conflict,
    scope,
    uni,
)


@pytest.mark.parametrize(
    ("listed", "basis"),
    [
        (["no_aid", "gber.25"], "no_aid"),
        (["sfs_2003_596", "no_aid"], "sfs_2003_596"),
        (["gber.25"], None),
    ],
)
def test_the_basis_without_economic_activity(listed: list[str], basis: str | None) -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    plan = planned(project, call("some", "0.5", legal_basis=listed))
    assert {row.legal_basis for row in plan.matrix if row.source != "own:uni"} == {basis} - {None}


@pytest.mark.parametrize(
    ("listed", "grant"),
    [
        (["no_aid"], {}),
        (["sfs_2003_596"], {}),
        (["gber.25"], {"some": 70_00}),
        (["gber.17", "gber.25"], {"some": 70_00}),
        (["gber.25", "de_minimis"], {"some": 70_00}),
    ],
)
def test_the_basis_with_economic_activity(listed: list[str], grant: dict[str, int]) -> None:
    plan = planned(_firm(100), call("some", legal_basis=listed))
    assert grants(plan) == grant
    assert all(row.legal_basis in ("gber.25", None) for row in plan.matrix)


def test_the_call_s_order_of_preference_decides_between_two_bases_that_fit() -> None:
    """De minimis aid pays all of it where it comes first, and 70 per cent is the call's else."""
    project = _firm(100, rates={"SEK": 10})
    first = planned(project, call("some", legal_basis=["de_minimis", "gber.25"]))
    assert {row.legal_basis for row in first.matrix} == {"de_minimis"}
    assert grants(first) == {"some": 100_00}


def test_union_money_under_direct_management_is_no_aid_to_a_firm() -> None:
    plan = planned(_firm(100), call("horizon", programme="horizon", legal_basis=["no_aid"]))
    assert paid(plan) == {("call:horizon/r1", "firm", "wp1"): 100_00}
    assert {row.legal_basis for row in plan.matrix} == {"no_aid"}


def test_the_block_exemption_for_research_covers_no_training() -> None:
    """No basis at all, not one that is not computed yet: article 25 is for research."""
    training = [package("wp1", "training")]
    plan = planned(_firm(99, work_packages=training), call("some"))
    assert (plan.status, plan.proven) == ("infeasible", True)
    assert "legal.basis" in rules_in_conflict(plan)


def test_a_basis_that_is_not_computed_yet_leaves_the_answer_open() -> None:
    plan = planned(_firm(99), call("some", legal_basis=["no_aid", "gber.14"]))
    assert (plan.status, plan.proven, plan.gap) == ("undecided", False, None)
    assert rules_in_conflict(plan) >= {"legal.basis_not_computed", "financing.own_cash"}
    (demand,) = [
        one
        for conflict in plan.conflicts
        for one in conflict.demands
        if one.rule == "legal.basis_not_computed"
    ]
    assert "gber.14" in demand.message.en


def test_it_leaves_no_answer_open_that_it_could_not_change() -> None:
    """Even with 10 kr of investment aid 79 kr of own cash would not suffice for 90."""
    little = call("some", legal_basis=["gber.14"], grant={"max": 10})
    plan = planned(_firm(79), little)
    assert (plan.status, plan.proven) == ("infeasible", True)


def test_it_leaves_the_answer_open_among_many_calls_too() -> None:
    """Fifteen calls of which one could pay on a basis that is not computed."""
    others = [call(f"c{number}", eligible={"regions": ["NO"]}) for number in range(14)]
    plan = planned(_firm(99), *others, call("some", legal_basis=["gber.14"]))
    assert plan.status == "undecided"


def test_what_has_no_basis_may_stand_in_the_budget_unpaid() -> None:
    """Half of 100 + 100 kr goes to the university; the firm pays for itself."""
    project = a_project([uni(), firm(100)], [cost("uni", 100), cost("firm", 100)])
    plan = planned(project, call("some", "0.5", legal_basis=["no_aid"]))
    assert paid(plan)["call:some/r1", "uni", "wp1"] == 100_00
    assert own_cash(plan) == 100_00


def test_a_decided_budget_may_hold_what_has_no_basis() -> None:
    project = a_project(
        [uni(100), firm(100)], [cost("uni", 100), cost("firm", 100)], **scope("some")
    )
    plan = planned(project, call("some", "0.5", legal_basis=["no_aid"]))
    assert grants(plan) == {"some": 100_00}


def _firm(own: Any, **facts: Any) -> Project:
    return a_project([firm(own)], [cost("firm", 100)], **facts)
