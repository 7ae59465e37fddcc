"""Projects that compete for the budgets of the same calls."""

from __future__ import annotations

import os
import pickle
import resource
import time
from functools import partial

from benchmarks.random_projects import random_portfolio
from flows.portfolio_work import Setting, setting_catalogue
from flows.share_pots import SharedOut, share_pots
from flows.worker_pool import WorkerPool
from models.plan import Plan
from models.portfolio_answer import own_and_private
from models.project import Project
from models.shared_pots import asked_of, pots_of
from solver.model import build
from solver.portfolio_plans import lost_plan, plan_within
from solver.problem import problem_of

COUNTS = tuple(
    map(int, filter(None, os.environ.get("SAMSPEL_BENCH_COUPLED", "100,1000").split(",")))
)
SEEDS = (1, 2, 3)
KRONOR_PER_PROJECT = 400_000


def run() -> None:
    """Print how well and how fast the budgets are shared out."""
    for count in COUNTS:
        for seed in SEEDS if count <= 100 else SEEDS[:1]:
            _shared_out(seed, count)


def _shared_out(seed: int, count: int) -> None:
    projects, catalogue = random_portfolio(seed, count, kronor_per_project=KRONOR_PER_PROJECT)
    setting = Setting(pickle.dumps(catalogue), None, "sv", 60, 0)
    alone = [lost_plan(one) for one in projects]
    with WorkerPool(2) as pool:
        for done in pool.run(partial(_alone, setting), projects):
            alone[done.index] = done.result or alone[done.index]
    wall, cpu = time.perf_counter(), _cpu()
    with WorkerPool(2) as pool:
        shared = share_pots(setting, projects, alone, pool, lambda _, __: None)
    # The children's time is known when they have ended.
    wall, cpu = time.perf_counter() - wall, _cpu() - cpu
    print(f"\n{count} projects that compete for 12 budgets (seed {seed})")
    for one in shared.competition:
        print(
            f"  {one.projects} can be financed alone; together {one.feasible}, proven at most "
            f"{one.most_feasible}; own money's gap {one.gap * 100:.4f} %, {one.rounds} rounds, "
            f"{one.columns} columns"
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"  {cpu:.1f} s CPU in all processes, {wall:.1f} s wall with their start and all plans; "
        f"peak memory of a process {peak} MiB; budgets kept: {_kept(setting, shared)}; "
        f"own money {_own(projects, shared) // 100} kr"
    )


def _alone(setting: Setting, project: Project) -> Plan | None:
    """The best plan of a project for itself; why there is none is not asked here."""
    return plan_within(build(problem_of(project, setting_catalogue(setting))), (), (), 60)


def _kept(setting: Setting, shared: SharedOut) -> bool:
    catalogue = setting_catalogue(setting)
    return all(asked_of(pot, shared.plans, catalogue) <= pot.amount for pot in pots_of(catalogue))


def _own(projects: list[Project], shared: SharedOut) -> int:
    return sum(own_and_private(*one) for one in zip(projects, shared.plans, strict=True))


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
