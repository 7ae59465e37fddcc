"""What CP-SAT is asked: variables over days, differences, intervals and capacities.

Built through ortools' C++ helper, since ``cp_model`` imports pandas (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Literal = int
"""Index of a 0–1 variable; ``negated(literal)`` holds where it is 0."""

Terms = Sequence[tuple[int, int]]
"""Coefficient and variable."""

FAR = 2**40
"""Beyond every sum of days."""


def negated(literal: Literal) -> Literal:
    """The literal that holds where ``literal`` does not."""
    return -1 - literal


@dataclass(frozen=True)
class Expression:
    """A variable plus a number, or the number alone."""

    variable: int | None
    offset: int

    def value(self, values: Sequence[int]) -> int:
        """Its value in an answer."""
        return self.offset + (0 if self.variable is None else values[self.variable])

    def plus(self, days: int) -> Expression:
        """The expression so many days later."""
        return Expression(self.variable, self.offset + days)


class Statement:
    """A model that grows row by row; ``size`` is the number of variables."""

    def __init__(self) -> None:
        from ortools.sat.python import cp_model_helper

        self.proto: Any = cp_model_helper.CpModelProto()
        self.size = 0
        self._variables = self.proto.variables
        self._constraints = self.proto.constraints
        self._count = 0

    def variable(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        self._variables.add().domain.extend([low, high])
        self.size += 1
        return self.size - 1

    def one_of(self, values: Sequence[int]) -> int:
        """A number among ``values``, which are ascending and not empty."""
        self._variables.add().domain.extend(_domain(values))
        self.size += 1
        return self.size - 1

    def literal(self) -> Literal:
        """A new 0–1 variable."""
        return self.variable(0, 1)

    def fix(self, literal: Literal, value: int | None) -> None:
        """Let a variable of 0 and 1 be ``value`` alone, or both again."""
        domain = self._variables[literal].domain
        domain.clear()
        domain.extend([0, 1] if value is None else [value, value])

    def difference(
        self,
        first: Expression,
        then: Expression,
        low: int | None,
        high: int | None,
        when: Sequence[Literal] = (),
    ) -> None:
        """``low ≤ then - first ≤ high``, where all of ``when`` hold."""
        shift = then.offset - first.offset
        terms = [(1, then.variable), (-1, first.variable)]
        if first.variable == then.variable:
            terms = []
        self.linear(
            [(sign, variable) for sign, variable in terms if variable is not None],
            -FAR if low is None else low - shift,
            FAR if high is None else high - shift,
            when,
        )

    def linear(self, terms: Terms, low: int, high: int, when: Sequence[Literal] = ()) -> None:
        """``low ≤ sum ≤ high``, where all of ``when`` hold."""
        self._linear(terms, [low, high], when)

    def among(self, of: Expression, values: Sequence[int], when: Sequence[Literal]) -> None:
        """The expression takes one of ``values``, which are ascending, where ``when`` hold."""
        if of.variable is None or not values:
            if of.offset not in values:
                self.linear([], 1, 1, when)
            return
        self._linear([(1, of.variable)], _domain([one - of.offset for one in values]), when)

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        """One of the literals holds, the others do not."""
        self._add().exactly_one.literals.extend(list(literals))

    def interval(
        self, start: Expression, size: Expression, end: Expression, when: Sequence[Literal] = ()
    ) -> int:
        """A stay from ``start`` to ``end``, with ``start + size = end``; its index."""
        constraint = self._add(when)
        interval = constraint.interval
        for target, one in ((interval.start, start), (interval.size, size), (interval.end, end)):
            _write(target, one)
        return self._count - 1

    def cumulative(
        self,
        intervals: Sequence[int],
        demands: Sequence[int],
        capacity: int,
        when: Literal | None = None,
    ) -> None:
        """At no time more than ``capacity`` is demanded by the intervals; where ``when`` holds."""
        cumulative = self._add().cumulative
        cumulative.intervals.extend(list(intervals))
        for demand in demands:
            cumulative.demands.add().offset = demand
        cumulative.capacity.offset = capacity
        if when is not None:
            more = max(sum(demands) - capacity, 0)
            cumulative.capacity.offset = capacity + more
            cumulative.capacity.vars.append(when)
            cumulative.capacity.coeffs.append(-more)

    def minimise(self, terms: Terms) -> None:
        """Ask for the least sum instead of what was asked before; of nothing, for any answer."""
        self.proto.clear_objective()
        if not terms:
            return
        objective = self.proto.objective
        objective.vars.extend([variable for _, variable in terms])
        objective.coeffs.extend([coefficient for coefficient, _ in terms])

    def assume(self, literals: Sequence[Literal]) -> None:
        """Hold these literals for true, and say which can't be where there is no answer."""
        self.proto.assumptions.clear()
        self.proto.assumptions.extend(list(literals))

    def _linear(self, terms: Terms, domain: Sequence[int], when: Sequence[Literal]) -> None:
        linear = self._add(when).linear
        linear.vars.extend([variable for _, variable in terms])
        linear.coeffs.extend([coefficient for coefficient, _ in terms])
        linear.domain.extend(domain)

    def _add(self, when: Sequence[Literal] = ()) -> Any:
        constraint = self._constraints.add()
        if when:
            constraint.enforcement_literal.extend(list(when))
        self._count += 1
        return constraint


def _domain(values: Sequence[int]) -> list[int]:
    """Ascending numbers as the ends of closed ranges, as CP-SAT writes domains."""
    ends: list[int] = []
    for value in values:
        if ends and value <= ends[-1] + 1:
            ends[-1] = value
        else:
            ends.extend((value, value))
    return ends


def _write(target: Any, expression: Expression) -> None:
    target.offset = expression.offset
    if expression.variable is not None:
        target.vars.append(expression.variable)
        target.coeffs.append(1)
