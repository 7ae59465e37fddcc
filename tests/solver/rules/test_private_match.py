"""The rule of thumb that private money equals State money for economic activity, where it is on."""

from __future__ import annotations

from typing import Any

from models.project import Project
from tests.solver.building import (
    a_project,
    call,
    cost,
    firm,
    grants,
    own_cash,
    planned,
    promise,
    rules_in_conflict,
    uni,
)

ON = {"assumptions": {"private_match.one_to_one": "on"}}


def test_it_is_off_unless_asked_for() -> None:
    assert grants(planned(_project(), call("all"))) == {"all": 70_00}


def test_half_is_private_where_it_is_on() -> None:
    assert grants(planned(_project(**ON), call("all"))) == {"all": 50_00}


def test_an_odd_ore_is_private() -> None:
    """Of 5 öre 2 are the State's."""
    project = a_project([firm(1)], [cost("firm", "0.05")], **ON)
    assert grants(planned(project, call("all"))) == {"all": 2}


def test_work_of_an_enterprise_is_private_money() -> None:
    """40 kr of work stand against 60 kr: 50 kr of the State, 10 kr own cash."""
    project = a_project([firm(100)], [cost("firm", 60), cost("firm", 40, in_kind=True)], **ON)
    assert own_cash(planned(project, call("all"))) == 10_00


def test_what_others_promise_in_private_stands_against_state_money_as_well() -> None:
    project = _project(own=10, contributions=[promise("friends", 40, "private_cash")], **ON)
    assert grants(planned(project, call("all"))) == {"all": 50_00}


def test_directly_managed_union_money_needs_no_match() -> None:
    plan = planned(_project(**ON), call("horizon", "0.7", programme="horizon"))
    assert grants(plan) == {"horizon": 70_00}


def test_activity_that_is_not_economic_needs_no_match() -> None:
    project = a_project([uni()], [cost("uni", 100)], **ON)
    assert grants(planned(project, call("all"))) == {"all": 100_00}


def test_it_is_told_as_the_reason() -> None:
    """A firm without own cash in an association's clothes: 50 kr of private money are missing."""
    project = a_project([firm(100, type="association")], [cost("firm", 100)], **ON)
    must = project.model_copy(update={"must": type(project.must)(calls=("all",))})
    assert rules_in_conflict(planned(must, call("all"))) == {
        "must.calls",
        "private_match.one_to_one",
    }


def _project(own: Any = 100, **facts: Any) -> Project:
    return a_project([firm(own)], [cost("firm", 100)], **facts)
