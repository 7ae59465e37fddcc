"""Dates as Swedish pages write them: ``19 mars 2024``, ``13 februari`` of a year that is known."""

from __future__ import annotations

import re
from datetime import date

from models.month_names import MONTHS

_MONTHS = MONTHS["sv"]
_DATE = re.compile(rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})(?:\s+(\d{{4}}))?", re.IGNORECASE)


def swedish_date(text: str, *, year: int | None = None) -> date | None:
    """The first date in a text; without a year in it, that of ``year``, or none."""
    match = _DATE.search(text)
    if match is None:
        return None
    day, month, written = match.groups()
    found = int(written) if written else year
    if found is None:
        return None
    try:
        return date(found, _MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None
