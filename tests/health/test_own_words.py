"""The project speaks of itself alone: not of the machine it was written on, nor of its writers."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# Built from parts, so that this file does not match itself.
_FOLDERS = "|".join(["ho" + "me", "ro" + "ot", "wo" + "rk", "tm" + "p", "Use" + "rs"])
_PHRASES = "|".join(
    first + r"[ -]" + second
    for first, second in [
        ("as", "an ai"),
        ("ai", "assistant"),
        ("developer", "session"),
        ("sub", "agent"),
        ("system", "prompt"),
        ("before", "stop"),
    ]
)
_FOREIGN = re.compile(
    rf"(?<![\w.~*\]])/(?:{_FOLDERS})/|\b(?:{_PHRASES}|chat[g]pt)\b", re.IGNORECASE
)


def test_no_file_speaks_of_machines_or_writers(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in _files_of_the_project(root)
        for number, line in enumerate(_lines(path), start=1)
        if _FOREIGN.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "foreign"),
    [
        ("written to /" + "tmp/out", True),
        ('"/' + 'home/someone/samspel"', True),
        ("As" + " an AI I would", True),
        ("https://example.org/wo" + "rk/programme", False),
        ("an AI test bed in Skåne", False),
    ],
)
def test_the_pattern_finds_what_it_should(line: str, foreign: bool) -> None:  # noqa: FBT001  # a column of the table
    assert bool(_FOREIGN.search(line)) is foreign


def _files_of_the_project(root: Path) -> list[Path]:
    """Every file that is, or would be, committed."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        pytest.skip("git is missing, or this is no clone: the files of the project are unknown")
    listing = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files", "-z", "-c", "-o", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = [root / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.name != "uv.lock"]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:  # a workbook or an image
        return []
