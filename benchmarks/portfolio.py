"""A thousand independent projects, by their wishes alone and as whole plans, and competing ones.

SAMSPEL_BENCH_PROJECTS sets the number of independent projects (default 1000), and
SAMSPEL_BENCH_COUPLED those that compete, with a comma between (default 100,1000; none if empty).
"""

from __future__ import annotations

import logging
import os
import pickle
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Any

from benchmarks import coupled
from benchmarks.random_projects import random_portfolio
from flows.portfolio_work import Setting, plan_one, setting_catalogue
from flows.worker_pool import WorkerPool
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from solver.budget import Budget
from solver.engine import Status
from solver.model import build
from solver.optimise import Outcome, optimise
from solver.problem import problem_of

PROJECTS = int(os.environ.get("SAMSPEL_BENCH_PROJECTS", "1000"))


def run() -> None:
    """Print the figures of all of them."""
    _wishes_alone()
    _independent()
    coupled.run()


def _wishes_alone() -> None:
    """The four wishes of each project, searched and proved again; no plan read, no reasons."""
    projects, catalogue = random_portfolio(1, PROJECTS, kronor_per_project=10**9)
    print(f"\n{PROJECTS} independent projects, 12 calls (four wishes, no reasons), two processes")
    before = time.perf_counter()
    ask = partial(_wishes_of_one, _setting(catalogue))
    with WorkerPool(2) as pool:
        found = [one.result for one in pool.run(ask, projects) if one.result is not None]
    wall = time.perf_counter() - before
    proven = sum(outcome.proven for outcome, _ in found)
    print(f"  {wall:.1f} s wall with their start; {proven} of {len(found)} proven")
    for status in (Status.OPTIMAL, Status.INFEASIBLE):
        _print_spread(status.value, [took for one, took in found if one.status is status])


def _wishes_of_one(setting: Setting, project: Project) -> tuple[Outcome, float]:
    before = time.process_time()
    model = build(problem_of(project, setting_catalogue(setting)))
    outcome = optimise(model, Budget(setting.time_limit_seconds), lambda _: None)
    return outcome, time.process_time() - before


def _print_spread(name: str, took: list[float]) -> None:
    seconds = sorted(took)
    if seconds:
        p99 = seconds[min(len(seconds) * 99 // 100, len(seconds) - 1)]
        print(
            f"    {name} ({len(seconds)}): median {median(seconds) * 1000:.0f} ms CPU, "
            f"p99 {p99 * 1000:.0f} ms, max {seconds[-1] * 1000:.0f} ms, sum {sum(seconds):.1f} s"
        )


def _independent() -> None:
    projects, catalogue = random_portfolio(1, PROJECTS, kronor_per_project=10**9)
    print(f"\n{PROJECTS} independent projects, 12 calls (all wishes, proofs, reasons and repairs)")
    for name, pool in _pools():
        before = time.perf_counter()
        with pool:
            run = _planned(projects, catalogue, pool)
        wall = time.perf_counter() - before
        plans, took = run.plans, run.took
        verdicts = {
            status: sum(plan.status == status for plan in plans)
            for status in ("feasible", "infeasible", "undecided")
        }
        print(
            f"  {name}: {wall:.1f} s wall with their start, {len(plans) / wall:.2f} projects/s; "
            f"{sum(one.proven for one in plans)} proven"
        )
        peaks = " + ".join(f"{one // 2**20}" for one in sorted(run.peaks.values()))
        print(f"    peak memory of each process that planned: {peaks} MiB")
        print(f"    verdicts {verdicts}")
        for status in ("feasible", "infeasible"):
            of_status = zip(took, plans, strict=True)
            _print_spread(status, [one for one, plan in of_status if plan.status == status])


@dataclass(frozen=True)
class _Run:
    """Plans and their CPU seconds in the order of the projects; bytes by process."""

    plans: list[Plan]
    took: list[float]
    peaks: dict[int, int]


def _pools() -> Iterator[tuple[str, WorkerPool]]:
    yield "1 process", WorkerPool(1)
    yield "2 processes", WorkerPool(2)
    with _two_dask_workers() as address:
        yield "2 Dask workers (started before)", WorkerPool(dask=address)


@contextmanager
def _two_dask_workers() -> Iterator[str]:
    """On this machine; the address of their scheduler."""
    from distributed import LocalCluster

    cluster: Any
    with LocalCluster(  # type: ignore[no-untyped-call]  # distributed has no types
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
        silence_logs=logging.ERROR,
    ) as cluster:
        yield cluster.scheduler_address


def _planned(projects: list[Project], catalogue: Catalogue, pool: WorkerPool) -> _Run:
    found: dict[int, tuple[Plan, float]] = {}
    peaks: dict[int, int] = {}
    for done in pool.run(partial(_timed, _setting(catalogue)), projects):
        if done.result is not None:
            plan, seconds, process, peak = done.result
            found[done.index] = plan, seconds
            peaks[process] = max(peak, peaks.get(process, 0))
    ordered = [found[index] for index in sorted(found)]
    return _Run([plan for plan, _ in ordered], [seconds for _, seconds in ordered], peaks)


def _timed(setting: Setting, project: Project) -> tuple[Plan, float, int, int]:
    """The plan, its CPU seconds, and the process with its peak memory in bytes."""
    before = time.process_time()
    plan, _ = plan_one(setting, project)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    return plan, time.process_time() - before, os.getpid(), peak * unit


def _setting(catalogue: Catalogue) -> Setting:
    return Setting(pickle.dumps(catalogue), None, "sv", 60, 0)
