"""Ctrl-C while a portfolio is planned: the signal goes to all processes, as a terminal sends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from samspel.exit_status import INTERRUPTED
from tests.samspel.conftest import CATALOGUE, PROJECT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no groups of processes there")

ROOT = Path(__file__).parents[2]
COUNT = 12

# The signal comes when so many plans are kept, whenever that is.
INTERRUPTED_AFTER = """
import os, signal, sys
from flows.plan_cache import PlanCache
put, left = PlanCache.put, [3]
def put_and_count(*arguments):
    put(*arguments)
    left[0] -= 1
    if left[0] == 0:
        os.killpg(0, signal.SIGINT)
PlanCache.put = put_and_count
from samspel.cli import run
if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
"""

# The processes have just been started, and still import what they need.
INTERRUPTED_AT_START = """
import os, signal, sys
from concurrent.futures import ProcessPoolExecutor
submit, waiting = ProcessPoolExecutor.submit, [True]
def submitted(*arguments):
    future = submit(*arguments)
    if waiting and waiting.pop():
        os.killpg(0, signal.SIGINT)
    return future
ProcessPoolExecutor.submit = submitted
from samspel.cli import run
if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """Many like projects and the command that plans them in two processes."""
    folder = tmp_path / "projects"
    folder.mkdir()
    for number in range(COUNT):
        text = PROJECT.replace("id: pilot", f"id: p{number:02}")
        (folder / f"p{number:02}.yaml").write_text(text, encoding="utf-8")
    calls = tmp_path / "calls.yaml"
    calls.write_text(CATALOGUE, encoding="utf-8")
    return [
        "portfolio", str(folder), "--calls", str(calls), "--out", str(tmp_path / "out"),
        "--workers", "2", "--lang", "en",
    ]  # fmt: skip


def test_what_is_done_is_kept_and_no_process_stays(arguments: list[str], tmp_path: Path) -> None:
    ended = _interrupted(INTERRUPTED_AFTER, arguments)
    assert "What was planned is kept: the same command goes on from there." in ended
    assert not (tmp_path / "out" / "portfolio.json").exists()
    again = _run("from samspel.cli import run\nimport sys\nsys.exit(run(sys.argv[1:]))", arguments)
    assert again.returncode == 0, again.stderr
    (told,) = [line for line in again.stdout.splitlines() if "had been made before" in line]
    assert 3 <= int(told.split()[0]) < COUNT


def test_processes_that_have_just_been_started_end_without_a_word(arguments: list[str]) -> None:
    _interrupted(INTERRUPTED_AT_START, arguments)


def _interrupted(script: str, arguments: list[str]) -> str:
    """What an interrupted run said; all its processes must be gone."""
    ran = _run(script, arguments)
    assert ran.returncode == INTERRUPTED, ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.splitlines()[-1] == "Interrupted."
    assert ran.stdout == ""
    return ran.stderr


def _run(script: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """In a group of processes of its own, of which none may outlive the command."""
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            # Ends when nobody holds the other end of the pipes: each process has inherited it.
            out, err = process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)
