"""De minimis aid stays below the ceiling of each undertaking, whichever rounds are chosen.

A euro is 10 kr in these tests, so that the ceiling of 300 000 EUR is 3 000 000 kr.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.assumptions_set import assumptions_of
from models.dates import round_dates
from models.de_minimis.planned import days_of_grant
from models.project import Project
from tests.solver.building import (
    Facts,
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    firm,
    grants,
    package,
    paid,
    planned,
    rules_in_conflict,
)

SMALL = ["no_aid", "de_minimis"]
FROM_2025 = {"from": "2025-01-01"}
JULY = a_round("july", opens="2025-01-01", deadline="2025-02-01", decision="2025-07-02")


def test_a_call_pays_as_much_as_the_ceiling_leaves() -> None:
    """Of 80 000 EUR that are left 800 000 kr; the firm pays the rest itself."""
    plan = planned(_project(), call("some", legal_basis=SMALL))
    assert grants(plan) == {"some": 800_000_00}
    assert {row.legal_basis for row in plan.matrix} == {"de_minimis", None}


def test_a_later_round_has_room_that_an_earlier_has_not() -> None:
    """The grant of 2022-07-01 counts through 2025-07-01: decided the day after, 180 000 EUR fit."""
    rounds = [a_round("june", decision="2025-06-15"), JULY]
    plan = planned(_project(), call("some", rounds=rounds, legal_basis=SMALL))
    assert [one.round for one in plan.applications] == ["july"]
    assert grants(plan) == {"some": 1_800_000_00}


def test_a_period_of_decision_is_read_with_caution_unless_it_is_not() -> None:
    summer = a_round("summer", decision={"from": "2025-06-01", "to": "2025-08-31"})
    some = call("some", rounds=[summer], legal_basis=SMALL)
    assert grants(planned(_project(), some)) == {"some": 800_000_00}
    late = a_round("summer", decision={"from": "2025-07-02", "to": "2025-08-31"})
    some = call("some", rounds=[late], legal_basis=SMALL)
    assert grants(planned(_project(), some)) == {"some": 1_800_000_00}


@pytest.mark.parametrize(
    ("reading", "decision", "days"),
    [
        ("pessimistic", {"from": "2025-06-01", "to": "2025-08-31"}, ("2025-06-01", "2025-08-31")),
        ("optimistic", {"from": "2025-06-01", "to": "2025-08-31"}, ("2025-06-01", "2025-06-01")),
        ("pessimistic", None, ("2025-01-10", "2025-01-10")),
    ],
)
def test_only_with_caution_any_day_of_a_period_may_be_that_of_the_grant(
    reading: str, decision: Facts | None, days: tuple[str, str]
) -> None:
    catalogue = a_catalogue(call("some", rounds=[a_round(decision=decision)]))
    some, assumed = catalogue.calls[0], assumptions_of({"dates.reading": reading})
    dates = round_dates(some, some.rounds[0], catalogue, assumed)
    found = days_of_grant(dates, date(2025, 1, 10), assumed)
    assert tuple(day.isoformat() for day in found) == days


def test_a_project_in_euro_needs_no_rate() -> None:
    project = _project(currency="EUR", rates={}, costs=[cost("firm", 200_000)])
    assert grants(planned(project, call("some", legal_basis=SMALL))) == {"some": 80_000_00}


def test_aid_that_is_granted_after_the_law_names_the_days_of_adjustment() -> None:
    late = a_round(decision="2031-03-01")
    plan = planned(_project(), call("some", rounds=[late], legal_basis=SMALL, costs=FROM_2025))
    (warning,) = [
        one
        for one in plan.findings
        if one.rule == "de_minimis.ceiling" and one.severity == "warning"
    ]
    assert "Aid schemes are covered until 2031-06-30." in warning.message.en
    assert warning.assumption is None


def test_partners_of_one_undertaking_share_a_ceiling() -> None:
    """120 000 EUR of the sister's count for both: 80 000 EUR are left for the two together."""
    project = _project(costs=[cost("firm", 1_000_000), cost("sister", 1_000_000)])
    plan = planned(project, call("some", legal_basis=SMALL))
    assert grants(plan) == {"some": 800_000_00}


def test_other_undertakings_have_ceilings_of_their_own() -> None:
    alone = firm(9_000_000, id="alone", name="Alone")
    project = _project([alone], costs=[cost("firm", 1_000_000), cost("alone", 4_000_000)])
    plan = planned(project, call("some", legal_basis=SMALL))
    assert {who: sum_ for (source, who, _), sum_ in paid(plan).items() if "call" in source} == {
        "firm": 800_000_00,
        "alone": 3_000_000_00,
    }


def test_a_planned_grant_takes_room_from_one_decided_later() -> None:
    """Two calls of 400 000 kr fill the 80 000 EUR; nothing is left for a third."""
    limits: Facts = {"legal_basis": SMALL, "grant": {"max": 400_000}}
    later = a_round(decision="2025-06-20")
    plan = planned(
        _project(),
        *(call(name, rounds=[later] if name == "c" else [], **limits) for name in "abc"),
    )
    assert sum(grants(plan).values()) == 800_000_00
    assert len(plan.applications) == 2


def test_cents_are_rounded_up_so_that_no_ore_goes_above_the_ceiling() -> None:
    """At 11.10 kr a euro 80 000 EUR are 888 000 kr, and not an öre more."""
    project = _project(rates={"SEK": "11.10"})
    assert grants(planned(project, call("some", legal_basis=SMALL))) == {"some": 888_000_00}


def test_too_little_room_is_a_demand_with_its_numbers_and_the_day_on_which_it_grows() -> None:
    project = _project([], own=0)
    plan = planned(project, call("some", legal_basis=SMALL))
    assert (plan.status, plan.proven) == ("infeasible", True)
    (demand,) = [
        one
        for conflict in plan.conflicts
        for one in conflict.demands
        if one.rule == "de_minimis.ceiling"
    ]
    assert demand.numbers == {
        "on": "2025-03-01",
        "ceiling": "300000.00",
        "used": "220000.00",
        "room": "80000.00",
        "grows_on": "2025-07-02",
        "grows_to": "180000.00",
    }
    assert "2025-07-02" in demand.message.sv


def test_without_a_rate_the_answer_is_left_open() -> None:
    """Whether 9 000 000 kr fit below a ceiling in euro nobody can tell without a rate."""
    project = _project([], own=0, rates={})
    plan = planned(project, call("some", legal_basis=SMALL))
    assert (plan.status, plan.proven) == ("undecided", False)
    assert "de_minimis.rate_unknown" in rules_in_conflict(plan)


@pytest.mark.parametrize(("covered", "granted"), [(["wp1"], 1_700_000_00), ("all", 1_400_000_00)])
def test_on_the_costs_of_state_aid_it_stays_below_the_intensity(covered: Any, granted: int) -> None:
    """70 % of wp1 is State aid. On wp2 de minimis aid pays all of 1 000 000 kr, or 70 % of it."""
    project = _project(
        costs=[cost("firm", 1_000_000), cost("firm", 1_000_000, "wp2")],
        work_packages=[package("wp1"), package("wp2")],
        rates={"SEK": 100},
        candidates={"scope": [{"call": "aid", "work_packages": covered}]},
        must={"calls": ["aid", "small"]},
    )
    plan = planned(project, call("aid", grant={"min": 700_000}), call("small", legal_basis=SMALL))
    assert sum(grants(plan).values()) == granted


def _project(others: Any = (), *, own: int = 9_000_000, costs: Any = None, **facts: Any) -> Project:
    """A firm whose group has had 220 000 EUR, 100 000 of it on 2022-07-01."""
    one = firm(own, undertaking="group", de_minimis=[{"granted": "2022-07-01", "amount": 100_000}])
    sister = firm(own, id="sister", name="Sister", undertaking="group")
    sister["de_minimis"] = [{"granted": "2024-03-01", "amount": 120_000}]
    return a_project(
        [one, sister, *others],
        costs or [cost("firm", 4_000_000)],
        **({"rates": {"SEK": 10}} | facts),
    )


@pytest.mark.parametrize(("reading", "status"), [("yes", "feasible"), ("no", "infeasible")])
def test_aid_for_services_of_general_interest_rests_on_being_entrusted(
    reading: str, status: str
) -> None:
    project = a_project(
        [firm(50)],
        [cost("firm", 100)],
        rates={"SEK": {"rate": "10.00", "source": "a test"}},
        assumptions={"sgei.entrusted": reading},
    )
    plan = planned(project, call("some", "0.5", legal_basis=["sgei_de_minimis"]))
    assert plan.status == status
    assert "sgei.entrusted" in [one.name for one in plan.assumptions if one.rests_on_it]
