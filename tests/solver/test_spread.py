"""Of equal plans the expected one: grants spread evenly, in whole kronor where that goes."""

from __future__ import annotations

from typing import Any

import pytest

from models.plan import Plan
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
    uni,
)


def test_a_grant_is_spread_in_proportion_to_the_costs() -> None:
    """Half of 100 + 300 kr, half of each."""
    plan = _planned([100, 300], "0.5")
    assert _shares(plan) == [50_00, 150_00]


def test_a_share_that_does_not_come_out_even_is_in_whole_kronor_but_for_one() -> None:
    """A third of 100 + 100 + 101 kr is 100.33 kr: 33 and 33 kr, and the rest."""
    plan = _planned([100, 100, 101], "0.333333")
    assert sum(_shares(plan)) == 100_33
    assert sorted(amount % 100 for amount in _shares(plan)) == [0, 0, 33]
    assert all(33_00 <= amount <= 34_33 for amount in _shares(plan))


def test_the_spread_gives_way_to_what_has_to_be() -> None:
    # The university has no money of its own: its 100 kr come out of the grant of 200 kr,
    # which leaves 100 kr for the firm's 300 kr though an even spread would be 50 and 150 kr.
    project = a_project([uni(), firm(200)], [cost("uni", 100), cost("firm", 300)])
    plan = planned(project, call("half", "0.5"))
    assert paid(plan)["call:half/r1", "uni", "wp1"] == 100_00
    assert paid(plan)["call:half/r1", "firm", "wp1"] == 100_00


def test_the_spread_changes_nothing_that_was_wished() -> None:
    # Least own money is 50 + 140 kr either way: the ceiling of 70 % lets the firm have 210 kr
    # of the 300, and the call's 60 % of 400 kr are 240.
    project = a_project([uni(1000), firm(1000)], [cost("uni", 100), cost("firm", 300)])
    plan = planned(project, call("some", "0.6"))
    assert (grants(plan), own_cash(plan)) == ({"some": 240_00}, 160_00)
    assert paid(plan)["call:some/r1", "uni", "wp1"] == 60_00
    assert paid(plan)["call:some/r1", "firm", "wp1"] == 180_00


@pytest.mark.parametrize("amounts", [["0.01", "0.02", "0.03"], ["1000000.01", "0.99", "7"]])
def test_however_it_is_spread_it_adds_up(amounts: list[Any]) -> None:
    plan = _planned(amounts, "0.4")
    assert sum(_shares(plan)) == sum(grants(plan).values())


def _planned(amounts: list[Any], share: str) -> Plan:
    packages = [package(f"wp{number}") for number in range(1, len(amounts) + 1)]
    costs = [cost("uni", amount, f"wp{n}") for n, amount in enumerate(amounts, start=1)]
    project = a_project([uni(10_000_000)], costs, work_packages=packages)
    return planned(project, call("some", share))


def _shares(plan: Plan) -> list[int]:
    return [amount for (source, *_), amount in paid(plan).items() if source == "call:some/r1"]
