"""Runs a night in some folders, each of which it kills at a step drawn from a seed.

A step is a file opened for writing, renamed or removed, or a statement to the database: what can
be seen from outside. Counting them, instead of waiting some time, kills at the same place on
every machine. Prints how many steps the first, undisturbed night took, and for each other folder
the step at which it was killed. Each night is a fork, so that imports are no part of it.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from flows import plan_cache
from flows.nightly_run import NightlyRun, run_nightly
from flows.nightly_settings import read_nightly
from store.opening import open_store
from tests.flows.nightly_folder import SECOND

WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "shutil.move")


def _preload() -> None:
    # A file of the program that is edited meanwhile would make every project one to plan again.
    plan_cache.program_sha256 = lambda: "the program"  # type: ignore[assignment]  # it is cached
    for name in (
        "calendars.events",
        "calendars.html",
        "calendars.ical",
        "solver.planning",
        "sources.own_files",
        "store.batch",
    ):
        import_module(name)


def _watched(step: Callable[[], None]) -> None:
    """Call ``step`` before each step of this process from now on."""

    def heard(name: str, arguments: tuple[Any, ...]) -> None:
        if name in WRITES or (name == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            step()

    sys.addaudithook(heard)
    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, lambda *_: step())


def _night(folder: Path, killed_at: int | None) -> int:
    """Run a night in a process of its own, which kills itself at a step; how many it took."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        taken = 0

        def step() -> None:
            nonlocal taken
            taken += 1
            if taken == killed_at:
                os.kill(os.getpid(), signal.SIGKILL)

        _watched(step)
        with open_store(folder / "samspel.db") as store:
            run_nightly(NightlyRun(read_nightly(folder / "nightly.yaml"), store, SECOND))
        os.write(writing, str(taken).encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    if killed_at is None:
        return int(os.read(reading, 20))
    if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        raise RuntimeError(f"The night in {folder} never came to step {killed_at}.")
    return killed_at


if __name__ == "__main__":
    seed, calm, *others = sys.argv[1:]
    _preload()
    steps = _night(Path(calm), None)
    moments = random.Random(int(seed))  # noqa: S311  # not for secrets
    drawn = sorted(moments.sample(range(1, steps + 1), len(others)))
    killed = [_night(Path(each), at) for each, at in zip(others, drawn, strict=True)]
    sys.stdout.write(" ".join(map(str, [steps, *killed])))
