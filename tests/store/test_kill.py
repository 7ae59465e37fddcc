"""An import that is killed leaves nothing; the next one ends as if nothing had happened."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.catalogue import catalogue
from store.dump import dump
from store.importing import import_publications
from store.opening import migrate
from tests.store.conftest import NewAddress
from tests.store.kill_me import publications
from tests.store.publications import SOURCE, call, day, published

FIRST = [published(call("c-7", "2026-04-01"), day(0))]


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_an_import_killed_midway_and_run_again_ends_in_the_same_state(
    new_address: NewAddress, tmp_path: Path, root: Path, backend: str
) -> None:
    address, calm = new_address(backend), new_address(backend)
    for each in (address, calm):
        with migrate(each) as store:
            import_publications(store, SOURCE, FIRST, day(0))
    command = [sys.executable, "-m", "tests.store.kill_me", address, "220"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        process.send_signal(signal.SIGKILL)
    files = []
    for number, each in enumerate((address, calm)):
        with migrate(each) as store:
            if each == address:
                assert [one.id for one in catalogue(store).calls] == ["c-7"]
            import_publications(store, SOURCE, publications(), day(1))
            files.append(tmp_path / f"{number}.jsonl")
            dump(store, files[-1])
    assert files[0].read_bytes() == files[1].read_bytes()
