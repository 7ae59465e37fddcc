"""A nightly run that is killed anywhere, and runs again, ends as if nothing had happened."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows import plan_cache
from flows.nightly_run import NightlyRun, run_nightly
from flows.nightly_settings import read_nightly
from store.opening import open_store
from tests.flows.nightly_folder import FIRST, SECOND, make_folder, move_match, state_of

SEED = 1
TIMES = 6


def test_killed_at_random_steps_and_run_again_it_ends_in_the_same_state(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in ``killed_night``.
    monkeypatch.setattr(plan_cache, "program_sha256", lambda: "the program")
    first = tmp_path / "first"
    settings = make_folder(first)
    with open_store(first / "samspel.db") as store:
        run_nightly(NightlyRun(read_nightly(settings), store, FIRST))
    move_match(first)
    before = state_of(first)
    calm, *others = (tmp_path / str(number) for number in range(TIMES + 1))
    for folder in (calm, *others):
        shutil.copytree(first, folder)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.flows.killed_night", str(SEED), calm, *others],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = state_of(calm)
    assert wanted != before
    died_midway = 0
    for folder, step in zip(others, ran.stdout.split()[1:], strict=True):
        died_midway += state_of(folder) not in (before, wanted)
        with open_store(folder / "samspel.db") as store:
            run_nightly(NightlyRun(read_nightly(folder / "nightly.yaml"), store, SECOND))
        found = state_of(folder)
        assert found.keys() == wanted.keys()
        assert [name for name in wanted if found[name] != wanted[name]] == [], step
    # Else all steps would have been before or after the work.
    assert died_midway > 0
