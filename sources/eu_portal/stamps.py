"""Dates of the portal: epoch milliseconds, ISO days, and times with a false zone.

A grant's deadline is a day to which 17:00 in Brussels belongs by the portal's own rule, whatever
the record stamps it with (midnight UTC, or local time with a false +0000). Tenders carry true UTC.
Cascade calls write their local closing hour with a false zone. In which zone the hours of external
action stand is not known: there only the day is read.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from models.text import Text
from sources.eu_portal.topic import Kind, Stamp
from sources.faults import wrong_kind

BRUSSELS = "Europe/Brussels"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOSING = time(17, 0)
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?"
)


def opening(value: Any, field: str) -> Stamp | None:
    """The day on which a call opens; ``None`` where nothing is stated.

    Raises:
        RecordFault: the value is no date in a known form.
    """
    moment = _moment(value, field)
    return None if moment is None else Stamp(_brussels_day(moment), str(value))


def deadline(value: Any, field: str, kind: Kind) -> Stamp | None:
    """A deadline; ``None`` where nothing is stated.

    Raises:
        RecordFault: the value is no date in a known form.
    """
    moment = _moment(value, field)
    if moment is None:
        return None
    raw = str(value)
    if kind == "topic":
        return Stamp(_brussels_day(moment), raw, _CLOSING, BRUSSELS)
    if kind == "tender":
        local = moment.astimezone(ZoneInfo(BRUSSELS))
        return Stamp(local.date(), raw, local.time().replace(second=0, microsecond=0), BRUSSELS)
    if kind == "cascade" and moment.time() != time(0):
        clock = moment.time().replace(second=0, microsecond=0)
        return Stamp(moment.date(), raw, clock, BRUSSELS)
    return Stamp(moment.date(), raw)


def _moment(value: Any, field: str) -> datetime | None:
    """The value as it is stamped, in UTC."""
    if value is None or value in ("", {}):
        return None
    if isinstance(value, str) and re.fullmatch(r"-?\d{9,15}", value):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > 253_402_300_799_000:
            raise wrong_kind(field, value, _WANTED)
        return _EPOCH + timedelta(milliseconds=value)
    match = _ISO.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise wrong_kind(field, value, _WANTED)
    day, clock, zone = match.groups()
    try:
        found = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock or "00:00"))
        if zone in (None, "Z"):
            return found.replace(tzinfo=UTC)
        return datetime.fromisoformat(f"{found.isoformat()}{zone}").astimezone(UTC)
    except ValueError:
        raise wrong_kind(field, value, _WANTED) from None


def _brussels_day(moment: datetime) -> date:
    # Midnight in Brussels, written as 22:00 or 23:00 UTC of the day before, in older records.
    local = moment.astimezone(ZoneInfo(BRUSSELS))
    return local.date() if local.time() == time(0) else moment.date()


_WANTED = Text(sv="ett datum (millisekunder eller ISO)", en="a date (milliseconds or ISO)")
