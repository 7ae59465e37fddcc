"""Regional project grants: half of the expenditure, 60 % beside the ERDF, all of it from two.

SFS 2003:596 section 5 as in force from 2023-01-01.
"""

from __future__ import annotations

from typing import Any

from tests.solver.building import (
    Facts,
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
    uni,
)

REST = 1_000


def test_alone_half() -> None:
    project = a_project([uni(REST)], [cost("uni", 100)])
    assert grants(planned(project, _regional("region"))) == {"region": 50_00}


def test_two_regions_together_half() -> None:
    project = a_project([uni(REST)], [cost("uni", 100)])
    plan = planned(project, _regional("region"), _regional("county"))
    assert own_cash(plan) == 50_00


def test_beside_the_erdf_sixty_per_cent() -> None:
    """40 kr of the ERDF and 60 kr of the region."""
    project = a_project([uni()], [cost("uni", 100)])
    plan = planned(project, _regional("region"), call("erdf", "0.4", programme="erdf"))
    assert grants(plan) == {"erdf": 40_00, "region": 60_00}


def test_the_erdf_on_other_costs_does_not_help() -> None:
    """The ERDF may pay only training; of the research half is regional."""
    project = a_project(
        [uni(REST)],
        [cost("uni", 100), cost("uni", 100, "wp2")],
        work_packages=[package(), package("wp2", "training")],
    )
    erdf = call("erdf", "0.4", programme="erdf", eligible={"activities": ["training"]})
    research = {"eligible": {"activities": ["industrial_research"]}}
    plan = planned(project, _regional("region", **research), erdf)
    assert grants(plan) == {"erdf": 40_00, "region": 50_00}


def test_the_agency_for_growth_and_a_region_together_all_each_half() -> None:
    project = a_project([uni()], [cost("uni", 100)])
    plan = planned(project, _regional("region"), _regional("tillvaxtverket"))
    assert grants(plan) == {"region": 50_00, "tillvaxtverket": 50_00}


def test_half_for_each_is_a_limit_even_where_the_other_gives_little() -> None:
    """The region gives 20 kr: 50 kr of Tillväxtverket, 30 kr own."""
    project = a_project([uni(REST)], [cost("uni", 100)])
    little = _regional("region", grant={"max": 20})
    assert own_cash(planned(project, little, _regional("tillvaxtverket"))) == 30_00


def test_the_shares_are_of_the_costs_in_the_budgets_each_counted_once() -> None:
    """The region's budget is the first cost, the county's both: half of 200 kr together."""
    project = a_project(
        [uni(REST)],
        [cost("uni", 100), cost("uni", 100, "wp2")],
        work_packages=[package(), package("wp2")],
        candidates={"scope": [{"call": "region", "work_packages": ["wp1"]}]},
        must={"calls": ["region"]},
    )
    plan = planned(project, _regional("region"), _regional("county"))
    assert own_cash(plan) == 100_00


def test_work_in_kind_counts_only_in_the_budgets_that_count_it() -> None:
    # The region counts 60 kr of the first cost and its 40 kr of work, the county only the 100
    # kr in cash of the second though it has 100 kr of work: half of 60 + 40 + 100 kr, both
    # together.
    project = a_project(
        [uni(REST)],
        [
            cost("uni", 60),
            cost("uni", 40, in_kind=True),
            cost("uni", 100, "wp2"),
            cost("uni", 100, "wp2", in_kind=True),
        ],
        work_packages=[package(), package("wp2")],
        candidates={
            "scope": [
                {"call": "region", "work_packages": ["wp1"]},
                {"call": "county", "work_packages": ["wp2"]},
            ]
        },
    )
    plan = planned(project, _regional("region"), _regional("county", costs={"in_kind": "refused"}))
    assert own_cash(plan) == 160_00 - 100_00


def test_firms_are_not_paid() -> None:
    project = a_project([firm(REST)], [cost("firm", 100)])
    assert grants(planned(project, _regional("region"))) == {}


def test_aid_to_a_firm_out_of_such_a_call_is_no_regional_grant() -> None:
    # The call may also pay under article 25. The university gets half of the 200 kr in the
    # budget at most, all its 100 kr; the firm its 70 kr besides.
    project = a_project([uni(), firm(30)], [cost("uni", 100), cost("firm", 100)])
    plan = planned(project, _regional("region", legal_basis=["sfs_2003_596", "gber.25"]))
    assert paid(plan) == {
        ("call:region/r1", "uni", "wp1"): 100_00,
        ("call:region/r1", "firm", "wp1"): 70_00,
        ("own:firm", "firm", "wp1"): 30_00,
    }


def test_who_pays_only_a_firm_does_not_decide_on_regional_grants() -> None:
    # Tillväxtverket pays the firm under article 25 and the university nothing: the region and
    # the county are without it and give half of the university's 100 kr together.
    project = a_project(
        [uni(50), firm(30)],
        [cost("uni", 100), cost("firm", 100)],
        must={"calls": ["tillvaxtverket"]},
        candidates={
            "scope": [{"call": name, "partners": ["uni"]} for name in ("region", "county")]
            + [{"call": "tillvaxtverket"}]
        },
    )
    aid = _regional(
        "tillvaxtverket",
        legal_basis=["sfs_2003_596", "gber.25"],
        rates={"partner": [{"type": "research_organisation", "rate": 0}]},
    )
    plan = planned(project, aid, _regional("region"), _regional("county"))
    assert own_cash(plan) == 50_00 + 30_00


def test_the_share_is_told_as_the_reason() -> None:
    project = a_project([uni("49.99")], [cost("uni", 100)])
    plan = planned(project, _regional("region"))
    assert rules_in_conflict(plan) == {
        "financing.full",
        "financing.own_cash",
        "sfs_2003_596.shares",
    }


def _regional(funder: str, **facts: Any) -> Facts:
    return call(funder, **({"funder": funder, "legal_basis": ["sfs_2003_596"]} | facts))
