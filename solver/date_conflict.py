"""Days that cannot all be kept whatever application is handed in, found without a solver.

For each need (a call insisted on, money that somebody lacks) every way to meet it is followed to
the days that it forces. Where they form a cycle that cannot be met for each of them, the demands
of these cycles are where to look for the conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from models.finding import Demand
from solver.consequences import Consequences
from solver.funding_model import FundingModel
from solver.needed_calls import Way, most_to, needs, ways_to_pay
from solver.rows import Literal, Row
from solver.temporal_network import Cycle, Step, negative_cycle

RULES = frozenset(
    {
        "period.project",
        "period.call",
        "incentive.effect",
        "cluster.clock",
        "match.proof_in_time",
    }
)
"""The rules whose demands are about days."""

MOST_WAYS_TOGETHER = 64

_TODAY = "today"


@dataclass(frozen=True)
class DateConflict:
    """The demands of all cycles, and the cycle that the fewest days are missing of."""

    demands: frozenset[int]
    nearest: Cycle


def date_conflict(model: FundingModel, strict: FundingModel) -> DateConflict | None:
    """The first need that no day allows to meet; ``None`` where there is none."""
    days = _Days(model, strict)
    found = list(needs(model, strict))
    for ways in found:
        conflict = days.conflict([(way,) for way in ways])
        if conflict is not None:
            return conflict
    insisted_on = [ways for ways in found if ways and ways[0].pays is None]
    together = 1
    for ways in insisted_on:
        together *= len(ways)
    if len(insisted_on) > 1 and together <= MOST_WAYS_TOGETHER:
        return days.conflict(list(product(*insisted_on)))
    return None


def span_of(model: FundingModel, cycle: Cycle) -> tuple[date, date] | None:
    """The first possible and the last permitted start, where the cycle is about just that."""
    start = str(model.start)
    first = [-step.days for step in cycle.steps if (step.tail, step.head) == (start, _TODAY)]
    last = [step.days for step in cycle.steps if (step.tail, step.head) == (_TODAY, start)]
    if len(cycle.steps) != 2 or not first or not last:
        return None
    today = model.problem.today
    return today + timedelta(days=first[0]), today + timedelta(days=last[0])


class _Days:
    """The rows about days of a model, behind the literals that they wait for."""

    def __init__(self, model: FundingModel, strict: FundingModel) -> None:
        self._model, self._strict = model, strict
        self._follow = Consequences(model.rows)
        days = {model.start, *(one.day for one in model.submissions.values() if one.day)}
        self._bounds = [
            step
            for day in sorted(days)
            for variable in [model.rows.variables[day]]
            for step in (
                Step(str(day), _TODAY, -variable.low),
                Step(_TODAY, str(day), variable.high),
            )
        ]
        self._rows: list[tuple[Row, frozenset[Literal]]] = []
        self._late: list[tuple[Row, frozenset[Literal], Demand]] = []
        for row in model.rows.rows:
            demand = None if row.demand is None else model.rows.demands[row.demand]
            if demand is None or demand.rule not in RULES:
                continue
            if {variable for _, variable in row.terms} <= days and row.terms:
                self._rows.append((row, frozenset(row.when)))
            else:
                self._late.append((row, frozenset(row.when), demand))
        self._paid = {variable: key for key, variable in model.grant_parts.items()}

    def conflict(self, together: list[tuple[Way, ...]]) -> DateConflict | None:
        """The cycles of all ways, if every one of them has some."""
        demands: frozenset[int] = frozenset()
        nearest: Cycle | None = None
        for ways in together:
            found = self._of(ways)
            if found is None:
                return None
            demands |= found.demands
            if nearest is None or found.nearest.missing < nearest.missing:
                nearest = found.nearest
        return None if nearest is None else DateConflict(demands, nearest)

    def _of(self, ways: tuple[Way, ...]) -> DateConflict | None:
        """What is wrong with taking these ways, alone or with what must then pay the rest."""
        true = self._follow.of(literal for way in ways for literal in way.literals)
        if true is None:
            return None
        paid = {way.pays for way in ways if way.pays is not None}
        steps = [*self._bounds, *self._steps(true)]
        cycle = negative_cycle(steps) or self._too_late(true, paid)
        if cycle is not None:
            return DateConflict(cycle.demands, cycle)
        if len(ways) != 1:
            return None
        (way,) = ways
        if way.pays is None or way.left <= 0:
            return None
        call_id, place = way.pays
        if sum(one[0] == place[0] for one in self._strict.problem.places) > 1:
            # The rest may be paid at another place, which this call's demands don't reach.
            return None
        others = [
            option
            for option in self._strict.options
            if option.id != call_id and most_to(self._strict, option, place[0]) > 0
        ]
        rest = ways_to_pay(self._model, self._strict, others, place[0], way.left)
        return self.conflict([(way, other) for other in rest])

    def _steps(self, true: frozenset[Literal]) -> Iterator[Step]:
        for row, when in self._rows:
            if not when <= true:
                continue
            tails = [str(variable) for coefficient, variable in row.terms if coefficient == -1]
            heads = [str(variable) for coefficient, variable in row.terms if coefficient == 1]
            if len(tails) + len(heads) != len(row.terms) or max(len(tails), len(heads)) > 1:
                continue
            tail, head = (tails or [_TODAY])[0], (heads or [_TODAY])[0]
            if row.high is not None:
                yield Step(tail, head, row.high, row.demand)
            if row.low is not None:
                yield Step(head, tail, -row.low, row.demand)

    def _too_late(
        self, true: frozenset[Literal], paid: set[tuple[str, tuple[str, str]]]
    ) -> Cycle | None:
        """A published day after the day by which it is wanted: a cycle between the two."""
        cells = self._model.problem.cells
        for row, when, demand in self._late:
            sources = {self._paid.get(variable) for _, variable in row.terms}
            paying = {(one[0], cells[one[1]].place) for one in sources if one is not None}
            forced = bool(paying & paid) if paying else self._is_broken(row, true)
            if not when <= true or not forced:
                continue
            late = int(demand.numbers.get("days_late", demand.numbers.get("days_early", 0)))
            if late > 0:
                wanted, comes = "wanted", "comes"
                return Cycle(
                    (Step(comes, wanted, -late), Step(wanted, comes, 0, row.demand)),
                )
        return None

    @staticmethod
    def _is_broken(row: Row, true: frozenset[Literal]) -> bool:
        known = 0
        for coefficient, variable in row.terms:
            if Literal(variable) in true:
                known += coefficient
            elif Literal(-1 - variable) not in true:
                return False
        return bool(row.terms) and row.high is not None and known > row.high
