"""Faults that show when a scenario is read as a whole and beside its catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from models.alignment.horizon_flaws import horizon_flaws
from models.alignment.lag_cycles import lag_cycle_flaws
from models.alignment.link_flaws import link_flaws, round_flaws
from models.alignment.rounds import ListedRound, listed_rounds
from models.alignment.scenario import Scenario
from models.alignment.selection import Selection
from models.catalogue import Catalogue
from models.flaw import Flaw, Path
from models.nearest_name import nearest_names


def scenario_flaws(scenario: Scenario) -> Iterator[Flaw]:
    """Faults that need no catalogue: names twice, panels that are too small, circles of lags."""
    yield from names_twice(scenario)
    panels: Path = ("rules", "panels")
    yield from _hidden_freedom(scenario)
    for index, panel in enumerate(scenario.rules.panels):
        for position, use in enumerate(panel.uses):
            if use.amount > panel.capacity:
                yield Flaw(
                    (*panels, index, "uses", position, "amount"),
                    "panel-too-small",
                    f"panelen {panel.id} har {panel.capacity} bedömare, men en enda utlysning "
                    f"behöver {use.amount}.",
                    f"panel {panel.id} has {panel.capacity} evaluators, but one call alone needs "
                    f"{use.amount}.",
                    f"Skriv capacity: {use.amount} eller mer, eller ett mindre amount.",
                    f"Write capacity: {use.amount} or more, or a smaller amount.",
                )
    yield from lag_cycle_flaws(scenario)


def names_twice(scenario: Scenario) -> Iterator[Flaw]:
    """Links, panels and choices of one name; a scenario with holes can be asked, too."""
    yield from _twice("links", [link.id for link in scenario.links])
    yield from _twice(("rules", "panels"), [panel.id for panel in scenario.rules.panels])
    yield from _twice("choices", [choice.round for choice in scenario.choices], "round")


def flaws_beside_catalogue(
    scenario: Scenario, catalogue: Catalogue, *, optimistic: bool
) -> Iterator[Flaw]:
    """What a scenario says of rounds, milestones and funders that the catalogue doesn't know.

    ``optimistic`` says how imprecise dates are read: it decides which lie outside the horizon.
    """
    yield from unknown_names(scenario, catalogue)
    yield from horizon_flaws(scenario, listed_rounds(catalogue), optimistic=optimistic)


def unknown_names(scenario: Scenario, catalogue: Catalogue) -> Iterator[Flaw]:
    """References alone, which a scenario with holes can be asked for, too."""
    rounds = listed_rounds(catalogue)
    for path, selection in _selections(scenario):
        yield from _selection_flaws(path, selection, rounds, catalogue)
    for index, limit in enumerate(scenario.rules.deadlines_per_week):
        where: Path = ("rules", "deadlines_per_week", index, "funder")
        yield from _funder_flaws(where, limit.funder, catalogue)
    for index, blackout in enumerate(scenario.rules.blackouts):
        for position, funder in enumerate(blackout.funders if blackout.funders != "all" else ()):
            path = ("rules", "blackouts", index, "funders", position)
            yield from _funder_flaws(path, funder, catalogue)
    for index, year in enumerate(scenario.rules.budget_year):
        above: Path = ("rules", "budget_year", index)
        yield from round_flaws((*above, "round"), year.round, rounds, year.milestone)
    for index, choice in enumerate(scenario.choices):
        for way in choice.ways[:1]:
            for kind in way:
                yield from round_flaws(("choices", index, "round"), choice.round, rounds, kind)
    for index, link in enumerate(scenario.links):
        yield from link_flaws(("links", index), link, rounds)


def _selections(scenario: Scenario) -> Iterator[tuple[Path, Selection]]:
    for index, freedom in enumerate(scenario.freedom):
        yield ("freedom", index), freedom
    for index, duration in enumerate(scenario.rules.durations):
        yield ("rules", "durations", index), duration
    for index, panel in enumerate(scenario.rules.panels):
        for position, use in enumerate(panel.uses):
            yield ("rules", "panels", index, "uses", position), use


def _selection_flaws(
    path: Path, selection: Selection, rounds: Mapping[str, ListedRound], catalogue: Catalogue
) -> Iterator[Flaw]:
    if selection.round is not None:
        yield from round_flaws((*path, "round"), selection.round, rounds)
    yield from _funder_flaws((*path, "funder"), selection.funder, catalogue)


def _funder_flaws(path: Path, funder: str | None, catalogue: Catalogue) -> Iterator[Flaw]:
    known = catalogue.funder_by_id
    if funder is not None and funder not in known:
        near = nearest_names(funder, known, 1)
        listed = ", ".join(sorted(known)[:8]) or "–"
        yield Flaw(
            path,
            "funder-unknown",
            f"finansiären {funder!r} finns inte i katalogen.",
            f"the funder {funder!r} is not in the catalogue.",
            f"Menade du kanske {near[0]}?" if near else f"Skriv någon av {listed}.",
            f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
        )


def _hidden_freedom(scenario: Scenario) -> Iterator[Flaw]:
    seen: dict[object, int] = {}
    for index, freedom in enumerate(scenario.freedom):
        selector = (freedom.round, freedom.funder, freedom.all, freedom.kinds)
        if selector in seen:
            yield Flaw(
                ("freedom", index),
                "freedom-twice",
                f"posten gäller detsamma som freedom[{seen[selector]}] och används aldrig: den "
                "första som stämmer gäller.",
                f"the entry is about the same as freedom[{seen[selector]}] and is never used: "
                "the first that matches holds.",
                "Stryk den ena.",
                "Remove one of them.",
            )
        seen.setdefault(selector, index)


def _twice(where: str | Path, names: Iterable[str], field: str = "id") -> Iterator[Flaw]:
    above: Path = (where,) if isinstance(where, str) else where
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in seen:
            yield Flaw(
                (*above, index, field),
                "duplicate-id",
                f"{name!r} finns redan som {above[-1]}[{seen[name]}].",
                f"{name!r} already stands at {above[-1]}[{seen[name]}].",
                "Ge varje post ett eget namn, eller slå ihop dem.",
                "Give each entry a name of its own, or join them.",
            )
        seen.setdefault(name, index)
