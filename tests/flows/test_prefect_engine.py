"""The engine ``prefect`` gives the very files that the engine ``plain`` gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "skane-blekinge"


def plan(
    folder: Path, engine: str, *more: str, home: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Plan the shipped example in a process of its own, where Prefect is imported afresh."""
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_HOME"}
    if home is not None:
        environment["PREFECT_HOME"] = str(folder / home)
    project, catalogue = str(EXAMPLE / "project.yaml"), str(EXAMPLE / "catalogue.yaml")
    command = [
        sys.executable, "-m", "samspel", "plan", project, "--calls", catalogue,
        "--out", str(folder / engine), "--engine", engine, *more,
    ]  # fmt: skip
    return subprocess.run(
        command,
        cwd=folder,
        env={**environment, "LC_ALL": "sv_SE.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.prefect
def test_both_engines_write_the_same_bytes(tmp_path: Path) -> None:
    plain, prefect = plan(tmp_path, "plain"), plan(tmp_path, "prefect")
    assert (plain.returncode, prefect.returncode) == (0, 0), prefect.stderr
    written = {
        engine: {one.name: one.read_bytes() for one in (tmp_path / engine).iterdir()}
        for engine in ("plain", "prefect")
    }
    assert written["plain"].keys() == written["prefect"].keys()
    for name in written["plain"]:
        assert written["plain"][name] == written["prefect"][name], name
    assert plain.stdout.replace("plain", "prefect") == prefect.stdout
    assert "Traceback" not in prefect.stderr
    assert (tmp_path / ".samspel" / "prefect" / "prefect.db").is_file()


def test_bad_input_is_told_before_prefect_starts(tmp_path: Path) -> None:
    ran = plan(tmp_path, "prefect", "--today", "2024-13-01")
    assert ran.returncode == 2
    assert not (tmp_path / ".samspel").exists()
    missing = plan(tmp_path, "prefect", "--calls", str(tmp_path / "none.yaml"))
    assert missing.returncode == 2
    assert "[file-not-found]" in missing.stderr
    assert not (tmp_path / ".samspel").exists()


def test_a_home_that_cannot_be_written_is_told_before_prefect_starts(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = plan(tmp_path, "prefect", home="file/home")
    assert ran.returncode == 2
    assert "[output-not-folder]" in ran.stderr
    assert "Prefect startar" not in ran.stderr
