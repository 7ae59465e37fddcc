"""Rows in the form that CP-SAT reads; what was written once is copied, since writing is slow.

Where only some demands hold, the model is put together from the pieces of the whole; a row of a
dropped demand is left out and not guarded, since a literal weakens the LP.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import is_
from typing import Any

from solver.rows import Row, Rows, Variable, Written


def written(
    rows: Rows, demands: frozenset[int] | None, guards: Mapping[int, int], helper: Any
) -> Any:
    """A ``CpModelProto`` of the rows, without a wish.

    ``demands`` ``None`` means all. A demand in ``guards`` holds only where the variable of that
    number is true, which is assumed. ``helper`` is ``ortools.sat.python.cp_model_helper``.
    """
    known = rows.written
    if (
        known is None
        or not _begins_with(rows.rows, known.rows)
        or not _begins_with(rows.variables, known.variables)
    ):
        known = rows.written = _written(rows, helper)
    proto = helper.CpModelProto()
    if demands is None and not guards:
        proto.copy_from(known.model)
        _write_variables(proto, rows.variables[len(known.variables) :])
        _write_rows(proto, rows.rows[len(known.rows) :])
        return proto
    pieces = known.by_demand
    proto.variables.extend(known.model.variables)
    _write_variables(proto, rows.variables[len(known.variables) :])
    newer: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows.rows[len(known.rows) :]:
        newer[row.demand].append(row)
    proto.constraints.extend(pieces.get(None, ()))
    _write_rows(proto, newer[None])
    for demand in range(len(rows.demands)) if demands is None else sorted(demands):
        before = len(proto.constraints)
        proto.constraints.extend(pieces.get(demand, ()))
        _write_rows(proto, newer[demand])
        if demand in guards:
            for number in range(before, len(proto.constraints)):
                proto.constraints[number].enforcement_literal.append(guards[demand])
    for _ in guards:
        proto.variables.add().domain.extend([0, 1])
    proto.assumptions.extend(guards.values())
    return proto


def _written(rows: Rows, helper: Any) -> Written:
    model = helper.CpModelProto()
    _write_variables(model, rows.variables)
    _write_rows(model, rows.rows)
    return Written(tuple(rows.rows), tuple(rows.variables), model)


_FAR = 2**62


def _write_variables(proto: Any, variables: Sequence[Variable]) -> None:
    for variable in variables:
        proto.variables.add().domain.extend((variable.low, variable.high))


def _write_rows(proto: Any, rows: Sequence[Row]) -> None:
    add = proto.constraints.add
    for row in rows:
        constraint = add()
        if row.when:
            constraint.enforcement_literal.extend(row.when)
        linear = constraint.linear
        linear.vars.extend([variable for _, variable in row.terms])
        linear.coeffs.extend([coefficient for coefficient, _ in row.terms])
        linear.domain.extend(
            (-_FAR if row.low is None else row.low, _FAR if row.high is None else row.high)
        )


def _begins_with(whole: Sequence[object], first: Sequence[object]) -> bool:
    """Whether the very objects of ``first`` stand first in ``whole``."""
    return len(first) <= len(whole) and all(map(is_, first, whole))
