"""What a value was probably meant to be, where a common habit of writing is not read."""

from __future__ import annotations

import datetime as dt
import re

# `2 400 000 kr`, `0,40`
_NUMBER = re.compile(r"([-+]?[0-9]+(?:\s[0-9]{3})*)(?:,([0-9]+))?\s*(?:kr|SEK|EUR|€)?")
# `2027-3-1`, `2027/03/01`
_DATE = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_TRUTH = {"ja": "true", "sant": "true", "nej": "false", "falskt": "false"}


def meant_number(text: str) -> str | None:
    """``2 400 000 kr`` is meant as ``2_400_000`` and ``0,40`` as ``0.40``."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    whole = re.sub(r"\s", "_", found.group(1))
    return whole if found.group(2) is None else f"{whole}.{found.group(2)}"


def meant_date(text: str) -> str | None:
    """``2027-3-1`` and ``2027/03/01`` are meant as ``2027-03-01``."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def meant_truth(text: str) -> str | None:
    """``ja`` is meant as ``true``."""
    return _TRUTH.get(text.strip().casefold())
