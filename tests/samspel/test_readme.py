"""The commands of the README's tutorial do what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

COMMAND = re.compile(r"^\$ (?P<command>.+)\n(?:\[(?P<status>\d)\])?", re.MULTILINE)


def test_the_tutorial_runs_as_written(root: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(root / "examples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    blocks = re.findall(
        r"^```console\n(.*?)^```", (root / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    commands = [found for block in blocks for found in COMMAND.finditer(block)]
    assert len(commands) >= 8
    for found in commands:
        done = subprocess.run(
            shlex.split(found["command"]),
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == int(found["status"] or 0), (found["command"], done.stderr)
        assert done.stdout.strip()
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"plan.json", "report.html", "plan.xlsx", "plan.ics"} <= written


def test_the_two_commands_stand_at_the_top(root: Path) -> None:
    top = (root / "README.md").read_text("utf-8")[:2500]
    assert "make demo" in top
    assert "make test" in top
