"""Each rule finds its own breach in an otherwise good file, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.check import check
from calendars.colors import CSS3_COLORS
from calendars.conformance import RULES
from calendars.events import Event
from calendars.ical import write

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DEADLINE = Event(
    uid="deadline@samspel",
    start=datetime(2027, 3, 2, 16, 45, tzinfo=STOCKHOLM),
    end=datetime(2027, 3, 2, 17, 0, tzinfo=STOCKHOLM),
    summary="Sista ansökningsdag: Åtgärder för öar, kust och skärgård; etapp 2 (Vinnova) kl. 17.00",
    description="Rad ett\nRad två, med komma",
    status="CONFIRMED",
    sequence=2,
    changed=datetime(2027, 1, 1, tzinfo=UTC),
    kind="deadline",
    roles=frozenset({"apply"}),
    categories=("Sista ansökningsdag", "Vinnova"),
    level="national",
)
DECISION = Event(
    uid="decision@samspel",
    start=date(2027, 4, 1),
    end=date(2027, 6, 30),
    summary="Beslut väntas",
    description="Kvartal 2 2027",
    status="TENTATIVE",
    sequence=0,
    changed=datetime(2027, 1, 1, tzinfo=UTC),
    kind="decision",
    roles=frozenset({"decide"}),
    level="national",
)
GOOD = write([DEADLINE, DECISION], name="Utlysningar", language="sv", alarms=True)
BARE = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//SV\r\nEND:VCALENDAR\r\n"


def swap(old: str, new: str, count: int = -1) -> Callable[[bytes], bytes]:
    """Replace a text that must be there."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), count)

    return change


def drop(line: str) -> Callable[[bytes], bytes]:
    """Remove lines that must be there."""
    return swap(f"{line}\r\n", "")


BROKEN: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("ical.no_calendar", lambda _: b""),
    ("ical.structure", swap("END:VALARM\r\nEND:VEVENT", "END:VALARM\r\nEND:VALARM\r\nEND:VEVENT")),
    ("ical.structure", drop("END:VCALENDAR")),
    ("ical.structure", lambda good: b"NAME:x\r\n" + good),
    ("ical.bom", lambda good: b"\xef\xbb\xbf" + good),
    ("ical.encoding", lambda good: good.replace(b"Utlysningar", "Lösa".encode("latin-1"))),
    ("ical.line_ending", lambda good: good.replace(b"\r\n", b"\n")),
    ("ical.line_ending", lambda good: good.removesuffix(b"\r\n")),
    ("ical.long_line", lambda good: good.replace(b"\r\n ", b"")),
    ("ical.fold", lambda good: good.replace(b"\r\n ", b"\r\n")),
    ("ical.fold", lambda good: good.replace(b"VERSION", b"\r\nVERSION")),
    ("ical.prodid", drop("PRODID:-//Samspel//Samspel//SV")),
    ("ical.version", swap("VERSION:2.0", "VERSION:1.0")),
    ("ical.no_components", lambda _: BARE.encode()),
    ("ical.method", swap("VERSION:2.0", "VERSION:2.0\r\nMETHOD:PUBLISH")),
    ("ical.calendar_uid", swap("VERSION:2.0", "VERSION:2.0\r\nUID:1")),
    ("ical.name", swap("NAME:Utlysningar", "NAME:Utlysningar\\, Vinnova", 1)),
    ("ical.refresh", swap("REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:")),
    ("ical.refresh", swap("X-PUBLISHED-TTL:PT12H", "X-PUBLISHED-TTL:P1H")),
    ("ical.uid_missing", drop("UID:decision@samspel")),
    ("ical.uid_duplicate", swap("UID:decision@samspel", "UID:deadline@samspel")),
    ("ical.dtstamp", swap("DTSTAMP:20270101T000000Z\r\nUID:decision", "UID:decision")),
    ("ical.dtstart", swap("DTSTART;VALUE=DATE:20270401\r\n", "")),
    ("ical.date_value", swap("DTSTART;VALUE=DATE:20270401", "DTSTART:20270401")),
    ("ical.date_value", swap("DTSTART;VALUE=DATE:20270401", "DTSTART;VALUE=DATE:20270431")),
    ("ical.date_value", swap("DTSTART;VALUE=DATE:20270401", "DTSTART;VALUE=DATE:2027-04-01")),
    ("ical.date_mix", swap("DTEND;VALUE=DATE:20270701", "DTEND:20270701T000000Z")),
    ("ical.end_before_start", swap("DTEND;VALUE=DATE:20270701", "DTEND;VALUE=DATE:20270331")),
    (
        "ical.end_before_start",
        swap("DTEND;TZID=Europe/Stockholm:20270302T170000", "DTEND:20270302T154400Z"),
    ),
    ("ical.zero_length", swap("DTEND;VALUE=DATE:20270701", "DTEND;VALUE=DATE:20270401")),
    (
        "ical.naive_time",
        swap(
            "DTEND;TZID=Europe/Stockholm:20270302T170000",
            "DTEND:20270302T170000",
        ),
    ),
    ("ical.naive_time", swap("LAST-MODIFIED:20270101T000000Z", "LAST-MODIFIED:20270101T000000", 1)),
    ("ical.status", swap("STATUS:TENTATIVE", "STATUS:PRELIM")),
    ("ical.color", swap("COLOR:goldenrod", "COLOR:#DC143C", 1)),
    ("ical.escape", swap("öar\\, kust", "öar, kust")),
    ("ical.escape", swap("Kvartal 2 2027", "Kvartal \\2 2027")),
    ("ical.alarm", drop("TRIGGER:-P30D")),
    ("ical.alarm", swap("ACTION:DISPLAY\r\n", "", 1)),
    (
        "ical.timezone_missing",
        lambda good: re.sub(rb"(?s)BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", b"", good),
    ),
    ("ical.timezone_missing", swap("DTSTART;TZID=Europe/Stockholm", "DTSTART;TZID=Europe/Oslo")),
    ("ical.timezone_rule", swap("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RDATE:19820328T020000")),
    ("ical.timezone_rule", swap("BYMONTH=10;BYDAY=-1SU", "BYMONTH=10")),
    ("ical.timezone_rule", swap("BYMONTH=10;BYDAY=-1SU", "BYMONTH=10;BYDAY=SU,SA")),
    ("ical.timezone_rule", swap("DAYLIGHT", "STANDARD")),
    ("ical.sequence", swap("SEQUENCE:2", "SEQUENCE:-1")),
]


def test_the_good_file_is_good() -> None:
    assert check(GOOD) == []
    assert GOOD.count(b"\r\n ") > 1  # there are folds to break


@pytest.mark.parametrize(
    ("rule", "break_"), BROKEN, ids=[f"{n}-{rule}" for n, (rule, _) in enumerate(BROKEN)]
)
def test_a_breach_is_found_and_nothing_else(rule: str, break_: Callable[[bytes], bytes]) -> None:
    broken = break_(GOOD)
    assert broken != GOOD
    assert {finding.rule for finding in check(broken)} == {rule}


def test_every_rule_has_a_broken_example() -> None:
    against_previous = {"ical.sequence_kept", "ical.vanished"}
    assert {rule for rule, _ in BROKEN} | against_previous == set(RULES)


def test_findings_name_line_and_entry_in_both_languages() -> None:
    (finding,) = check(swap("STATUS:TENTATIVE", "STATUS:PRELIM")(GOOD))
    line = finding.numbers["line"]
    assert isinstance(line, int)
    assert GOOD.split(b"\r\n")[line - 1] == b"STATUS:TENTATIVE"
    assert finding.subjects == ("decision@samspel",)
    assert finding.severity == "error"
    assert finding.reference == "RFC 5545, 3.8.1.11"
    assert finding.message.sv.startswith(f"Rad {line}: STATUS:PRELIM finns inte")
    assert finding.message.en.startswith(f"Line {line}: there is no STATUS:PRELIM")


def test_every_message_has_all_its_gaps_filled_in_both_languages() -> None:
    for _, break_ in BROKEN:
        for finding in check(break_(GOOD)):
            for message in (finding.message.sv, finding.message.en):
                assert not re.search(r"[{}]|None", message)
            assert finding.message.sv != finding.message.en


def test_a_split_character_is_told_from_bytes_that_are_no_text() -> None:
    cut = GOOD.replace("å".encode(), b"\xc3\r\n \xa5", 1)
    assert {finding.rule for finding in check(cut)} == {"ical.fold"}
    assert {f.rule for f in check(GOOD.replace("å".encode(), b"\xe5", 1))} == {"ical.encoding"}


@pytest.mark.parametrize(("octets", "rules"), [(75, []), (76, ["ical.long_line"])])
def test_75_octets_may_stand_on_a_line_and_76_may_not(octets: int, rules: list[str]) -> None:
    line = "X-NOTE:" + "a" * (octets - 9) + "å"
    content = swap("VERSION:2.0", f"VERSION:2.0\r\n{line}")(GOOD)
    assert [finding.rule for finding in check(content)] == rules


def test_all_faults_are_told_at_once_by_line() -> None:
    broken = swap("STATUS:TENTATIVE", "STATUS:X")(swap("VERSION:2.0", "METHOD:REQUEST")(GOOD))
    found = check(b"\xef\xbb\xbf" + broken)
    assert [f.rule for f in found] == ["ical.bom", "ical.version", "ical.method", "ical.status"]


def test_a_zone_without_summer_time_needs_no_rule() -> None:
    fixed = (
        b"BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        b"TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    content = GOOD.replace(b"BEGIN:VTIMEZONE", fixed + b"BEGIN:VTIMEZONE")
    content = content.replace(
        b"DTEND;TZID=Europe/Stockholm:20270302", b"DTEND;TZID=Asia/Tokyo:20270303"
    )
    assert check(content) == []


def test_a_changed_occurrence_shares_its_uid() -> None:
    occurrence = GOOD.replace(
        b"UID:decision@samspel", b"UID:deadline@samspel\r\nRECURRENCE-ID:20270302T154500Z"
    )
    assert check(occurrence) == []


def test_quoted_parameters_may_hold_colons_and_semicolons() -> None:
    quoted = GOOD.replace(b"SUMMARY:Beslut", b'SUMMARY;ALTREP="https://x.se/a;b,c":Beslut')
    assert check(quoted) == []


@pytest.mark.parametrize("colour", sorted(CSS3_COLORS)[::20])
def test_colour_names_may_be_written_in_capitals(colour: str) -> None:
    assert check(GOOD.replace(b"COLOR:goldenrod", f"COLOR:{colour.upper()}".encode())) == []


def test_a_to_do_has_states_of_its_own() -> None:
    todo = GOOD.replace(b"VEVENT", b"VTODO").replace(b"DTEND", b"DUE")
    assert {finding.rule for finding in check(todo)} == {"ical.status"}
    for state in (b"CONFIRMED", b"TENTATIVE"):
        todo = todo.replace(b"STATUS:" + state, b"STATUS:NEEDS-ACTION")
    assert check(todo) == []


# Against the file that stood there before


@pytest.mark.parametrize(
    ("now", "rules"),
    [
        (lambda good: good, []),
        (swap("SEQUENCE:2", "SEQUENCE:1"), ["ical.sequence"]),
        (drop("SEQUENCE:2"), ["ical.sequence"]),
        (swap("20270302T170000", "20270302T171500"), ["ical.sequence_kept"]),
        (swap("STATUS:CONFIRMED", "STATUS:CANCELLED"), ["ical.sequence_kept"]),
        (swap("SEQUENCE:2", "SEQUENCE:3"), []),
        (swap("Kvartal 2 2027", "Kvartal två"), []),
        (swap("UID:decision@samspel", "UID:another@samspel"), ["ical.vanished"]),
    ],
)
def test_what_has_moved_must_have_a_higher_sequence(
    now: Callable[[bytes], bytes], rules: list[str]
) -> None:
    assert [finding.rule for finding in check(now(GOOD), previous=GOOD)] == rules


def test_the_same_instants_in_utc_have_not_moved() -> None:
    in_utc = write([DEADLINE, DECISION], name="Utlysningar", language="sv", alarms=True, utc=True)
    assert check(in_utc, previous=GOOD) == []


def test_a_moved_date_with_a_higher_sequence_is_right() -> None:
    moved = swap("20270302T170000", "20270309T170000")(swap("SEQUENCE:2", "SEQUENCE:3")(GOOD))
    assert check(moved, previous=GOOD) == []


def test_a_broken_previous_file_is_no_obstacle() -> None:
    assert check(GOOD, previous=b"\xff\xfe\x00garbage") == []


# Any bytes


@given(st.binary(max_size=400))
def test_any_bytes_can_be_checked(content: bytes) -> None:
    assert "ical.no_calendar" in {finding.rule for finding in check(content, previous=content)}


@given(at=st.integers(0, len(GOOD)), length=st.integers(0, 60), put=st.binary(max_size=12))
def test_any_damage_can_be_checked(at: int, length: int, put: bytes) -> None:
    damaged = GOOD[:at] + put + GOOD[at + length :]
    assert all(finding.rule in RULES for finding in check(damaged, previous=GOOD))
    assert check(damaged) == check(damaged)


def test_deep_nesting_is_no_obstacle() -> None:
    deep = b"BEGIN:VCALENDAR\r\n" * 20_000
    assert "ical.structure" in {finding.rule for finding in check(deep)}
