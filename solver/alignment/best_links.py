"""The most link weight that dates without shared limits leave, and the links that it rests on.

Panels and limits per week seldom cost a link, and without them the most link weight is found in a
quarter of the time. What it comes to is a bound with them as well; and dates that reach it under
all limits are among the dates meant here, so that every link which all of these hold can be taken
for granted when the days moved are bounded.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.alignment.case import AlignmentCase
from solver.alignment.choices import Choices
from solver.alignment.interruption import Interruption
from solver.alignment.search import Allowance

MOST_QUESTIONS = 8
"""So many searches at most for the links that are always held; usually two are enough."""


@dataclass(frozen=True)
class BestLinks:
    """``weight`` is surpassed by no dates; ``held`` is a choice of links that reaches it."""

    weight: int
    held: frozenset[int]
    choices: Choices


@dataclass(frozen=True)
class AlwaysHeld:
    """The links that every best choice holds, and the best choices that were seen meanwhile."""

    links: frozenset[int]
    seen: tuple[frozenset[int], ...]


def best_links(
    case: AlignmentCase, allowance: Allowance, interruption: Interruption
) -> BestLinks | None:
    """The wishes of one best choice; ``None`` where none is proven within the allowance."""
    wishes = {i for i, bond in enumerate(case.bonds) if bond.weight and not bond.required}
    choices = Choices(case, (), wishes)
    held = choices.best(allowance, interruption)
    return None if held is None else BestLinks(choices.weight(held), held, choices)


def always_held(
    best: BestLinks, allowance: Allowance, interruption: Interruption
) -> AlwaysHeld | None:
    """The wishes that every best choice holds; ``None`` where that is not proven.

    Again and again a best choice is asked for that holds as few as it can of those in question.
    """
    asked, seen = best.held, [best.held]
    for _ in range(MOST_QUESTIONS):
        held = best.choices.best(allowance, interruption, rather_not=asked)
        if held is None:
            return None
        seen.append(held)
        if asked <= held:
            return AlwaysHeld(asked, tuple(seen))
        asked &= held
    return None
