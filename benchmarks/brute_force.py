"""Ten thousand small models of two kinds, each against everything that is possible.

Tiny random projects under all rules: no plan that the rules' plain reading lets pass may be better.
Random choices among large fixed sums:

amounts of 5 to 60 million kronor in öre, groups of which one may be chosen, caps behind switches:
the form in which CP-SAT's presolve is known to certify wrong answers (google/or-tools #5293).
Beside the engine's settings stand CP-SAT's own, on the same models, to show what they guard from.
"""

from __future__ import annotations

import os
import time

from flows.worker_pool import WorkerPool
from solver.engine import Settings, Status, solve
from solver.rows import Literal, Rows, Terms, value_of
from tests.solver.agreement import fault
from tests.solver.lump_sums import best_of_all, lump_sums, rows_of

MODELS = int(os.environ.get("SAMSPEL_BENCH_MODELS", "10000"))
SHOWN_EVERY = 2500
WITH_DEFAULTS = 500


def run() -> None:
    """Print how many answers of both kinds were wrong."""
    _lump_sums()
    _tiny_projects()


def _tiny_projects() -> None:
    faults = []
    with WorkerPool(2) as pool:
        for number, done in enumerate(pool.run(fault, range(MODELS)), start=1):
            if done.result is not None:
                faults.append(done.result)
            if number % SHOWN_EVERY == 0:
                print(f"  {number:,} tiny projects: {len(faults)} wrong", flush=True)
    print(f"\nTiny projects under all rules against every plan, {MODELS:,} models")
    print(f"  {len(faults)} wrong", *faults, sep="\n  ")


def _lump_sums() -> None:
    before = time.process_time()
    wrong, unproven, by_default = 0, 0, 0
    for seed in range(MODELS):
        case = lump_sums(seed)
        rows, chosen, wish = rows_of(case)
        best = best_of_all(case)
        answer = solve(rows, Settings(), minimise=wish)
        unproven += answer.status is not Status.OPTIMAL
        wrong += answer.status is Status.OPTIMAL and -value_of(wish, answer.values) != best
        if seed < WITH_DEFAULTS:
            by_default += _by_default(rows, wish, chosen) != best
        if (seed + 1) % SHOWN_EVERY == 0:
            print(f"  {seed + 1:,} models: {wrong} wrong, {unproven} not proven", flush=True)
    took = time.process_time() - before
    print(f"\nLump sums in öre against every choice, {MODELS:,} models ({took:.0f} s CPU)")
    print(f"  ours: {wrong} wrong, {unproven} not proven")
    count = min(MODELS, WITH_DEFAULTS)
    print(f"  CP-SAT's own settings: {by_default} of {count} wrong, each called optimal")


def _by_default(rows: Rows, wish: Terms, chosen: list[Literal]) -> int | None:
    """What CP-SAT calls the best with its own settings and one worker."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    variables = [model.new_int_var(v.low, v.high, v.name) for v in rows.variables]
    for row in rows.rows:
        low = -(2**61) if row.low is None else row.low
        high = 2**61 if row.high is None else row.high
        total = sum((c * variables[v] for c, v in row.terms), start=cp_model.LinearExpr.sum([]))
        constraint = model.add_linear_constraint(total, low, high)
        if row.when:
            constraint.only_enforce_if(
                [variables[one] if one >= 0 else ~variables[-1 - one] for one in row.when]
            )
    model.minimize(sum(c * variables[v] for c, v in wish))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    values = [solver.value(variables[one]) for one in chosen]
    return sum(-c * value for (c, _), value in zip(wish, values, strict=True))
