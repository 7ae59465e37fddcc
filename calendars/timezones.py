"""Time zones as iCalendar wants them: a rule, in words that every program reads alike.

The VTIMEZONEs that libraries generate list the changes of the clock one by one (RDATE). Some
programs read only the first of them, and Outlook documents support for yearly rules only; a
deadline then moves by an hour. So the text is written here, by the one rule that the European
Union has: the clock is put forward at 01:00 UTC on the last Sunday of March and back at 01:00 UTC
on the last Sunday of October (Directive 2000/84/EC, articles 2 and 3).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple


class _Clock(NamedTuple):
    """Hours ahead of UTC in winter, and the names of winter and summer time."""

    hours: int
    winter: str
    summer: str


_WESTERN = _Clock(0, "WET", "WEST")
_BRITISH = _Clock(0, "GMT", "BST")
_IRISH = _Clock(0, "GMT", "IST")
_CENTRAL = _Clock(1, "CET", "CEST")
_EASTERN = _Clock(2, "EET", "EEST")

ZONES: dict[str, _Clock] = {
    "Africa/Ceuta": _CENTRAL,
    "Arctic/Longyearbyen": _CENTRAL,
    "Asia/Nicosia": _EASTERN,
    "Atlantic/Canary": _WESTERN,
    "Atlantic/Faroe": _WESTERN,
    "Atlantic/Madeira": _WESTERN,
    "Europe/Amsterdam": _CENTRAL,
    "Europe/Andorra": _CENTRAL,
    "Europe/Athens": _EASTERN,
    "Europe/Belgrade": _CENTRAL,
    "Europe/Berlin": _CENTRAL,
    "Europe/Bratislava": _CENTRAL,
    "Europe/Brussels": _CENTRAL,
    "Europe/Bucharest": _EASTERN,
    "Europe/Budapest": _CENTRAL,
    "Europe/Copenhagen": _CENTRAL,
    "Europe/Dublin": _IRISH,
    "Europe/Helsinki": _EASTERN,
    "Europe/Lisbon": _WESTERN,
    "Europe/Ljubljana": _CENTRAL,
    "Europe/London": _BRITISH,
    "Europe/Luxembourg": _CENTRAL,
    "Europe/Madrid": _CENTRAL,
    "Europe/Malta": _CENTRAL,
    "Europe/Mariehamn": _EASTERN,
    "Europe/Monaco": _CENTRAL,
    "Europe/Oslo": _CENTRAL,
    "Europe/Paris": _CENTRAL,
    "Europe/Podgorica": _CENTRAL,
    "Europe/Prague": _CENTRAL,
    "Europe/Riga": _EASTERN,
    "Europe/Rome": _CENTRAL,
    "Europe/San_Marino": _CENTRAL,
    "Europe/Sarajevo": _CENTRAL,
    "Europe/Skopje": _CENTRAL,
    "Europe/Sofia": _EASTERN,
    "Europe/Stockholm": _CENTRAL,
    "Europe/Tallinn": _EASTERN,
    "Europe/Tirane": _CENTRAL,
    "Europe/Vaduz": _CENTRAL,
    "Europe/Vatican": _CENTRAL,
    "Europe/Vienna": _CENTRAL,
    "Europe/Vilnius": _EASTERN,
    "Europe/Warsaw": _CENTRAL,
    "Europe/Zagreb": _CENTRAL,
    "Europe/Zurich": _CENTRAL,
}
"""Zones that follow the Union's rule."""

_RULE_HOLDS_FROM = datetime(1996, 10, 27, 1, tzinfo=UTC)
_HOUR = timedelta(hours=1)


def vtimezone(zone: str) -> str:
    """The VTIMEZONE of one of ``ZONES``, with CRLF at the end of each line.

    Raises:
        KeyError: the zone does not follow the rule; write its events in UTC.
    """
    clock = ZONES[zone]
    winter, summer = _offset(clock.hours), _offset(clock.hours + 1)
    lines = (
        "BEGIN:VTIMEZONE",
        f"TZID:{zone}",
        "BEGIN:DAYLIGHT",
        f"DTSTART:19810329T{clock.hours + 1:02d}0000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        f"TZNAME:{clock.summer}",
        f"TZOFFSETFROM:{winter}",
        f"TZOFFSETTO:{summer}",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        f"DTSTART:19961027T{clock.hours + 2:02d}0000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        f"TZNAME:{clock.winter}",
        f"TZOFFSETFROM:{summer}",
        f"TZOFFSETTO:{winter}",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
    return "".join(f"{line}\r\n" for line in lines)


def is_told_by_rule(zone: str, moment: datetime) -> bool:
    """Whether ``moment``, written as wall-clock time of ``zone``, reads back as the same instant.

    It does not for zones without the rule, before 1996-10-27, and in the second of the two hours
    that have one name when the clock is put back (iCalendar means the first).
    """
    if zone not in ZONES:
        return False
    instant = moment.astimezone(UTC)
    if instant < _RULE_HOLDS_FROM:
        return False
    if moment.replace(fold=0).utcoffset() != moment.utcoffset():
        return False
    return moment.utcoffset() == timedelta(hours=ZONES[zone].hours) + (
        _HOUR if _is_summer(instant) else timedelta(0)
    )


def _offset(hours: int) -> str:
    return f"+{hours:02d}00"


def _is_summer(instant: datetime) -> bool:
    return _last_sunday(instant.year, 3) <= instant < _last_sunday(instant.year, 10)


def _last_sunday(year: int, month: int) -> datetime:
    """At 01:00 UTC; March and October both have 31 days."""
    last_day = datetime(year, month, 31, 1, tzinfo=UTC)
    return last_day - timedelta(days=(last_day.weekday() + 1) % 7)
