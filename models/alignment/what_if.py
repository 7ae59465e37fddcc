"""A move that is tried out: one milestone stands so many days from today, or on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from pydantic_core import PydanticCustomError

from models.alignment.case import Point
from models.alignment.link_flaws import round_flaws
from models.alignment.rounds import ListedRound
from models.errors import InputErrors, InputProblem
from models.vocabulary import MilestoneKind
from models.when import parse_date

_FORM = re.compile(r"(?P<round>[^:=]+):(?P<kind>[a-z_]+)(\.(?P<stage>[1-9]))?=(?P<to>.+)")


@dataclass(frozen=True)
class WhatIf:
    """``ROUND:MILESTONE=+14``, ``-7`` or a date; ``MILESTONE.2`` is the one of the second stage."""

    round: str
    milestone: MilestoneKind
    stage: int | None
    by_days: int | None
    to: date | None

    def __str__(self) -> str:
        stage = "" if self.stage is None else f".{self.stage}"
        to = f"{self.by_days or 0:+d}" if self.to is None else self.to.isoformat()
        return f"{self.round}:{self.milestone}{stage}={to}"

    def day(self, current: date) -> date:
        """The day that is tried out, where today's is ``current``."""
        if self.to is not None:
            return self.to
        return current + timedelta(days=self.by_days or 0)


def what_ifs(texts: Iterable[str], option: str = "--what-if") -> tuple[WhatIf, ...]:
    """The moves that the options give.

    Raises:
        InputErrors: all that are not of the form.
    """
    found: list[WhatIf] = []
    problems: list[InputProblem] = []
    for text in texts:
        one = _read(text)
        if one is None:
            problems.append(
                InputProblem(
                    option,
                    None,
                    "",
                    "what-if-form",
                    f"{text!r} är ingen flytt som Samspel kan läsa.",
                    f"{text!r} is not a move that Samspel can read.",
                    "Skriv OMGÅNG:MILSTOLPE=+14 (eller =-14, eller =2027-03-01), till exempel "
                    "vinnova-demo/2027-1:deadline=+14.",
                    "Write ROUND:MILESTONE=+14 (or =-14, or =2027-03-01), such as "
                    "vinnova-demo/2027-1:deadline=+14.",
                )
            )
        else:
            found.append(one)
    if problems:
        raise InputErrors(problems)
    return tuple(found)


def what_if_problems(
    moves: Iterable[WhatIf], rounds: Mapping[str, ListedRound], option: str = "--what-if"
) -> list[InputProblem]:
    """Rounds and milestones that do not exist."""
    return [
        InputProblem(option, None, "", flaw.code, flaw.sv, flaw.en, flaw.remedy_sv, flaw.remedy_en)
        for move in moves
        for flaw in round_flaws((), move.round, rounds, move.milestone, move.stage)
    ]


def fixed_days(
    moves: Iterable[WhatIf],
    rounds: Mapping[str, ListedRound],
    today: Mapping[Point, date],
    rigid: frozenset[str],
) -> dict[Point, date]:
    """The days of the moves; in a round that keeps its window all milestones move along."""
    fixed: dict[Point, date] = {}
    for move in moves:
        point = rounds[move.round].at(move.milestone, move.stage)
        if point is None:
            continue
        by = move.day(today[point]) - today[point]
        moved = rounds[move.round].milestones if move.round in rigid else [point]
        fixed |= {one: today[one] + by for one in moved}
    return fixed


def _read(text: str) -> WhatIf | None:
    match = _FORM.fullmatch(text.strip())
    if match is None or match["kind"] not in get_args(MilestoneKind):
        return None
    kind: MilestoneKind = match["kind"]  # type: ignore[assignment]  # one of the kinds, see above
    stage = int(match["stage"]) if match["stage"] else None
    to = match["to"].strip()
    if re.fullmatch(r"[+-]\d{1,4}", to):
        return WhatIf(match["round"].strip(), kind, stage, int(to), None)
    try:
        return WhatIf(match["round"].strip(), kind, stage, None, parse_date(to))
    except PydanticCustomError:
        return None
