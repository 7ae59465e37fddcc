"""Links to rounds and milestones that the catalogue doesn't have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.alignment.links import (
    ApartLink,
    DecisionBeforeProofLink,
    LagLink,
    Link,
    NearLink,
    OverlapLink,
    SameWeekLink,
)
from models.alignment.rounds import ListedRound
from models.flaw import Flaw, Path
from models.nearest_name import nearest_names
from models.vocabulary import MilestoneKind


def link_flaws(path: Path, link: Link, rounds: Mapping[str, ListedRound]) -> Iterator[Flaw]:
    """Every end of the link that does not exist, and rounds that it names twice."""
    if isinstance(link, LagLink):
        for name, end in (("first", link.first), ("then", link.then)):
            yield from round_flaws(
                (*path, name, "round"), end.round, rounds, end.milestone, end.stage
            )
        if link.first == link.then:
            yield _same_end(path, link.id)
    elif isinstance(link, DecisionBeforeProofLink):
        yield from round_flaws((*path, "first"), link.first, rounds, "decision")
        yield from round_flaws((*path, "then"), link.then, rounds)
        if link.first == link.then:
            yield _same_end(path, link.id)
    else:
        yield from _of_several(path, link, rounds)


def round_flaws(
    path: Path,
    name: str,
    rounds: Mapping[str, ListedRound],
    kind: MilestoneKind | None = None,
    stage: int | None = None,
) -> Iterator[Flaw]:
    """A round that doesn't exist, or that lacks a milestone of the kind."""
    found = rounds.get(name)
    if found is None:
        near = nearest_names(name, rounds, 1)
        listed = ", ".join(list(rounds)[:8]) or "–"
        yield Flaw(
            path,
            "round-unknown",
            f"omgången {name!r} finns inte i katalogen, eller är inställd.",
            f"the round {name!r} is not in the catalogue, or is cancelled.",
            f"Menade du kanske {near[0]}?" if near else f"Skriv någon av {listed}.",
            f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
        )
    elif kind is not None and found.at(kind, stage) is None:
        has = ", ".join(dict.fromkeys(point.milestone for point in found.milestones))
        which = kind if stage is None else f"{kind} stage {stage}"
        yield Flaw(
            path,
            "milestone-missing",
            f"omgången {name} har ingen milstolpe {which}.",
            f"round {name} has no milestone {which}.",
            f"Den har {has}; lägg till milstolpen i katalogen, gärna som {{quarter: …}}.",
            f"It has {has}; add the milestone to the catalogue, maybe as {{quarter: …}}.",
        )


def _of_several(
    path: Path,
    link: OverlapLink | ApartLink | SameWeekLink | NearLink,
    rounds: Mapping[str, ListedRound],
) -> Iterator[Flaw]:
    kinds: tuple[MilestoneKind, ...] = (
        ("opens", "deadline") if isinstance(link, OverlapLink) else (link.milestone,)
    )
    for position, name in enumerate(link.rounds):
        where: Path = (*path, "rounds", position)
        if name in link.rounds[:position]:
            yield _same_end(where, link.id)
        elif name not in rounds:
            yield from round_flaws(where, name, rounds)
        else:
            for kind in kinds:
                yield from round_flaws(where, name, rounds, kind)


def _same_end(path: Path, link: str) -> Flaw:
    return Flaw(
        path,
        "link-to-itself",
        f"länken {link} binder en omgång vid sig själv.",
        f"link {link} ties a round to itself.",
        "Skriv två olika omgångar.",
        "Write two different rounds.",
    )
