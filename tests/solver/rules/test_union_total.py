"""Beside directly managed Union money all public money stays within the most favourable rate."""

from __future__ import annotations

from typing import Any

import pytest

from models.project import Project
from tests.solver.building import (
    Facts,
    a_project,
    a_round,
    call,
    cost,
    firm,
    grants,
    own_cash,
    package,
    planned,
    promise,
    rules_in_conflict,
    uni,
)

REST = 1_000
BOTH = {"must": {"calls": ["all", "horizon"]}}


def test_national_money_fills_up_to_the_union_rate() -> None:
    # Horizon pays 70 % at most; with 50 kr of it 20 kr are left for the agency, though 70 kr
    # of State aid would be permitted.
    plan = planned(_project(**BOTH), _horizon("0.7", grant={"max": 5}), call("all"))
    assert own_cash(plan) == 30_00


def test_the_rate_for_such_partners_goes_before_the_rate_for_projects() -> None:
    """60 % for enterprises, though projects get everything."""
    rates = {"project": 1, "partner": [{"type": "enterprise", "rate": "0.6"}]}
    plan = planned(_project(**BOTH), _horizon(rates=rates), call("all"))
    assert own_cash(plan) == 40_00


@pytest.mark.parametrize(("reading", "own"), [("eu_programme_rate", 40_00), ("highest", 20_00)])
def test_the_higher_ceiling_counts_where_the_project_reads_it_so(reading: str, own: int) -> None:
    """60 % from Horizon, 80 % by article 25 (50 + 20 + 15, at most 80) for a small firm."""
    project = _project(
        **BOTH,
        conditions={"dissemination": True},
        assumptions={"gber.8.2.most_favourable_rate": reading},
    )
    plan = planned(project, _horizon("0.6", grant={"max": 3}), call("all"))
    assert own_cash(plan) == own


def test_the_costs_of_an_activity_are_taken_together() -> None:
    # Half of 100 + 300 kr may be public: 130 kr of Horizon and 70 kr of the agency, which
    # pays only the first cost, and more than half of it.
    project = a_project(
        [firm(REST)],
        [cost("firm", 100), cost("firm", 300, "wp2")],
        work_packages=[package(), package("wp2")],
        candidates={
            "scope": [{"call": "horizon"}, {"call": "all", "work_packages": ["wp1"]}],
        },
        **BOTH,
    )
    plan = planned(project, _horizon("0.5", grant={"max": 13}), call("all"))
    assert grants(plan) == {"horizon": 130_00, "all": 70_00}


def test_private_money_is_not_public() -> None:
    """50 kr of Horizon, 20 kr of the agency and 30 kr of a foundation."""
    gift = call("gift", funder="foundation", grant={"max": 30})
    plan = planned(_project(**BOTH), _horizon("0.7", grant={"max": 5}), call("all"), gift)
    assert own_cash(plan) == 0


def test_public_money_that_is_no_state_resource_does_not_count() -> None:
    """GBER article 8 speaks of State aid and Union money: 70 kr of Horizon and 30 kr promised."""
    project = _project(contributions=[promise("town", 30)], must={"calls": ["horizon"]})
    assert own_cash(planned(project, _horizon("0.7"))) == 0


def test_state_money_that_is_promised_counts() -> None:
    """70 kr in all, whether of Horizon or of the town."""
    project = _project(
        contributions=[promise("town", 30, state_resources=True)], must={"calls": ["horizon"]}
    )
    assert own_cash(planned(project, _horizon("0.7"))) == 30_00


def test_activity_that_is_not_economic_has_no_such_ceiling() -> None:
    project = a_project([uni()], [cost("uni", 100)], **BOTH)
    plan = planned(project, _horizon("0.7", grant={"max": 7}), call("all"))
    assert own_cash(plan) == 0


def test_an_activity_that_is_no_research_has_the_union_rate_alone() -> None:
    """50 kr of Horizon are half of the training already: nothing is left for the agency."""
    project = a_project(
        [firm(REST)],
        [cost("firm", 100)],
        work_packages=[package("wp1", "training")],
        must={"calls": ["horizon"]},
    )
    plan = planned(project, _horizon("0.5"), call("all", legal_basis=["gber.31"]))
    assert own_cash(plan) == 50_00


def test_the_ceiling_is_told_as_the_reason() -> None:
    project = _project(own="29.99", **BOTH)
    plan = planned(project, _horizon("0.7", grant={"max": 5}), call("all"))
    assert "gber.8.union_total" in rules_in_conflict(plan)


def test_the_highest_rate_after_the_law_is_the_union_rate() -> None:
    """Where the law is not known any more, article 25 gives no higher rate, and no crash."""
    project = _project(
        assumptions={"gber.8.2.most_favourable_rate": "highest", "law.after_expiry": "refuse"}
    )
    late = _horizon("0.6", rounds=[a_round(decision="2028-01-01")], costs={"from": "2025-01-01"})
    assert grants(planned(project, late)) == {"horizon": 60_00}


def _project(own: Any = REST, **facts: Any) -> Project:
    return a_project([firm(own)], [cost("firm", 100)], **facts)


def _horizon(share: Any = 1, **facts: Any) -> Facts:
    return call("horizon", share, programme="horizon", **facts)
