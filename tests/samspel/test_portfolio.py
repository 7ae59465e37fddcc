"""``samspel portfolio``: a folder of projects, their plans and what they take of common budgets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.samspel.conftest import CATALOGUE, PROJECT

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run

NAMES = ("alpha", "beta", "gamma")
ONE = ("--workers", 1)
"""Each process costs a second of its own to start."""


@pytest.fixture
def folder(inputs: Inputs) -> Path:
    """Three like projects, and a call that could give each of them 400 000 kr."""
    folder = inputs.folder / "projects"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.yaml").write_text(
            PROJECT.replace("id: pilot", f"id: {name}"), encoding="utf-8"
        )
    return folder


def test_every_project_gets_its_plan_and_the_portfolio_sums_them_up(
    inputs: Inputs, folder: Path, run: Run
) -> None:
    ran = run("portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out, "--json")
    assert ran.status == 0
    written = (inputs.out / "portfolio.json").read_text(encoding="utf-8")
    assert ran.out == written
    assert [one["project"] for one in ran.document["projects"]] == list(NAMES)
    assert ran.document["sums"] == [
        {
            "currency": "SEK",
            "projects": 3,
            "costs": "2400000.00",
            "grants": "1200000.00",
            "contributions": "0.00",
            "own_and_private": "1200000.00",
        }
    ]
    book = openpyxl.load_workbook(inputs.out / "portfolio.xlsx", data_only=True)
    rows = list(book["Projekt"].iter_rows(min_row=4, max_row=7, values_only=True))
    assert [row[0] for row in rows] == [*NAMES, "Summa genomförbara"]
    assert rows[-1][-3:] == (2_400_000, 1_200_000, 1_200_000)
    for one in NAMES:
        plan = json.loads((inputs.out / one / "plan.json").read_text(encoding="utf-8"))
        assert (plan["project"], plan["status"]) == (one, "feasible")


def test_the_answer_does_not_depend_on_the_number_of_processes(
    inputs: Inputs, folder: Path, run: Run
) -> None:
    _with_budget(inputs, 1_000_000)
    found = []
    for workers in (1, 2):
        out = inputs.folder / f"out-{workers}"
        run("portfolio", folder, "--calls", inputs.catalogue, "--out", out, "--workers", workers)
        found.append(_content(out))
    assert found[0] == found[1]
    assert "alpha/plan.json" in found[0]


def test_only_what_has_changed_is_solved_again(inputs: Inputs, folder: Path, run: Run) -> None:
    arguments = ("portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out)
    told = "planer var gjorda sedan tidigare"
    assert told not in run(*arguments, *ONE).out
    before = _content(inputs.out)
    assert f"3 {told}" in run(*arguments, *ONE).out
    assert _content(inputs.out) == before
    inputs.change(folder / "beta.yaml", "amount: 800_000", "amount: 600_000")
    assert f"2 {told}" in run(*arguments, *ONE).out
    assert f"3 {told}" not in run(*arguments, *ONE, "--assume", "success_rate.unknown=0.4").out


def test_projects_share_a_budget_that_is_too_small_for_all(
    inputs: Inputs, folder: Path, run: Run
) -> None:
    """Each lacks 300 000 kr and would take 400 000: 1 000 000 kr serve all three."""
    _with_budget(inputs, 1_000_000)
    ran = run("portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out, *ONE, "--json")
    assert ran.status == 0
    assert ran.document["counts"]["feasible"] == 3
    (pot,) = ran.document["pots"]
    assert (pot["wanted"], pot["granted"], pot["left"]) == ("1200000.00", "1000000.00", "0.00")
    (competition,) = ran.document["competition"]
    assert (competition["own_and_private"], competition["proven"]) == ("1400000.00", True)


def test_a_project_that_finds_no_room_is_told_in_words(
    inputs: Inputs, folder: Path, run: Run
) -> None:
    _with_budget(inputs, 700_000)
    ran = run("portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out, *ONE)
    assert ran.status == 0
    assert "3 projekt: 2 genomförbara, 1 ej genomförbart" in ran.out
    assert "ryms inte" in ran.out
    assert "räcker till fler projekt utan det" in ran.out


def test_the_faults_of_all_files_are_told_before_anything_is_solved(
    inputs: Inputs, folder: Path, run: Run
) -> None:
    inputs.change(folder / "alpha.yaml", "months: 12", "months: zwölf")
    inputs.change(folder / "beta.yaml", "type: research_organisation", "type: research")
    (folder / "copy.yaml").write_bytes((folder / "gamma.yaml").read_bytes())
    ran = run("portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out, *ONE, "--json")
    assert ran.status == 2
    assert "project-twice" in ran.codes
    assert {Path(one["file"]).name for one in ran.document["errors"]} == {
        "alpha.yaml",
        "beta.yaml",
        "gamma.yaml",
    }
    assert not inputs.out.exists()


def test_a_folder_without_projects_is_told(inputs: Inputs, run: Run) -> None:
    (inputs.folder / "empty").mkdir()
    for name, code in (
        ("empty", "folder-without-projects"),
        ("project.yaml", "portfolio-not-folder"),
    ):
        folder = inputs.folder / name
        ran = run(
            "portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out, *ONE, "--json"
        )
        assert (ran.status, ran.codes) == (2, [code])


def test_reports_are_written_on_request(inputs: Inputs, folder: Path, run: Run) -> None:
    for name in ("alpha", "beta"):
        (folder / f"{name}.yaml").unlink()
    arguments = ("portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out)
    run(*arguments, *ONE, "--reports")
    assert {"plan.json", "report.html", "plan.xlsx", "plan.ics"} <= {
        one.name for one in (inputs.out / "gamma").iterdir()
    }


def test_the_plan_of_a_project_that_is_gone_is_removed(
    inputs: Inputs, folder: Path, run: Run
) -> None:
    arguments = ("portfolio", folder, "--calls", inputs.catalogue, "--out", inputs.out)
    run(*arguments, *ONE)
    (inputs.out / "beta" / "notes.txt").write_text("mine", encoding="utf-8")
    for name in ("alpha", "beta"):
        (folder / f"{name}.yaml").unlink()
    run(*arguments, *ONE)
    assert not (inputs.out / "alpha").exists()
    assert [one.name for one in (inputs.out / "beta").iterdir()] == ["notes.txt"]


def _with_budget(inputs: Inputs, kronor: int) -> None:
    assert "grant: {min: 100_000" in CATALOGUE
    inputs.change(
        inputs.catalogue,
        "    grant: {min: 100_000",
        f"    budget: {{amount: {kronor}}}\n    grant: {{min: 100_000",
    )


def _content(out: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(out)): one.read_bytes()
        for one in sorted(out.rglob("*"))
        if one.is_file() and ".cache" not in one.parts
    }
