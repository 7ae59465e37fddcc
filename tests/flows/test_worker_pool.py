"""Work on several processes: every result comes, also when a process is killed."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from flows import worker_pool
from flows.worker_pool import WorkerPool
from models.errors import InputErrors


def test_every_result_comes_once_whatever_the_number_of_workers() -> None:
    items = list(range(50))
    for workers in (0, 1, 2):
        with WorkerPool(workers) as pool:
            found = {done.index: done.result for done in pool.run(_squared, items)}
        assert found == {one: one * one for one in items}


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    work = partial(_squared_but_dies_once, tmp_path / "died")
    with WorkerPool(2) as pool:
        found = {done.index: done.result for done in pool.run(work, list(range(20)))}
    assert (tmp_path / "died").exists()
    assert found == {one: one * one for one in range(20)}


def test_an_item_that_kills_every_process_is_told_and_the_others_are_done() -> None:
    with WorkerPool(2) as pool:
        found = {done.index: done.result for done in pool.run(_squared_but_dies_at_7, [6, 7, 8, 9])}
    assert found == {0: 36, 1: None, 2: 64, 3: 81}


def test_an_error_in_the_work_is_no_death() -> None:
    with WorkerPool(2) as pool, pytest.raises(ZeroDivisionError):
        list(pool.run(_divided, [0, 1, 2]))


def test_no_dask_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "SECONDS_TO_CONNECT", 0.2)
    with WorkerPool(dask="tcp://127.0.0.1:1") as pool, pytest.raises(InputErrors) as caught:
        list(pool.run(_squared, [1]))
    assert [one.code for one in caught.value.problems] == ["dask-unreachable"]


def _squared(number: int) -> int:
    return number * number


def _squared_but_dies_once(died: Path, number: int) -> int:
    if number == 3 and not died.exists():
        died.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def _squared_but_dies_at_7(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def _divided(number: int) -> int:
    return 1 // number
