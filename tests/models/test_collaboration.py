"""Effective collaboration is read from who bears the costs, not from what is claimed."""

from __future__ import annotations

from typing import Any

import pytest

from models.aid_intensity import Grounds
from models.collaboration import collaboration, grounds_for
from models.project import Project

FIRM = {"type": "enterprise", "economic_activity": True}
UNIVERSITY = {"type": "research_organisation"}


def project(*partners: dict[str, Any], claimed: bool = True, **conditions: Any) -> Project:
    """A project of these partners, each with its ``cost``."""
    costs = [one.get("cost", 0) for one in partners]
    return Project.model_validate(
        {
            "id": "p",
            "title": "P",
            "as_of": "2026-11-20",
            "period": {"earliest_start": "2027-01-01", "latest_end": "2028-12-31", "months": 12},
            "conditions": {"effective_collaboration": claimed, **conditions},
            "partners": [
                {"id": f"p{number}", "name": f"P{number}"}
                | {name: value for name, value in one.items() if name != "cost"}
                for number, one in enumerate(partners)
            ],
            "work_packages": [{"id": "w", "activity": "industrial_research", "months": [1, 12]}],
            "costs": [
                {"partner": f"p{n}", "work_package": "w", "category": "staff", "amount": amount}
                for n, amount in enumerate(costs)
            ],
        }
    )


@pytest.mark.parametrize("shares", [(75, 25), (25, 75)])
def test_a_firm_that_bears_three_quarters_does_not_collaborate(shares: tuple[int, int]) -> None:
    # D7
    found = collaboration(
        project(
            {**FIRM, "size": "small", "cost": shares[0]},
            {**FIRM, "size": "large", "cost": shares[1]},
        )
    )
    assert not found.holds
    limb = found.between_undertakings
    assert limb.numbers == {
        "share": "0.7500",
        "limit": "0.70",
        "undertaking": f"p{shares.index(75)}",
    }
    assert limb.why.en.replace("\u00a0", " ") == (
        f"P{shares.index(75)} bears 75 % of the costs, 5 percentage points more than the 70 % "
        "that one undertaking may bear"
    )


def test_exactly_seventy_per_cent_is_not_too_much() -> None:
    two = project({**FIRM, "size": "small", "cost": 70}, {**FIRM, "size": "large", "cost": 30})
    assert collaboration(two).between_undertakings.holds
    over = project(
        {**FIRM, "size": "small", "cost": "70.01"}, {**FIRM, "size": "large", "cost": "29.99"}
    )
    limb = collaboration(over).between_undertakings
    assert not limb.holds
    assert "less than 0.1 percentage points more than the 70" in limb.why.en


def test_a_university_with_a_tenth_is_enough_whatever_the_firm_bears() -> None:
    # D8: the 70 % test is not part of limb (2)
    enough = project({**FIRM, "size": "large", "cost": 90}, {**UNIVERSITY, "cost": 10})
    found = collaboration(enough)
    assert found.with_research_organisations.holds
    assert not found.between_undertakings.holds
    assert found.between_undertakings.numbers == {"undertakings": "1"}
    short = project({**FIRM, "size": "large", "cost": 91}, {**UNIVERSITY, "cost": 9})
    limb = collaboration(short).with_research_organisations
    assert not limb.holds
    assert limb.numbers == {"share": "0.0900", "limit": "0.10"}


def test_two_universities_bear_their_tenth_together() -> None:
    three = project(
        {**FIRM, "size": "large", "cost": 90}, {**UNIVERSITY, "cost": 5}, {**UNIVERSITY, "cost": 5}
    )
    assert collaboration(three).with_research_organisations.holds


def test_two_universities_without_a_firm_are_no_effective_collaboration() -> None:
    found = collaboration(project({**UNIVERSITY, "cost": 50}, {**UNIVERSITY, "cost": 50}))
    assert not found.holds
    assert found.with_research_organisations.why.en == (
        "no undertaking collaborates with a research organisation"
    )


def test_two_large_firms_of_one_country_do_not_collaborate() -> None:
    large = {**FIRM, "size": "large", "cost": 50}
    assert not collaboration(project(large, large)).holds
    assert collaboration(project(large, {**large, "country": "DK"})).holds
    assert collaboration(project(large, {**large, "country": "NO"})).holds


def test_a_country_outside_the_eea_does_not_count() -> None:
    large = {**FIRM, "size": "large", "cost": 50}
    for country in ("CH", "GB", "US"):
        assert not collaboration(project(large, {**large, "country": country})).holds


def test_partners_of_one_single_undertaking_are_one() -> None:
    small = {**FIRM, "size": "small", "cost": 50}
    assert collaboration(project(small, small)).holds
    group = {**small, "undertaking": "group"}
    assert not collaboration(project(group, group)).holds
    limb = collaboration(project(group, group, {**small, "cost": 10})).between_undertakings
    assert limb.numbers["undertaking"] == "group"


def test_a_group_with_one_large_member_is_no_sme() -> None:
    group = [
        {**FIRM, "size": "small", "undertaking": "group", "cost": 25},
        {**FIRM, "size": "large", "undertaking": "group", "cost": 25},
        {**FIRM, "size": "large", "cost": 50},
    ]
    assert not collaboration(project(*group)).holds


def test_a_firm_without_costs_does_not_collaborate() -> None:
    assert not collaboration(
        project({**FIRM, "size": "small", "cost": 50}, {**FIRM, "size": "small", "cost": 0})
    ).holds


def test_a_bonus_needs_both_the_claim_and_the_costs() -> None:
    partners = ({**FIRM, "size": "large", "cost": 90}, {**UNIVERSITY, "cost": 10})
    claimed, silent = project(*partners), project(*partners, claimed=False)
    assert grounds_for(claimed, claimed.partners[0]) == Grounds(effective_collaboration=True)
    assert grounds_for(silent, silent.partners[0]) == Grounds()
    alone = project({**FIRM, "size": "large", "cost": 90})
    assert grounds_for(alone, alone.partners[0]) == Grounds()


def test_a_partner_without_costs_gets_no_bonus_for_the_others_collaboration() -> None:
    three = project(
        {**FIRM, "size": "large", "cost": 90},
        {**UNIVERSITY, "cost": 10},
        {**FIRM, "size": "small", "cost": 0},
    )
    assert grounds_for(three, three.partners[2]) == Grounds()


def test_the_other_grounds_are_taken_as_claimed() -> None:
    one = project(
        {**FIRM, "size": "large", "cost": 1},
        claimed=False,
        dissemination=True,
        licensing=True,
        assisted_area="c",
        multi_state=True,
    )
    assert grounds_for(one, one.partners[0]) == Grounds(
        dissemination=True, licensing=True, assisted_area="c", multi_state=True
    )
