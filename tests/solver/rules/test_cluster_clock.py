"""Operating aid to an innovation cluster ends with its last permitted year."""

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
    planned,
    promise,
)

OPERATION = [package("wp1", "innovation_cluster", (1, 12))]


def test_a_cluster_gets_half_of_its_costs_until_its_last_day() -> None:
    """Ten years from 2016-06-01 end on 2026-05-31, when twelve months from 2025-06-01 do."""
    plan = planned(_cluster("2016-06-01"), call("ops", legal_basis=["gber.27"]))
    assert grants(plan) == {"ops": 50_00}


def test_work_that_lasts_a_day_longer_is_not_paid() -> None:
    plan = planned(_cluster("2016-05-31"), call("ops", legal_basis=["gber.27"]))
    assert grants(plan) == {}
    assert own_cash(plan) == 100_00


def test_the_start_moves_so_that_the_work_ends_in_time() -> None:
    """The project may start already in April, and does."""
    period = {"earliest_start": "2025-03-01", "latest_end": "2026-12-31", "months": 12}
    project = _cluster("2016-05-31", period=period)
    plan = planned(project, call("ops", legal_basis=["gber.27"]))
    assert grants(plan) == {"ops": 50_00}
    assert str(plan.end) <= "2026-05-30"


def test_a_cluster_without_the_money_is_told_the_last_day() -> None:
    plan = planned(_cluster("2016-05-31", own=60), call("ops", legal_basis=["gber.27"]))
    assert (plan.status, plan.proven) == ("infeasible", True)
    (demand,) = [
        one
        for conflict in plan.conflicts
        for one in conflict.demands
        if one.rule == "cluster.clock"
    ]
    assert demand.numbers == {"since": "2016-05-31", "years": 10, "last_day": "2026-05-30"}


@pytest.mark.parametrize(("since", "own"), [("2016-06-01", 50_00), ("2016-05-31", 100_00)])
def test_promised_state_money_ends_with_the_clock_too(since: str, own: int) -> None:
    project = _cluster(since, contributions=[promise("region", 50, state_resources=True)])
    assert own_cash(planned(project)) == own


def test_de_minimis_aid_has_no_clock() -> None:
    project = _cluster("2010-01-01", rates={"SEK": 10})
    plan = planned(project, call("small", legal_basis=["gber.25", "de_minimis"]))
    assert grants(plan) == {"small": 100_00}


def test_a_clock_without_a_day_has_not_started() -> None:
    assert grants(planned(_cluster(None), call("ops", legal_basis=["gber.27"]))) == {"ops": 50_00}


def test_a_large_firm_and_its_process_innovation_need_small_ones() -> None:
    """SMEs that bear 30 of 100 kr open 15 per cent of the large firm's 70 kr, 10.50 kr."""
    big = firm(100, id="big", name="Big", size="large")
    project = a_project(
        [firm(100), big],
        [cost("firm", 30), cost("big", 70)],
        work_packages=[package("wp1", "process_innovation")],
    )
    plan = planned(project, call("renew", legal_basis=["gber.29"]))
    assert grants(plan) == {"renew": 10_50 + 15_00}


def test_only_the_costs_of_process_innovation_are_shared_out_between_large_and_small() -> None:
    """The small firm's 1 000 kr of research open nothing: it bears 20 of 100 kr, too little."""
    big = firm(1000, id="big", name="Big", size="large")
    project = a_project(
        [firm(2000), big],
        [cost("firm", 1000, "wp2"), cost("firm", 20), cost("big", 80)],
        work_packages=[package("wp1", "process_innovation"), package("wp2")],
    )
    plan = planned(project, call("renew", legal_basis=["gber.29"]))
    assert grants(plan) == {"renew": 10_00}


def _cluster(since: str | None, own: int = 100, **facts: Any) -> Project:
    cluster = firm(own, name="Cluster", cluster_aid_since=since)
    return a_project([cluster], [cost("firm", 100)], **({"work_packages": OPERATION} | facts))


@pytest.mark.parametrize(
    ("reading", "status"), [("taken_as_first", "feasible"), ("refuse", "infeasible")]
)
def test_a_cluster_of_which_nobody_says_since_when_it_has_had_aid(
    reading: str, status: str
) -> None:
    """Half of the operation from the State and half of its own."""
    project = a_project(
        [firm(50)],
        [cost("firm", 100)],
        work_packages=[package("wp1", "innovation_cluster")],
        assumptions={"cluster.no_aid_before": reading},
    )
    plan = planned(project, call("some", "0.5", legal_basis=["gber.27"]))
    assert plan.status == status
    # Either way the answer rests on it, and says so.
    assert [one.name for one in plan.assumptions if one.rests_on_it] == ["cluster.no_aid_before"]
