"""What follows from some decisions, by the rows over 0/1 variables alone and without a solver."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from solver.rows import Literal, Row, Rows, negated, variable_of


class Consequences:
    """The literals that rows without a demand force: rounds of a call, budgets that go with it."""

    def __init__(self, rows: Rows) -> None:
        self._rows: list[Row] = []
        self._touching: dict[int, list[int]] = defaultdict(list)
        for row in rows.rows:
            whole = all(
                rows.variables[variable].low >= 0 and rows.variables[variable].high <= 1
                for _, variable in row.terms
            )
            if row.demand is None and whole:
                for variable in {v for _, v in row.terms} | {variable_of(one) for one in row.when}:
                    self._touching[variable].append(len(self._rows))
                self._rows.append(row)

    def of(self, literals: Iterable[Literal]) -> frozenset[Literal] | None:
        """All that is true once these are; ``None`` where they cannot all be."""
        true: set[Literal] = set()
        waiting = deque(dict.fromkeys(literals))
        while waiting:
            literal = waiting.popleft()
            if literal in true:
                continue
            if negated(literal) in true:
                return None
            true.add(literal)
            for index in self._touching[variable_of(literal)]:
                forced = _forced(self._rows[index], true)
                if forced is None:
                    return None
                waiting.extend(forced)
        return frozenset(true)


def _forced(row: Row, true: set[Literal]) -> list[Literal] | None:
    """The literals that one row forces; ``None`` where it cannot hold."""
    if any(negated(one) in true for one in row.when):
        return []
    open_ = [one for one in row.when if one not in true]
    least = most = 0
    for coefficient, variable in row.terms:
        if Literal(variable) in true:
            least, most = least + coefficient, most + coefficient
        elif negated(Literal(variable)) not in true:
            least, most = least + min(coefficient, 0), most + max(coefficient, 0)
    too_low = row.low is not None and most < row.low
    too_high = row.high is not None and least > row.high
    if too_low or too_high:
        if not open_:
            return None
        return [negated(open_[0])] if len(open_) == 1 else []
    if open_:
        return []
    forced = []
    for coefficient, variable in row.terms:
        literal = Literal(variable)
        if literal in true or negated(literal) in true:
            continue
        if row.high is not None and least + abs(coefficient) > row.high:
            forced.append(negated(literal) if coefficient > 0 else literal)
        elif row.low is not None and most - abs(coefficient) < row.low:
            forced.append(literal if coefficient > 0 else negated(literal))
    return forced
