"""Linear rows over whole numbers: what a rule adds, before any solver sees it.

A row holds when all its literals do; it may belong to a demand, which can be dropped to find out
what stands in the way. Rows are plain data: an answer is re-checked on them in exact integers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, NewType

from models.errors import NumericGuardError
from models.finding import Demand
from models.text import Text

Var = NewType("Var", int)
Literal = NewType("Literal", int)
"""A 0/1 variable, or its negation as ``-1 - variable`` (the convention of CP-SAT)."""

Terms = tuple[tuple[int, Var], ...]
"""Coefficients and variables of a sum."""

LARGEST_ACTIVITY = 2**60
"""No row may reach beyond this, in absolute value, for any values of its variables."""


class Variable(NamedTuple):
    """A whole number between two bounds."""

    low: int
    high: int
    name: str


class Row(NamedTuple):
    """``low <= sum of terms <= high`` where all literals of ``when`` are true."""

    terms: Terms
    low: int | None
    high: int | None
    when: tuple[Literal, ...]
    demand: int | None


@dataclass
class Written:
    """Rows as the solver's engine has written them for itself: the first ones of ``Rows``.

    ``model`` has one constraint per row, in their order.
    """

    rows: tuple[Row, ...]
    variables: tuple[Variable, ...]
    model: Any

    @cached_property
    def by_demand(self) -> Mapping[int | None, Sequence[Any]]:
        """The constraints of each demand; ``None``: those of rows without one."""
        found: dict[int | None, list[Any]] = defaultdict(list)
        for row, constraint in zip(self.rows, self.model.constraints, strict=True):
            found[row.demand].append(constraint)
        return found


@dataclass
class Rows:
    """Variables, rows and the demands that rows belong to."""

    variables: list[Variable] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    written: Written | None = field(default=None, repr=False, compare=False)
    _demand_index: dict[tuple[str, tuple[str, ...], str], int] = field(default_factory=dict)

    _farthest: int = field(default=0, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._farthest = max(map(_farthest, self.variables), default=0)

    def integer(self, low: int, high: int, name: str) -> Var:
        """A new whole number between ``low`` and ``high``."""
        self.variables.append(Variable(low, high, name))
        self._farthest = max(self._farthest, high, -low)
        return Var(len(self.variables) - 1)

    def boolean(self, name: str) -> Literal:
        """A new 0/1 variable."""
        return Literal(self.integer(0, 1, name))

    def add(
        self,
        terms: Iterable[tuple[int, Var]],
        *,
        low: int | None = None,
        high: int | None = None,
        when: Sequence[Literal] = (),
        demand: Demand | None = None,
    ) -> None:
        """Ask that ``low <= sum <= high`` where all of ``when`` are true.

        Raises:
            NumericGuardError: the row could reach beyond what is computed exactly.
        """
        kept = tuple(terms)
        if len({v for _, v in kept}) < len(kept) or 0 in [c for c, _ in kept]:
            merged: dict[Var, int] = {}
            for coefficient, variable in kept:
                merged[variable] = merged.get(variable, 0) + coefficient
            kept = tuple((c, v) for v, c in merged.items() if c != 0)
        if (
            sum([abs(c) for c, _ in kept]) * self._farthest > LARGEST_ACTIVITY
            or max(abs(low or 0), abs(high or 0)) > LARGEST_ACTIVITY
        ):
            self._guard(kept, low, high)
        number = None if demand is None else self.demand(demand)
        self.rows.append(Row(kept, low, high, tuple(when), number))

    def forbid(self, literals: Sequence[Literal], demand: Demand | None = None) -> None:
        """Ask that the literals are not all true."""
        terms, constant = counted(literals)
        self.add(terms, high=len(literals) - 1 - constant, demand=demand)

    def any_of(
        self,
        literals: Sequence[Literal],
        *,
        when: Sequence[Literal] = (),
        demand: Demand | None = None,
    ) -> None:
        """Ask that at least one of the literals is true."""
        terms, constant = counted(literals)
        self.add(terms, low=1 - constant, when=when, demand=demand)

    def at_most_one(self, literals: Sequence[Literal], demand: Demand | None = None) -> None:
        """Ask that at most one of the literals is true."""
        terms, constant = counted(literals)
        self.add(terms, high=1 - constant, demand=demand)

    def both(self, literals: Sequence[Literal], name: str) -> Literal:
        """A new 0/1 variable that is true exactly where all the literals are."""
        result = self.boolean(name)
        for literal in literals:
            self.any_of([literal, negated(result)])
        self.any_of([result, *(negated(literal) for literal in literals)])
        return result

    def either(self, literals: Sequence[Literal], name: str) -> Literal:
        """A new 0/1 variable that is true exactly where some literal is."""
        if len(literals) == 1:
            return literals[0]
        result = self.boolean(name)
        for literal in literals:
            self.any_of([negated(literal), result])
        self.any_of([*literals, negated(result)])
        return result

    def demand(self, demand: Demand) -> int:
        """The number of a demand; the same demand has the same number."""
        key = (demand.rule, demand.subjects, demand.message.en)
        if key not in self._demand_index:
            self._demand_index[key] = len(self.demands)
            self.demands.append(demand)
        return self._demand_index[key]

    def _guard(self, terms: Terms, low: int | None, high: int | None) -> None:
        reach = sum(abs(c) * _farthest(self.variables[v]) for c, v in terms)
        if max(reach, abs(low or 0), abs(high or 0)) > LARGEST_ACTIVITY:
            raise NumericGuardError(
                Text(
                    sv="Beloppen är för stora för att räknas exakt. Dela projektet eller räkna "
                    "i en större enhet.",
                    en="The amounts are too large to be computed exactly. Split the project or "
                    "plan in a larger unit.",
                )
            )

    def broken(self, values: Sequence[int], dropped: frozenset[int] = frozenset()) -> list[Row]:
        """The rows that do not hold for these values, in exact integers, dropped demands aside."""
        found = [
            row
            for row in self.rows
            if (row.demand is None or row.demand not in dropped) and not _keeps(row, values)
        ]
        return found + [
            Row(((1, Var(index)),), variable.low, variable.high, (), None)
            for index, variable in enumerate(self.variables)
            if not variable.low <= values[index] <= variable.high
        ]


def negated(literal: Literal) -> Literal:
    """The opposite literal."""
    return Literal(-1 - literal)


def variable_of(literal: Literal) -> Var:
    """The 0/1 variable of a literal."""
    return Var(literal if literal >= 0 else -1 - literal)


def holds(literal: Literal, values: Sequence[int]) -> bool:
    """Whether a literal is true for these values."""
    return bool(values[literal]) if literal >= 0 else not values[-1 - literal]


def value_of(terms: Iterable[tuple[int, Var]], values: Sequence[int] | Mapping[Var, int]) -> int:
    """The value of a sum."""
    return sum(coefficient * values[variable] for coefficient, variable in terms)


def counted(literals: Sequence[Literal]) -> tuple[Terms, int]:
    """How many literals are true, as terms and a constant."""
    terms: list[tuple[int, Var]] = []
    constant = 0
    for literal in literals:
        if literal >= 0:
            terms.append((1, Var(literal)))
        else:
            terms.append((-1, Var(-1 - literal)))
            constant += 1
    return tuple(terms), constant


def _farthest(variable: Variable) -> int:
    return max(abs(variable.low), abs(variable.high))


def _keeps(row: Row, values: Sequence[int]) -> bool:
    for literal in row.when:
        if not (values[literal] if literal >= 0 else not values[-1 - literal]):
            return True
    total = 0
    for coefficient, variable in row.terms:
        total += coefficient * values[variable]
    return (row.low is None or total >= row.low) and (row.high is None or total <= row.high)
