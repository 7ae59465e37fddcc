"""The judge of alignments against the definitions, day by day, and shifted by whole weeks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from models.alignment.case import (
    AlignmentCase,
    Apart,
    Bond,
    Lag,
    Panel,
    Place,
    Point,
    Relation,
    SameWeek,
    Use,
    WeekLimit,
)
from models.alignment.check import Verdict, check

POINTS = tuple(Point(f"c{n}/r", kind) for n in range(3) for kind in ("deadline", "decision"))
MONDAY = date(2027, 1, 4)
days = st.integers(0, 40)
bounds = st.one_of(st.none(), st.integers(-20, 20))
pairs = st.sampled_from(list(combinations(POINTS, 2)))
several = st.lists(st.sampled_from(POINTS), min_size=2, max_size=4, unique=True).map(tuple)
relations = st.one_of(
    st.builds(lambda ends, low, high: Lag(ends[0], ends[1], low, high), pairs, bounds, bounds),
    st.builds(Apart, several, st.integers(1, 10)),
    st.builds(SameWeek, several),
)
uses = st.builds(
    lambda n, amount: Use(f"c{n}/r", POINTS[2 * n], POINTS[2 * n + 1], amount),
    st.integers(0, 2),
    st.integers(1, 2),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[AlignmentCase, dict[Point, date]]:
    """A small case and a date for each of its places, allowed or not."""
    places = {}
    for point in POINTS:
        allowed = draw(st.lists(days, min_size=1, max_size=6, unique=True))
        current = MONDAY + timedelta(draw(days))
        stands = tuple(MONDAY + timedelta(n) for n in sorted(allowed))
        places[point] = Place(point, "f", current, stands, draw(st.integers(1, 3)))
    bonds = tuple(
        Bond(
            f"b{n}", "k", (relation,), (), required=n % 2 == 0, is_link=True, weight=n % 2 * (n + 1)
        )
        for n, relation in enumerate(draw(st.lists(relations, max_size=5)))
    )
    found = draw(st.lists(uses, max_size=3, unique_by=lambda one: one.round))
    case = AlignmentCase(
        places,
        bonds,
        panels=(Panel("p", draw(st.integers(1, 3)), tuple(found)),),
        week_limits=(WeekLimit("w", "f", POINTS[::2], draw(st.integers(1, 2))),),
        rigid=draw(st.sampled_from([frozenset(), frozenset({"c0/r"})])),
    )
    return case, {point: MONDAY + timedelta(draw(days)) for point in POINTS}


@given(cases())
def test_the_judge_says_what_the_definitions_say(
    given_case: tuple[AlignmentCase, dict[Point, date]],
) -> None:
    case, dates = given_case
    verdict = check(case, dates)
    for one in verdict.bonds:
        assert one.satisfied == all(_holds(relation, dates) for relation in one.bond.relations)
        if one.slack_days is not None:
            assert one.satisfied == (one.slack_days >= 0)
    kinds = {one.kind for one in verdict.breaches}
    assert ("day" in kinds) == any(dates[p] not in place.days for p, place in case.places.items())
    assert ("panel" in kinds) == _panel_is_too_full(case, dates)
    assert ("week" in kinds) == _week_is_too_full(case, dates)
    moves = {dates[p] - place.current for p, place in case.places.items() if p.round in case.rigid}
    assert ("rigid" in kinds) == (len(moves) > 1)
    assert verdict.objective.weight_satisfied == sum(
        one.bond.weight for one in verdict.bonds if one.satisfied and not one.bond.required
    )
    shift = [
        abs((dates[p] - place.current).days) * place.weight for p, place in case.places.items()
    ]
    assert verdict.objective.shift_days == sum(shift)
    assert verdict.objective.rounds_moved == len(
        {p.round for p, place in case.places.items() if dates[p] != place.current}
    )


@given(cases(), st.integers(-60, 60))
def test_whole_weeks_later_everything_is_the_same(
    given_case: tuple[AlignmentCase, dict[Point, date]], weeks: int
) -> None:
    case, dates = given_case
    by = timedelta(weeks=weeks)
    places = {
        p: Place(p, one.funder, one.current + by, tuple(day + by for day in one.days), one.weight)
        for p, one in case.places.items()
    }
    later = AlignmentCase(
        places, case.bonds, panels=case.panels, week_limits=case.week_limits, rigid=case.rigid
    )
    moved = check(later, {point: on + by for point, on in dates.items()})
    assert _plain(moved) == _plain(check(case, dates))


def _plain(verdict: Verdict) -> tuple[object, ...]:
    return (
        [(one.satisfied, one.slack_days) for one in verdict.bonds],
        [(one.kind, one.subjects) for one in verdict.breaches],
        verdict.objective,
    )


def _holds(relation: Relation, dates: dict[Point, date]) -> bool:
    match relation:
        case Lag(first, then, low, high):
            passed = dates[then].toordinal() - dates[first].toordinal()
            return (low is None or passed >= low) and (high is None or passed <= high)
        case Apart(points, least):
            return all(
                abs(dates[a].toordinal() - dates[b].toordinal()) >= least
                for a, b in combinations(points, 2)
            )
        case SameWeek(points):
            return len({dates[point].isocalendar()[:2] for point in points}) == 1
    raise AssertionError(relation)


def _panel_is_too_full(case: AlignmentCase, dates: dict[Point, date]) -> bool:
    (panel,) = case.panels
    return any(
        sum(one.amount for one in panel.uses if dates[one.first] <= on < dates[one.then])
        > panel.capacity
        for on in (MONDAY + timedelta(n) for n in range(60))
    )


def _week_is_too_full(case: AlignmentCase, dates: dict[Point, date]) -> bool:
    (limit,) = case.week_limits
    weeks = [dates[point].isocalendar()[:2] for point in limit.points]
    return any(weeks.count(week) > limit.most for week in weeks)
