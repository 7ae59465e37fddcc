"""How long one project takes to plan, and what the solver's settings are worth."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median, quantiles

from benchmarks.random_projects import random_case
from solver.engine import Settings, Status, solve
from solver.model import build
from solver.objective import stages
from solver.planning import plan_project
from solver.problem import problem_of
from solver.rows import Rows, Terms

SEEDS = range(60)
PEER_SECONDS = 5.0


def run() -> None:
    """Print both tables: whole plans, and the first stage by our settings and by its peers."""
    _whole_plans()
    _first_stage()


def _whole_plans() -> None:
    took, verdicts = [], {"feasible": 0, "infeasible": 0, "undecided": 0}
    proven = 0
    for seed in SEEDS:
        project, catalogue = random_case(seed)
        before = time.perf_counter()
        plan = plan_project(project, catalogue)
        took.append(time.perf_counter() - before)
        verdicts[plan.status] += 1
        proven += plan.proven
    print(f"\nWhole plans, {len(took)} random projects with 12 calls (all stages, proofs, reasons)")
    print(f"  verdicts {verdicts}, proven {proven}")
    print(f"  {_spread(took)}")


def _first_stage() -> None:
    print("\nLeast own money alone, same rows: ours and peers")
    print(f"  {'settings':34} {'proven':>7}  time")
    ours: list[float] = []
    for name, solver in _PEERS.items():
        took, proven = [], 0
        for seed in list(SEEDS)[:20]:
            model = build(problem_of(*random_case(seed)))
            wish = next(iter(stages(model)))
            before = time.perf_counter()
            proven += solver(model.rows, wish.terms)
            took.append(time.perf_counter() - before)
        ours = ours or took
        ratio = sum(took) / sum(ours)
        print(f"  {name:34} {proven:>4}/{len(took)}  {_spread(took)}, {ratio:.1f} × ours")


def _ours(rows: Rows, terms: Terms) -> bool:
    answer = solve(rows, Settings(deterministic_limit=PEER_SECONDS), minimise=terms)
    return answer.status in (Status.OPTIMAL, Status.INFEASIBLE)


def _default_cp_sat(workers: int, level: int | None) -> Callable[[Rows, Terms], bool]:
    def peer(rows: Rows, terms: Terms) -> bool:
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        variables = [model.new_int_var(v.low, v.high, v.name) for v in rows.variables]

        def literal(index: int) -> cp_model.LiteralT:
            return variables[index] if index >= 0 else ~variables[-1 - index]

        far = 2**61
        for row in rows.rows:
            total = sum((c * variables[v] for c, v in row.terms), start=cp_model.LinearExpr.sum([]))
            low = -far if row.low is None else row.low
            high = far if row.high is None else row.high
            constraint = model.add_linear_constraint(total, low, high)
            if row.when:
                constraint.only_enforce_if([literal(one) for one in row.when])
        model.minimize(sum(c * variables[v] for c, v in terms))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.max_time_in_seconds = PEER_SECONDS
        if level is not None:
            solver.parameters.linearization_level = level
        return solver.solve(model) in (cp_model.OPTIMAL, cp_model.INFEASIBLE)

    return peer


_PEERS: dict[str, Callable[[Rows, Terms], bool]] = {
    "ours (1 worker, linearised)": _ours,
    "CP-SAT default, 1 worker": _default_cp_sat(1, None),
    "CP-SAT default, 2 workers": _default_cp_sat(2, None),
}


def _spread(took: list[float]) -> str:
    p95 = quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    return (
        f"median {median(took) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, "
        f"max {max(took) * 1000:.0f} ms"
    )
