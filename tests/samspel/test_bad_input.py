"""Bad input ends with status 2, all its faults in words, and nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.errors import NumericGuardError
from models.text import Text

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run

DEADLINE = "{kind: deadline, at: 2027-03-02T14:00, zone: Europe/Stockholm}"


BOTH_WISHES = "id: pilot\nmust: {calls: [demo]}\nmust_not: {calls: [demo]}\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "words"),
    [
        ("calls.yaml", "funders:", "funders: [", "yaml-malformed", "calls.yaml:"),
        ("project.yaml", "title: Pilot", "titel: Pilot", "field-unknown", "title"),
        ("calls.yaml", "success_rate:", "succes_rate:", "field-unknown", "success_rate"),
        ("calls.yaml", DEADLINE, "{kind: deadline, at: 2027-03-02T14:00}", "time-without-zone",
         "Europe/Stockholm"),
        ("calls.yaml", "at: 2027-05-20", "at: 2027-05-32", "date-impossible", "2027-05-32"),
        ("project.yaml", "{partner: lu,", "{partner: lund,", "partner-unknown", "Menade du"),
        ("project.yaml", "800_000", "-800_000", "amount-negative", "utan minustecken"),
        ("project.yaml", "800_000", "800000.125", "amount-decimals", "två decimaler"),
        ("calls.yaml", DEADLINE, "{kind: deadline, at: 2027-01-04}", "call-closes-before-opening",
         "omkastade"),
        ("calls.yaml", "    grant:", "    consortium: {award_of: [demo]}\n    grant:",
         "award-cycle", "demo → demo"),
        ("project.yaml", "format: samspel/project@1", "format: samspel/catalogue@1",
         "format-other", "samspel/project@1"),
        ("project.yaml", "id: pilot\n", "id: pilot\nmust: {calls: [demos]}\n", "call-unknown",
         "demo"),
        ("project.yaml", "id: pilot\n", "id: pilot\nassumptions: {law.after: x}\n",
         "assumption-unknown", "law.after"),
        ("calls.yaml", "funder: vinnova\n", "funder: vinova\n", "funder-unknown", "vinnova"),
        ("project.yaml", "800_000", "0", "costs-sum-to-nothing", "större än noll"),
        ("project.yaml", "800_000", "1_000_000_000_001", "amount-too-large", "antalet nollor"),
        ("project.yaml", "id: pilot\n", BOTH_WISHES, "must-and-must-not", "Stryk den på ett av"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_remedy(
    inputs: Inputs, run: Run, *, file: str, old: str, new: str, code: str, words: str
) -> None:
    inputs.change(inputs.folder / file, old, new)
    ran = run("plan", *inputs.arguments, "--out", inputs.out)
    assert ran.status == 2
    assert f"[{code}]" in ran.err
    assert words in ran.err
    assert f"{file}:" in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""
    assert not inputs.out.exists()


def test_amounts_that_cannot_be_computed_exactly_are_refused(inputs: Inputs, run: Run) -> None:
    """800 billion kronor fit, and so does a rate of six decimals, but not their product."""
    inputs.change(inputs.project, "800_000", "800_000_000_000")
    inputs.change(inputs.catalogue, "project: 0.50", "project: 0.123457")
    ran = run("plan", *inputs.arguments, "--out", inputs.out)
    assert ran.status == 2
    assert "Beloppen är för stora för att räknas exakt." in ran.err
    assert "Traceback" not in ran.err
    assert not inputs.out.exists()


def test_an_empty_catalogue_is_refused(inputs: Inputs, run: Run) -> None:
    inputs.catalogue.write_text("format: samspel/catalogue@1\n", encoding="utf-8")
    ran = run("check", *inputs.arguments, "--json")
    assert ran.status == 2
    assert ran.codes == ["catalogue-empty"]


def test_calls_that_require_each_other_in_a_circle_are_refused(inputs: Inputs, run: Run) -> None:
    text = inputs.catalogue.read_text(encoding="utf-8")
    first = text.replace("id: demo\n", "id: demo\n    consortium: {award_of: [next]}\n")
    second = text.replace("id: demo\n", "id: next\n    consortium: {seal_of: [demo]}\n")
    inputs.catalogue.write_text(first, encoding="utf-8")
    other = inputs.folder / "more.yaml"
    other.write_text(second, encoding="utf-8")
    ran = run("check", *inputs.arguments, other, "--json")
    assert ran.status == 2
    assert ran.codes == ["award-cycle"]


def test_all_faults_of_all_files_come_at_once(inputs: Inputs, run: Run) -> None:
    inputs.change(inputs.project, "800_000", "-1")
    inputs.change(inputs.project, "months: 12", "months: 12.5")
    inputs.change(inputs.catalogue, "level: national", "level: galactic")
    missing = inputs.folder / "missing.yaml"
    ran = run("check", *inputs.arguments, missing, "--json")
    assert ran.status == 2
    assert set(ran.codes) >= {
        "amount-negative",
        "file-not-found",
        "value-not-allowed",
        "whole-number-expected",
    }
    assert all(
        one["message"]["sv"] and one["message"]["en"] and one["remedy"]["sv"]
        for one in ran.document["errors"]
    )
    lines = {one["file"]: one["line"] for one in ran.document["errors"]}
    assert lines[str(missing)] is None
    assert lines[str(inputs.catalogue)] == 3


@pytest.mark.parametrize("noise", [b"\xff\xfe\x00\x80" * 100, "räkor".encode("latin-1")])
def test_a_file_that_is_not_utf8_is_refused(inputs: Inputs, run: Run, noise: bytes) -> None:
    inputs.project.write_bytes(noise)
    ran = run("plan", *inputs.arguments, "--out", inputs.out, "--json")
    assert ran.status == 2
    assert ran.codes == ["file-not-utf8"]
    assert not inputs.out.exists()


def test_fifty_megabytes_of_noise_are_refused_without_reading_them(
    inputs: Inputs, run: Run
) -> None:
    with inputs.catalogue.open("wb") as file:
        for _ in range(50):
            file.write(os.urandom(2**20))
    ran = run("plan", *inputs.arguments, "--out", inputs.out)
    assert ran.status == 2
    assert "filen är 50,0 MiB stor; högst 10 MiB läses." in ran.err
    assert not inputs.out.exists()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_file_without_end_is_refused(inputs: Inputs, run: Run) -> None:
    ran = run("check", "/dev/zero", "--calls", inputs.catalogue, "--json")
    assert ran.status == 2
    assert ran.codes == ["file-too-large"]


def test_a_missing_file_gets_the_nearest_name(inputs: Inputs, run: Run) -> None:
    ran = run("check", inputs.folder / "projekt.yaml", "--calls", inputs.catalogue)
    assert ran.status == 2
    assert f"Menade du kanske {inputs.project}?" in ran.err


def test_a_folder_in_place_of_the_project_is_refused(inputs: Inputs, run: Run) -> None:
    ran = run("check", inputs.folder, "--calls", inputs.catalogue, "--json")
    assert ran.status == 2
    assert ran.codes == ["file-is-folder"]


def test_a_folder_without_calls_is_refused(inputs: Inputs, run: Run) -> None:
    empty = inputs.folder / "empty"
    empty.mkdir()
    ran = run("check", inputs.project, "--calls", empty, "--json")
    assert ran.status == 2
    assert ran.codes == ["folder-without-calls"]


@pytest.mark.parametrize("name", ["taken", "taken/inside"])
def test_a_file_in_place_of_the_output_folder_is_refused_before_planning(
    inputs: Inputs, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("flows.steps.solve_step", None)
    taken = inputs.folder / "taken"
    taken.write_text("mine", encoding="utf-8")
    ran = run("plan", *inputs.arguments, "--out", inputs.folder / name, "--json")
    assert ran.status == 2
    assert ran.codes == ["output-not-folder"]
    assert taken.read_text(encoding="utf-8") == "mine"


def test_the_whole_process_prints_no_traceback(inputs: Inputs) -> None:
    inputs.project.write_bytes(b"\x00\xff" * 1000)
    ran = subprocess.run(
        [sys.executable, "-m", "samspel", "plan", *inputs.arguments, "--out", inputs.out, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stdout.startswith('{\n "errors": [')
    assert "Traceback" not in ran.stderr
    assert not inputs.out.exists()


def test_a_fault_of_samspel_itself_is_one_line(
    inputs: Inputs, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a sum\nof nothing")

    monkeypatch.setattr("flows.steps.read_step", broken)
    ran = run("check", *inputs.arguments)
    assert ran.status == 70
    assert "ZeroDivisionError: a sum of nothing (broken:" in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 2

    monkeypatch.setenv("SAMSPEL_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check", *inputs.arguments)


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_a_refused_value_is_told_in_the_language_of_the_user(
    inputs: Inputs, run: Run, monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    def refuse(*_: object) -> None:
        raise NumericGuardError(Text(sv="för stort", en="too large"))

    monkeypatch.setattr("flows.steps.solve_step", refuse)
    ran = run("check", *inputs.arguments, *option)
    assert ran.status == 2
    assert "för stort" in ran.err
    if option:
        assert ran.document["errors"][0]["message"] == {"sv": "för stort", "en": "too large"}


def test_an_interrupted_run_writes_nothing(
    inputs: Inputs, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.steps.solve_step", interrupt)
    ran = run("plan", *inputs.arguments, "--out", inputs.out)
    assert ran.status == 130
    assert ran.err == "Avbrutet.\n"
    assert not inputs.out.exists()


def test_very_many_faults_are_cut_off_for_people_only(inputs: Inputs, run: Run) -> None:
    cost = "  - {partner: lund, work_package: wp1, category: staff, amount: 1}\n"
    with inputs.project.open("a", encoding="utf-8") as file:
        file.write(cost * 150)
    human, machine = run("check", *inputs.arguments), run("check", *inputs.arguments, "--json")
    assert human.err.count("[partner-unknown]") == 100
    assert "… och 50 fel till." in human.err
    assert len(machine.codes) == 150
