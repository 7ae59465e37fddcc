"""Reading a scenario, and holding it against its catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from models.alignment.scenario import SCENARIO_FORMAT, Scenario
from models.alignment.scenario_flaws import (
    flaws_beside_catalogue,
    names_twice,
    scenario_flaws,
    unknown_names,
)
from models.assumptions_set import assumption_flaws, assumptions_of
from models.catalogue import Catalogue
from models.document import Reading, read_what_is_sound
from models.errors import InputErrors
from models.flaw import Flaw
from models.reading.sure_flaws import ANY, SAME, Place, RestsOn, sure_flaws


def read_scenario(content: bytes, file: str) -> Scenario:
    """A scenario on its own; whether the rounds it names exist is for ``read_scenario_beside``.

    Raises:
        InputErrors: every fault of the file.
    """
    reading = read_what_is_sound(content, file, Scenario, SCENARIO_FORMAT)
    return _without_problems(reading, _own_flaws(reading))


def read_scenario_beside(content: bytes, file: str, catalogue: Catalogue) -> Scenario:
    """A scenario whose rounds, milestones and funders are those of the catalogue.

    Raises:
        InputErrors: every fault of the file, on its own and beside the catalogue.
    """
    reading = read_what_is_sound(content, file, Scenario, SCENARIO_FORMAT)
    scenario = reading.sound.value
    flaws = _own_flaws(reading)
    if reading.problems or any(flaw.path[0] == "assumptions" for flaw in flaws):
        names = unknown_names(scenario, catalogue)
        flaws += sure_flaws(names, reading.sound.holes, _NAMES)
    else:
        optimistic = assumptions_of(scenario.assumptions).optimistic
        flaws += flaws_beside_catalogue(scenario, catalogue, optimistic=optimistic)
    return _without_problems(reading, flaws)


def files_named(content: bytes, file: str) -> tuple[Sequence[str] | None, Sequence[str]]:
    """The catalogues and the projects that a scenario names, whatever else is wrong with it.

    ``None`` where not all names of catalogues could be read.

    Raises:
        InputErrors: the text cannot be read to its end, or its format is another.
    """
    sound = read_what_is_sound(content, file, Scenario, SCENARIO_FORMAT).sound
    in_doubt = {hole[:2] for hole in sound.holes}
    kept = [
        name
        for index, group in enumerate(sound.value.keep_feasible)
        if in_doubt.isdisjoint({(), ("keep_feasible",), ("keep_feasible", index)})
        for name in group.projects
    ]
    unread = any(hole[:1] in ((), ("catalogue",)) for hole in in_doubt)
    return None if unread else sound.value.catalogue, list(dict.fromkeys(kept))


_OF_CATALOGUE: tuple[Place, ...] = (("catalogue",), ("catalogue", ANY))
_NAMES: Final[RestsOn] = {
    "duplicate-id": (),
    "assumption-unknown": (),
    "assumption-value": (),
    "round-unknown": _OF_CATALOGUE,
    "funder-unknown": _OF_CATALOGUE,
    "milestone-missing": (
        *_OF_CATALOGUE,
        ("links", SAME, "kind"),
        ("links", SAME, "milestone"),
        ("links", SAME, SAME, "milestone"),
        ("links", SAME, SAME, "stage"),
        ("choices", SAME, "ways", ANY, ANY),
        ("rules", "budget_year", SAME, "milestone"),
    ),
    "link-to-itself": tuple(
        ("links", SAME, end, field) for end in ("first", "then") for field in ("stage", "milestone")
    ),
}


def _own_flaws(reading: Reading[Scenario]) -> list[Flaw]:
    scenario = reading.sound.value
    assumed = assumption_flaws(scenario.assumptions)
    if not reading.problems:
        return [*scenario_flaws(scenario), *assumed]
    return [*sure_flaws((*names_twice(scenario), *assumed), reading.sound.holes, _NAMES)]


def _without_problems(reading: Reading[Scenario], flaws: Sequence[Flaw]) -> Scenario:
    problems = [*reading.problems, *(reading.document.problem(flaw) for flaw in flaws)]
    if problems:
        raise InputErrors(problems)
    return reading.sound.value
