"""The commands of the how-to on aligning calls do what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.samspel.conftest import Run

BLOCK = re.compile(r"^```console\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL)
SCENARIO = re.compile(r"^```yaml\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
STRICT = (("weight: 2", "required: true"), ("within_days: 21", "within_days: 7"))


@pytest.fixture
def how_to(root: Path) -> str:
    """The text."""
    return (root / "docs/how-to/align-calls.md").read_text("utf-8")


def test_the_how_to_runs_as_written(
    how_to: str, root: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(root / "examples")
    (scenario,) = SCENARIO.findall(how_to)
    (tmp_path / "spring.yaml").write_text(scenario, encoding="utf-8")
    for old, new in STRICT:
        assert old in scenario
        scenario = scenario.replace(old, new)
    (tmp_path / "strict.yaml").write_text(scenario, encoding="utf-8")
    commands = [one for block in BLOCK.findall(how_to) for one in _commands(block)]
    assert len(commands) == 6
    for command, status, lines in commands:
        name, *arguments = shlex.split(command)
        assert name == "samspel"
        done = run(*arguments)
        assert done.status == status, (command, done.err)
        printed = done.out.splitlines()
        assert [line for line in lines if not _is_printed(line, printed)] == [], command
    assert (tmp_path / "out/moves.tsv").is_file()
    assert (tmp_path / "out/funder-tillvaxtverket.ics").is_file()


def _commands(block: str) -> list[tuple[str, int, list[str]]]:
    """Each command with its exit status and the lines of its output that are shown."""
    found: list[tuple[str, int, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], 0, []))
        elif status := re.fullmatch(r"\[(\d)\]", line):
            command, _, lines = found[-1]
            found[-1] = (command, int(status[1]), lines)
        else:
            found[-1][2].append(line)
    return found


def _is_printed(line: str, printed: list[str]) -> bool:
    """Whether a line of the output begins as shown."""
    return any(one.startswith(line) for one in printed)
