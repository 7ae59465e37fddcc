"""What a user asks for when a folder of projects is to be planned: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.text import Language


@dataclass(frozen=True)
class PortfolioRequest:
    """A folder of project files, the files of the calls, and what the user sets beside them.

    ``today``, ``assume`` and ``parameters`` as in ``PlanRequest``, for every project.
    ``workers``: processes to plan in (0: this one); ``dask``: the address of a scheduler, whose
    workers are used instead.
    ``cache``: where answers are kept from run to run. ``reports``: write all files of each plan.
    """

    folder: Path
    calls: tuple[Path, ...]
    language: Language = "sv"
    today: date | None = None
    assume: Mapping[str, str] = field(default_factory=dict)
    time_limit_seconds: int = 60
    alternatives: int = 0
    parameters: Path | None = None
    workers: int = 0
    dask: str | None = None
    cache: Path | None = None
    reports: bool = False
