"""Limits on many rounds together: evaluator panels, and deadlines per week.

What locked rounds need is given. Where they alone need more than there is, those that come last
are left out of the limit (and warned of), so that the others are not asked the impossible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from models.alignment.case import Panel, Place, Point, Use, WeekLimit
from models.alignment.crowding import Week, week_of
from models.alignment.rounds import ListedRound
from models.alignment.scenario_rules import DeadlinesPerWeek, EvaluatorPanel


def panel(
    rule: EvaluatorPanel, rounds: Iterable[ListedRound], places: Mapping[Point, Place]
) -> tuple[Panel, tuple[Use, ...]]:
    """The panel with its uses, and the locked uses that do not fit into it beside other locked."""
    uses: list[Use] = []
    for listed in rounds:
        entry = next((one for one in rule.uses if one.selects(listed.name, listed.funder.id)), None)
        if entry is None:
            continue
        first, then = listed.last(entry.from_), listed.last(entry.to)
        if first is not None and then is not None:
            uses.append(Use(listed.name, first, then, entry.amount))
    given = [one for one in uses if places[one.first].is_locked and places[one.then].is_locked]
    given.sort(key=lambda one: (places[one.first].current, one.round))
    today = {point: place.current for point, place in places.items()}
    fitting: list[Use] = []
    beyond: list[Use] = []
    for use in given:
        fits = peak([*fitting, use], today) <= rule.capacity
        (fitting if fits else beyond).append(use)
    kept = tuple(one for one in uses if one not in beyond)
    return Panel(rule.id, rule.capacity, kept), tuple(beyond)


def peak(uses: Iterable[Use], dates: Mapping[Point, date]) -> int:
    """The most that the uses need on any one day."""
    return max(loads(uses, dates).values(), default=0)


def loads(uses: Iterable[Use], dates: Mapping[Point, date]) -> dict[date, int]:
    """What the uses need from each day on which that changes."""
    changes: Counter[date] = Counter()
    for use in uses:
        start, end = dates[use.first], dates[use.then]
        if start < end:
            changes[start] += use.amount
            changes[end] -= use.amount
    load, found = 0, {}
    for on in sorted(changes):
        load += changes[on]
        found[on] = load
    return found


def week_limit(
    rule: DeadlinesPerWeek, rounds: Iterable[ListedRound], places: Mapping[Point, Place]
) -> tuple[WeekLimit, tuple[Point, ...]]:
    """The limit with its deadlines, and the locked ones above it in a week of locked ones."""
    listed = list(rounds)
    points = [
        point
        for one in listed
        if rule.all or rule.funder == one.funder.id
        for point in one.all_of("deadline")
    ]
    given: Counter[Week] = Counter()
    beyond: list[Point] = []
    for point in sorted(points, key=lambda one: (places[one].current, one.round, one.stage or 0)):
        if places[point].is_locked:
            week = week_of(places[point].current)
            given[week] += 1
            if given[week] > rule.max:
                beyond.append(point)
    funder = rule.funder or "all"
    kept = tuple(point for point in points if point not in beyond)
    name = next((one.funder.name for one in listed if one.funder.id == rule.funder), "")
    limit = WeekLimit(f"deadlines_per_week:{funder}", funder, kept, rule.max, name)
    return limit, tuple(beyond)
