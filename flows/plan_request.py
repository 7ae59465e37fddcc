"""What a user asks for when a project is to be planned: plain values that any engine carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.text import Language


@dataclass(frozen=True)
class PlanRequest:
    """The files of the project and of the calls, and what the user sets beside them.

    ``today`` and ``assume`` go before the project's own ``as_of`` and ``assumptions``;
    ``parameters`` is a folder of legal parameters that hold beside the shipped ones. ``prefer``
    names wishes to put first, ``must`` and ``must_not`` calls beside the project's own, and
    ``previous`` the file of a plan to keep what can be kept of. ``consequences`` asks what follows
    of the plan: refusals, chances, what binds; ``risk`` draws its dates at random, too.
    ``liquidity``: what its money does month by month. ``rates`` is a file of the ECB for programmes
    that go by its rate.
    """

    project: Path
    calls: tuple[Path, ...]
    language: Language = "sv"
    today: date | None = None
    assume: Mapping[str, str] = field(default_factory=dict)
    time_limit_seconds: int = 60
    alternatives: int = 0
    parameters: Path | None = None
    rates: Path | None = None
    prefer: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    previous: Path | None = None
    consequences: bool = False
    risk: bool = False
    liquidity: bool = False
