"""Grants fit into the budget of the call, or of the pot that several calls share."""

from __future__ import annotations

from tests.solver.building import (
    Facts,
    a_project,
    call,
    cost,
    grants,
    own_cash,
    planned,
    rules_in_conflict,
    uni,
)


def test_a_call_gives_no_more_than_it_has() -> None:
    project = a_project([uni(100)], [cost("uni", 100)])
    assert grants(planned(project, call("some", budget={"amount": 25}))) == {"some": 25_00}


def test_calls_with_budgets_of_their_own_add_up() -> None:
    """25 + 30 kr of 100 kr: 45 kr are own."""
    project = a_project([uni(100)], [cost("uni", 100)])
    plan = planned(project, call("a", budget={"amount": 25}), call("b", budget={"amount": 30}))
    assert grants(plan) == {"a": 25_00, "b": 30_00}


def test_calls_that_share_a_pot_do_not() -> None:
    """60 kr are in the pot: with one application as well as with two."""
    project = a_project([uni(100)], [cost("uni", 100)])
    plan = planned(project, _from_pot("a", 60, "0.5"), _from_pot("b", 60, "0.5"))
    assert sum(grants(plan).values()) == 60_00
    assert own_cash(plan) == 40_00


def test_a_pot_that_is_too_small_is_told_as_the_reason() -> None:
    """60 kr in the pot and 39.99 kr of own cash: one öre is missing."""
    project = a_project([uni("39.99")], [cost("uni", 100)])
    plan = planned(project, _from_pot("a", 60), _from_pot("b", 60))
    assert rules_in_conflict(plan) == {"financing.full", "financing.own_cash", "call.budget"}


def test_a_call_that_is_not_applied_to_says_nothing_about_the_pot() -> None:
    # Where calls state different amounts for one pot, those that are applied to count: b
    # alone gives 60 kr, though a says 10 kr.
    project = a_project([uni(100)], [cost("uni", 100)])
    plan = planned(project, _from_pot("a", 10), _from_pot("b", 60))
    assert grants(plan) == {"b": 60_00}


def test_a_budget_in_euro_is_rounded_down() -> None:
    """2.5 EUR at 10.00."""
    project = a_project([uni(100)], [cost("uni", 100)])
    euro = call("eu", programme="horizon", budget={"amount": "2.50", "currency": "EUR"})
    assert grants(planned(project, euro)) == {"eu": 25_00}


def _from_pot(id_: str, amount: int, share: str = "1") -> Facts:
    return call(id_, share, budget={"amount": amount, "scope": "pot", "pot": "autumn"})
