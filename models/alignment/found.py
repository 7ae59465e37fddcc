"""What a search for an alignment came to, before it is put into words: plain data.

``solver.alignment.aligning.align`` gives it back; ``models.alignment.alignment_of`` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.alignment.case import Point
from models.finding import Conflict, Finding, Repair

Status = Literal["aligned", "impossible", "undecided"]


@dataclass(frozen=True)
class Found:
    """The best dates known, and how sure it is that none are better.

    ``dates`` has one day for every place of the case, or is ``None`` where none were found.
    ``proven`` says that ``aligned`` is the best there is, or that ``impossible`` is certain.
    ``gap`` is the share by which a better answer could be better in the first goal that isn't
    proven; ``None`` where no bound is known. ``remarks`` tell of a search that was cut short.
    """

    status: Status
    proven: bool = False
    gap: float | None = 0.0
    dates: Mapping[Point, date] | None = None
    conflicts: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    remarks: tuple[Finding, ...] = ()
    ortools: str = ""
    seed: int = 0
    deterministic_time: float = 0.0
