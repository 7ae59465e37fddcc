"""The same rows by our settings, default CP-SAT, HiGHS and SCIP (both through MathOpt).

Every peer gets the neutral rows of the first wish, least own and private money. Its answer is
rounded to whole öre and checked on the rows in exact integers; a value that is called optimal and
is not the least that anyone found and checked counts as wrong.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from benchmarks.random_projects import random_case
from solver.budget import Budget
from solver.engine import Settings, Status, solve
from solver.model import build
from solver.objective import stages
from solver.problem import problem_of
from solver.rows import Rows, Terms, value_of

SEEDS = (0, 1000, 2000)
PROJECTS_PER_SEED = 10
PEER_SECONDS = 10.0


@dataclass(frozen=True)
class Given:
    """What a peer says: values, if any, and whether it calls them optimal or none possible."""

    values: tuple[int, ...]
    proven: bool


Peer = Callable[[Rows, Terms], Given]


def run() -> None:
    """Print one line per engine."""
    cases = []
    for first in SEEDS:
        for seed in range(first, first + PROJECTS_PER_SEED):
            rows = build(problem_of(*random_case(seed)))
            cases.append((rows.rows, next(iter(stages(rows))).terms))
    found: dict[str, list[tuple[Given, float]]] = {}
    for name, peer in PEERS.items():
        found[name] = [_timed(peer, rows, terms) for rows, terms in cases]
    best = [
        min(
            (
                value
                for answers in found.values()
                if (value := _checked(case, answers[n][0])) is not None
            ),
            default=None,
        )
        for n, case in enumerate(cases)
    ]
    print(f"\nLeast own money alone, {len(cases)} projects of seeds {SEEDS}, the same rows")
    print(f"  {'engine':32} {'proven':>7} {'broken':>7} {'wrong':>6}  CPU")
    ours = sum(took for _, took in found["ours"])
    for name, answers in found.items():
        proven = sum(given.proven for given, _ in answers)
        broken = sum(
            bool(given.values) and _checked(case, given) is None
            for case, (given, _) in zip(cases, answers, strict=True)
        )
        wrong = sum(
            given.proven and _checked(case, given) != least
            for case, (given, _), least in zip(cases, answers, best, strict=True)
        )
        took = [seconds for _, seconds in answers]
        print(
            f"  {name:32} {proven:>4}/{len(cases)} {broken:>7} {wrong:>6}  median "
            f"{median(took) * 1000:.0f} ms, max {max(took) * 1000:.0f} ms, "
            f"{sum(took) / ours:.1f} × ours"
        )


def _timed(peer: Peer, rows: Rows, terms: Terms) -> tuple[Given, float]:
    before = time.process_time()
    given = peer(rows, terms)
    return given, time.process_time() - before


def _checked(case: tuple[Rows, Terms], given: Given) -> int | None:
    rows, terms = case
    if not given.values or rows.broken(given.values):
        return None
    return value_of(terms, given.values)


def _ours(rows: Rows, terms: Terms) -> Given:
    answer = Budget(PEER_SECONDS).solve(rows, minimise=terms)
    return Given(answer.values, answer.status in (Status.OPTIMAL, Status.INFEASIBLE))


def _ours_without_presolve(rows: Rows, terms: Terms) -> Given:
    answer = solve(rows, Settings(presolve=False, wall_limit=PEER_SECONDS), minimise=terms)
    return Given(answer.values, answer.status in (Status.OPTIMAL, Status.INFEASIBLE))


def _default_cp_sat(workers: int) -> Peer:
    def peer(rows: Rows, terms: Terms) -> Given:
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        variables = [model.new_int_var(v.low, v.high, v.name) for v in rows.variables]

        def literal(index: int) -> Any:
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
        status = solver.solve(model)
        has_values = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return Given(
            tuple(solver.value(one) for one in variables) if has_values else (),
            status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
        )

    return peer


def _math_opt(solver: str) -> Peer:
    def peer(rows: Rows, terms: Terms) -> Given:
        from ortools.math_opt.python import mathopt  # type: ignore[import-untyped]  # no stubs

        model = mathopt.Model()
        variables = [model.add_integer_variable(lb=v.low, ub=v.high) for v in rows.variables]
        for row in rows.rows:
            _add_linear(model, variables, rows, row)
        model.minimize(sum(c * variables[v] for c, v in terms) if terms else 0)
        limit = timedelta(seconds=PEER_SECONDS)
        result = mathopt.solve(
            model,
            getattr(mathopt.SolverType, solver),
            params=mathopt.SolveParameters(time_limit=limit),
        )
        reason = result.termination.reason
        proven = reason in (
            mathopt.TerminationReason.OPTIMAL,
            mathopt.TerminationReason.INFEASIBLE,
        )
        if not result.has_primal_feasible_solution():
            return Given((), proven)
        return Given(tuple(round(result.variable_values(one)) for one in variables), proven)

    return peer


def _add_linear(model: Any, variables: Sequence[Any], rows: Rows, row: Any) -> None:
    """A row, and where it hangs on literals the slack that each false literal gives it."""
    total = sum(c * variables[v] for c, v in row.terms) if row.terms else 0
    false = sum((1 - variables[one]) if one >= 0 else variables[-1 - one] for one in row.when)
    bounds = [(c * rows.variables[v].low, c * rows.variables[v].high) for c, v in row.terms]
    least, most = sum(map(min, bounds)), sum(map(max, bounds))
    if row.high is not None and most > row.high:
        model.add_linear_constraint(total <= row.high + (most - row.high) * false)
    if row.low is not None and least < row.low:
        model.add_linear_constraint(total >= row.low - (row.low - least) * false)


PEERS: dict[str, Peer] = {
    "ours": _ours,
    "ours, without presolve": _ours_without_presolve,
    "CP-SAT default, 1 worker": _default_cp_sat(1),
    "CP-SAT default, 2 workers": _default_cp_sat(2),
    "HiGHS (MathOpt)": _math_opt("HIGHS"),
    "SCIP (MathOpt)": _math_opt("GSCIP"),
}
