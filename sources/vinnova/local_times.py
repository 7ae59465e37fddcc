"""Times of the register: wall clock in Stockholm without a zone; 1900-01-01 means no date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from models.text import Text
from sources.faults import wrong_kind

STOCKHOLM = "Europe/Stockholm"

_NO_DATE = 1900


def local_time(record: Mapping[str, Any], field: str) -> tuple[date, time | None] | None:
    """The day, and the hour unless it is midnight; ``None`` where no date is stated.

    Raises:
        RecordFault: it is no such time.
    """
    value = record.get(field)
    if value in (None, ""):
        return None
    match = isinstance(value, str) and re.fullmatch(
        r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?", value
    )
    wanted = Text(sv="en tid som 2026-10-13T14:00:00", en="a time such as 2026-10-13T14:00:00")
    if not match:
        raise wrong_kind(field, value, wanted)
    try:
        day, clock = date.fromisoformat(match[1]), time.fromisoformat(match[2] or "00:00")
    except ValueError:
        raise wrong_kind(field, value, wanted) from None
    if day.year == _NO_DATE:
        return None
    return day, None if clock == time(0) else clock
