"""CP-SAT on an alignment: one worker, its cores, and an answer that repeats bit for bit.

Settings (measured, ortools 9.15, docs/benchmarks.md): one worker with ``core``, which alone brings
a lower bound that matters; no minimisation of cores, no probing, no symmetry, no inprocessing and
no LP, which together cost more than they bring here; ``presolve_inclusion_work_limit = 0``, since
presolve may certify wrong optima (google/or-tools #5293). The stop is deterministic time; seconds
are only a net.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from solver.alignment.interruption import Interruption
from solver.alignment.statement import Statement
from solver.engine import Answer, Status, WrongAnswerError

Hear = Callable[[int | None, int | None], None]
"""Is told the best value so far and the best bound so far, either of which may be unknown."""


@dataclass
class Allowance:
    """What one part of an alignment may still spend; it gets less with each search.

    ``units`` are CP-SAT's deterministic time, ``seconds`` the net under it.
    """

    units: float
    seconds: float
    seed: int = 0
    spent: float = 0.0
    wall_stopped: bool = False

    def part(self, most: float) -> Allowance:
        """An allowance of its own, no larger than ``most`` units."""
        return replace(self, units=min(self.units, most), spent=0.0, wall_stopped=False)

    def take(self, part: Allowance) -> None:
        """Count what a part has spent; one part at a time."""
        self.units = max(self.units - part.spent, 0.0)
        self.seconds = part.seconds
        self.spent += part.spent
        self.wall_stopped = self.wall_stopped or part.wall_stopped

    def spend(self, units: float, seconds: float) -> None:
        """Count work that CP-SAT did not do, in its measure and as about so many seconds."""
        self.units = max(self.units - units, 0.0)
        self.seconds -= seconds
        self.spent += units

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.units <= LEAST_UNITS or self.seconds <= LEAST_SECONDS


LEAST_UNITS, LEAST_SECONDS = 0.001, 0.05


def search(
    statement: Statement,
    allowance: Allowance,
    interruption: Interruption,
    *,
    hear: Hear | None = None,
    otherwise: bool = False,
    any_answer: bool = False,
    assumptions: Sequence[int] = (),
) -> tuple[Answer, tuple[int, ...]]:
    """An answer, and where assumptions can't all hold, some of them that can't.

    ``otherwise`` is a second way to search: without presolve and without cores, to confirm what
    the first way calls impossible. ``any_answer`` stops at the first.

    Raises:
        WrongAnswerError: CP-SAT refuses the model.
    """
    from ortools.sat.python import cp_model_helper as helper

    statement.assume(assumptions)
    cores = statement.proto.has_objective() and not otherwise
    parameters = _parameters(helper, allowance, cores=cores, presolve=not otherwise)
    parameters.stop_after_first_solution = any_answer
    wrapper = helper.SolveWrapper()
    wrapper.set_parameters(parameters)
    # The C++ side keeps no hold of what it calls.
    listening = None if hear is None else _listen(helper, wrapper, hear)
    with interruption.may_stop(wrapper):
        response = wrapper.solve(statement.proto)  # type: ignore[no-untyped-call]  # C++
    del listening
    status = _STATUS.get(response.status.name)
    if status is None:
        raise WrongAnswerError(f"CP-SAT refused the model: {response.status.name}")
    limit = max(allowance.units, LEAST_UNITS)
    allowance.units -= response.deterministic_time
    allowance.seconds -= response.wall_time
    allowance.spent += response.deterministic_time
    has_values = status in (Status.OPTIMAL, Status.FEASIBLE)
    answer = Answer(
        status=status,
        values=tuple(response.solution) if has_values else (),
        bound=int(response.inner_objective_lower_bound),
        deterministic_time=response.deterministic_time,
        wall_time=response.wall_time,
        wall_stopped=status in (Status.FEASIBLE, Status.UNKNOWN)
        and response.deterministic_time < limit
        and not any_answer,
    )
    allowance.wall_stopped = allowance.wall_stopped or answer.wall_stopped
    return answer, tuple(response.sufficient_assumptions_for_infeasibility)


_STATUS = {
    "OPTIMAL": Status.OPTIMAL,
    "FEASIBLE": Status.FEASIBLE,
    "INFEASIBLE": Status.INFEASIBLE,
    "UNKNOWN": Status.UNKNOWN,
}


def _parameters(helper: Any, allowance: Allowance, *, cores: bool, presolve: bool) -> Any:
    parameters = helper.SatParameters()
    parameters.num_workers = 1
    parameters.random_seed = allowance.seed
    parameters.max_deterministic_time = max(allowance.units, LEAST_UNITS)
    parameters.max_time_in_seconds = max(allowance.seconds, LEAST_SECONDS)
    parameters.presolve_inclusion_work_limit = 0
    parameters.catch_sigint_signal = False
    parameters.cp_model_presolve = presolve
    if not cores:
        # Without an objective a search by cores does not even heed assumptions (ortools 9.15).
        parameters.subsolvers.extend(["no_lp"])
        return parameters
    parameters.subsolvers.extend(["core"])
    parameters.core_minimization_level = 0
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.linearization_level = 0
    parameters.use_sat_inprocessing = False
    return parameters


def _listen(helper: Any, wrapper: Any, hear: Hear) -> Any:
    class Heard(helper.SolutionCallback):  # type: ignore[misc]  # a C++ class without a stub
        def OnSolutionCallback(self) -> None:  # noqa: N802 - CP-SAT's name
            hear(round(self.ObjectiveValue()), round(self.BestObjectiveBound()))

    heard = Heard()
    wrapper.add_solution_callback(heard)
    wrapper.add_best_bound_callback(lambda bound: hear(None, round(bound)))
    return heard
