"""What is written reads back as the same: in three libraries, to the instant and to the letter."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]  # it ships no types
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from calendars.check import check
from calendars.colors import CSS3_COLORS, LEVEL_COLORS, PROJECT_COLOR
from calendars.events import Event, catalogue_events, merge_events, plan_events
from calendars.ical import calendar_name, write
from calendars.timezones import ZONES
from models.catalogue import Catalogue
from models.plan import Plan
from models.text import Text

HERE = Path(__file__).parent
CATALOGUE = Catalogue.model_validate(
    yaml.safe_load((HERE / "feed_catalogue.yaml").read_text("utf-8"))
)
PLAN = Plan.model_validate(yaml.safe_load((HERE / "feed_plan.yaml").read_text("utf-8")))
EVENTS = merge_events(plan_events(PLAN, CATALOGUE, "sv"), catalogue_events(CATALOGUE, "sv"))
NAME = Text(sv="Samordnade utlysningar; Vinnova, ERUF", en="Aligned calls")

# Letters, marks, numbers, punctuation, symbols and spaces of every script, and newlines.
WORDS = st.text(
    st.one_of(
        st.sampled_from(",;:\\\n\"' åäöÅÄÖé🕒👩‍🔬\N{NO-BREAK SPACE}"),
        st.characters(exclude_categories=("C", "Zl", "Zp")),
    ),
    min_size=1,
    max_size=300,
).filter(lambda text: text.strip() == text and "\n" not in (text[0], text[-1]))

Span = tuple[Any, Any]


@pytest.fixture(scope="module")
def content() -> bytes:
    return write(EVENTS, name=NAME, language="sv")


# Instants


@pytest.mark.parametrize("utc", [False, True])
@pytest.mark.parametrize("library", ["icalendar", "ical", "vobject"])
def test_every_event_reads_back_as_the_same_instants(library: str, utc: bool) -> None:  # noqa: FBT001 - a table
    content = write(EVENTS, name=NAME, language="sv", utc=utc)
    assert spans(library, content) == {event.uid: expected(event) for event in EVENTS}


@pytest.mark.parametrize("library", ["icalendar", "ical", "vobject"])
def test_zones_that_no_program_knows_are_read_by_our_rules(library: str, content: bytes) -> None:
    # Under a made-up name only the VTIMEZONE of the file can tell the offset.
    renamed = re.sub(rb"(TZID[=:])Europe/(\w+)", rb"\1Samspel/Test-\2", content)
    assert renamed.count(b"TZID:Samspel/Test-") == 4
    assert spans(library, renamed) == {event.uid: expected(event) for event in EVENTS}


@given(
    naive=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2037, 12, 31)),  # noqa: DTZ001 - gets its zone below
    zone=st.sampled_from([*sorted(ZONES), "UTC", "America/New_York", "Asia/Kolkata"]),
    minutes=st.integers(0, 3000),
    utc=st.booleans(),
)
def test_any_moment_in_any_zone_reads_back(
    naive: datetime, zone: str, minutes: int, *, utc: bool
) -> None:
    # By way of UTC, so that the second of two equal hours comes up and a skipped hour does not.
    end = naive.replace(microsecond=0, tzinfo=UTC).astimezone(ZoneInfo(zone))
    start = (end.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    one = event(start=start, end=end)
    content = write([one], name="x", language="en", utc=utc)
    assert spans("icalendar", content) == {one.uid: expected(one)}
    assert check(content) == []


def test_times_are_on_the_clock_of_their_zone_and_days_have_no_time(content: bytes) -> None:
    lines = set(unfolded(content))
    assert "DTEND;TZID=Europe/Stockholm:20240919T235900" in lines
    assert "DTSTART;TZID=Europe/Brussels:20250330T164500" in lines
    assert "DTEND;TZID=Europe/Helsinki:20270504T161500" in lines
    assert "DTSTART;VALUE=DATE:20241001" in lines
    assert "DTEND;VALUE=DATE:20250101" in lines  # the day after the quarter


def test_what_the_rule_cannot_tell_is_written_in_utc(content: bytes) -> None:
    lines = set(unfolded(content))
    assert "DTEND:20270320T210000Z" in lines  # New York
    assert "DTEND:19951010T110000Z" in lines  # before the Union's rule
    # Starts in the second of two hours called 02; its end goes with it.
    assert {"DTSTART:20261025T014500Z", "DTEND:20261025T020000Z"} <= lines


def test_only_the_zones_in_use_are_described(content: bytes) -> None:
    described = re.findall(r"^TZID:(.*)$", "\n".join(unfolded(content)), re.MULTILINE)
    assert described == ["Europe/Brussels", "Europe/Helsinki", "Europe/Lisbon", "Europe/Stockholm"]
    days = [event for event in EVENTS if event.is_all_day]
    assert b"VTIMEZONE" not in write(days, name="x", language="sv")


def test_utc_needs_no_zone() -> None:
    content = write(EVENTS, name=NAME, language="sv", utc=True)
    assert b"VTIMEZONE" not in content
    assert b"TZID" not in content
    assert "DTEND:20240919T215900Z" in unfolded(content)


# Bytes


def test_a_second_run_writes_the_same_bytes_whatever_the_order(content: bytes) -> None:
    assert write(reversed(EVENTS), name=NAME, language="sv") == content
    again = merge_events(plan_events(PLAN, CATALOGUE, "sv"), catalogue_events(CATALOGUE, "sv"))
    assert write(again, name=NAME, language="sv") == content


def test_lines_end_with_crlf_hold_75_octets_and_whole_characters(content: bytes) -> None:
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() for line in lines)  # each line by itself is UTF-8
    assert not content.startswith(b"\xef\xbb\xbf")


@given(summary=WORDS, description=WORDS)
def test_any_words_survive_in_every_library(summary: str, description: str) -> None:
    one = event(summary=summary, description=description)
    content = write([one], name="x", language="sv")
    assert check(content) == []
    assert texts("icalendar", content) == (summary, description)
    assert texts("ical", content) == (summary, description)
    assert texts("vobject", content) == (summary, description)


@given(summary=st.text(st.characters(codec=None), max_size=200))
def test_what_text_cannot_hold_never_breaks_the_file(summary: str) -> None:
    content = write([event(summary=summary)], name=summary, language="sv")
    assert check(content) == []
    assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", content.decode())


@pytest.mark.parametrize(
    "summary",
    [
        "Å" * 300,
        "ord " * 100 + "slut",
        "😀" * 100,
        "Donaudampfschifffahrt" * 20,
        "a, b; c\\n \\, d",
        "rad ett\nrad två\n\nrad fyra",
        "BEGIN:VEVENT",
    ],
)
def test_long_and_crafty_words_survive(summary: str) -> None:
    content = write([event(summary=summary)], name="x", language="sv")
    assert check(content) == []
    for library in ("icalendar", "ical", "vobject"):
        assert texts(library, content)[0] == summary


def test_line_ends_of_other_systems_become_newlines() -> None:
    content = write([event(summary="a\r\nb\rc\u2028d\x0be\x85f")], name="x", language="sv")
    assert texts("icalendar", content)[0] == "a\nb\nc\nd\ne\nf"


# Properties


def test_the_head_is_what_clients_need_and_nothing_that_hurts(content: bytes) -> None:
    head = unfolded(content)[: unfolded(content).index("BEGIN:VTIMEZONE")]
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Samspel//Samspel//SV",
        "CALSCALE:GREGORIAN",
        "NAME:Samordnade utlysningar – Vinnova – ERUF",
        "X-WR-CALNAME:Samordnade utlysningar – Vinnova – ERUF",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "X-WR-TIMEZONE:Europe/Stockholm",
    ]
    assert b"METHOD" not in content


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (Text(sv="Utlysningar", en="Calls"), "Calls"),
        ("a, b;c\\d\r\n e", "a – b – c – d e"),
        (", ;", ""),
    ],
)
def test_the_name_has_no_comma_and_no_semicolon(name: Text | str, shown: str) -> None:
    assert calendar_name(name, "en") == shown


def test_an_entry_has_every_property() -> None:
    one = event(
        uid="deadline@samspel",
        start=datetime(2027, 3, 2, 16, 45, tzinfo=ZoneInfo("Europe/Brussels")),
        end=datetime(2027, 3, 2, 17, 0, tzinfo=ZoneInfo("Europe/Brussels")),
        status="TENTATIVE",
        sequence=3,
        categories=("Sista ansökningsdag", "Region Demo, kansliet"),
        url="https://example.org/å b?x=1,2;3",
        related_to="call@samspel",
        level="eu",
    )
    lines = unfolded(write([one], name="x", language="sv"))
    first = lines.index("BEGIN:VEVENT")
    assert sorted(lines[first + 1 : lines.index("END:VEVENT")]) == [
        "CATEGORIES:Sista ansökningsdag,Region Demo\\, kansliet",
        "COLOR:royalblue",
        "DESCRIPTION:Mer",
        "DTEND;TZID=Europe/Brussels:20270302T170000",
        "DTSTAMP:20270101T000000Z",
        "DTSTART;TZID=Europe/Brussels:20270302T164500",
        "LAST-MODIFIED:20270101T000000Z",
        "RELATED-TO:call@samspel",
        "SEQUENCE:3",
        "STATUS:TENTATIVE",
        "SUMMARY:Något",
        "TRANSP:TRANSPARENT",
        "UID:deadline@samspel",
        "URL:https://example.org/%C3%A5%20b?x=1,2;3",
    ]


def test_whole_days_are_marked_for_microsoft_and_others_are_not(content: bytes) -> None:
    marked = content.count(b"X-MICROSOFT-CDO-ALLDAYEVENT:TRUE")
    assert marked == sum(event.is_all_day for event in EVENTS) > 0
    assert marked < len(EVENTS)


def test_colours_are_css_names_by_level(content: bytes) -> None:
    colours = set(re.findall(r"^COLOR:(.*)$", "\n".join(unfolded(content)), re.MULTILINE))
    assert colours == {*LEVEL_COLORS.values(), PROJECT_COLOR}
    assert len(colours) == 6
    assert colours <= CSS3_COLORS


@pytest.mark.parametrize("url", ["www.vinnova.se/utlysning", "", None, "https:"])
def test_an_address_that_is_not_whole_is_left_out(url: str | None) -> None:
    assert b"URL" not in write([event(url=url)], name="x", language="sv")


def test_reminders_come_30_14_and_7_days_before_deadlines_and_proofs_when_asked_for(
    content: bytes,
) -> None:
    assert b"VALARM" not in content
    kinds = {event.uid: event for event in EVENTS}
    for entry in entries_of(write(EVENTS, name="x", language="sv", alarms=True)):
        one = kinds[str(entry["UID"])]
        wanted = one.kind in ("deadline", "submit", "proof_due") and one.status != "CANCELLED"
        triggers = [alarm["TRIGGER"].dt for alarm in entry.walk("VALARM")]
        days = [timedelta(days=-30), timedelta(days=-14), timedelta(days=-7)]
        assert triggers == (days if wanted else [])
        assert all(alarm["ACTION"] == "DISPLAY" for alarm in entry.walk("VALARM"))
        assert all(alarm["DESCRIPTION"] == one.summary for alarm in entry.walk("VALARM"))


def test_an_empty_feed_is_a_calendar_with_a_zone() -> None:
    content = write([], name="Tom", language="sv")
    assert check(content) == []
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    assert spans("icalendar", content) == {}
    assert spans("ical", content) == {}


def test_one_event_alone_is_a_file_too() -> None:
    content = write(EVENTS[:1], name="x", language="sv")
    assert check(content) == []
    assert content.count(b"BEGIN:VEVENT") == 1


def test_two_events_with_one_uid_are_refused() -> None:
    with pytest.raises(ValueError, match="more than once: a@samspel"):
        write([event(), event(summary="En till")], name="x", language="sv")


@pytest.mark.parametrize("alarms", [False, True])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_our_own_files_conform(language: Any, alarms: bool) -> None:  # noqa: FBT001 - a table
    for events in (
        catalogue_events(CATALOGUE, language),
        plan_events(PLAN, CATALOGUE, language),
    ):
        content = write(events, name=NAME, language=language, alarms=alarms)
        assert check(content) == []
        assert check(content, previous=content) == []
        assert icalendar.Calendar.from_ical(content).errors == []
        vobject.readOne(content.decode()).validate(raiseException=True)


def event(**changes: Any) -> Event:
    """A plain all-day event."""
    plain = Event(
        uid="a@samspel",
        start=date(2027, 3, 1),
        end=date(2027, 3, 2),
        summary="Något",
        description="Mer",
        status="CONFIRMED",
        sequence=0,
        changed=datetime(2027, 1, 1, tzinfo=UTC),
        kind="deadline",
        roles=frozenset({"apply"}),
    )
    return replace(plain, **changes)


def expected(one: Event) -> Span:
    """First day and day after the last, or instants."""
    if isinstance(one.start, datetime) and isinstance(one.end, datetime):
        return one.start.astimezone(UTC), one.end.astimezone(UTC)
    return one.start, one.end + timedelta(days=1)


def spans(library: str, content: bytes) -> dict[str, Span]:
    """What a library takes start and end of each uid for."""
    found: dict[str, Span] = {}
    if library == "icalendar":
        for entry in entries_of(content):
            found[str(entry["UID"])] = (entry["DTSTART"].dt, entry["DTEND"].dt)
    elif library == "ical":
        for one in IcsCalendarStream.calendar_from_ics(content.decode()).events:
            found[str(one.uid)] = (one.start, one.end)
    else:
        for entry in vobject.readOne(content.decode()).vevent_list:
            found[entry.uid.value] = (entry.dtstart.value, entry.dtend.value)
    return {uid: (plain(start), plain(end)) for uid, (start, end) in found.items()}


def texts(library: str, content: bytes) -> tuple[str, str]:
    """Summary and description of the first event."""
    if library == "icalendar":
        entry = entries_of(content)[0]
        return str(entry["SUMMARY"]), str(entry["DESCRIPTION"])
    if library == "ical":
        one = IcsCalendarStream.calendar_from_ics(content.decode()).events[0]
        return str(one.summary), str(one.description)
    entry = vobject.readOne(content.decode()).vevent
    return entry.summary.value, entry.description.value


def entries_of(content: bytes) -> Any:
    """The VEVENTs as icalendar reads them; what their properties are, it does not say in types."""
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def plain(value: Any) -> date | datetime:
    """Instants in UTC, whatever class of zone the library has."""
    if isinstance(value, datetime):
        offset = value.utcoffset()
        assert offset is not None
        return (
            datetime.combine(value.date(), time(value.hour, value.minute), UTC).replace(
                second=value.second
            )
            - offset
        )
    assert isinstance(value, date)
    return value


def unfolded(content: bytes) -> list[str]:
    """The logical lines."""
    return content.replace(b"\r\n ", b"").decode().split("\r\n")
