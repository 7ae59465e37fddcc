"""``samspel plan``: all files of a plan in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.samspel.conftest import Inputs, Run

ALWAYS = {"plan.json", "report.html", "plan.xlsx"}
FEEDS = {"plan.ics", "plan-apply.ics", "plan-decide.ics", "partner-lu.ics"}


def content(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_every_file_is_written_and_named_to_the_user(inputs: Inputs, run: Run) -> None:
    ran = run("plan", *inputs.arguments, "--out", inputs.out)
    assert ran.status == 0
    files = content(inputs.out)
    assert files.keys() >= ALWAYS | FEEDS
    assert files["plan.ics"].startswith(b"BEGIN:VCALENDAR\r\n")
    assert files["plan.xlsx"].startswith(b"PK")
    assert b"<html" in files["report.html"]
    for name in ("report.html", "plan.xlsx", "plan.ics", "plan.json"):
        assert name in ran.out
    assert f"Skrivet i {inputs.out}:" in ran.out


def test_json_is_the_plan_file_and_nothing_else(inputs: Inputs, run: Run) -> None:
    ran = run("plan", *inputs.arguments, "--out", inputs.out, "--json")
    assert ran.status == 0
    assert ran.out.encode() == (inputs.out / "plan.json").read_bytes()
    assert ran.document["format"] == "samspel/plan@1"
    # A quick check gives the same plan, without what follows of it.
    quick = run("check", *inputs.arguments, "--json").document
    further = ("risk", "alternatives", "if_refused", "unchosen", "binding", "solver")
    assert {key: ran.document[key] for key in quick if key not in further} == {
        key: quick[key] for key in quick if key not in further
    }
    assert not any(quick[key] for key in further if key != "solver")
    # What follows is searched for, which takes time of its own.
    whole = ran.document["solver"]
    assert whole["deterministic_time"] > quick["solver"]["deterministic_time"]
    assert whole["ortools"] == quick["solver"]["ortools"]


def test_the_same_input_gives_the_same_bytes(inputs: Inputs, run: Run) -> None:
    other = inputs.folder / "again"
    run("plan", *inputs.arguments, "--out", inputs.out)
    run("plan", *inputs.arguments, "--out", other)
    assert content(inputs.out) == content(other)


def test_the_files_speak_the_language_of_the_user(inputs: Inputs, run: Run) -> None:
    run("plan", *inputs.arguments, "--out", inputs.out, "--lang", "en")
    files = content(inputs.out)
    assert "Demonstrators" in files["report.html"].decode()
    assert "Demonstrators" in files["plan.ics"].decode()
    assert "Demonstratorer" not in files["plan.ics"].decode()


def test_an_impossible_project_has_a_report_and_leaves_no_old_calendar(
    inputs: Inputs, run: Run
) -> None:
    run("plan", *inputs.arguments, "--out", inputs.out)
    (inputs.out / "notes.txt").write_text("mine", encoding="utf-8")
    inputs.change(inputs.project, ", own_cash: {max: 500_000}", "")
    ran = run("plan", *inputs.arguments, "--out", inputs.out)
    assert ran.status == 1
    assert content(inputs.out).keys() == ALWAYS | {"notes.txt"}
    assert "plan.ics" not in ran.out


def test_bad_input_leaves_the_plan_of_an_earlier_run(inputs: Inputs, run: Run) -> None:
    run("plan", *inputs.arguments, "--out", inputs.out)
    before = content(inputs.out)
    inputs.change(inputs.project, "800_000", "-1")
    assert run("plan", *inputs.arguments, "--out", inputs.out).status == 2
    assert content(inputs.out) == before


def test_alternatives_are_planned_when_asked_for(inputs: Inputs, run: Run) -> None:
    ran = run("plan", *inputs.arguments, "--out", inputs.out, "--alternatives", 2, "--json")
    assert ran.status == 0
    assert len(ran.document["alternatives"]) <= 2
