"""The cheapest dates of a network are what going through all dates finds, and prices bound them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from models.alignment.case import AlignmentCase, Apart, Lag, Panel, Point, Use, WeekLimit
from models.alignment.check import check
from solver.alignment.date_network import SCALE, DateNetwork, Scarce
from solver.alignment.prices import Pricing, excess
from solver.alignment.raised_bound import RaisedBound
from tests.solver.alignment.building import MONDAY, bond, case, deadline, place
from tests.solver.alignment.random_cases import random_case

SEEDS = range(160)


def test_without_limits_the_cheapest_dates_are_those_that_going_through_all_finds() -> None:
    possible = impossible = 0
    for seed in SEEDS:
        drawn, held = _only_distances(seed)
        found = DateNetwork(drawn, held).cheapest({})
        least = min((_shift(drawn, dates) for dates in _all(drawn, held)), default=None)
        if least is None:
            impossible += 1
            assert found is None, f"seed {seed}"
        else:
            possible += 1
            assert found is not None, f"seed {seed}"
            assert found.cost == SCALE * least, f"seed {seed}"
            dates = {point: date.fromordinal(day) for point, day in found.days.items()}
            assert dates in list(_all(drawn, held)), f"seed {seed}"
            assert _shift(drawn, dates) == least, f"seed {seed}"
    assert possible > 60
    assert impossible > 12


def test_whatever_the_prices_no_dates_that_heed_the_limits_cost_less() -> None:
    compared = 0
    for seed in SEEDS:
        chance = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
        drawn, held = _only_distances(seed)
        limited = replace(
            drawn, panels=random_case(seed).panels, week_limits=random_case(seed).week_limits
        )
        prices = {
            scarce: chance.randrange(4 * SCALE)
            for dates in _all(drawn, held)
            for scarce in excess(limited, {p: day.toordinal() for p, day in dates.items()})
        }
        found = DateNetwork(limited, held).cheapest(prices)
        heeding = [dates for dates in _all(limited, held) if check(limited, dates).holds]
        if found is not None and heeding:
            compared += 1
            least = min(_shift(limited, dates) for dates in heeding)
            assert found.is_bound, f"seed {seed}"
            assert found.cost <= SCALE * least, f"seed {seed}"
    assert compared > 30


def test_prices_find_what_a_full_week_costs() -> None:
    # Three deadlines on one Wednesday, one allowed in the week: two go the four days to Sunday
    # before or the five to Monday after, and each costs its weight a day.
    places = [place(name, 10, 1, 20, weight=w) for name, w in (("a", 1), ("b", 1), ("c", 3))]
    points = tuple(one.point for one in places)
    crowded = case(places, week_limits=(WeekLimit("week", "agency", points, 1),))
    pricing = Pricing(crowded, DateNetwork(crowded, ()))
    bounds = []
    for _ in range(12):
        cut = pricing.ask()
        assert cut is not None
        bounds.append(cut.cost)
        pricing.learn(cut.days)
    assert bounds[0] == 0
    assert 5 * SCALE < max(bounds) <= 8 * SCALE


def test_a_panel_has_a_price_from_the_first_day_to_the_day_before_the_last() -> None:
    places = [place("a", 3, 3, 3), place("b", 6, 6, 6)]
    use = Use("a/1", deadline("a"), deadline("b"), 2)
    shared = case(places, panels=(Panel("experts", 1, (use,)),))
    network = DateNetwork(shared, ())
    costs = []
    for number in range(1, 8):
        day = MONDAY.toordinal() + number - 1
        cut = network.cheapest({Scarce(is_week=False, number=0, day=day): 10})
        assert cut is not None
        costs.append(cut.cost)
    # Two evaluators at 10, less what the one there is would earn.
    assert costs == [-10, -10, 10, 10, 10, -10, -10]


def test_alternatives_side_by_side_add_up_to_what_the_cheapest_dates_cost() -> None:
    # Beside each other: a or b has to move by 4 or 6 days, c or d by 3 or 5.
    places = [place(name, 10, 1, 30) for name in "abcd"] + [place("z", 10, 10, 10)]
    links = [
        bond(name, Lag(deadline("z"), deadline(name), days), weight=1)
        for name, days in (("a", 4), ("b", 6), ("c", 3), ("d", 5))
    ]
    drawn = case(places, *links)
    network = DateNetwork(drawn, ())
    cut = network.cheapest({})
    assert cut is not None
    raised = RaisedBound(network, cut)
    everything = set(drawn.places)
    assert raised.add([{0}, {1}], everything) == 0
    assert raised.cost == 4 * SCALE
    assert raised.add([{3}, {2}], everything) == 1
    assert raised.cost == 7 * SCALE
    # What the first list has taken of a can't be counted twice.
    assert raised.add([{0}], everything) is None
    assert raised.cost == 7 * SCALE


def _only_distances(seed: int) -> tuple[AlignmentCase, frozenset[int]]:
    """A small case whose demands are all in the network, and every other wish."""
    drawn = random_case(seed)
    bonds = tuple(
        one for one in drawn.bonds if not any(isinstance(r, Apart) for r in one.relations)
    )
    held = frozenset(i for i, one in enumerate(bonds) if not one.required and i % 2)
    return replace(drawn, bonds=bonds, panels=(), week_limits=(), choices=()), held


def _all(drawn: AlignmentCase, held: frozenset[int]) -> Iterator[dict[Point, date]]:
    asked = replace(
        drawn,
        bonds=tuple(one for i, one in enumerate(drawn.bonds) if one.required or i in held),
        panels=(),
        week_limits=(),
    )
    points = list(drawn.places)
    for days in product(*(drawn.places[point].days for point in points)):
        dates = dict(zip(points, days, strict=True))
        verdict = check(asked, dates)
        if not verdict.breaches and all(one.satisfied for one in verdict.bonds):
            yield dates


def _shift(drawn: AlignmentCase, dates: dict[Point, date]) -> int:
    return check(drawn, dates).objective.shift_days
