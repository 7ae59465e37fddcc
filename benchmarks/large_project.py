"""The largest project that must still be answered in time: 40 partners × 30 packages × 200 rounds.

The case is made up from a seed, in the form of ``benchmarks.random_projects``. What is measured in
a process of its own: the verdict, the seconds against the time limit, and the most memory.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

from benchmarks.random_projects import random_catalogue
from models.catalogue import Catalogue
from models.project import Project

PARTNERS, PACKAGES, CALLS = 40, 30, 100
TIME_LIMIT, SEEDS = 60, (1, 2, 3)

_ACTIVITIES = ("industrial_research", "experimental_development", "feasibility_study")


def large_case(
    seed: int, *, partners: int = PARTNERS, packages: int = PACKAGES, calls: int = CALLS
) -> tuple[Project, Catalogue]:
    """A project and candidate calls with two rounds each; the same seed gives the same case."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    catalogue = random_catalogue(chance, calls, rounds=2)
    work = [
        {"id": f"wp{index}", "activity": chance.choice(_ACTIVITIES), "months": [1, 24]}
        for index in range(packages)
    ]
    people: list[dict[str, Any]] = []
    costs: list[dict[str, Any]] = []
    for index in range(partners):
        economic = index > 0 and chance.random() < 0.6
        total = 0
        for package in work:
            amount = chance.randint(2, 30) * 1_000 + chance.randint(0, 99)
            total += amount
            costs.append(
                {
                    "partner": f"p{index}",
                    "work_package": package["id"],
                    "category": "staff",
                    "amount": amount,
                }
            )
        people.append(
            {
                "id": f"p{index}",
                "name": f"Part {index}",
                "type": "enterprise" if economic else "research_organisation",
                "size": chance.choice(["small", "medium", "large"]) if economic else None,
                "economic_activity": economic,
                "own_cash": {"max": total * chance.randint(75, 100) // 100},
            }
        )
    project = Project.model_validate(
        {
            "id": "large",
            "title": "Large",
            "as_of": "2024-08-20",
            "period": {"earliest_start": "2025-01-01", "latest_end": "2028-12-31", "months": 24},
            "regions": ["SE224"],
            "partners": people,
            "work_packages": work,
            "costs": costs,
        }
    )
    return project, catalogue


def run() -> None:
    """Print a row per seed."""
    print(f"\n{PARTNERS} partners × {PACKAGES} packages × {2 * CALLS} rounds, {TIME_LIMIT} s")
    for seed in SEEDS:
        before = time.perf_counter()
        command = [sys.executable, "-m", "benchmarks.large_project", str(seed)]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own module
        took = time.perf_counter() - before
        most = getrusage(RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"  seed {seed}: {ran.stdout.strip()}, {took:.1f} s, at most {most} MiB so far")


def _plan_one(seed: int) -> None:
    from solver.planning import PlanOptions, plan_project

    options = PlanOptions(time_limit_seconds=TIME_LIMIT, consequences=True, alternatives=3)
    plan = plan_project(*large_case(seed), options)
    print(
        f"{plan.status}, proven {plan.proven}, {len(plan.applications)} applications, "
        f"{len(plan.alternatives)} alternatives"
    )


if __name__ == "__main__":
    _plan_one(int(sys.argv[1]))
