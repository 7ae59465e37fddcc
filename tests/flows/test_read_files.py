"""Files from the disk: folders of calls, pipes, and everything that may be in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.read_files import read_content, read_project_and_calls
from models.errors import InputErrors
from models.reading.utf8_text import MAX_BYTES

FUNDERS = """\
format: samspel/catalogue@1
funders:
  - {id: vinnova, name: Vinnova, level: national}
"""
CALLS = """\
format: samspel/catalogue@1
calls:
  - id: demo
    funder: vinnova
    title: Demo
    rounds: [{id: r1, milestones: [{kind: deadline, at: 2027-03-02}]}]
"""
PROJECT = """\
format: samspel/project@1
id: pilot
title: Pilot
as_of: 2027-01-15
period: {earliest_start: 2027-06-01, latest_end: 2028-12-31, months: 12}
partners: [{id: lu, name: LU, type: research_organisation}]
work_packages: [{id: wp1, activity: industrial_research, months: [1, 12]}]
costs: [{partner: lu, work_package: wp1, category: staff, amount: 800_000}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a project and a catalogue in two files, and things that are neither."""
    (tmp_path / "funders.yml").write_text(FUNDERS, encoding="utf-8")
    (tmp_path / "calls.yaml").write_text(CALLS, encoding="utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "plan.json").write_text('{\n "format": "samspel/plan@1"}', encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "README.md").write_text("# Calls", encoding="utf-8")
    (tmp_path / "old.yaml").mkdir()
    return tmp_path


def codes(caught: pytest.ExceptionInfo[InputErrors]) -> list[str]:
    return [one.code for one in caught.value.problems]


def test_a_folder_stands_for_all_its_catalogues(folder: Path) -> None:
    _, catalogue = read_project_and_calls(folder / "project.yaml", [folder])
    assert [call.id for call in catalogue.calls] == ["demo"]
    assert [funder.id for funder in catalogue.funders] == ["vinnova"]


def test_a_catalogue_in_a_folder_that_forgot_its_format_is_told_of(folder: Path) -> None:
    (folder / "calls.yaml").write_text(CALLS.replace("format: ", "formatt: "), encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        read_project_and_calls(folder / "project.yaml", [folder])
    assert codes(caught) == ["format-missing"]


def test_faults_of_files_that_are_there_come_with_those_that_are_not(folder: Path) -> None:
    (folder / "calls.yaml").write_text(CALLS.replace("id: demo", "id: Demo"), encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        read_project_and_calls(folder / "projct.yaml", [folder / "calls.yaml", folder / "x.yaml"])
    assert sorted(codes(caught)) == [
        "file-not-found",
        "file-not-found",
        "wrong-form",
    ]


def test_what_a_missing_file_may_hold_is_not_asked_for(folder: Path) -> None:
    with pytest.raises(InputErrors) as caught:
        read_project_and_calls(folder / "project.yaml", [folder / "calls.yaml", folder / "f.yaml"])
    assert codes(caught) == ["file-not-found"]


def test_the_project_is_checked_although_no_calls_are_there(folder: Path) -> None:
    bad = PROJECT.replace("title", "titel")
    (folder / "project.yaml").write_text(bad, encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        read_project_and_calls(folder / "project.yaml", [folder / "x.yaml"])
    assert {"field-unknown", "file-not-found"} <= set(codes(caught))


def test_a_path_through_a_file_is_not_readable(folder: Path) -> None:
    with pytest.raises(InputErrors) as caught:
        read_content(folder / "README.md" / "project.yaml")
    assert codes(caught) == ["file-not-readable"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputErrors) as caught:
        read_content(tmp_path / "nowhere" / "project.yaml")
    assert codes(caught) == ["file-not-found"]
    assert f"Mappen {tmp_path / 'nowhere'} finns inte heller" in caught.value.text.sv


def test_a_pipe_is_read_like_a_file() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"format: x")
    os.close(writing)
    try:
        assert read_content(Path(f"/dev/fd/{reading}")) == b"format: x"
    finally:
        os.close(reading)


def test_the_largest_file_that_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(b" " * MAX_BYTES)
    assert len(read_content(file)) == MAX_BYTES
    file.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(InputErrors) as caught:
        read_content(file)
    assert codes(caught) == ["file-too-large"]
