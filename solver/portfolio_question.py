"""One question to CP-SAT in a portfolio: thousands are asked, so each is short.

Unlike ``solver.engine`` it keeps the rows as they were written, is content with an answer that is
nearly the best, and tells a bound also where no answer was found. Presolve is off: it takes longer
than it saves on these rows, and it is where CP-SAT certifies wrong optima (google/or-tools #5293).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from solver.engine import WrongAnswerError
from solver.rows import Row, Rows, Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

UNITS = 0.03
"""CP-SAT's deterministic time for one question; what is not proven by then is only bounded."""

NEARLY = 0.0005
"""So close to the best, as a share, an answer to the usual effort is good enough.

The bound stays a bound.
"""

_SECONDS = 60.0
"""A net, far beyond what the deterministic time allows."""


@dataclass(frozen=True)
class Reply:
    """``values`` has one whole number per variable, empty without answer.

    ``bound``: no values that meet the rows cost less; ``None`` where there are none.
    """

    values: tuple[int, ...]
    bound: int | None


class Questions:
    """Rows that many questions are asked of, each with its own costs and a few rows more."""

    def __init__(self, rows: Rows) -> None:
        from ortools.sat.python import cp_model_helper as helper

        self._rows = rows
        self._proto: Any = helper.CpModelProto()
        for variable in rows.variables:
            self._proto.variables.add().domain.extend([variable.low, variable.high])
        for row in rows.rows:
            _write(self._proto, row)
        self._checked = RowsAsColumns(rows)

    def ask(
        self,
        minimise: Terms,
        *,
        more: Sequence[Row] = (),
        hint: Sequence[int] = (),
        effort: int = 1,
    ) -> Reply:
        """The least cost with ``more`` rows beside the others; to the usual effort, 1, nearly.

        Raises:
            WrongAnswerError: what came back breaks a row, or is less than its bound.
        """
        from ortools.sat.python import cp_model_helper as helper

        proto: Any = helper.CpModelProto()
        proto.copy_from(self._proto)
        for row in more:
            _write(proto, row)
        proto.objective.vars.extend([variable for _, variable in minimise])
        proto.objective.coeffs.extend([coefficient for coefficient, _ in minimise])
        if hint:
            proto.solution_hint.vars.extend(range(len(hint)))
            proto.solution_hint.values.extend(hint)
        wrapper: Any = helper.SolveWrapper()
        wrapper.set_parameters(_parameters(helper, effort))
        response = wrapper.solve(proto)
        status = response.status.name
        if status == "INFEASIBLE":
            return Reply((), None)
        if status not in ("OPTIMAL", "FEASIBLE", "UNKNOWN"):
            raise WrongAnswerError(f"CP-SAT refused the model: {status}")
        bound = int(response.inner_objective_lower_bound)
        if status == "UNKNOWN":
            return Reply((), bound)
        values = tuple(response.solution)
        cost = sum(coefficient * values[variable] for coefficient, variable in minimise)
        if cost < bound or not self._checked.hold(values) or Rows([], list(more)).broken(values):
            raise WrongAnswerError("CP-SAT's answer breaks a row or its own bound")
        return Reply(values, bound)


class RowsAsColumns:
    """Rows as columns: whether values meet them all, in exact 64-bit integers."""

    def __init__(self, rows: Rows) -> None:
        import numpy as np

        # No row reaches beyond ``LARGEST_ACTIVITY``, so no sum leaves 64 bits.
        filled = [row for row in rows.rows if row.terms]
        self._empty = [row for row in rows.rows if not row.terms]
        self._variables = np.array([v for row in filled for _, v in row.terms], np.int64)
        self._factors = np.array([c for row in filled for c, _ in row.terms], np.int64)
        sizes = np.array([len(row.terms) for row in filled], np.int64)
        self._starts = np.cumsum(sizes) - sizes
        self._low = np.array([_FROM if row.low is None else row.low for row in filled], np.int64)
        self._high = np.array([_TO if row.high is None else row.high for row in filled], np.int64)
        self._literals = np.array([one for row in filled for one in row.when], np.int64)
        self._rows_of_literals = np.array(
            [number for number, row in enumerate(filled) for _ in row.when], np.int64
        )
        self._least = np.array([one.low for one in rows.variables], np.int64)
        self._most = np.array([one.high for one in rows.variables], np.int64)

    def hold(self, found: Sequence[int]) -> bool:
        """Whether these values meet every row and the bounds of the variables."""
        import numpy as np

        values = np.array(found, np.int64)
        if (values < self._least).any() or (values > self._most).any():
            return False
        if Rows([], self._empty).broken(found):
            return False
        if not len(self._starts):
            return True
        sums = np.add.reduceat(self._factors * values[self._variables], self._starts)
        wrong = (sums < self._low) | (sums > self._high)
        literals = self._literals
        is_true = np.where(
            literals >= 0, values[np.maximum(literals, 0)], 1 - values[np.maximum(~literals, 0)]
        )
        wrong[self._rows_of_literals[is_true == 0]] = False
        return not wrong.any()


_FAR = 2**62
_FROM, _TO = -_FAR, _FAR


def _write(proto: Any, row: Row) -> None:
    constraint = proto.constraints.add()
    if row.when:
        constraint.enforcement_literal.extend(row.when)
    linear = constraint.linear
    linear.vars.extend([variable for _, variable in row.terms])
    linear.coeffs.extend([coefficient for coefficient, _ in row.terms])
    linear.domain.extend(
        [_FROM if row.low is None else row.low, _TO if row.high is None else row.high]
    )


def _parameters(helper: Any, effort: int) -> Any:
    parameters = helper.SatParameters()
    parameters.num_workers = 1
    parameters.random_seed = 0
    parameters.max_deterministic_time = UNITS * effort
    parameters.max_time_in_seconds = _SECONDS
    parameters.presolve_inclusion_work_limit = 0
    parameters.linearization_level = 2
    parameters.cut_level = 0
    parameters.subsolvers.extend(["max_lp"])
    parameters.cp_model_presolve = False
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.use_sat_inprocessing = False
    if effort == 1:
        parameters.relative_gap_limit = NEARLY
    return parameters
