"""A scenario and its catalogue as the case that an alignment is found in and judged by.

Imprecise dates are read by the assumption ``dates.reading``, those that may move on a day that the
rules allow; such a milestone may also stand on any other day of its own period. A locked date is
given, whatever rules it breaks: the warnings tell of it. A date that may move and breaks a rule
today must move.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.alignment.case import AlignmentCase, Bond, Panel, Place, Point, Use, WeekLimit
from models.alignment.day_rules import DayRules
from models.alignment.link_bonds import LinkBonds
from models.alignment.places import Places
from models.alignment.rounds import ListedRound, listed_rounds
from models.alignment.rule_bonds import RuleBonds
from models.alignment.scenario import Scenario
from models.alignment.shared_limits import panel, week_limit
from models.alignment.what_if import WhatIf, fixed_days
from models.assumptions_set import Assumptions
from models.catalogue import Catalogue


@dataclass(frozen=True)
class Prepared:
    """A case with the rounds that take part, and what locked dates already use up beyond limits.

    ``tried`` are the milestones whose moves are tried out; others may have to move along.
    """

    case: AlignmentCase
    rounds: dict[str, ListedRound]
    day_rules: DayRules
    beyond_panels: tuple[tuple[str, Use], ...] = ()
    beyond_weeks: tuple[tuple[str, Point], ...] = ()
    tried: tuple[Point, ...] = ()


def case_of(
    scenario: Scenario,
    catalogue: Catalogue,
    assumptions: Assumptions,
    what_if: Iterable[WhatIf] = (),
) -> AlignmentCase:
    """The case of a scenario without flaws; ``what_if`` moves stand where they are tried out."""
    return prepare(scenario, catalogue, assumptions, what_if).case


def prepare(
    scenario: Scenario,
    catalogue: Catalogue,
    assumptions: Assumptions,
    what_if: Iterable[WhatIf] = (),
) -> Prepared:
    """The case, and what is told beside it."""
    every = listed_rounds(catalogue)
    dates = [
        listed.read(point, optimistic=assumptions.optimistic)
        for listed in every.values()
        for point in listed.milestones
    ]
    day_rules = DayRules(scenario, assumptions, _years(scenario, dates))
    makes = Places(scenario, every, assumptions, day_rules)
    rounds, rigid = makes.taking_part(), makes.rigid()
    moves = tuple(what_if)
    for move in moves:
        rounds.setdefault(move.round, every[move.round])
    today = {
        point: makes.today(rounds[move.round], point)
        for move in moves
        for point in rounds[move.round].milestones
    }
    fixed = fixed_days(moves, rounds, today, rigid)
    places: dict[Point, Place] = {}
    for listed in rounds.values():
        places |= makes.places(listed, fixed)
    panels = [panel(rule, rounds.values(), places) for rule in scenario.rules.panels]
    weeks = [
        week_limit(rule, rounds.values(), places) for rule in scenario.rules.deadlines_per_week
    ]
    choices = [makes.choice(listed, fixed) for listed in rounds.values()]
    return Prepared(
        case=AlignmentCase(
            places=places,
            bonds=_bonds(scenario, rounds, places, day_rules, rigid),
            choices=tuple(one for one in choices if one is not None),
            panels=tuple(_used(one for one, _ in panels)),
            week_limits=tuple(_limiting(one for one, _ in weeks)),
            rigid=rigid,
            fixed=fixed,
        ),
        rounds=rounds,
        day_rules=day_rules,
        beyond_panels=tuple((one.id, use) for one, uses in panels for use in uses),
        beyond_weeks=tuple((one.id, point) for one, points in weeks for point in points),
        tried=tuple(
            point
            for move in moves
            if (point := rounds[move.round].at(move.milestone, move.stage)) is not None
        ),
    )


def _bonds(
    scenario: Scenario,
    rounds: dict[str, ListedRound],
    places: dict[Point, Place],
    day_rules: DayRules,
    rigid: frozenset[str],
) -> tuple[Bond, ...]:
    links = LinkBonds(rounds, places, day_rules, day_rules.assumptions.optimistic)
    rules = RuleBonds(scenario.rules, places, rigid)
    return (
        *(links.bond(link, position) for position, link in enumerate(scenario.links)),
        *(bond for listed in rounds.values() for bond in rules.bonds(listed)),
    )


def _years(scenario: Scenario, dates: Iterable[date]) -> tuple[int, int]:
    """The years that dates may lie in: those of the catalogue and the horizon, and freedom."""
    found = [*dates, scenario.horizon.from_, scenario.horizon.to]
    found += [on for one in scenario.choices for way in one.ways for on in way.values()]
    reach = max((max(one.earlier, one.later) for one in scenario.freedom), default=0) // 365 + 1
    first, last = min(found).year - reach, max(found).year + reach
    return max(first, 1960), min(last, 2200)


def _used(panels: Iterable[Panel]) -> Iterable[Panel]:
    return (one for one in panels if one.uses)


def _limiting(limits: Iterable[WeekLimit]) -> Iterable[WeekLimit]:
    return (one for one in limits if one.points)
