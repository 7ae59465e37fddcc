"""Files are written as a set: all of them or none, and nothing of others is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.output_folder import check_folder, write_folder
from models.errors import InputErrors

OURS = re.compile(r"plan\.json|report\.html|plan-[a-z]+\.ics")
FILES = {"report.html": b"<p>new", "plan.json": b"{}"}


def content(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b", FILES, OURS)
    assert content(tmp_path / "a" / "b") == FILES
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["b"]


def test_others_may_read_a_new_folder_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    write_folder(tmp_path / "new", FILES, OURS)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder(tmp_path, FILES, OURS)
    assert content(tmp_path) == FILES


def test_files_of_an_earlier_run_are_replaced_or_removed_and_others_stay(tmp_path: Path) -> None:
    for name in ("report.html", "plan-board.ics", "notes.txt", "plan-board.ics.bak"):
        (tmp_path / name).write_bytes(b"old")
    (tmp_path / "plan-decide.ics").mkdir()
    write_folder(tmp_path, FILES, OURS)
    assert content(tmp_path) == {**FILES, "notes.txt": b"old", "plan-board.ics.bak": b"old"}
    assert (tmp_path / "plan-decide.ics").is_dir()


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_folder(tmp_path / "link", FILES, OURS)
    assert content(tmp_path / "real") == FILES
    assert (tmp_path / "link").is_symlink()


def test_nothing_is_replaced_when_one_file_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.html").write_bytes(b"old")
    write_bytes = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if path.name == "plan.json":
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(InputErrors) as caught:
        write_folder(tmp_path, FILES, OURS)
    assert [one.code for one in caught.value.problems] == ["output-not-writable"]
    assert "No space left on device" in caught.value.text.sv
    assert content(tmp_path) == {"report.html": b"old"}
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


def test_nothing_is_replaced_when_a_folder_lies_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(InputErrors) as caught:
        write_folder(tmp_path, FILES, OURS)
    assert [one.code for one in caught.value.problems] == ["output-not-file"]
    assert [one.name for one in tmp_path.iterdir()] == ["plan.json"]


def test_checking_a_folder_writes_nothing(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")
    check_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Tests may run as a user who may write everywhere.
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(InputErrors) as caught:
        check_folder(tmp_path / "out")
    assert [one.code for one in caught.value.problems] == ["output-not-writable"]
