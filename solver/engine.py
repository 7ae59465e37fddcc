"""CP-SAT: rows in, an answer out. The only module that asks ortools for a plan.

The model is built through ortools' C++ helper: ``ortools.sat.python.cp_model`` imports pandas,
which costs a quick check more time than the solving.

Settings (measured, ortools 9.15): one worker and a fixed seed, so that the same rows give the same
answer; ``presolve_inclusion_work_limit = 0``, since presolve certifies wrong optima where Boolean
coefficients are large (google/or-tools #5293); ``linearization_level = 2``, since only then does
the LP see rows that hold under a literal, without which a plan of 20 costs may stay unproven;
``cut_level = 0``, since cuts took longer than they saved and left more plans unproven; no probing,
symmetry or inprocessing, which took a third of the time of a short search.
Every answer is checked on the rows in exact integers before it is believed, and what is called
proven is proved a second time by other means (``solver.budget``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.metadata import version
from typing import Any

from solver.rows import Rows, Terms, value_of
from solver.written_rows import written


class Status(Enum):
    """What is known about the rows."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Settings:
    """How long and how to search; ``deterministic_limit`` is in CP-SAT's units.

    ``subsolver`` is CP-SAT's name of a way to search.
    """

    seed: int = 0
    deterministic_limit: float = 60.0
    wall_limit: float = 60.0
    presolve: bool = True
    subsolver: str = "max_lp"


@dataclass(frozen=True)
class Answer:
    """What one search gave. ``values`` has one whole number per variable, empty without answer.

    ``core``: of the demands that were assumed, some that can't all be met, as the solver says.
    """

    status: Status
    values: tuple[int, ...] = ()
    bound: int | None = None
    deterministic_time: float = 0.0
    wall_time: float = 0.0
    wall_stopped: bool = False
    core: frozenset[int] = frozenset()


class WrongAnswerError(RuntimeError):
    """The solver gave values that break a row: a fault of the solver or of this program."""


@cache
def ortools_version() -> str:
    """The version that answers were computed with."""
    return version("ortools")


def solve(
    rows: Rows,
    settings: Settings,
    *,
    minimise: Terms = (),
    hint: Sequence[int] = (),
    demands: frozenset[int] | None = None,
    assumed: frozenset[int] = frozenset(),
    stop: Callable[[], bool] | None = None,
) -> Answer:
    """Find values that meet the rows, at least cost where ``minimise`` is given.

    ``demands`` ``None`` enforces every row. A set enforces only the demands in it, and rows
    without a demand; those that are ``assumed`` can come back in a core.

    Raises:
        WrongAnswerError: the values that came back break a row.
    """
    from ortools.sat.python import cp_model_helper as helper

    guards = {demand: len(rows.variables) + n for n, demand in enumerate(sorted(assumed))}
    proto = written(rows, demands, guards, helper)
    _write_wish(proto, minimise, hint)
    parameters = helper.SatParameters()
    parameters.num_workers = 1
    parameters.random_seed = settings.seed
    parameters.max_deterministic_time = settings.deterministic_limit
    parameters.max_time_in_seconds = settings.wall_limit
    parameters.presolve_inclusion_work_limit = 0
    parameters.linearization_level = 2
    parameters.cut_level = 0
    parameters.subsolvers.extend([settings.subsolver])
    parameters.cp_model_presolve = settings.presolve
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.use_sat_inprocessing = False
    # Else CP-SAT keeps Ctrl-C for itself, and ends one search of many with it.
    parameters.catch_sigint_signal = stop is None
    wrapper = helper.SolveWrapper()
    wrapper.set_parameters(parameters)
    response = _run(wrapper, proto, stop)
    status = _STATUS.get(response.status.name)
    if status is None:
        raise WrongAnswerError(f"CP-SAT refused the model: {response.status.name}")
    values: tuple[int, ...] = ()
    if status in (Status.OPTIMAL, Status.FEASIBLE):
        values = tuple(response.solution)[: len(rows.variables)]
        dropped = frozenset() if demands is None else frozenset(range(len(rows.demands))) - demands
        broken = rows.broken(values, dropped)
        if broken:
            raise WrongAnswerError(f"CP-SAT's answer breaks {len(broken)} rows: {broken[0]}")
    return Answer(
        status=status,
        values=values,
        bound=_bound(response, status, minimise, values),
        deterministic_time=response.deterministic_time,
        wall_time=response.wall_time,
        wall_stopped=status in (Status.FEASIBLE, Status.UNKNOWN)
        and response.deterministic_time < settings.deterministic_limit,
        core=_core(response, guards),
    )


def _run(wrapper: Any, proto: Any, stop: Callable[[], bool] | None) -> Any:
    """Solve; with ``stop`` in a thread of its own, so that this one can hear signals meanwhile."""
    if stop is None:
        return wrapper.solve(proto)
    with ThreadPoolExecutor(1) as worker:
        solved = worker.submit(wrapper.solve, proto)
        while True:
            try:
                return solved.result(timeout=SECONDS_BETWEEN_QUESTIONS)
            except TimeoutError:
                if stop():
                    wrapper.stop_search()


SECONDS_BETWEEN_QUESTIONS = 0.05

_STATUS = {
    "OPTIMAL": Status.OPTIMAL,
    "FEASIBLE": Status.FEASIBLE,
    "INFEASIBLE": Status.INFEASIBLE,
    "UNKNOWN": Status.UNKNOWN,
}


def _write_wish(proto: Any, minimise: Terms, hint: Sequence[int]) -> None:
    if minimise:
        proto.objective.vars.extend([variable for _, variable in minimise])
        proto.objective.coeffs.extend([coefficient for coefficient, _ in minimise])
    if hint:
        proto.solution_hint.vars.extend(range(len(hint)))
        proto.solution_hint.values.extend(hint)


def _core(response: Any, guards: Mapping[int, int]) -> frozenset[int]:
    said = set(response.sufficient_assumptions_for_infeasibility) if guards else set()
    return frozenset(demand for demand, guard in guards.items() if guard in said)


def _bound(response: Any, status: Status, minimise: Terms, values: tuple[int, ...]) -> int | None:
    if not minimise:
        return None
    if status is Status.OPTIMAL:
        # The objective of the response is a double; the sum of whole numbers is exact.
        return value_of(minimise, values)
    if status is Status.FEASIBLE:
        return int(response.inner_objective_lower_bound)
    return None
