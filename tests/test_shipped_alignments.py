"""The aligned calls in ``examples/align-*``: the answers that their READMEs compute by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.alignment_request import AlignmentRequest
from flows.alignment_steps import Aligned, align_into
from flows.read_scenario import read_calls
from models.alignment.check import check
from models.alignment.rounds import listed_rounds
from models.alignment.warnings.of_calls import catalogue_warnings
from models.assumptions_set import assumptions_of
from models.document import parse_document
from models.text import Language
from samspel import cli
from tests.expected_parts import missing

FOLDERS = sorted((Path(__file__).resolve().parent.parent / "examples").glob("align-*"))


def _expected(folder: Path) -> Any:
    path = folder / "expected.yaml"
    return parse_document(path.read_bytes(), path.name).data


SCENARIOS = [
    pytest.param(folder / name, answer, id=f"{folder.name}/{name}")
    for folder in FOLDERS
    for name, answer in _expected(folder)["scenarios"].items()
]


def test_every_folder_has_its_readme_and_an_answer_to_every_scenario() -> None:
    assert len(FOLDERS) == 4
    for folder in FOLDERS:
        scenarios = {
            path.name
            for path in folder.glob("*.yaml")
            if path.read_text("utf-8").find("\nformat: samspel/scenario@1\n") >= 0
        }
        assert scenarios == {*_expected(folder)["scenarios"]}
        readme = (folder / "README.md").read_text("utf-8")
        for name in scenarios:
            assert f"samspel align examples/{folder.name}/{name} --out out" in readme
        assert "## In English" in readme


@pytest.mark.parametrize(("scenario", "answer"), SCENARIOS)
def test_the_alignment_is_the_one_computed_by_hand(
    scenario: Path, answer: dict[str, Any], tmp_path: Path
) -> None:
    aligned = _aligned(scenario, tmp_path)
    found = aligned.alignment.model_dump(mode="json", by_alias=True)
    assert list(missing(answer, found, "alignment")) == []
    assert len(found["moves"]) == len(answer["moves"])
    if answer["status"] == "aligned":
        dates = {(one.round, one.milestone, one.stage): one.on for one in aligned.alignment.dates}
        case = aligned.asked.prepared.case
        points = {point: dates[point.round, point.milestone, point.stage] for point in case.places}
        assert check(case, points).holds


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_the_warnings_of_the_catalogue_are_those_expected(folder: Path) -> None:
    findings = catalogue_warnings(read_calls([folder / "catalogue.yaml"]), assumptions_of({}))
    found = [one.model_dump(mode="json") for one in findings]
    wanted = _expected(folder)["warnings"]
    assert list(missing(wanted, found, "warnings")) == []
    assert len(found) == len(wanted)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("scenario", "answer"), SCENARIOS)
def test_every_case_runs_from_its_one_command_in_both_languages(
    scenario: Path, answer: dict[str, Any], language: Language, tmp_path: Path
) -> None:
    status = cli.run(["align", str(scenario), "--out", str(tmp_path), "--lang", language])
    assert status == (0 if answer["status"] == "aligned" else 1)
    report = (tmp_path / "report.html").read_text("utf-8")
    title = json.loads((tmp_path / "alignment.json").read_text("utf-8"))["title"]
    assert f'<html lang="{language}"' in report
    assert title[language] in report
    assert title["en" if language == "sv" else "sv"] not in report


def test_a_window_of_which_only_quarters_are_known_is_not_called_short(tmp_path: Path) -> None:
    _aligned(_folder("align-ai-factories") / "scenario.yaml", tmp_path)
    report = (tmp_path / "out/report.html").read_text("utf-8")
    assert "KORT" not in report


def test_a_limit_for_all_funders_is_told_in_words(tmp_path: Path) -> None:
    _aligned(_folder("align-skane-blekinge-2024") / "scenario.yaml", tmp_path)
    memo = (tmp_path / "out/moves.md").read_text("utf-8")
    assert "Vecka 2024-W12 skulle alla finansiärer tillsammans ha 4 sista ansökningsdagar" in memo


def _folder(name: str) -> Path:
    return next(folder for folder in FOLDERS if folder.name == name)


def _aligned(scenario: Path, folder: Path) -> Aligned:
    return align_into(AlignmentRequest(scenario, time_limit_seconds=30), folder / "out")


def test_a_meeting_that_is_about_another_round_is_not_the_committee_of_this_one() -> None:
    # 12 April 2024 is 24 days after the round closed; the programme's own pace is 92.
    catalogue = read_calls([FOLDERS[0].parent / "skane-blekinge" / "catalogue.yaml"])
    assert listed_rounds(catalogue)["tvv-5700/2024-var"].first("committee") is None
