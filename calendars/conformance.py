"""The rules of ``calendars.check``: what each asks, on what ground, and the words for a breach.

Few of them are seen by the usual libraries and servers; several cost a subscriber a deadline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from models.finding import Finding, Severity
from models.text import Text


@dataclass(frozen=True)
class Rule:
    """How bad a breach is, where the rule stands, and the sentence, with its gaps in braces."""

    severity: Severity
    reference: str
    sv: str
    en: str


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "ical.no_calendar": Rule(
            "error",
            "RFC 5545, 3.4",
            "Filen är ingen kalender: BEGIN:VCALENDAR saknas.",
            "The file is no calendar: BEGIN:VCALENDAR is missing.",
        ),
        "ical.structure": Rule(
            "error",
            "RFC 5545, 3.4–3.6",
            "Rad {line}: {what} saknar sin motsvarighet eller står utanför en komponent.",
            "Line {line}: {what} lacks its counterpart or stands outside a component.",
        ),
        "ical.bom": Rule(
            "error",
            "RFC 5545, 3.1",
            "Filen börjar med en byteordningsmarkering (BOM), som de flesta program stupar på.",
            "The file begins with a byte order mark, which makes most programs stumble.",
        ),
        "ical.encoding": Rule(
            "error",
            "RFC 5545, 3.1.4",
            "Rad {line} är inte UTF-8.",
            "Line {line} is not UTF-8.",
        ),
        "ical.line_ending": Rule(
            "warning",
            "RFC 5545, 3.1",
            "Rad {line} slutar inte med CRLF.",
            "Line {line} does not end with CRLF.",
        ),
        "ical.long_line": Rule(
            "warning",
            "RFC 5545, 3.1",
            "Rad {line} är {what} oktetter lång; högst 75 får stå på en rad.",
            "Line {line} is {what} octets long; at most 75 may stand on a line.",
        ),
        "ical.fold": Rule(
            "error",
            "RFC 5545, 3.1",
            "Rad {line} är fel bruten: en fortsättning börjar med blanksteg, och inget tecken "
            "får delas ({what}).",
            "Line {line} is badly folded: a continuation begins with a space, and no character "
            "may be split ({what}).",
        ),
        "ical.prodid": Rule(
            "error",
            "RFC 5545, 3.7.3",
            "PRODID saknas: vilket program skrev kalendern?",
            "PRODID is missing: which program wrote the calendar?",
        ),
        "ical.version": Rule(
            "error",
            "RFC 5545, 3.7.4",
            "VERSION:2.0 saknas.",
            "VERSION:2.0 is missing.",
        ),
        "ical.no_components": Rule(
            "error",
            "RFC 5545, 3.6",
            "Kalendern är tom: minst en komponent ska finnas.",
            "The calendar is empty: there must be at least one component.",
        ),
        "ical.method": Rule(
            "error",
            "RFC 5546, 3.2.1",
            "METHOD:{what} gör kalendern till ett meddelande som kräver ORGANIZER; stryk raden.",
            "METHOD:{what} makes the calendar a message that requires ORGANIZER; remove the line.",
        ),
        "ical.calendar_uid": Rule(
            "warning",
            "RFC 7986, 5.3",
            "Kalendern själv har UID, och då tar vissa program hela flödet för en enda händelse; "
            "stryk raden.",
            "The calendar itself has a UID, and some programs then take the whole feed for one "
            "event; remove the line.",
        ),
        "ical.name": Rule(
            "warning",
            "RFC 7986, 5.1",
            "Kalenderns namn {what} har komma eller semikolon; servrar tappar det som följer.",
            "The calendar's name {what} has a comma or semicolon; servers lose what follows.",
        ),
        "ical.refresh": Rule(
            "error",
            "RFC 7986, 5.7",
            "{what} ska vara en varaktighet som PT12H, och REFRESH-INTERVAL ska säga "
            "VALUE=DURATION.",
            "{what} must be a duration such as PT12H, and REFRESH-INTERVAL must say "
            "VALUE=DURATION.",
        ),
        "ical.uid_missing": Rule(
            "error",
            "RFC 5545, 3.8.4.7",
            "{what} på rad {line} saknar UID.",
            "{what} on line {line} has no UID.",
        ),
        "ical.uid_duplicate": Rule(
            "error",
            "RFC 5545, 3.8.4.7",
            "UID på rad {line} finns redan: servrar avvisar filen eller slår ihop händelserna.",
            "The UID on line {line} stands twice: servers refuse the file or merge the events.",
        ),
        "ical.dtstamp": Rule(
            "error",
            "RFC 5545, 3.8.7.2",
            "{what} på rad {line} saknar DTSTAMP.",
            "{what} on line {line} has no DTSTAMP.",
        ),
        "ical.dtstart": Rule(
            "error",
            "RFC 5545, 3.6.1",
            "{what} på rad {line} saknar DTSTART.",
            "{what} on line {line} has no DTSTART.",
        ),
        "ical.date_value": Rule(
            "error",
            "RFC 5545, 3.3.4–3.3.5",
            "Rad {line}: {what} är varken 20270301 med VALUE=DATE eller en tid som "
            "20270301T140000.",
            "Line {line}: {what} is neither 20270301 with VALUE=DATE nor a time such as "
            "20270301T140000.",
        ),
        "ical.naive_time": Rule(
            "error",
            "RFC 5545, 3.3.5",
            "Rad {line}: {what} har ingen tidszon, så klockslaget flyter med läsaren.",
            "Line {line}: {what} has no zone, so its time of day floats with the reader.",
        ),
        "ical.date_mix": Rule(
            "error",
            "RFC 5545, 3.8.2.2",
            "Rad {line}: början är en dag och slutet en tidpunkt, eller tvärtom.",
            "Line {line}: the start is a day and the end a time, or the other way round.",
        ),
        "ical.end_before_start": Rule(
            "error",
            "RFC 5545, 3.8.2.2",
            "Rad {line}: slutet ligger före början.",
            "Line {line}: the end lies before the start.",
        ),
        "ical.zero_length": Rule(
            "error",
            "RFC 5545, 3.6.1",
            "Rad {line}: heldagshändelsen har ingen längd; DTEND ska vara dagen efter den sista.",
            "Line {line}: the all-day event has no length; DTEND is the day after the last.",
        ),
        "ical.status": Rule(
            "error",
            "RFC 5545, 3.8.1.11",
            "Rad {line}: STATUS:{what} finns inte för den här sortens post.",
            "Line {line}: there is no STATUS:{what} for this kind of entry.",
        ),
        "ical.color": Rule(
            "error",
            "RFC 7986, 5.9",
            "Rad {line}: COLOR:{what} är inget av CSS 3:s färgnamn.",
            "Line {line}: COLOR:{what} is not one of the colour names of CSS 3.",
        ),
        "ical.escape": Rule(
            "error",
            "RFC 5545, 3.3.11",
            "Rad {line}: komma, semikolon eller omvänt snedstreck i {what} saknar sitt "
            "omvända snedstreck.",
            "Line {line}: a comma, semicolon or backslash in {what} lacks its backslash.",
        ),
        "ical.alarm": Rule(
            "error",
            "RFC 5545, 3.6.6",
            "Rad {line}: påminnelsen saknar {what}.",
            "Line {line}: the alarm lacks {what}.",
        ),
        "ical.timezone_missing": Rule(
            "error",
            "RFC 5545, 3.2.19",
            "Rad {line}: tidszonen {what} används men dess VTIMEZONE saknas.",
            "Line {line}: the zone {what} is used but its VTIMEZONE is missing.",
        ),
        "ical.timezone_rule": Rule(
            "error",
            "RFC 5545, 3.6.5; [MS-OXCICAL] 2.1.3.1.1.19",
            "Rad {line}: tidszonen {what} beskrivs inte av en enda årlig regel (RRULE) för "
            "vintertid och en för sommartid; vissa program flyttar då tider en timme.",
            "Line {line}: the zone {what} is not described by one yearly rule (RRULE) for winter "
            "time and one for summer time; some programs then move times by an hour.",
        ),
        "ical.sequence": Rule(
            "error",
            "RFC 5545, 3.8.7.4",
            "Rad {line}: SEQUENCE är {what}; det ska vara ett heltal som aldrig sjunker.",
            "Line {line}: SEQUENCE is {what}; it is a whole number that never falls.",
        ),
        "ical.sequence_kept": Rule(
            "warning",
            "RFC 5545, 3.8.7.4",
            "Rad {line}: tid eller status har ändrats men SEQUENCE är fortfarande {what}; vissa "
            "kalendrar behåller då det gamla.",
            "Line {line}: time or status has changed but SEQUENCE is still {what}; some calendars "
            "then keep the old one.",
        ),
        "ical.vanished": Rule(
            "info",
            "RFC 5545, 3.8.1.11",
            "Händelsen {what} fanns förut men är borta; en inställd händelse bör stå kvar som "
            "CANCELLED.",
            "The event {what} was there before but is gone; a cancelled event should stay as "
            "CANCELLED.",
        ),
    }
)
"""By rule id."""


def found(rule: str, *, line: int | None = None, what: str = "", subject: str = "") -> Finding:
    """The finding for a breach: ``line`` of the file, ``what`` stands there, ``subject`` a UID."""
    told = RULES[rule]
    values = {"line": line, "what": what}
    return Finding(
        rule=rule,
        severity=told.severity,
        subjects=(subject,) if subject else (),
        numbers={} if line is None else {"line": line},
        message=Text(sv=told.sv.format(**values), en=told.en.format(**values)),
        reference=told.reference,
    )
