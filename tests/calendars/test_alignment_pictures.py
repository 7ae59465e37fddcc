"""The chart and the heat map of an alignment: what is known to a period is drawn as one."""

from __future__ import annotations

import re

from calendars.alignment_chart import charts
from calendars.alignment_crowding import heat_map
from calendars.alignment_report import alignment_report
from calendars.alignment_rows import MOST_ROUNDS
from models.alignment.alignment import Alignment
from models.alignment.alignment_of import alignment_of
from models.alignment.found import Found
from samspel.alignment_summary import alignment_summary
from tests.models.alignment.small_scenario import CALLS, Read, read

VAGUE = CALLS.replace(
    "{kind: deadline, at: 2027-06-03}", "{kind: deadline, at: {quarter: 2027-Q2}}"
)
FREE = "freedom: [{round: impl/r1, within_days: 60}]\n"


def unmoved(found: Read, **moved: str) -> Alignment:
    return alignment_of(found.asked, Found("aligned", proven=True, dates=found.today(**moved)))


def test_a_deadline_in_a_quarter_is_hatched_over_its_weeks_and_counted_in_none() -> None:
    found = read(FREE, VAGUE)
    svg = heat_map(unmoved(found), found.catalogue, "en")
    # The call opens on 3 May (week 18), and the quarter ends on 30 June (week 26).
    assert "Tillväxtverket, 2027-W18, today: 0, maybe 1 more" in svg
    assert "Tillväxtverket, 2027-W26, proposed: 0, maybe 1 more" in svg
    assert "2027-W27, today: 0, maybe" not in svg
    assert "Tillväxtverket, 2027-W18, today: 1" not in svg


def test_a_vague_deadline_that_is_moved_to_a_day_is_counted_there() -> None:
    found = read(FREE, VAGUE)
    svg = heat_map(unmoved(found, impl_deadline="2027-06-03"), found.catalogue, "en")
    assert "Tillväxtverket, 2027-W22, proposed: 1" in svg
    assert "proposed: 0, maybe" not in svg
    assert "Tillväxtverket, 2027-W20, today: 0, maybe 1 more" in svg


def test_more_than_a_year_of_weeks_is_drawn_year_by_year_in_columns_that_can_be_read() -> None:
    late = CALLS.replace("2027-07-28", "2028-11-15").replace("{quarter: 2027-Q4}", "2028-12-20")
    found = read("", late.replace("2027-07-19", "2028-10-02"))
    svg = heat_map(unmoved(found), found.catalogue, "sv")
    assert [year for year in ("2027", "2028") if f">{year}</text>" in svg] == ["2027", "2028"]
    # April 2027 to November 2028 is 84 weeks: in one row a week would have eight pixels.
    widths = {float(one) for one in re.findall(r'<rect [^>]*width="([0-9.]+)" height="12"', svg)}
    assert min(widths) >= 11


def test_the_chart_draws_a_period_with_its_ends_and_a_hollow_mark() -> None:
    found = read(FREE, VAGUE)
    (svg,), _ = charts(unmoved(found), found.asked, "en")
    assert "impl/r1: deadline 2027-05-03–2027-06-30" in svg
    assert "only the period" in svg
    (exact,), _ = charts(unmoved(found, impl_deadline="2027-06-03"), found.asked, "en")
    assert "impl/r1: deadline 2027-06-03" in exact
    assert "impl/r1: deadline 2027-05-03–2027-06-30" in exact  # the bar of today


def test_the_end_of_projects_is_drawn_where_a_link_is_about_it() -> None:
    calls = CALLS.replace(
        "          - {kind: decision, at: 2027-09-15}\n",
        "          - {kind: decision, at: 2027-09-15}\n"
        "          - {kind: latest_end, at: 2028-03-31}\n",
    )
    link = (
        "links:\n  - {id: next, kind: lag, first: {round: study/r1, milestone: latest_end},"
        " then: {round: impl/r1, milestone: opens}, min_days: 0, weight: 1}\n"
    )
    found = read(link, calls)
    (svg,), _ = charts(unmoved(found), found.asked, "sv")
    assert "study/r1: senaste slut 2028-03-31" in svg
    without = read("", calls)
    (svg,), _ = charts(unmoved(without), without.asked, "sv")
    assert "senaste slut" not in svg


def test_many_rounds_are_drawn_on_pages_and_those_left_out_are_counted_by_funder() -> None:
    many = "".join(
        f"  - {{id: more-{n:03d}, funder: region, title: Mer {n}, rounds: [{{id: r1, milestones: "
        f"[{{kind: opens, at: 2027-02-01}}, {{kind: deadline, at: 2027-03-15}}]}}]}}\n"
        for n in range(MOST_ROUNDS + 40)
    )
    names = ", ".join(f"more-{n:03d}/r1" for n in range(MOST_ROUNDS + 20))
    link = f"links:\n  - {{id: near, kind: near, rounds: [{names}], max_days: 9, weight: 1}}\n"
    found = read(link, CALLS + many)
    pictures, left_out = charts(unmoved(found), found.asked, "sv")
    drawn = re.findall(r"more-\d{3}/r1, –, ändringar: 0 – flyttas inte", "".join(pictures))
    assert len(drawn) == MOST_ROUNDS + 20
    assert len(pictures) > 1
    assert len(set(re.findall(r'id="(chart\d+-title)"', "".join(pictures)))) == len(pictures)
    assert left_out == {"Vinnova": 1, "Tillväxtverket": 1, "Region Demo": 21}
    page = alignment_report(unmoved(found), found.asked, "sv")
    assert "<li>Region Demo: 21</li>" in page
    assert "står i alignment.json och i kalendrarna per finansiär" in page


def test_rules_are_named_in_words_and_not_by_their_ids() -> None:
    text = (
        "freedom: [{round: impl/r1, milestone: opens, within_days: 60}]\n"
        "rules: {min_window_days: 42}\n"
    )
    found = read(text, what_if=("impl/r1:opens=-11",))
    answer = alignment_of(
        found.asked, Found("aligned", proven=True, dates=found.today(impl_opens="2027-04-22"))
    )
    page = alignment_report(answer, found.asked, "sv")
    assert "window:" not in page
    assert "kravet på ansökningstidens längd för impl/r1" in page
    told = alignment_summary(answer, found.catalogue, "en")
    assert "window:" not in told
    assert "the least window of impl/r1" in told
    moved = read(text)
    answer = alignment_of(
        moved.asked, Found("aligned", proven=True, dates=moved.today(impl_opens="2027-04-22"))
    )
    assert answer.moves[0].reasons == ("window:impl/r1",)
    assert "window:" not in alignment_summary(answer, moved.catalogue, "sv")


def test_an_impossible_answer_does_not_say_that_nothing_needs_to_move() -> None:
    found = read("")
    page = alignment_report(
        alignment_of(found.asked, Found("impossible", proven=True)), found.asked, "sv"
    )
    assert "Inget datum behöver flyttas" not in page
    assert "Inga flyttar föreslås" in page
