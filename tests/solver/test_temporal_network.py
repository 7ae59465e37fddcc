"""Days that cannot all be kept: the cycle that says so, against a search through all days."""

from __future__ import annotations

import random
from itertools import product

import pytest

from solver.temporal_network import Step, negative_cycle


def test_days_that_can_be_kept_have_no_cycle() -> None:
    # The start lies between day 10 and day 20, the end at least 5 days later, by day 30.
    steps = [
        Step("start", "today", -10),
        Step("today", "start", 20),
        Step("end", "start", -5),
        Step("today", "end", 30),
    ]
    assert negative_cycle(steps) is None


def test_a_start_after_its_last_day_names_the_demands_and_the_days_missing() -> None:
    """No earlier than day 30, no later than day 18: twelve days are missing."""
    cycle = negative_cycle(
        [
            Step("start", "today", 0),
            Step("start", "today", -30, demand=7),
            Step("start", "today", -20, demand=5),
            Step("today", "start", 18, demand=3),
            Step("today", "start", 90, demand=4),
        ]
    )
    assert cycle is not None
    assert cycle.missing == 12
    assert cycle.demands == {3, 7}


def test_a_chain_of_days_that_is_too_long_is_named_whole() -> None:
    """Handed in by day 5, decided 40 days after, work from then, done by day 30: 15 missing."""
    cycle = negative_cycle(
        [
            Step("application", "today", -5, demand=1),
            Step("decision", "application", -40, demand=2),
            Step("work", "decision", 0, demand=3),
            Step("today", "work", 30, demand=4),
            Step("today", "decision", 400, demand=5),
        ]
    )
    assert cycle is not None
    assert cycle.missing == 15
    assert sorted(cycle.demands) == [1, 2, 3, 4]
    tails = [one.tail for one in cycle.steps]
    assert [one.head for one in cycle.steps] == [*tails[1:], tails[0]]


@pytest.mark.parametrize("seed", range(150))
def test_there_is_a_cycle_exactly_where_no_days_will_do(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    names = ("today", "a", "b", "c")
    steps = []
    for number in range(dice.randint(2, 7)):
        tail, head = dice.sample(names, 2)
        steps.append(Step(tail, head, dice.randint(-3, 4), demand=number))
    # Where days will do, some will that lie no further apart than three steps of three days.
    reach = range(-9, 10)
    possible = any(
        all(days[one.head] - days[one.tail] <= one.days for one in steps)
        for found in product(reach, repeat=3)
        for days in [dict(zip(names, (0, *found), strict=True))]
    )
    cycle = negative_cycle(steps)
    assert (cycle is None) == possible
    if cycle is not None:
        assert cycle.missing > 0
        assert {one.demand for one in cycle.steps} <= {one.demand for one in steps}
