"""iCalendar files (RFC 5545, RFC 7986) that the usual programs read alike.

What the library icalendar would write by itself and some programs read wrongly is avoided: no
VCALENDAR UID (vdirsyncer takes the feed for one entry), no METHOD (it asks for an ORGANIZER), our
own VTIMEZONEs, and durations with their type.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar
from icalendar import Event as Vevent

from calendars.colors import LEVEL_COLORS, PROJECT_COLOR
from calendars.event import Event, in_order
from calendars.roles import EventKind
from calendars.timezones import is_told_by_rule, vtimezone
from models.text import Language, Text

HOME_ZONE = "Europe/Stockholm"
"""The zone in which a calendar shows what it has in UTC."""

REFRESH_HOURS = 12
"""How often programs are asked to read a feed again; many have a clock of their own."""

ALARM_DAYS = (30, 14, 7)
"""How many days before a deadline or a proof reminders come."""

_WITH_ALARMS: frozenset[EventKind] = frozenset({"deadline", "submit", "proof_due"})
_ONE_DAY = timedelta(days=1)


def write(
    events: Iterable[Event],
    *,
    name: Text | str,
    language: Language,
    utc: bool = False,
    alarms: bool = False,
) -> bytes:
    """A calendar file: UTF-8, CRLF, lines of at most 75 octets; the same events, the same bytes.

    Args:
        events: in any order, each uid once.
        name: what the calendar is called; commas and semicolons become dashes, since servers are
            known to lose what follows one.
        language: of the name and the product identifier.
        utc: times in UTC and no VTIMEZONE: the safest file for Outlook.
        alarms: reminders before deadlines and proofs; best left out of shared feeds.

    Raises:
        ValueError: two events have one uid.
    """
    ordered = in_order(events)
    _refuse_duplicates(ordered)
    calendar = Calendar()
    title = calendar_name(name, language)
    calendar.add("PRODID", f"-//Samspel//Samspel//{language.upper()}")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", title)
    calendar.add("X-WR-CALNAME", title)
    calendar.add("X-WR-TIMEZONE", HOME_ZONE)
    # Without its type, strict readers take the value for unknown (RFC 7986, 5.7).
    calendar.add(
        "REFRESH-INTERVAL", timedelta(hours=REFRESH_HOURS), parameters={"VALUE": "DURATION"}
    )
    # Of an X- property the library would not know that this is a duration.
    calendar.add("X-PUBLISHED-TTL", f"PT{REFRESH_HOURS}H")
    for event in ordered:
        calendar.add_component(_vevent(event, utc=utc, alarms=alarms))
    zones = set() if utc else {zone for event in ordered if (zone := _zone(event)) is not None}
    if not ordered:
        # A calendar has at least one component (RFC 5545, 3.6): an empty feed has its zone.
        zones = {HOME_ZONE}
    return _with_zones(bytes(calendar.to_ical()), zones)


def calendar_name(name: Text | str, language: Language) -> str:
    """The name as calendars are told it: one line without commas and semicolons."""
    words = name if isinstance(name, str) else name.in_language(language)
    return " ".join(re.sub(r"\s*[,;\\]\s*", " – ", _printable(words)).split()).strip(" –")


def _with_zones(content: bytes, zones: set[str]) -> bytes:
    """The zones before the entries, in the very words that have been tried with many programs."""
    texts = "".join(vtimezone(zone) for zone in sorted(zones)).encode()
    first = re.search(rb"^(BEGIN:VEVENT|END:VCALENDAR)\r$", content, re.MULTILINE)
    at = first.start() if first else len(content)
    return content[:at] + texts + content[at:]


def _vevent(event: Event, *, utc: bool, alarms: bool) -> Vevent:
    entry = Vevent()
    entry.add("UID", event.uid)
    entry.add("DTSTAMP", event.changed)
    entry.add("LAST-MODIFIED", event.changed)
    entry.add("SEQUENCE", event.sequence)
    start, end = _written(event, utc=utc)
    entry.add("DTSTART", start)
    entry.add("DTEND", end)
    if event.is_all_day:
        entry.add("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")
    entry.add("SUMMARY", _printable(event.summary))
    entry.add("DESCRIPTION", _printable(event.description))
    entry.add("STATUS", event.status)
    entry.add("TRANSP", "TRANSPARENT")
    entry.add("COLOR", PROJECT_COLOR if event.level is None else LEVEL_COLORS[event.level])
    if event.categories:
        entry.add("CATEGORIES", [_printable(category) for category in event.categories])
    if (link := _uri(event.url)) is not None:
        entry.add("URL", link)
    if event.related_to is not None:
        entry.add("RELATED-TO", event.related_to)
    if alarms and event.kind in _WITH_ALARMS and event.status != "CANCELLED":
        for days in ALARM_DAYS:
            entry.add_component(_alarm(days, event))
    return entry


def _alarm(days: int, event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _printable(event.summary))
    alarm.add("TRIGGER", timedelta(days=-days))
    return alarm


def _written(event: Event, *, utc: bool) -> tuple[date | datetime, date | datetime]:
    """Start and end as they are written: days up to the day after the last, or times."""
    if not isinstance(event.start, datetime) or not isinstance(event.end, datetime):
        return event.start, event.end + _ONE_DAY
    zone = None if utc else _zone(event)
    tzinfo = UTC if zone is None else ZoneInfo(zone)
    return event.start.astimezone(tzinfo), event.end.astimezone(tzinfo)


def _zone(event: Event) -> str | None:
    """The zone that the event is written in; ``None`` for days and for what is written in UTC."""
    if not isinstance(event.start, datetime) or not isinstance(event.end, datetime):
        return None
    zone = getattr(event.end.tzinfo, "key", None)
    if not isinstance(zone, str):
        return None
    start = event.start.astimezone(event.end.tzinfo)
    told = is_told_by_rule(zone, start) and is_told_by_rule(zone, event.end)
    return zone if told else None


def _refuse_duplicates(events: tuple[Event, ...]) -> None:
    uids = Counter(event.uid for event in events)
    if twice := sorted(uid for uid, count in uids.items() if count > 1):
        raise ValueError(f"uids that stand more than once: {', '.join(twice)}")


def _printable(text: str) -> str:
    """Without what TEXT cannot hold (RFC 5545, 3.3.11) and readers take for the end of a line."""
    lines = re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]", "", lines)


def _uri(url: str | None) -> str | None:
    """The address, if it is a whole one, in ASCII."""
    if url is None or not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", url):
        return None
    return quote(url.strip(), safe="!#$%&'()*+,/:;=?@[]~-._", errors="replace")
