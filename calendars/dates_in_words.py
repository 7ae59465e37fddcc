"""Dates and times for readers, and the dates that a plan writes as text."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.money import NO_BREAK_SPACE
from models.month_names import MONTHS
from models.text import Language
from models.when import When


def long_date(on: date, language: Language) -> str:
    """A date in running text: ``19 mars 2024``."""
    month = MONTHS[language][on.month - 1]
    return f"{on.day}{NO_BREAK_SPACE}{month}{NO_BREAK_SPACE}{on.year}"


def short_month(month: int, language: Language) -> str:
    """A month on an axis: ``jan``, ``mars``, ``juni``, ``sep``."""
    name = MONTHS[language][month - 1]
    return name if len(name) <= 4 else name[:3]


def short_date(on: date, language: Language, *, year: bool) -> str:
    """A date beside a mark: ``19 mars``, or ``19 mars 2024``."""
    shown = f"{on.day}{NO_BREAK_SPACE}{short_month(on.month, language)}"
    return f"{shown}{NO_BREAK_SPACE}{on.year}" if year else shown


def moment(written: str, zone: str | None = None) -> When | None:
    """What a plan wrote as a date or as a moment with its offset; ``None`` if it is neither.

    The moment is turned into the wall-clock time of ``zone``, where one is given.
    """
    try:
        if "T" not in written:
            on = date.fromisoformat(written)
            return When(on, on)
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    known = _zone(zone)
    if known is not None and at.tzinfo is not None:
        at = at.astimezone(known)
    clock = at.time().replace(second=0, microsecond=0)
    return When(at.date(), at.date(), "instant", clock, None if known is None else zone)


def window_words(when: When) -> str:
    """A date, or the first and last day of a period: ``2024-10-01–2024-12-31``."""
    if when.is_exact:
        return when.earliest.isoformat()
    return f"{when.earliest.isoformat()}–{when.latest.isoformat()}"


def zone_words(when: When) -> str:
    """``23:59 Europe/Stockholm``; empty where no time of day is known."""
    if when.clock is None:
        return ""
    return f"{when.clock.isoformat('minutes')} {when.zone or ''}".strip()


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return None if name is None else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # no such zone, or no name of a zone
        return None
