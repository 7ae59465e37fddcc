"""Moves that were accepted: read from an alignment, or from a file with ``moves`` alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from models.alignment.case import Point
from models.alignment.link_flaws import round_flaws
from models.alignment.rounds import ListedRound
from models.document import parse_document, validate
from models.errors import InputErrors, InputProblem
from models.flaw import Flaw
from models.reading.shown import shown_path
from models.vocabulary import Date, MilestoneKind, RoundName


class AcceptedMove(BaseModel):
    """A milestone and the day that it moves to; ``from`` is the day it is taken to stand on."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    round: RoundName
    milestone: MilestoneKind
    stage: Annotated[int, Field(ge=1, le=9)] | None = None
    from_: Annotated[Date | None, Field(alias="from")] = None
    to: Date


class AcceptedMoves(BaseModel):
    """The moves; the other fields of an alignment are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    moves: tuple[AcceptedMove, ...]


def accepted_moves(
    content: bytes, file: str, rounds: Mapping[str, ListedRound], today: Mapping[Point, date]
) -> dict[Point, date]:
    """The moves by milestone; ``today`` is where the milestones stand now.

    Raises:
        InputErrors: every fault of the file; a date that has moved since is a fault too.
    """
    document = parse_document(content, file)
    accepted = validate(document, AcceptedMoves)
    flaws = list(_flaws(accepted, rounds, today))
    if flaws:
        raise InputErrors(
            [
                InputProblem(
                    file,
                    document.line_of(flaw.path),
                    shown_path(flaw.path),
                    flaw.code,
                    flaw.sv,
                    flaw.en,
                    flaw.remedy_sv,
                    flaw.remedy_en,
                )
                for flaw in flaws
            ]
        )
    return {
        point: move.to
        for move in accepted.moves
        if (point := rounds[move.round].at(move.milestone, move.stage)) is not None
    }


def _flaws(
    accepted: AcceptedMoves, rounds: Mapping[str, ListedRound], today: Mapping[Point, date]
) -> Iterator[Flaw]:
    for index, move in enumerate(accepted.moves):
        path = ("moves", index)
        unknown = list(
            round_flaws((*path, "round"), move.round, rounds, move.milestone, move.stage)
        )
        yield from unknown
        point = None if unknown else rounds[move.round].at(move.milestone, move.stage)
        if point is None or move.from_ is None:
            continue
        if today[point] != move.from_:
            yield Flaw(
                (*path, "from"),
                "move-out-of-date",
                f"{move.round} har {move.milestone} {today[point]} i katalogen, inte {move.from_}: "
                "datumet har ändrats sedan flytten räknades fram.",
                f"{move.round} has its {move.milestone} on {today[point]} in the catalogue, not on "
                f"{move.from_}: the date has changed since the move was found.",
                "Kör samspel align igen.",
                "Run samspel align again.",
            )
