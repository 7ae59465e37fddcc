"""``samspel check``: the verdict as words, as JSON and as exit status; no files."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from flows import steps

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run


def test_a_feasible_project_ends_with_0(inputs: Inputs, run: Run) -> None:
    ran = run("check", *inputs.arguments, "--json")
    assert ran.status == 0
    assert ran.document["status"] == "feasible"
    assert ran.document["totals"]["grants"] == "400000.00"
    assert ran.err == ""


def test_a_project_proven_impossible_ends_with_1_and_reasons(inputs: Inputs, run: Run) -> None:
    inputs.change(inputs.project, ", own_cash: {max: 500_000}", "")
    ran = run("check", *inputs.arguments, "--json")
    assert ran.status == 1
    assert ran.document["status"] == "infeasible"
    assert ran.document["conflicts"]
    human = run("check", *inputs.arguments)
    assert human.status == 1
    conflict = ran.document["conflicts"][0]["demands"][0]["message"]["sv"]
    assert " ".join(conflict.split()) in " ".join(human.out.split())


def test_a_search_that_ran_out_of_time_ends_with_3(
    inputs: Inputs, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    solve = steps.solve_step

    def out_of_time(*arguments: Any) -> Any:
        return solve(*arguments).model_copy(update={"status": "undecided", "proven": False})

    monkeypatch.setattr(steps, "solve_step", out_of_time)
    ran = run("check", *inputs.arguments, "--json")
    assert ran.status == 3
    assert ran.document["status"] == "undecided"


def test_today_goes_before_the_day_of_the_project(inputs: Inputs, run: Run) -> None:
    late = run("check", *inputs.arguments, "--today", "2027-03-03", "--json")
    assert late.status == 1
    assert late.document["as_of"] == "2027-03-03"


def test_an_assumption_reaches_the_plan_and_goes_before_the_project(
    inputs: Inputs, run: Run
) -> None:
    inputs.change(inputs.project, "id: pilot\n", "id: pilot\nassumptions: {law.after_expiry: x}\n")
    assert run("check", *inputs.arguments).status == 2
    inputs.change(inputs.project, "{law.after_expiry: x}", "{success_rate.unknown: 0.4}")
    ran = run(
        "check", *inputs.arguments, "--json", "--assume", "success_rate.unknown=0.25",
        "--assume", "dates.reading=optimistic",
    )  # fmt: skip
    used = {one["name"]: one["value"] for one in ran.document["assumptions"]}
    assert used["success_rate.unknown"] == "0.25"
    assert used["dates.reading"] == "optimistic"


def test_calls_may_be_several_files_or_a_folder(inputs: Inputs, run: Run) -> None:
    text = inputs.catalogue.read_text(encoding="utf-8")
    head, calls = text.split("calls:")
    line = "format: samspel/catalogue@1\n"
    (inputs.folder / "a.yaml").write_text(head, encoding="utf-8")
    (inputs.folder / "b.yaml").write_text(f"{line}calls:{calls}", encoding="utf-8")
    inputs.catalogue.unlink()
    a, b = inputs.folder / "a.yaml", inputs.folder / "b.yaml"
    answers = {
        run("check", *arguments, "--json").out
        for arguments in (
            [inputs.project, "--calls", a, b],
            [inputs.project, "--calls", b, "--calls", a],
            ["--calls", a, b, inputs.project],
            [inputs.project, "--calls", inputs.folder],
        )
    }
    assert len(answers) == 1
    assert json.loads(answers.pop())["status"] == "feasible"


def test_people_are_answered_in_their_language(inputs: Inputs, run: Run) -> None:
    swedish, english = run("check", *inputs.arguments), run("check", *inputs.arguments, "--lang=en")
    assert swedish.status == english.status == 0
    assert swedish.out != english.out
    assert "Demonstratorer" in swedish.out
    assert "Demonstrators" in english.out
    assert not swedish.out.startswith("{")


def test_a_reader_that_stops_early_changes_nothing(inputs: Inputs) -> None:
    command = [sys.executable, "-m", "samspel", "check", *inputs.arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
