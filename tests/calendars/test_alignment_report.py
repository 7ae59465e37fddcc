"""The report, the calendars and the table of an alignment."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest

from calendars.alignment_feeds import funder_feeds
from calendars.alignment_memo import memo_html, memo_markdown, memo_rows, memo_tsv
from calendars.alignment_report import alignment_report
from calendars.check import check as conformance
from models.alignment.alignment import Alignment, ArchetypeResult
from models.alignment.alignment_of import alignment_of, with_archetypes
from models.alignment.case import Point
from models.alignment.found import Found
from models.alignment.moved import moved_catalogue
from models.finding import Change, Conflict, Demand, Repair
from models.text import Language, Text
from tests.models.alignment.small_scenario import CALLS, Read, read

SCENARIO = """\
title: {sv: "Vår <b>2027</b>", en: Spring 2027}
as_of: 2027-01-10
freedom: [{all: true, within_days: 60}]
links:
  - {id: match, kind: decision_before_proof, first: study/r1, then: impl/r1, weight: 10}
  - {id: close, kind: near, rounds: [study/r1, impl/r1], max_days: 50, weight: 3}
"""


@pytest.fixture(scope="module")
def found() -> Read:
    return read(SCENARIO)


@pytest.fixture(scope="module")
def alignment(found: Read) -> Alignment:
    dates = found.today(impl_committee="2027-10-13", study_deadline="2027-04-22")
    return alignment_of(found.asked, Found("aligned", proven=True, dates=dates))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_needs_nothing_but_itself_and_escapes_what_it_is_told(
    found: Read, alignment: Alignment, language: Language
) -> None:
    page = alignment_report(alignment, found.asked, language)
    assert page == alignment_report(alignment, found.asked, language)
    assert "<b>2027" not in page
    assert "<script" not in page
    assert not re.search(r'(src|href)="(?!#|data:)', page)
    assert "2027-10-13" in page
    assert ("vunnen" if language == "sv" else "won") in page
    for svg in re.findall(r"<svg .*?</svg>", page, re.DOTALL):
        ET.fromstring(svg.replace("&nbsp;", " "))  # noqa: S314  # our own text


def test_the_chart_shows_both_bars_of_a_moved_round_and_one_of_the_others(
    found: Read, alignment: Alignment
) -> None:
    page = alignment_report(alignment, found.asked, "en")
    assert page.count("impl/r1, –, revisions: 0 – today") == 1
    assert page.count("impl/r1, –, revisions: 0 – proposed") == 1
    assert page.count("match/r1, –, revisions: 0 – does not move") == 1


def test_an_impossible_scenario_is_explained(found: Read) -> None:
    said = Text(sv="A före B.", en="A before B.")
    change = Change.model_validate({"what": "freedom", "from": "30", "to": "32", "message": said})
    answer = alignment_of(
        found.asked,
        Found(
            "impossible",
            proven=True,
            conflicts=(Conflict(demands=(Demand(rule="lag", message=said),), irreducible=True),),
            repairs=(Repair(changes=(change,), verified=True),),
        ),
    )
    page = alignment_report(answer, found.asked, "en")
    assert "A before B." in page
    assert "30 → 32" in page
    assert "Impossible" in page


def test_projects_are_shown_before_and_after(found: Read, alignment: Alignment) -> None:
    made = ArchetypeResult(
        project="p", file="p.yaml", require="all", before="infeasible", after="feasible",
        made_by=("impl/r1",),
    )  # fmt: skip
    answer = with_archetypes(alignment, (made,))
    assert [move.reasons for move in answer.moves if move.round == "impl/r1"] == [
        ("match", "project:p")
    ]
    page = alignment_report(answer, found.asked, "en")
    assert "1 of 1" in page
    assert "p.yaml" in page


def test_feeds_are_tentative_with_a_risen_sequence_where_dates_moved(found: Read) -> None:
    moves = {Point("impl/r1", "committee"): found.today(impl_committee="2027-10-13")[
        Point("impl/r1", "committee")
    ]}  # fmt: skip
    as_of = found.scenario.as_of
    assert as_of is not None
    before = funder_feeds(found.catalogue, found.prepared.rounds, "sv")
    after = funder_feeds(
        moved_catalogue(found.catalogue, moves, as_of), found.prepared.rounds, "sv"
    )
    assert list(after) == ["vinnova", "tvv", "region"]
    assert after["vinnova"] == before["vinnova"]
    old, new = entries(before["tvv"]), entries(after["tvv"])
    assert old.keys() == new.keys()
    (changed,) = [uid for uid in old if old[uid] != new[uid]]
    assert "SEQUENCE:0" in old[changed]
    assert "SEQUENCE:1" in new[changed]
    assert "STATUS:TENTATIVE" in new[changed]
    assert "DTSTART;VALUE=DATE:20271013" in new[changed]
    assert not [one for one in conformance(after["tvv"]) if one.severity == "error"]


def entries(feed: bytes) -> dict[str, str]:
    """Uid -> entry."""
    found = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", feed.decode(), re.DOTALL)
    return {re.search(r"UID:(\S+)", one)[1]: one for one in found}  # type: ignore[index]  # each has one


def test_the_table_says_the_same_in_all_its_forms(found: Read, alignment: Alignment) -> None:
    rows = memo_rows(alignment, found.catalogue, "sv")
    assert rows[0][3:7] == ("Datum", "I dag", "Förslag", "Dagar")
    assert [row[3:7] for row in rows[1:]] == [
        ("beredning i nämnd", "2027-10-01", "2027-10-13", "+12"),
        ("sista ansökningsdag", "2027-04-20", "2027-04-22", "+2"),
    ]
    assert list(csv.reader(io.StringIO(memo_tsv(rows)), delimiter="\t")) == [list(r) for r in rows]
    assert memo_markdown(rows).count("\n") == 4
    assert memo_html(rows, "sv").count("<tr>") == 3


def test_a_title_with_signs_of_the_table_breaks_nothing() -> None:
    found = read(SCENARIO, CALLS.replace("sv: Genomförande", 'sv: "A|B <i>"'))
    dates = found.today(impl_committee="2027-10-13")
    rows = memo_rows(
        alignment_of(found.asked, Found("aligned", dates=dates)), found.catalogue, "sv"
    )
    assert r"A\|B" in memo_markdown(rows)
    assert "<i>" not in memo_html(rows, "sv")
