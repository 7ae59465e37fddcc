"""Moves made in the catalogue, and moves that people have accepted."""

from __future__ import annotations

import json
from datetime import date

import pytest

from models.alignment.accepted import accepted_moves
from models.alignment.catalogue_yaml import catalogue_yaml
from models.alignment.moved import moved_catalogue, revision_day
from models.alignment.rounds import listed_rounds
from models.alignment.what_if import what_ifs
from models.errors import InputErrors
from models.input_files import read_catalogues
from tests.models.alignment.small_scenario import CALLS, at

CATALOGUE = read_catalogues([("calls.yaml", CALLS.encode())])
ON = date(2027, 1, 10)


def test_a_moved_date_keeps_its_time_of_day_and_remembers_where_it_stood() -> None:
    moved = moved_catalogue(CATALOGUE, {at("study", "deadline"): date(2027, 5, 4)}, ON)
    milestone = moved.calls[0].rounds[0].milestones[1]
    assert (milestone.at, milestone.zone) == ("2027-05-04T14:00", "Europe/Stockholm")
    assert milestone.certainty == "planned"
    (former,) = milestone.revisions
    assert (former.when.earliest, former.changed_on) == (date(2027, 4, 20), ON)
    assert moved.calls[1:] == CATALOGUE.calls[1:]


def test_a_moved_period_becomes_a_day_and_remembers_the_period() -> None:
    moved = moved_catalogue(CATALOGUE, {at("match", "decision"): date(2027, 11, 2)}, ON)
    milestone = moved.calls[2].rounds[0].milestones[2]
    assert milestone.at == "2027-11-02"
    assert milestone.revisions[0].at == {"quarter": "2027-Q4"}


def test_a_written_catalogue_is_read_back_as_it_was() -> None:
    moved = moved_catalogue(CATALOGUE, {at("study", "deadline"): date(2027, 5, 4)}, ON)
    assert read_catalogues([("m", catalogue_yaml(moved).encode())]) == moved
    assert read_catalogues([("c", catalogue_yaml(CATALOGUE).encode())]) == CATALOGUE


def test_moves_are_dated_by_the_scenario_or_by_the_last_look_at_a_source() -> None:
    assert revision_day(ON, CATALOGUE, date(2027, 6, 1)) == ON
    assert revision_day(None, CATALOGUE, date(2027, 6, 1)) == date(2027, 6, 1)


def test_accepted_moves_are_read_by_milestone_and_must_still_fit_the_catalogue() -> None:
    move = {"round": "study/r1", "milestone": "opens", "from": "2027-03-01", "to": "2027-03-08"}
    content = json.dumps({"format": "samspel/alignment@1", "moves": [move]}).encode()
    rounds = listed_rounds(CATALOGUE)
    today = {at("study", "opens"): date(2027, 3, 1)}
    assert accepted_moves(content, "m", rounds, today) == {at("study", "opens"): date(2027, 3, 8)}
    wrong = [{**move, "from": "2027-03-02"}, {**move, "round": "studdy/r1"}, {**move, "to": "soon"}]
    with pytest.raises(InputErrors) as raised:
        accepted_moves(json.dumps({"moves": wrong[:2]}).encode(), "m", rounds, today)
    assert [one.code for one in raised.value.problems] == ["move-out-of-date", "round-unknown"]
    with pytest.raises(InputErrors, match="soon"):
        accepted_moves(json.dumps({"moves": wrong[2:]}).encode(), "m", rounds, today)


def test_moves_to_try_are_days_or_dates_and_say_all_their_faults() -> None:
    later, to, second = what_ifs(["a/1:opens=-7", "a/1:decision=2027-05-01", "a/1:deadline.2=+1"])
    assert later.day(date(2027, 1, 8)) == date(2027, 1, 1)
    assert to.day(ON) == date(2027, 5, 1)
    assert second.stage == 2
    assert [str(one) for one in (later, to, second)] == [
        "a/1:opens=-7", "a/1:decision=2027-05-01", "a/1:deadline.2=+1",
    ]  # fmt: skip
    with pytest.raises(InputErrors) as raised:
        what_ifs(["a/1:opening=+7", "a/1:opens", "a/1:opens=2027-13-01"])
    assert [one.code for one in raised.value.problems] == ["what-if-form"] * 3
