"""A slice of the national year: recorded EU calls, and Swedish rounds drawn beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.national_year import NationalYear, national_year, write
from flows.alignment_request import AlignmentRequest
from flows.alignment_steps import align_into
from flows.read_scenario import read_calls
from models.alignment.check import check

SLICE = {"eu": 40, "vinnova": 24, "eruf": 6}


@pytest.fixture(scope="module")
def feed(shared_data: Path) -> bytes:
    """The recorded calls of the EU."""
    return (shared_data / "catalogue/eu_calls_2026_union.jsonl").read_bytes()


@pytest.fixture(scope="module")
def year(feed: bytes) -> NationalYear:
    """A slice that is aligned in seconds."""
    return national_year(feed, 0, **SLICE)


def test_a_seed_gives_the_same_files_and_another_seed_others(
    feed: bytes, year: NationalYear
) -> None:
    assert national_year(feed, 0, **SLICE).files == year.files
    assert national_year(feed, 1, **SLICE).files != year.files


def test_the_whole_year_is_a_few_hundred_calls_of_which_the_eus_are_real(feed: bytes) -> None:
    whole = national_year(feed, 0)
    assert 200 <= whole.eu_calls <= 310
    assert whole.swedish_rounds == 204
    assert not any("synthetic" in call for call in whole.files["eu-calls.json"]["calls"])


def test_every_drawn_round_says_that_it_is_made_up_and_after_what(year: NationalYear) -> None:
    calls = year.files["swedish-calls.json"]["calls"]
    assert len(calls) == 30
    for call in calls:
        assert call["synthetic"]
        assert call["note"]["sv"].startswith("Påhittad efter ")
        assert _days(call) in range(60, 106) if call["funder"] == "vinnova" else _days(call) == 35


def test_the_slice_is_aligned_and_the_eu_stays_where_it_is(
    year: NationalYear, tmp_path: Path
) -> None:
    write(year, tmp_path)
    request = AlignmentRequest(tmp_path / "scenario.json", time_limit_seconds=30)
    aligned = align_into(request, tmp_path / "out")
    answer = aligned.alignment
    assert answer.status == "aligned"
    assert answer.moves
    assert {move.funder for move in answer.moves} <= {"vinnova", "tillvaxtverket"}
    assert answer.totals.weight_satisfied > answer.totals.weight_before
    dates = {(one.round, one.milestone, one.stage): one.on for one in answer.dates}
    case = aligned.asked.prepared.case
    points = {point: dates[point.round, point.milestone, point.stage] for point in case.places}
    assert check(case, points).holds
    catalogue = read_calls([tmp_path / "eu-calls.json", tmp_path / "swedish-calls.json"])
    assert len(catalogue.calls) == 70


def _days(call: dict[str, Any]) -> int:
    opens, deadline = call["rounds"][0]["milestones"][:2]
    return (date.fromisoformat(deadline["at"][:10]) - date.fromisoformat(opens["at"])).days
