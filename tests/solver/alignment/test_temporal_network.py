"""Dates that cannot be are proved without a solver, with the days missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.alignment.case import AlignmentCase, Lag, Point, WorkingLag
from models.workdays import working_days_before
from solver.alignment.causes import Cause
from solver.alignment.temporal_network import temporal_conflict
from tests.solver.alignment.brute_force import best_by_brute_force
from tests.solver.alignment.building import bond, case, deadline, place
from tests.solver.alignment.random_cases import random_case

A, B, C = deadline("a"), deadline("b"), deadline("c")


def test_a_lag_longer_than_the_freedom_names_both_ends_and_the_days_missing() -> None:
    # a stands on day 5 at the earliest, b on day 20 at the latest: 15 days where 56 are asked.
    tight = case([place("a", 6, 5, 9), place("b", 18, 11, 20)], bond("chain", Lag(A, B, 56)))
    found = temporal_conflict(tight)
    assert found is not None
    assert found.days_missing == 41
    assert set(found.causes) == {Cause(bond=0), Cause(freedom=A), Cause(freedom=B)}
    assert found.irreducible


def test_links_in_a_ring_conflict_whatever_freedom_there_is() -> None:
    ring = case(
        [place("a", 6, 1, 300), place("b", 18, 1, 300), place("c", 18, 1, 300)],
        bond("ab", Lag(A, B, 10)),
        bond("bc", Lag(B, C, 5)),
        bond("ac", Lag(A, C, None, 12)),
    )
    found = temporal_conflict(ring)
    assert found is not None
    assert set(found.causes) == {Cause(bond=0), Cause(bond=1), Cause(bond=2)}
    assert (found.days_missing, found.pushed) == (3, None)


def test_working_days_and_holes_count_as_they_stand_in_the_calendar() -> None:
    # Good Friday is the 26th and Easter Monday the 29th: the five are 30, 25, 24, 23 and 22.
    b = place("b", 31, 31, 31)
    latest = {date(2027, 3, 31): working_days_before(date(2027, 3, 31), 5, "SE")}
    late = case([place("a", 25, 25, 26), b], bond("proof", WorkingLag(A, B, 5, latest)))
    found = temporal_conflict(late)
    assert found is not None
    assert found.days_missing == 3
    assert temporal_conflict(replace(late, places={A: place("a", 22, 22, 26), B: b})) is None


def test_a_window_that_moves_as_a_whole_pulls_its_other_dates_along() -> None:
    opens = Point("a/1", "opens")
    window = replace(place("a", 1, 1, 3), point=opens)
    whole = case(
        [window, place("a", 10, 10, 40), place("b", 20, 20, 20)],
        bond("late", Lag(B, A, 1)),
        rigid=frozenset({"a/1"}),
    )
    found = temporal_conflict(whole)
    assert found is not None
    assert Cause(rigid="a/1") in found.causes
    # The deadline must stand on day 21; the opening, nine days before, on day 12 instead of 3.
    assert found.days_missing == 9


def test_a_milestone_without_any_day_is_a_conflict_of_its_own() -> None:
    nowhere = replace(place("a", 1, 1, 1), days=())
    found = temporal_conflict(case([nowhere, place("b", 1, 1, 5)]))
    assert found is not None
    assert found.causes == (Cause(freedom=A),)


def test_what_the_network_calls_a_conflict_has_no_dates() -> None:
    conflicts = 0
    for seed in range(300):
        drawn = random_case(seed)
        if temporal_conflict(drawn) is not None:
            conflicts += 1
            assert best_by_brute_force(drawn) is None, f"seed {seed}"
    assert conflicts > 20


def test_dates_alone_are_decided_by_the_network() -> None:
    """With lags and windows only, no conflict means that there are dates."""
    for seed in range(300):
        drawn = _dates_alone(random_case(seed))
        is_possible = best_by_brute_force(drawn) is not None
        assert (temporal_conflict(drawn) is None) == is_possible, f"seed {seed}"


def _dates_alone(drawn: AlignmentCase) -> AlignmentCase:
    lags = tuple(
        replace(one, required=True)
        for one in drawn.bonds
        if all(isinstance(relation, Lag | WorkingLag) for relation in one.relations)
    )
    return replace(drawn, bonds=lags, choices=(), panels=(), week_limits=(), fixed={})
