"""What a user asks for when calls are to be aligned: plain values that any engine carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.alignment.what_if import WhatIf
from models.text import Language


@dataclass(frozen=True)
class AlignmentRequest:
    """The file of the scenario, and what the user sets beside it.

    ``today`` and ``assume`` go before the scenario's own ``as_of`` and ``assumptions``;
    ``what_if`` are moves that are tried out; ``parameters`` is a folder of legal parameters that
    hold beside the shipped ones.
    """

    scenario: Path
    language: Language = "sv"
    today: date | None = None
    assume: Mapping[str, str] = field(default_factory=dict)
    what_if: tuple[WhatIf, ...] = ()
    time_limit_seconds: int = 60
    parameters: Path | None = None
