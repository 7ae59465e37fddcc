"""How fast calls are aligned, proven and explained, beside CP-SAT's default and HiGHS.

Each figure is of a fresh process, so that its memory is its own. Seconds depend on the machine and
on what else it does; CPU seconds and deterministic time less so.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from statistics import median
from typing import Any

from benchmarks.alignment_instances import case_of_year, draw
from benchmarks.alignment_peers import default_cp_sat, highs_relaxation
from models.alignment.case import AlignmentCase, Place
from models.alignment.check import Objective, check
from solver.alignment.aligning import AlignOptions, AlignProgress, align
from solver.alignment.explain import find_clashes
from solver.alignment.search import Allowance
from solver.alignment.temporal_network import temporal_conflict

SECONDS = {50: 10, 200: 20, 1_000: 30, 3_000: 120}
SEEDS = {50: (1, 2, 3), 200: (1, 2, 3), 1_000: (1, 2, 3), 3_000: (1,)}
LARGEST_FOR_PEERS = 1_000


def run() -> None:
    """Print a line for each size, way and seed, and the times to explain."""
    print("\nAligning calls, CPU seconds. Gaps: link weight; days moved; both as one weighted sum")
    print(
        "  calls seed way           first  links    1 %  0.1 %    end   units   links    days"
        "     sum    MB"
    )
    for size, seeds in SEEDS.items():
        for way in WAYS:
            if way != "ours" and size > LARGEST_FOR_PEERS:
                continue
            for seed in seeds if way == "ours" else seeds[:1]:
                print(_line(size, seed, way, _in_a_process(way, size, seed)), flush=True)
    print("\nExplaining what is impossible: the conflict of dates, and the conflict by search")
    for size in (200, 1_000):
        found = [_in_a_process("explain", size, seed) for seed in SEEDS[size]]
        parts = (f"{name} {median(one[name] for one in found):.0f} ms" for name in found[0])
        print(f"  {size:>5} calls: {', '.join(parts)} CPU (median of {len(found)} draws)")


def _line(size: int, seed: int, way: str, one: dict[str, Any]) -> str:
    def seconds(name: str) -> str:
        return "     –" if one.get(name) is None else f"{one[name]:6.2f}"

    def share(name: str) -> str:
        return "–" if one.get(name) is None else f"{one[name]:.3%}"

    reached = ("first", "links", "one_percent", "one_permille", "end")
    times = " ".join(seconds(name) for name in reached)
    return (
        f"  {size:>5} {seed:>4} {way:12} {times} {one.get('units', 0):7.2f} {share('gap'):>7} "
        f"{share('days_gap'):>7} {share('sum_gap'):>7} {one['megabytes']:>5}"
    )


def _in_a_process(way: str, size: int, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.alignment", way, str(size), str(seed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _ours(case: AlignmentCase, seconds: int) -> dict[str, Any]:
    """CPU seconds until something is known, and the gaps at the end.

    ``links``: link weight is proven; ``one_percent``, ``one_permille``: the days moved are known
    so well. The weighted sum counts a point of link weight as more than all days that can be moved.
    """
    reached: dict[str, float] = {}
    begun = time.process_time()
    last: list[AlignProgress] = []

    def hear(progress: AlignProgress) -> None:
        last[:] = [progress]
        if progress.best is None:
            return
        now = time.process_time() - begun
        reached.setdefault("first", now)
        if progress.best.weight_satisfied < progress.bound.weight_satisfied:
            return
        reached.setdefault("links", now)
        gap = _days_gap(progress.best, progress.bound)
        for name, limit in (("one_percent", 0.01), ("one_permille", 0.001)):
            if gap <= limit:
                reached.setdefault(name, now)

    found = align(case, AlignOptions(time_limit_seconds=seconds), hear)
    end = time.process_time() - begun
    assert found.dates is not None
    verdict = check(case, found.dates)
    assert verdict.holds
    best, bound = verdict.objective, last[-1].bound
    has_links = best.weight_satisfied == bound.weight_satisfied
    wished = sum(bond.weight for bond in case.bonds if not bond.required)
    point = 1 + sum(_most_moved(place) * place.weight for place in case.places.values())
    least, most = ((wished - o.weight_satisfied) * point + o.shift_days for o in (bound, best))
    return reached | {
        "end": end,
        "gap": 1 - best.weight_satisfied / max(bound.weight_satisfied, 1),
        "days_gap": _days_gap(best, bound) if has_links else None,
        "sum_gap": 1 - least / max(most, 1),
        "units": found.deterministic_time,
    }


def _days_gap(best: Objective, bound: Objective) -> float:
    return 1 - bound.shift_days / max(best.shift_days, 1)


def _most_moved(place: Place) -> int:
    return max(abs((day - place.current).days) for day in (place.days[0], place.days[-1]))


def _explain(case: AlignmentCase) -> dict[str, Any]:
    """Every tenth wish required, so that dates clash; then evaluators for one call at a time."""
    asked = replace(
        case,
        bonds=tuple(
            replace(bond, required=True) if bond.is_link and index % 10 == 0 else bond
            for index, bond in enumerate(case.bonds)
        ),
    )
    begun = time.process_time()
    found = temporal_conflict(asked)
    by_dates = time.process_time() - begun
    assert found is not None
    assert found.irreducible
    narrow = replace(case, panels=tuple(replace(one, capacity=1) for one in case.panels))
    begun = time.process_time()
    clashes = find_clashes(narrow, Allowance(5.0, 60.0))
    by_search = time.process_time() - begun
    assert clashes
    return {"by dates": by_dates * 1000, "all by search": by_search * 1000}


WAYS = {"ours": _ours, "default": default_cp_sat, "highs": highs_relaxation}


def _one(way: str, size: int, seed: int) -> None:
    case = case_of_year(draw(size, seed))
    found = _explain(case) if way == "explain" else WAYS[way](case, SECONDS[size])
    if way != "explain":
        usage = resource.getrusage(resource.RUSAGE_SELF)
        found |= {"megabytes": usage.ru_maxrss // 1024}
    print(json.dumps(found))


if __name__ == "__main__":
    _one(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
