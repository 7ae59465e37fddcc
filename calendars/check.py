"""Whether a calendar file is one that every program reads alike; no library and no server tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from calendars.check_entries import ENTRIES, entry_findings, moment, text_findings
from calendars.conformance import found
from calendars.content_lines import Component, Reading, read
from models.finding import Finding

_DURATION = re.compile(
    r"[+-]?P(?:\d+W|(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)", re.ASCII
)


def check(content: bytes, previous: bytes | None = None) -> list[Finding]:
    """Every breach of ``calendars.conformance.RULES``, by line.

    ``previous`` is the file that stood at the same address before: a SEQUENCE may not have fallen,
    and what has moved must have a higher one. Any bytes can be checked; nothing is raised.
    """
    reading = read(content)
    findings = [found(fault.rule, line=fault.line, what=fault.what) for fault in reading.faults]
    if not reading.calendars:
        findings.append(found("ical.no_calendar"))
    for calendar in reading.calendars:
        findings += _header_findings(calendar)
        findings += _zone_findings(calendar)
    for entry in _entries(reading):
        findings += entry_findings(entry)
        findings += text_findings(entry, entry.value("UID") or "")
    findings += _duplicates(_entries(reading))
    if previous is not None:
        findings += _changes(_entries(reading), _entries(read(previous)))
    return sorted(findings, key=lambda finding: (_line(finding), finding.rule))


def _header_findings(calendar: Component) -> Iterator[Finding]:
    if not calendar.value("PRODID"):
        yield found("ical.prodid", line=calendar.number)
    if calendar.value("VERSION") != "2.0":
        yield found("ical.version", line=calendar.number)
    if not calendar.children:
        yield found("ical.no_components", line=calendar.number)
    for line in calendar.lines:
        if line.name == "METHOD":
            yield found("ical.method", line=line.number, what=line.value[:40])
        elif line.name == "UID":
            yield found("ical.calendar_uid", line=line.number)
        elif line.name in ("NAME", "X-WR-CALNAME") and re.search("[,;]", line.value):
            yield found("ical.name", line=line.number, what=line.value[:60])
        elif line.name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
            says_duration = line.params.get("VALUE", "").upper() == "DURATION"
            if not _DURATION.fullmatch(line.value) or (
                line.name == "REFRESH-INTERVAL" and not says_duration
            ):
                yield found("ical.refresh", line=line.number, what=line.name)
    yield from text_findings(calendar)


def _zone_findings(calendar: Component) -> Iterator[Finding]:
    zones = [child for child in calendar.children if child.name == "VTIMEZONE"]
    described = {zone.value("TZID") for zone in zones}
    for zone in zones:
        if not _is_told_by_rules(zone):
            named = zone.value("TZID") or "–"
            yield found("ical.timezone_rule", line=zone.number, what=named[:60])
    used: dict[str, int] = {}
    for component in calendar.with_descendants():
        for line in component.lines:
            if name := line.params.get("TZID"):
                used[name] = min(line.number, used.get(name, line.number))
    for name, number in used.items():
        if name not in described:
            yield found("ical.timezone_missing", line=number, what=name[:60])


def _is_told_by_rules(zone: Component) -> bool:
    """One STANDARD and at most one DAYLIGHT, by a yearly rule with one day where there are two."""
    kinds = [child.name for child in zone.children]
    if not zone.value("TZID") or kinds.count("STANDARD") != 1 or kinds.count("DAYLIGHT") > 1:
        return False
    for observance in zone.children:
        if observance.first("RDATE") is not None:
            return False
        rules = [line.value.upper() for line in observance.lines if line.name == "RRULE"]
        if len(kinds) == 1 and not rules:
            continue  # the clock is never changed
        if len(rules) != 1 or not _is_yearly(rules[0]):
            return False
    return True


def _is_yearly(rule: str) -> bool:
    pairs = (part.partition("=") for part in rule.split(";"))
    parts = {name: value for name, _, value in pairs}
    days = [parts[name] for name in ("BYDAY", "BYMONTHDAY") if name in parts]
    return parts.get("FREQ") == "YEARLY" and len(days) == 1 and "," not in days[0]


def _duplicates(entries: Sequence[Component]) -> Iterator[Finding]:
    seen: set[tuple[str, str | None]] = set()
    for entry in entries:
        line = entry.first("UID")
        if line is None:
            continue
        if _name(entry) in seen:
            yield found("ical.uid_duplicate", line=line.number, subject=line.value)
        seen.add(_name(entry))


def _changes(now: Sequence[Component], before: Sequence[Component]) -> Iterator[Finding]:
    present = {_name(entry): entry for entry in now if entry.first("UID") is not None}
    for old in before:
        uid = old.value("UID")
        if uid is None:
            continue
        new = present.get(_name(old))
        if new is None:
            yield found("ical.vanished", what=old.value("SUMMARY") or uid, subject=uid)
            continue
        sequence, was = _sequence(new), _sequence(old)
        line = new.first("SEQUENCE")
        number = new.number if line is None else line.number
        if sequence < was:
            yield found("ical.sequence", line=number, what=f"{was} → {sequence}", subject=uid)
        elif sequence == was and _dates(new) != _dates(old):
            yield found("ical.sequence_kept", line=number, what=str(sequence), subject=uid)


def _entries(reading: Reading) -> list[Component]:
    return [
        child
        for calendar in reading.calendars
        for child in calendar.children
        if child.name in ENTRIES
    ]


def _name(entry: Component) -> tuple[str, str | None]:
    return entry.value("UID") or "", entry.value("RECURRENCE-ID")


def _sequence(entry: Component) -> int:
    value = entry.value("SEQUENCE") or "0"
    return int(value) if re.fullmatch(r"[0-9]{1,9}", value) else 0


def _dates(entry: Component) -> tuple[object, ...]:
    times = tuple(moment(entry.first(name)) for name in ("DTSTART", "DTEND", "DUE"))
    return (*times, entry.value("STATUS"), entry.value("DURATION"))


def _line(finding: Finding) -> int:
    line = finding.numbers.get("line", 0)
    return line if isinstance(line, int) else 0
