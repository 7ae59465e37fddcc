"""Ctrl-C while a plan is sought: a real SIGINT in a process of its own, amid a search."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from benchmarks.large_project import large_case
from samspel.interrupt import interruptible

ROOT = Path(__file__).parents[2]

# The signal comes half a second into the first search, whenever that begins.
INTERRUPTED = """
import os, signal, sys, threading
from solver import engine
search, waiting = engine._run, [True]
def begun(*arguments):
    if waiting and waiting.pop():
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    return search(*arguments)
engine._run = begun
from samspel.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A project that takes the solver far longer than a second, and its calls."""
    folder = tmp_path_factory.mktemp("large")
    project, catalogue = large_case(1, partners=8, packages=8, calls=20)
    formats = (("project", project, "project@1"), ("calls", catalogue, "catalogue@1"))
    for name, model, form in formats:
        data = {"format": f"samspel/{form}"} | model.model_dump(mode="json", by_alias=True)
        (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    return [str(folder / "project.json"), "--calls", str(folder / "calls.json")]


def _interrupted(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", INTERRUPTED, *arguments, "--json", "--lang", "en"]
    return subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=300
    )


def _answered(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert "Traceback" not in ran.stderr
    assert "Stopping, with the best so far" in ran.stderr
    plan: dict[str, Any] = json.loads(ran.stdout)
    assert "solver.interrupted" in [one["rule"] for one in plan["findings"]]
    assert plan["proven"] is False
    assert ran.returncode == {"feasible": 0, "undecided": 3}[plan["status"]]
    return plan


def test_an_interrupted_plan_is_written_as_far_as_it_is_known(
    files: list[str], tmp_path: Path
) -> None:
    plan = _answered(_interrupted("plan", *files, "--out", str(tmp_path / "out")))
    written = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert written == plan
    assert (tmp_path / "out" / "report.html").exists()


@pytest.mark.prefect
def test_an_interrupted_plan_of_the_prefect_engine_is_written_too(
    files: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    plan = _answered(_interrupted("plan", *files, "--out", str(out), "--engine", "prefect"))
    assert json.loads((out / "plan.json").read_text(encoding="utf-8")) == plan


@pytest.mark.usefixtures("heard_as_in_a_terminal")
def test_the_first_signal_is_heard_and_the_second_ends_at_once() -> None:
    with interruptible("sv", 60) as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_the_clock_stops_the_search_like_the_user() -> None:
    with interruptible("sv", 0) as stop:
        assert stop()


@pytest.mark.usefixtures("heard_as_in_a_terminal")
def test_afterwards_signals_are_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible("en", 60):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_in_another_thread_nothing_is_heard_and_nothing_fails() -> None:
    heard: list[bool] = []

    def work() -> None:
        with interruptible("sv", 60) as stop:
            heard.append(stop())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert heard == [False]
