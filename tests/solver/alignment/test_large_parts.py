"""What large parts are done with, tried on small ones: bounds are true and answers hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.alignment_instances import case_of_year, draw
from models.alignment.case import AlignmentCase, Lag
from models.alignment.check import Objective, check, today
from solver.alignment import part
from solver.alignment.aligning import AlignOptions, AlignProgress, align
from solver.alignment.alternatives import Alternatives
from solver.alignment.best_links import always_held, best_links
from solver.alignment.interruption import Interruption
from solver.alignment.mending import broken_rounds, mend
from solver.alignment.search import Allowance
from tests.solver.alignment.brute_force import all_dates, best_by_brute_force
from tests.solver.alignment.building import bond, case, deadline, place
from tests.solver.alignment.random_cases import random_case

PLAIN = AlignOptions(explains=False, workers=1)
BLOCKS = [range(start, start + 100) for start in range(0, 300, 100)]


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "LARGE", -1)
    monkeypatch.setattr(part, "LARGEST", -1)


@pytest.mark.usefixtures("everything_is_large")
@pytest.mark.parametrize("seeds", BLOCKS, ids=str)
def test_a_bound_is_never_better_than_what_can_be_had_nor_worse_than_what_is(seeds: range) -> None:
    compared = exact = 0
    for seed in seeds:
        drawn = random_case(seed)
        best = best_by_brute_force(drawn)
        heard: list[AlignProgress] = []
        found = align(drawn, PLAIN, heard.append)
        if best is None:
            assert found.dates is None, f"seed {seed}"
            continue
        assert all(one.bound >= best for one in heard), f"seed {seed}"
        assert all(one.best is None or one.best <= best for one in heard), f"seed {seed}"
        bounds = [one.bound for one in heard]
        assert bounds == sorted(bounds, reverse=True), f"seed {seed}"
        assert found.dates is not None, f"seed {seed}"
        assert check(drawn, found.dates).holds, f"seed {seed}"
        reached = check(drawn, found.dates).objective
        assert reached <= best, f"seed {seed}"
        assert not found.proven or reached == best, f"seed {seed}"
        compared += 1
        exact += reached.weight_satisfied == best.weight_satisfied
    assert compared > 40
    assert exact > 0.95 * compared


@pytest.mark.parametrize("seeds", BLOCKS, ids=str)
def test_the_links_that_every_best_choice_holds_are_those_of_going_through_all_dates(
    seeds: range,
) -> None:
    for seed in seeds:
        drawn = replace(random_case(seed), panels=(), week_limits=())
        best = best_by_brute_force(drawn)
        if best is None:
            continue
        found = best_links(drawn, Allowance(5.0, 60.0), Interruption())
        assert found is not None, f"seed {seed}"
        assert found.weight == best.weight_satisfied, f"seed {seed}"
        always = always_held(found, Allowance(5.0, 60.0), Interruption())
        assert always is not None, f"seed {seed}"
        assert always.links == _held_by_all(drawn, best), f"seed {seed}"


@pytest.mark.usefixtures("everything_is_large")
def test_a_drawn_year_comes_within_one_part_in_a_hundred_and_twice_to_the_same() -> None:
    drawn = case_of_year(draw(150, 2))
    one, two = (part.solve_part(drawn, Allowance(3.0, 600.0), Interruption()) for _ in range(2))
    assert one.dates == two.dates
    assert one.bound == two.bound
    assert one.objective is not None
    assert 0 < one.bound.shift_days <= one.objective.shift_days < 1.01 * one.bound.shift_days


def test_a_better_choice_of_links_is_found_and_bounds_what_is_chosen() -> None:
    # Link "early" pulls a to day 4 and link "late" to day 20: either, not both. Late is dearer.
    places = [place("a", 10, 1, 30), place("z", 10, 10, 10)]
    drawn = case(
        places,
        bond("early", Lag(deadline("a"), deadline("z"), 6), weight=2),
        bond("late", Lag(deadline("z"), deadline("a"), 10), weight=2),
    )
    allowance = Allowance(5.0, 60.0)
    best = best_links(drawn, allowance, Interruption())
    assert best is not None
    always = always_held(best, allowance, Interruption())
    assert always is not None
    assert always.links == frozenset()
    asked = Alternatives(drawn, best, always.links, always.seen)
    for link, other in ((0, 1), (1, 0)):
        entries = asked.of(link, today(drawn), allowance, Interruption())
        assert entries == [frozenset((link,)), frozenset((other,))]


def test_mending_moves_what_is_broken_and_leaves_the_rest() -> None:
    drawn = case_of_year(draw(120, 1))
    now = today(drawn)
    broken = broken_rounds(drawn, now)
    mended = mend(drawn, now, Allowance(1.0, 60.0), Interruption(), any_answer=True)
    assert broken
    assert mended is not None
    assert check(drawn, mended).holds
    moved = {point.round for point, day in mended.items() if day != now[point]}
    assert moved
    assert len(moved) < len(drawn.rounds) / 2


def _held_by_all(drawn: AlignmentCase, best: Objective) -> frozenset[int]:
    """The wishes with a weight that all dates of most link weight hold."""
    held = {i for i, bond in enumerate(drawn.bonds) if bond.weight and not bond.required}
    for dates in all_dates(drawn):
        verdict = check(drawn, dates)
        if verdict.holds and verdict.objective.weight_satisfied == best.weight_satisfied:
            held &= {i for i, one in enumerate(verdict.bonds) if one.satisfied}
    return frozenset(held)
