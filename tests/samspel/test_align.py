"""``samspel align`` and ``samspel calls warn`` from files to exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.models.alignment.small_scenario import CALLS, HEAD

if TYPE_CHECKING:
    from tests.samspel.conftest import Run

WISHES = """\
id: spring
as_of: 2027-01-10
freedom: [{funder: tvv, within_days: 45}]
links:
  - {id: match, kind: decision_before_proof, first: study/r1, then: impl/r1, weight: 10}
"""
FILES = [
    "alignment.json",
    "funder-region.ics",
    "funder-tvv.ics",
    "funder-vinnova.ics",
    "moves.html",
    "moves.md",
    "moves.tsv",
    "report.html",
]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A scenario beside its calls."""
    (tmp_path / "calls.yaml").write_text(CALLS, encoding="utf-8")
    file = tmp_path / "scenario.yaml"
    file.write_text(HEAD + WISHES, encoding="utf-8")
    return file


def test_aligning_writes_all_files_and_the_same_bytes_each_time(
    scenario: Path, tmp_path: Path, run: Run
) -> None:
    ran = run("align", scenario, "--out", tmp_path / "a", "--json")
    run("align", scenario, "--out", tmp_path / "b")
    assert ran.status == 0
    assert sorted(one.name for one in (tmp_path / "a").iterdir()) == FILES
    for name in FILES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
    document = ran.document
    assert document == json.loads((tmp_path / "a" / "alignment.json").read_text("utf-8"))
    # 15 September is twenty working days before 13 October: twelve days for the committee.
    assert [(move["milestone"], move["days"]) for move in document["moves"]] == [("committee", 12)]
    assert document["proven"]


def test_demands_that_conflict_give_status_one(scenario: Path, tmp_path: Path, run: Run) -> None:
    text = scenario.read_text("utf-8").replace("within_days: 45", "within_days: 3")
    scenario.write_text(text.replace("weight: 10", "required: true"), "utf-8")
    ran = run("align", scenario, "--out", tmp_path / "out")
    assert ran.status == 1
    assert "OMÖJLIGT" in ran.out
    document = json.loads((tmp_path / "out" / "alignment.json").read_text("utf-8"))
    assert document["conflicts"]
    assert not list((tmp_path / "out").glob("*.ics"))


def test_bad_input_gives_status_two_and_every_fault(
    scenario: Path, tmp_path: Path, run: Run
) -> None:
    text = scenario.read_text("utf-8").replace("then: impl/r1", "then: imple/r1")
    scenario.write_text(text.replace("funder: tvv", "funder: tvx"), "utf-8")
    ran = run("align", scenario, "--out", tmp_path / "out", "--json")
    assert ran.status == 2
    assert {one["code"] for one in ran.document["errors"]} == {"round-unknown", "funder-unknown"}
    assert not (tmp_path / "out").exists()
    scenario.write_text(scenario.read_text("utf-8").replace("within_days", "withindays"), "utf-8")
    both = run("align", scenario, "--out", tmp_path / "out", "--json").document["errors"]
    assert [one["code"] for one in both] == ["funder-unknown", "field-unknown", "round-unknown"]
    missing = run("align", tmp_path / "scenari.yaml", "--out", tmp_path / "out")
    assert missing.status == 2
    assert "scenario.yaml" in missing.err


def test_a_move_is_tried_out_and_accepted_moves_become_a_catalogue(
    scenario: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "out"
    tried = run("align", scenario, "--out", out, "--what-if", "study/r1:decision=+7", "--json")
    assert tried.status == 0
    assert tried.document["what_if"][0]["days"] == 7
    # Twenty working days before 20 October is 22 September, so the board's decision moves, too.
    assert {
        (move["round"], move["milestone"]): move["days"] for move in tried.document["moves"]
    } == {
        ("study/r1", "decision"): 7,
        ("impl/r1", "committee"): 19,
        ("impl/r1", "decision"): 5,
    }
    accepted = run(
        "align", scenario, "--out", tmp_path / "new", "--accept", out / "alignment.json", "--json"
    )
    # Freedom was given to Tillväxtverket alone: the move of the study needs its funder's own yes.
    assert accepted.status == 3
    catalogue = tmp_path / "new" / "catalogue.yaml"
    again = run("calls", "warn", catalogue, "--json")
    assert again.status == 0
    assert "2027-09-22" in catalogue.read_text("utf-8")
    wrong = run("align", scenario, "--out", out, "--what-if", "study:decision=+7")
    assert wrong.status == 2


def test_warnings_need_no_solver_and_no_store(scenario: Path, run: Run) -> None:
    ran = run("calls", "warn", scenario.parent / "calls.yaml", "--threshold-days", "40", "--json")
    assert ran.status == 0
    short = [one for one in ran.document["warnings"] if one["rule"] == "window.short"]
    assert [(one["subjects"], one["numbers"]) for one in short] == [
        (["impl/r1"], {"days": 31, "threshold": 40}),
        (["match/r1"], {"days": 9, "threshold": 40}),
    ]
    told = run("calls", "warn", scenario.parent / "calls.yaml")
    assert "Kort ansökningstid (2)" in told.out
    assert run("calls", "warn", scenario.parent / "none.yaml").status == 2


def test_a_project_that_cannot_be_financed_says_what_is_missing(
    root: Path, tmp_path: Path, run: Run
) -> None:
    scenario = root / "examples" / "align-study-to-demonstrator" / "scenario.yaml"
    done = run("align", str(scenario), "--out", str(tmp_path / "out"), "--lang", "sv")
    lines = done.out.splitlines()
    place = next(n for n, line in enumerate(lines) if "Stor demonstrator: går inte" in line)
    assert "7 000 000 kr" in lines[place + 1].replace("\xa0", " ")
