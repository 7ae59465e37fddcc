"""The project may insist on calls, rule others out, and name the only ones to look at."""

from __future__ import annotations

from tests.solver.building import (
    a_project,
    a_round,
    call,
    cost,
    grants,
    own_cash,
    planned,
    rules_in_conflict,
    uni,
)

HALF, MORE = call("half", "0.5"), call("more", "0.6")


def test_what_is_insisted_on_is_applied_to_though_it_is_worse() -> None:
    """The project would do with its own 100 kr and one application less."""
    project = a_project(
        [uni(100)],
        [cost("uni", 100)],
        must={"calls": ["half"]},
        objective=["applications", "own_and_private"],
    )
    assert grants(planned(project, HALF, MORE)) == {"half": 50_00}


def test_what_is_ruled_out_is_not_applied_to() -> None:
    project = a_project([uni(100)], [cost("uni", 100)], must_not={"calls": ["more"]})
    assert grants(planned(project, HALF, MORE)) == {"half": 50_00}


def test_only_candidates_and_what_is_insisted_on_are_looked_at() -> None:
    project = a_project([uni(100)], [cost("uni", 100)], candidates={"calls": ["half"]})
    assert grants(planned(project, HALF, MORE)) == {"half": 50_00}
    both = a_project(
        [uni(100)],
        [cost("uni", 100)],
        candidates={"calls": ["half"]},
        must={"calls": ["more"]},
    )
    assert own_cash(planned(both, HALF, MORE)) == 0


def test_a_call_insisted_on_that_has_closed_is_a_conflict() -> None:
    closed = call("closed", rounds=[a_round(deadline="2025-01-01")])
    project = a_project([uni(100)], [cost("uni", 100)], must={"calls": ["closed"]})
    assert rules_in_conflict(planned(project, closed)) == {"must.calls", "call.rounds"}


def test_a_call_that_was_ruled_out_and_is_needed_is_a_conflict() -> None:
    project = a_project([uni(50)], [cost("uni", 100)], must_not={"calls": ["half"]})
    assert "must_not.calls" in rules_in_conflict(planned(project, HALF))
