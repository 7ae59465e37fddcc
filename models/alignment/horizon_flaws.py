"""Dates that can't move and lie outside the horizon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from models.alignment.links import rounds_of
from models.alignment.rounds import ListedRound
from models.alignment.scenario import Scenario
from models.flaw import Flaw
from models.vocabulary import MilestoneKind

WITHIN_HORIZON: frozenset[MilestoneKind] = frozenset(
    {"announced", "opens", "deadline", "stage_result", "committee", "decision", "proof_due"}
)
"""What the horizon bounds. Agreements, projects and reports may come after it."""


def rounds_named(scenario: Scenario) -> frozenset[str]:
    """The rounds that links, choices, freedom or budget years name."""
    named = {name for link in scenario.links for name in rounds_of(link)}
    named |= {choice.round for choice in scenario.choices}
    named |= {one.round for one in scenario.rules.budget_year}
    named |= {one.round for one in scenario.freedom if one.round is not None}
    return frozenset(named)


def may_move(scenario: Scenario, listed: ListedRound, kind: MilestoneKind) -> bool:
    """Whether the first entry of ``freedom`` that matches lets the milestone move at all."""
    if any(one.round == listed.name and kind in one.ways[0] for one in scenario.choices):
        return True
    for freedom in scenario.freedom:
        if freedom.frees(listed.name, listed.funder.id, kind):
            return freedom.earlier > 0 or freedom.later > 0
    return False


def horizon_flaws(
    scenario: Scenario, rounds: Mapping[str, ListedRound], *, optimistic: bool
) -> Iterator[Flaw]:
    """Locked milestones outside the horizon, of the rounds that the scenario names."""
    horizon = scenario.horizon
    for name in sorted(rounds_named(scenario) & rounds.keys()):
        listed = rounds[name]
        outside: dict[str, date] = {}
        for point in listed.milestones:
            on = listed.read(point, optimistic=optimistic)
            if (
                point.milestone in WITHIN_HORIZON
                and not horizon.from_ <= on <= horizon.to
                and not may_move(scenario, listed, point.milestone)
            ):
                outside[point.milestone] = on
        if outside:
            first, last = min(*outside.values(), horizon.from_), max(*outside.values(), horizon.to)
            found = ", ".join(f"{kind} {on}" for kind, on in outside.items())
            yield Flaw(
                ("horizon",),
                "locked-outside-horizon",
                f"låsta datum i {name} ligger utanför horisonten: {found}.",
                f"locked dates of {name} lie outside the horizon: {found}.",
                f"Skriv horizon: {{from: {first}, to: {last}}}, eller ge omgången frihet.",
                f"Write horizon: {{from: {first}, to: {last}}}, or give the round freedom.",
            )
