"""Faults that only show when several places of a document are read together."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Flaw:
    """What is wrong at ``path`` of a document, and what to write instead."""

    path: Path
    code: str
    sv: str
    en: str
    remedy_sv: str = ""
    remedy_en: str = ""
