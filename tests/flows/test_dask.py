"""Portfolios on a Dask cluster of this machine: the same bytes, also when workers are killed."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows import portfolio_steps, worker_pool
from flows.portfolio_request import PortfolioRequest
from flows.portfolio_steps import plan_portfolio_into
from flows.portfolio_work import Setting, plan_one
from flows.worker_pool import WorkerPool
from models.errors import InputErrors
from models.plan import Plan
from models.project import Project
from tests.samspel.conftest import CATALOGUE, PROJECT

distributed = pytest.importorskip("distributed", reason="Dask is an extra of Samspel")

NAMES = ("alpha", "beta", "delta", "gamma")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes that listen on this machine alone."""
    from dask import config

    # A piece of work is given up after its second death rather than its fourth.
    with config.set({"distributed.scheduler.allowed-failures": 1}), _cluster() as found:
        yield found
        with distributed.Client(found) as client:  # one that starts again can't be closed
            client.wait_for_workers(2)


@pytest.fixture
def request_(tmp_path: Path) -> PortfolioRequest:
    """Four projects that share 1 200 000 kr, where each would take 400 000."""
    (tmp_path / "projects").mkdir()
    for name in NAMES:
        text = PROJECT.replace("id: pilot", f"id: {name}")
        (tmp_path / "projects" / f"{name}.yaml").write_text(text, encoding="utf-8")
    calls = CATALOGUE.replace("    grant:", "    budget: {amount: 1_200_000}\n    grant:")
    (tmp_path / "calls.yaml").write_text(calls, encoding="utf-8")
    return PortfolioRequest(folder=tmp_path / "projects", calls=(tmp_path / "calls.yaml",))


def test_the_files_are_those_of_one_process_also_when_a_worker_is_killed(
    cluster: Any,
    request_: PortfolioRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan_portfolio_into(request_, tmp_path / "one")
    on_dask = PortfolioRequest(
        folder=request_.folder, calls=request_.calls, dask=cluster.scheduler_address
    )
    plan_portfolio_into(on_dask, tmp_path / "two")
    died = tmp_path / "died"
    monkeypatch.setattr(portfolio_steps, "plan_one", partial(_plan_but_die_once, died))
    planned = plan_portfolio_into(on_dask, tmp_path / "killed")
    assert died.read_text(encoding="utf-8") == "beta"
    assert planned.from_cache == 0
    one, two, killed = (_content(tmp_path / name) for name in ("one", "two", "killed"))
    assert {f"{name}/plan.json" for name in NAMES} < one.keys()
    assert planned.portfolio.competition[0].proven
    assert one == two
    assert one == killed


def test_what_kills_every_worker_is_told_and_the_others_are_done(cluster: Any) -> None:
    with WorkerPool(dask=cluster.scheduler_address) as pool:
        found = {done.index: done.result for done in pool.run(_squared_but_dies_at_7, [7, 8])}
    assert found == {0: None, 1: 64}


def test_an_error_in_the_work_is_no_death(cluster: Any) -> None:
    with (
        WorkerPool(dask=cluster.scheduler_address) as pool,
        pytest.raises(ZeroDivisionError),
    ):
        list(pool.run(_divided, [0, 1, 2]))


def test_a_scheduler_that_goes_away_amid_the_work_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "SECONDS_TO_CONNECT", 0.5)
    with _cluster(processes=False) as found, WorkerPool(dask=found.scheduler_address) as pool:
        results = pool.run(_slowly, range(40))
        next(results)
        found.close()
        with pytest.raises(InputErrors) as caught:
            list(results)
    assert [one.code for one in caught.value.problems] == ["dask-unreachable"]


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "SECONDS_TO_CONNECT", 0.5)
    with (
        _cluster(processes=False, workers=0) as found,
        WorkerPool(dask=found.scheduler_address) as pool,
        pytest.raises(InputErrors) as caught,
    ):
        list(pool.run(_divided, [1]))
    assert [one.code for one in caught.value.problems] == ["dask-without-workers"]


def _cluster(*, processes: bool = True, workers: int = 2) -> Any:
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=processes,
        host="127.0.0.1",
        protocol="tcp",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
        silence_logs=logging.CRITICAL,
    )


def _plan_but_die_once(died: Path, setting: Setting, project: Project) -> tuple[Plan, str]:
    if project.id == "beta" and not died.exists():
        died.write_text(project.id, encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return plan_one(setting, project)


def _squared_but_dies_at_7(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def _slowly(number: int) -> int:
    import time

    time.sleep(0.05)
    return number


def _divided(number: int) -> int:
    return 1 // number


def _content(out: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(out)): one.read_bytes()
        for one in sorted(out.rglob("*"))
        if one.is_file() and ".cache" not in one.parts
    }
