"""The rules for what stands in a calendar: events, to-dos, journal entries and their alarms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from calendars.colors import CSS3_COLORS
from calendars.conformance import found
from calendars.content_lines import Component, ContentLine
from models.finding import Finding

ENTRIES = ("VEVENT", "VTODO", "VJOURNAL")
"""The components with a UID."""

_STATUSES = {
    "VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "VTODO": {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"},
    "VJOURNAL": {"DRAFT", "FINAL", "CANCELLED"},
}
_LOCAL_TIMES = ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID")
_UTC_TIMES = ("DTSTAMP", "LAST-MODIFIED", "CREATED")
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "NAME", "X-WR-CALNAME", "X-WR-CALDESC")


def entry_findings(entry: Component) -> Iterator[Finding]:
    """What is wrong with one entry."""
    uid = entry.value("UID") or ""
    if not uid.strip():
        yield found("ical.uid_missing", line=entry.number, what=entry.name)
    if entry.first("DTSTAMP") is None:
        yield found("ical.dtstamp", line=entry.number, what=entry.name, subject=uid)
    if entry.name == "VEVENT" and entry.first("DTSTART") is None:
        yield found("ical.dtstart", line=entry.number, what=entry.name, subject=uid)
    for line in entry.lines:
        yield from _line_findings(entry, line, uid)
    yield from _span_findings(entry, uid)
    for alarm in entry.children:
        if alarm.name == "VALARM":
            yield from _alarm_findings(alarm, uid)


def text_findings(component: Component, uid: str = "") -> Iterator[Finding]:
    """Texts in which what has a meaning of its own is not escaped."""
    for line in component.lines:
        if line.name in _TEXTS and re.search(r"[,;]|\\(?![\\;,nN])", _without_escapes(line.value)):
            yield found("ical.escape", line=line.number, what=line.name, subject=uid)


def moment(line: ContentLine | None) -> date | datetime | None:
    """A day, an instant, or a time without a zone that Python knows; ``None`` if neither."""
    if line is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{8}", line.value):
            return datetime.strptime(line.value, "%Y%m%d").replace(tzinfo=UTC).date()
        if not re.fullmatch(r"[0-9]{8}T[0-9]{6}Z?", line.value):
            return None
        is_utc = line.value.endswith("Z")
        read = datetime.strptime(line.value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - next line
        return read.replace(tzinfo=UTC if is_utc else _zone(line.params.get("TZID")))
    except ValueError:
        return None


def _line_findings(entry: Component, line: ContentLine, uid: str) -> Iterator[Finding]:
    what = f"{line.name}:{line.value[:40]}"
    if line.name in _LOCAL_TIMES + _UTC_TIMES:
        is_date = bool(re.fullmatch(r"[0-9]{8}", line.value))
        says_date = line.params.get("VALUE", "DATE-TIME").upper() == "DATE"
        if moment(line) is None or is_date != says_date:
            yield found("ical.date_value", line=line.number, what=what, subject=uid)
        elif (
            not is_date
            and not line.value.endswith("Z")
            and (line.name in _UTC_TIMES or "TZID" not in line.params)
        ):
            yield found("ical.naive_time", line=line.number, what=what, subject=uid)
    elif line.name == "STATUS" and line.value.upper() not in _STATUSES[entry.name]:
        yield found("ical.status", line=line.number, what=line.value[:40], subject=uid)
    elif line.name == "COLOR" and line.value.lower() not in CSS3_COLORS:
        yield found("ical.color", line=line.number, what=line.value[:40], subject=uid)
    elif line.name == "SEQUENCE" and not re.fullmatch(r"[0-9]{1,9}", line.value):
        yield found("ical.sequence", line=line.number, what=line.value[:40], subject=uid)


def _span_findings(entry: Component, uid: str) -> Iterator[Finding]:
    start = moment(entry.first("DTSTART"))
    for name in ("DTEND", "DUE"):
        line = entry.first(name)
        end = moment(line)
        if line is None or start is None or end is None:
            continue
        if isinstance(start, datetime) != isinstance(end, datetime):
            yield found("ical.date_mix", line=line.number, subject=uid)
        elif _comparable(start) != _comparable(end):
            continue
        elif end < start:
            yield found("ical.end_before_start", line=line.number, subject=uid)
        elif end == start and not isinstance(start, datetime) and name == "DTEND":
            yield found("ical.zero_length", line=line.number, subject=uid)


def _alarm_findings(alarm: Component, uid: str) -> Iterator[Finding]:
    needed = ["ACTION", "TRIGGER"]
    if (alarm.value("ACTION") or "").upper() == "DISPLAY":
        needed.append("DESCRIPTION")
    for name in needed:
        if not alarm.value(name):
            yield found("ical.alarm", line=alarm.number, what=name, subject=uid)


def _comparable(value: date | datetime) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def _without_escapes(text: str) -> str:
    return re.sub(r"\\[\\;,nN]", "", text)


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return None if name is None else ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None
