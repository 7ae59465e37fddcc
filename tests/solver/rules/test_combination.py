"""Some money may not stand beside Union funds, and some may not stand without them."""

from __future__ import annotations

from tests.solver.building import (
    a_project,
    call,
    cost,
    grants,
    own_cash,
    planned,
    rules_in_conflict,
    uni,
)

ERDF = call("erdf", "0.4", programme="erdf")


def test_money_that_refuses_union_funds_stands_alone() -> None:
    """The ERDF's 40 kr and 50 kr that refuse it: the larger one is taken, not both."""
    project = a_project([uni(100)], [cost("uni", 100)])
    alone = call("alone", "0.5", combine={"union_funds": "refused"})
    plan = planned(project, ERDF, alone)
    assert grants(plan) == {"alone": 50_00}


def test_union_funds_with_such_a_wish_do_not_refuse_themselves() -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    lonely = call("lonely", "0.5", programme="erdf", combine={"union_funds": "refused"})
    assert grants(planned(project, lonely)) == {"lonely": 50_00}


def test_both_insisted_on_is_a_conflict() -> None:
    project = a_project([uni(100)], [cost("uni", 100)], must={"calls": ["alone", "erdf"]})
    alone = call("alone", "0.5", combine={"union_funds": "refused"})
    assert rules_in_conflict(planned(project, ERDF, alone)) == {"must.calls", "call.combine"}


def test_match_beside_union_funds_comes_only_with_them() -> None:
    """40 kr from the ERDF open the way to 50 kr more; without the ERDF there is nothing."""
    project = a_project([uni(100)], [cost("uni", 100)])
    match = call("match", "0.5", combine={"union_funds": "required"})
    assert own_cash(planned(project, ERDF, match)) == 10_00
    assert grants(planned(project, match)) == {}


def test_union_funds_that_ask_for_union_funds_need_other_ones() -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    itself = call("itself", "0.5", programme="erdf", combine={"union_funds": "required"})
    assert grants(planned(project, itself)) == {}
