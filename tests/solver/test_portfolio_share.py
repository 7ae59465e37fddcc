"""Made-up ways to finance projects, shared out: what is called a limit is one, and nothing breaks.

The projects here are lists of ways, so that every sharing can be gone through.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import product

import pytest

from models.shared_pots import Pot
from solver.portfolio_contest import Column, Priced
from solver.portfolio_pricing import THOUSANDTHS
from solver.portfolio_share import Shared, share


@pytest.mark.parametrize("seed", range(60))
def test_no_sharing_beats_the_limits(seed: int) -> None:
    projects, pots = _case(random.Random(seed))  # noqa: S311  # repeatable
    shared = _shared(projects, pots)
    without, own = _best(projects, pots)
    chosen = shared.selection
    assert shared.fewest_without <= without <= chosen.without
    # The limit is for sharings that leave as many without as the chosen one.
    assert shared.least_own <= _best(projects, pots, chosen.without)[1] <= chosen.own
    if chosen.without == without:
        assert shared.least_own <= own
    for number, pot in enumerate(pots):
        assert sum(one[number] for one in chosen.shares if one is not None) <= pot.amount
    for ways, taken, paid in zip(projects, chosen.shares, chosen.owns, strict=True):
        assert taken is None or (paid, taken) in {(one.own, one.use) for one in ways}


def test_most_of_the_sharings_are_the_best() -> None:
    """The limits above would also hold if they were worth nothing, and so would any sharing."""
    best = proven = 0
    for seed in range(60):
        projects, pots = _case(random.Random(seed))  # noqa: S311  # repeatable
        shared = _shared(projects, pots)
        found = shared.selection.without, shared.selection.own
        best += found == _best(projects, pots)
        proven += found == (shared.fewest_without, shared.least_own)
    assert (best, proven) >= (50, 20)


def test_an_answer_that_was_not_proven_only_lowers_the_limit() -> None:
    """Half of every cost is all that is known: the limit is further off, and still one."""
    for seed in range(20):
        projects, pots = _case(random.Random(seed))  # noqa: S311  # repeatable
        shared = _shared(projects, pots, known=2)
        assert shared.fewest_without <= _best(projects, pots)[0]
        assert shared.least_own <= _best(projects, pots, shared.selection.without)[1]


def _case(dice: random.Random) -> tuple[list[list[Column]], list[Pot]]:
    pots = [
        Pot(f"call:{name}", (name,), dice.randint(50, 400), "SEK")
        for name in ("a", "b", "c")[: dice.randint(1, 3)]
    ]
    projects = []
    for _ in range(dice.randint(2, 4)):
        costs = dice.randint(50, 300)
        ways = []
        for number in range(dice.randint(1, 5)):
            use = [dice.choice((0, dice.randint(1, 120))) for _ in pots]
            ways.append(Column(max(costs - sum(use), 0), tuple(use), f"way {number}"))
        # Each can be financed alone.
        use = [dice.randint(0, pot.amount // 2) for pot in pots]
        ways.append(Column(dice.randint(0, costs), tuple(use), "alone"))
        projects.append(ways)
    return projects, pots


def _shared(projects: Sequence[Sequence[Column]], pots: Sequence[Pot], known: int = 1) -> Shared:
    """Shared with exact answers, of whose least costs the ``known``-th part is proven."""

    def cheapest(ways: Sequence[Column], prices: Sequence[int], own_weight: int) -> Priced:
        if not ways:
            return Priced(None, 0)
        costs = [
            one.own * own_weight + sum(a * b for a, b in zip(one.use, prices, strict=True))
            for one in ways
        ]
        return Priced(ways[costs.index(min(costs))], min(costs) // known)

    def price(
        asked: Mapping[int, Sequence[int]], own_weight: int, _effort: int
    ) -> Mapping[int, Priced]:
        return {
            place: cheapest(projects[place], prices, own_weight) for place, prices in asked.items()
        }

    def within(place: int, prices: Sequence[int], most: Sequence[int]) -> Priced:
        fitting = [
            one
            for one in projects[place]
            if all(use <= limit for use, limit in zip(one.use, most, strict=True))
        ]
        return cheapest(fitting, prices, THOUSANDTHS)

    return share([ways[-1] for ways in projects], pots, price, within)


def _best(
    projects: Sequence[Sequence[Column]], pots: Sequence[Pot], without: int | None = None
) -> tuple[int, int]:
    """Fewest projects left without, or so many, and the least own money then."""
    found = []
    for ways in product(*([None, *ways] for ways in projects)):
        taken = [one for one in ways if one is not None]
        if all(
            sum(one.use[number] for one in taken) <= pot.amount for number, pot in enumerate(pots)
        ):
            found.append((len(ways) - len(taken), sum(one.own for one in taken)))
    return min(one for one in found if without is None or one[0] == without)
