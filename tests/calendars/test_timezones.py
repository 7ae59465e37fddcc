"""Our VTIMEZONEs and the time zone database agree; the day they no longer do, this must fail."""

from __future__ import annotations

import bisect
import calendar
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.timezones import ZONES, is_told_by_rule, vtimezone

HOUR = timedelta(hours=1)
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)
HOURS = [FIRST + n * HOUR for n in range((LAST - FIRST) // HOUR)]
ONE_OF_EACH_CLOCK = [
    "Europe/Stockholm",
    "Europe/Brussels",
    "Europe/Helsinki",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Dublin",
]


@pytest.mark.parametrize("zone", ONE_OF_EACH_CLOCK)
def test_every_hour_from_2020_to_2040_has_the_offset_of_the_database(zone: str) -> None:
    changes = changes_of_the_clock(vtimezone(zone), range(2019, 2042))
    moments = [moment for moment, _ in changes]
    database = ZoneInfo(zone)
    wrong = [
        hour
        for hour in HOURS
        if changes[bisect.bisect_right(moments, hour) - 1][1]
        != hour.astimezone(database).utcoffset()
    ]
    assert len(HOURS) == 184_104
    assert wrong == []


@pytest.mark.parametrize("zone", sorted(ZONES))
def test_every_zone_changes_its_clock_when_its_rule_says(zone: str) -> None:
    changes = changes_of_the_clock(vtimezone(zone), range(2026, 2041))
    second = timedelta(seconds=1)
    for (moment, after), (_, before) in zip(changes[1:], changes, strict=False):
        assert moment.astimezone(ZoneInfo(zone)).utcoffset() == after
        assert (moment - second).astimezone(ZoneInfo(zone)).utcoffset() == before


def test_the_text_for_brussels_is_the_one_that_programs_were_tried_with() -> None:
    assert vtimezone("Europe/Brussels") == (
        "BEGIN:VTIMEZONE\r\n"
        "TZID:Europe/Brussels\r\n"
        "BEGIN:DAYLIGHT\r\n"
        "DTSTART:19810329T020000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
        "TZNAME:CEST\r\n"
        "TZOFFSETFROM:+0100\r\n"
        "TZOFFSETTO:+0200\r\n"
        "END:DAYLIGHT\r\n"
        "BEGIN:STANDARD\r\n"
        "DTSTART:19961027T030000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
        "TZNAME:CET\r\n"
        "TZOFFSETFROM:+0200\r\n"
        "TZOFFSETTO:+0100\r\n"
        "END:STANDARD\r\n"
        "END:VTIMEZONE\r\n"
    )


@pytest.mark.parametrize("zone", sorted(ZONES))
def test_a_zone_differs_from_brussels_in_name_and_hours_only(zone: str) -> None:
    lines, pattern = vtimezone(zone).splitlines(), vtimezone("Europe/Brussels").splitlines()
    assert lines[1] == f"TZID:{zone}"
    may_differ = ("TZID", "DTSTART", "TZNAME", "TZOFFSET")
    assert [one for one in lines if not one.startswith(may_differ)] == [
        one for one in pattern if not one.startswith(may_differ)
    ]


def test_a_zone_with_another_rule_has_no_text() -> None:
    with pytest.raises(KeyError):
        vtimezone("America/New_York")


@pytest.mark.parametrize(
    ("zone", "local", "fold", "told"),
    [
        ("Europe/Stockholm", "2027-03-28T03:00", 0, True),
        ("Europe/Stockholm", "2026-10-25T02:30", 0, True),
        ("Europe/Stockholm", "2026-10-25T02:30", 1, False),
        ("Europe/Stockholm", "2026-10-25T03:00", 0, True),
        ("Europe/Stockholm", "1996-10-27T02:59", 1, False),
        ("Europe/Stockholm", "1996-10-27T03:00", 0, True),
        ("Europe/Stockholm", "1995-10-10T12:00", 0, False),
        ("Europe/Stockholm", "1994-01-10T12:00", 0, False),
        ("Europe/Moscow", "2027-03-28T03:00", 0, False),
    ],
)
def test_what_the_rule_cannot_tell_is_known(zone: str, local: str, fold: int, told: bool) -> None:  # noqa: FBT001 - a table
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold)
    assert is_told_by_rule(zone, moment) is told


@given(
    zone=st.sampled_from(sorted(ZONES)),
    naive=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2060, 1, 1)),  # noqa: DTZ001 - gets its zone below
)
def test_what_the_rule_tells_reads_back_as_the_same_instant(zone: str, naive: datetime) -> None:
    moment = naive.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    local = moment.astimezone(ZoneInfo(zone))
    changes = changes_of_the_clock(vtimezone(zone), range(1989, 2062))
    written = local.replace(tzinfo=None, fold=0)
    read = read_by_rule(written, changes)
    assert (read == moment) or not is_told_by_rule(zone, local)


def changes_of_the_clock(text: str, years: range) -> list[tuple[datetime, timedelta]]:
    """When the clock changes by the text alone, in UTC, and the offset from then on."""
    changes = []
    for observance in re.findall(r"BEGIN:(?:DAYLIGHT|STANDARD)\r\n(.*?)END:", text, re.DOTALL):
        values = dict(line.split(":", 1) for line in observance.splitlines())
        rule = dict(part.split("=") for part in values["RRULE"].split(";"))
        assert rule["FREQ"] == "YEARLY"
        assert rule["BYDAY"] == "-1SU"
        first = datetime.strptime(values["DTSTART"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        for year in years:
            last_sunday = max(
                week[calendar.SUNDAY] for week in calendar.monthcalendar(year, int(rule["BYMONTH"]))
            )
            local = first.replace(year=year, month=int(rule["BYMONTH"]), day=last_sunday)
            if local >= first:
                moment = local - offset(values["TZOFFSETFROM"])
                changes.append((moment, offset(values["TZOFFSETTO"])))
    return sorted(changes)


def read_by_rule(written: datetime, changes: list[tuple[datetime, timedelta]]) -> datetime:
    """The instant that a reader of the text takes a wall-clock time for: the first of two."""
    moments = [moment for moment, _ in changes]
    candidates = {written.replace(tzinfo=UTC) - after for _, after in changes}
    fitting = [
        instant
        for instant in sorted(candidates)
        if changes[bisect.bisect_right(moments, instant) - 1][1]
        == written.replace(tzinfo=UTC) - instant
    ]
    return fitting[0]


def offset(text: str) -> timedelta:
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
