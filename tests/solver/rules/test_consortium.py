"""Some calls ask for partners, earlier awards and seals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.solver.building import (
    Facts,
    a_project,
    a_round,
    call,
    cost,
    firm,
    grants,
    planned,
    rules_in_conflict,
    uni,
)


def test_partners_without_costs_are_not_counted() -> None:
    """Two with costs are two; a third one without is none."""
    partners = [uni(200), firm(200), uni(0, id="town", name="Town", type="public_body")]
    project = a_project(partners, [cost("uni", 100), cost("firm", 100), cost("town", 0)])
    assert grants(planned(project, _asks(min_partners=2)))
    assert grants(planned(project, _asks(min_partners=3))) == {}


@pytest.mark.parametrize(
    ("required", "fits"),
    [
        ({"type": "public_body"}, True),
        ({"role": "municipality"}, True),
        ({"type": "public_body", "role": "municipality"}, True),
        ({"type": "enterprise", "role": "municipality"}, False),
        ({"size": "small"}, True),
        ({"size": "large"}, False),
    ],
)
def test_a_required_partner_is_any_of_the_projects(required: Facts, *, fits: bool) -> None:
    """Also one without costs of its own."""
    town = uni(0, id="town", name="Town", type="public_body", role="municipality")
    project = a_project([uni(100), firm(0), town], [cost("uni", 100)])
    assert bool(grants(planned(project, _asks(requires=[required])))) is fits


@pytest.mark.parametrize("kind", ["award", "seal"])
def test_an_award_of_every_listed_call_is_given_by_the_deadline(kind: str) -> None:
    """The call closes 2025-02-01."""
    asks = _asks(**{f"{kind}_of": ["old", "older"]})
    older = {"call": "older", "kind": kind, "on": "2024-01-01"}
    other_kind = {"award": "seal", "seal": "award"}[kind]
    for old, fits in (
        ({"call": "old", "kind": kind, "on": "2025-02-01"}, True),
        ({"call": "old", "kind": kind, "on": "2025-02-02"}, False),
        ({"call": "old", "kind": other_kind, "on": "2024-02-02"}, False),
    ):
        project = a_project([uni(100)], [cost("uni", 100)], awards=[older, old])
        assert bool(grants(planned(project, asks))) is fits


def test_a_later_round_may_be_in_time_for_an_award() -> None:
    project = a_project(
        [uni()],
        [cost("uni", 100)],
        awards=[{"call": "old", "kind": "award", "on": "2025-03-01"}],
    )
    rounds = [a_round(), a_round("r2", deadline="2025-04-01", decision="2025-05-01")]
    plan = planned(project, call("asks", consortium={"award_of": ["old"]}, rounds=rounds))
    assert [one.round for one in plan.applications] == ["r2"]


def test_what_is_not_there_is_told_as_the_reason() -> None:
    project = a_project([uni(50)], [cost("uni", 100)])
    for facts in ({"min_partners": 2}, {"requires": [{"size": "large"}]}, {"award_of": ["old"]}):
        assert "call.consortium" in rules_in_conflict(planned(project, _asks(**facts)))


def _asks(**consortium: Any) -> Facts:
    return call("asks", "0.5", consortium=consortium)
