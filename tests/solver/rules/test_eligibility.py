"""Only eligible partners and activities stand in a call's budget, in eligible regions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.solver.building import (
    Facts,
    a_project,
    call,
    cost,
    firm,
    grants,
    own_cash,
    package,
    planned,
    rules_in_conflict,
    scope,
    uni,
)


def test_a_partner_of_another_type_is_not_in_the_budget() -> None:
    """Half of the university's 100 kr only."""
    project = a_project([uni(100), firm(100)], [cost("uni", 100), cost("firm", 100)])
    plan = planned(project, _some(partners=["research_organisation"]))
    assert grants(plan) == {"some": 50_00}


def test_another_activity_is_not_in_the_budget() -> None:
    project = a_project(
        [uni(300)],
        [cost("uni", 100), cost("uni", 200, "wp2")],
        work_packages=[package(), package("wp2", "training")],
    )
    plan = planned(project, _some(activities=["industrial_research"]))
    assert own_cash(plan) == 250_00


def test_a_decided_budget_with_such_costs_can_not_be_applied_for() -> None:
    project = a_project(
        [uni(100), firm(100)], [cost("uni", 100), cost("firm", 100)], **scope("some")
    )
    assert grants(planned(project, _some(partners=["research_organisation"]))) == {}


@pytest.mark.parametrize(
    ("eligible", "there", "fits"),
    [
        (["SE22"], ["SE224"], True),
        (["SE224"], ["SE224"], True),
        (["SE224", "SE110"], ["SE110"], True),
        (["SE33"], ["SE224"], False),
        (["SE22"], [], False),
        ([], [], True),
    ],
)
def test_regions_are_codes_or_their_beginnings(
    eligible: list[str], there: list[str], *, fits: bool
) -> None:
    project = a_project([uni(100)], [cost("uni", 100)], regions=there)
    assert bool(grants(planned(project, _some(regions=eligible)))) is fits


def test_a_call_for_match_in_cash_holds_no_work_in_kind() -> None:
    """Of the two costs only the one without work in kind is paid: half of 40 kr."""
    project = a_project(
        [uni(200)],
        [cost("uni", 40), cost("uni", 60, "wp2"), cost("uni", 1, "wp2", in_kind=True)],
        work_packages=[package(), package("wp2")],
    )
    plan = planned(project, call("some", "0.5", match={"cash_only": True}))
    assert grants(plan) == {"some": 20_00}


def test_what_is_not_eligible_is_told_as_the_reason() -> None:
    for facts, rule in (
        ({"eligible": {"partners": ["enterprise"]}}, "call.eligible"),
        ({"eligible": {"activities": ["training"]}}, "call.eligible"),
        ({"eligible": {"regions": ["SE33"]}}, "call.eligible"),
        ({"match": {"cash_only": True}}, "match.cash_only"),
    ):
        project = a_project([uni(50)], [cost("uni", 100), cost("uni", 1, in_kind=True)])
        terms: Facts = {**facts}
        assert rule in rules_in_conflict(planned(project, call("some", "0.5", **terms)))


def _some(**eligible: Any) -> Facts:
    return call("some", "0.5", eligible=eligible)
