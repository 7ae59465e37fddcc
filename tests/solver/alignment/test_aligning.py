"""The search finds what going through all dates finds, and says the same twice."""

from __future__ import annotations

import os
import signal

import pytest

from benchmarks.alignment_instances import case_of_year, draw
from models.alignment.case import Apart, Lag
from models.alignment.check import Objective, check, today
from solver.alignment.aligning import AlignOptions, AlignProgress, align, gap
from tests.solver.alignment.brute_force import best_by_brute_force
from tests.solver.alignment.building import bond, case, day, deadline, place
from tests.solver.alignment.random_cases import random_case

BLOCKS = [range(start, start + 100) for start in range(0, 1_000, 100)]
PLAIN = AlignOptions(explains=False, workers=1)


@pytest.mark.parametrize("seeds", BLOCKS, ids=str)
def test_small_cases_agree_with_going_through_all_dates(seeds: range) -> None:
    for seed in seeds:
        drawn = random_case(seed)
        best = best_by_brute_force(drawn)
        found = align(drawn, PLAIN)
        assert found.proven, f"seed {seed} is not proven"
        if best is None:
            assert found.status == "impossible", f"seed {seed}"
        else:
            assert found.status == "aligned", f"seed {seed}"
            assert found.dates is not None
            assert check(drawn, found.dates).objective == best, f"seed {seed}"


def test_the_draw_has_both_possible_and_impossible_cases_of_every_kind() -> None:
    drawn = [random_case(seed) for seed in range(200)]
    possible = [best_by_brute_force(one) is not None for one in drawn]
    assert 80 < sum(possible) < 180
    assert {type(r).__name__ for one in drawn for b in one.bonds for r in b.relations} == {
        "Lag",
        "WorkingLag",
        "Apart",
        "SameWeek",
    }
    assert all(any(getattr(one, part) for one in drawn) for part in ("choices", "panels", "rigid"))
    assert any(one.week_limits for one in drawn)
    assert any(one.fixed for one in drawn)


def test_a_case_that_holds_today_is_not_moved() -> None:
    places = [place("a", 3, 1, 20), place("b", 10, 1, 20)]
    holds = case(
        places,
        bond("after", Lag(deadline("a"), deadline("b"), 5)),
        bond("apart", Apart((deadline("a"), deadline("b")), 4), weight=3),
    )
    found = align(holds, PLAIN)
    assert found.dates == today(holds)
    assert (found.status, found.proven, found.deterministic_time) == ("aligned", True, 0)


def test_link_weight_comes_before_days_and_days_before_rounds() -> None:
    # Ten days are missing. Moving a by ten costs 2 × 10; b by ten costs 10; the wish is worth 1.
    places = [place("a", 10, 1, 20, weight=2), place("b", 10, 1, 20)]
    found = align(case(places, bond("after", Lag(deadline("a"), deadline("b"), 10), weight=1)))
    assert found.dates == {deadline("a"): day(10), deadline("b"): day(20)}


def test_parts_beside_each_other_give_the_same_as_one_after_the_other() -> None:
    drawn = case_of_year(draw(24, 3))
    one, two = (align(drawn, AlignOptions(workers=workers)) for workers in (1, 2))
    assert one.dates == two.dates
    assert one.proven
    assert align(drawn, AlignOptions(workers=2)) == two


def test_a_large_case_is_aligned_with_links_proven_and_a_gap_that_is_said() -> None:
    drawn = case_of_year(draw(420, 1))
    heard: list[AlignProgress] = []
    found = align(drawn, AlignOptions(time_limit_seconds=3), heard.append)
    assert found.status == "aligned"
    assert found.dates is not None
    reached = check(drawn, found.dates).objective
    assert heard[-1].best == reached
    assert gap(reached, heard[-1].bound) == found.gap
    assert heard[-1].bound.weight_satisfied == reached.weight_satisfied


@pytest.mark.usefixtures("heard_as_in_a_terminal")
def test_an_interrupted_search_keeps_the_best_and_says_so() -> None:
    drawn = case_of_year(draw(400, 2))
    interrupted: list[AlignProgress] = []

    def interrupt(progress: AlignProgress) -> None:
        # At the first answer, amid the search: a signal that came later would end the test run.
        if progress.best is not None and not interrupted:
            interrupted.append(progress)
            os.kill(os.getpid(), signal.SIGINT)

    try:
        found = align(drawn, AlignOptions(time_limit_seconds=30), interrupt)
    except KeyboardInterrupt:
        pytest.fail("the signal was not heard by the search")
    assert [one.rule for one in found.remarks] == ["search.interrupted"]
    assert found.dates is not None
    assert check(drawn, found.dates).holds


@pytest.mark.parametrize(
    ("best", "bound", "expected"),
    [
        (Objective(90, -5, -1), Objective(100, 0, 0), 0.1),
        (Objective(100, -5, -1), Objective(100, -4, 0), 0.2),
        (Objective(100, -5, -1), Objective(100, 0, 0), None),
        (Objective(100, -5, -4), Objective(100, -5, -3), 0.25),
        (Objective(100, -5, -1), Objective(100, -5, -1), 0.0),
    ],
)
def test_the_gap_is_of_the_first_goal_that_is_not_proven(
    best: Objective, bound: Objective, expected: float | None
) -> None:
    assert gap(best, bound) == expected
