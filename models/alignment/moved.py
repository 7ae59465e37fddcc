"""A catalogue with moves made: each moved date planned, with its former one kept as a revision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic_core import PydanticCustomError

from models.alignment.case import Point
from models.alignment.rounds import ListedRound, listed_rounds
from models.call import FormerDate, Milestone, Round
from models.catalogue import Catalogue
from models.when import parse_when


def moved_catalogue(catalogue: Catalogue, moves: Mapping[Point, date], on: date) -> Catalogue:
    """The catalogue with the milestones of ``moves`` on their new days; ``on`` is when they moved.

    A time of day stays. Certainty becomes ``planned``: a proposal is nothing confirmed.
    """
    rounds = listed_rounds(catalogue)
    by_round: dict[str, dict[Point, date]] = {}
    for point, day in moves.items():
        by_round.setdefault(point.round, {})[point] = day
    calls = tuple(
        call.model_copy(
            update={
                "rounds": tuple(
                    _moved_round(rounds[name], by_round[name], on)
                    if (name := f"{call.id}/{one.id}") in by_round
                    else one
                    for one in call.rounds
                )
            }
        )
        if any(f"{call.id}/{one.id}" in by_round for one in call.rounds)
        else call
        for call in catalogue.calls
    )
    return catalogue.model_copy(update={"calls": calls})


def revision_day(as_of: date | None, catalogue: Catalogue, otherwise: date) -> date:
    """The day on which proposed moves were made: the scenario's, or the last look at a source."""
    if as_of is not None:
        return as_of
    seen = [call.source.seen_on for call in catalogue.calls if call.source is not None]
    return max((one for one in seen if one is not None), default=otherwise)


def _moved_round(listed: ListedRound, moves: Mapping[Point, date], on: date) -> Round:
    new = {
        id(milestone): _moved(milestone, moves[point], on)
        for point, milestone in listed.milestones.items()
        if point in moves
    }
    milestones = tuple(new.get(id(one), one) for one in listed.one.milestones)
    return listed.one.model_copy(update={"milestones": milestones})


def _moved(milestone: Milestone, to: date, on: date) -> Milestone:
    at, zone = to.isoformat(), None
    if milestone.when.clock is not None:
        timed = f"{at}T{milestone.when.clock.isoformat('minutes')}"
        if _exists(timed, milestone.when.zone):
            at, zone = timed, milestone.when.zone
    former = FormerDate(at=milestone.when.in_file(), zone=milestone.when.zone, changed_on=on)
    return milestone.model_copy(
        update={
            "at": at,
            "zone": zone,
            "certainty": "planned",
            "revisions": (*milestone.revisions, former),
        }
    )


def _exists(at: str, zone: str | None) -> bool:
    """Whether the clock shows this time on that day: once a year it skips an hour."""
    try:
        parse_when(at, zone)
    except PydanticCustomError:
        return False
    return True
