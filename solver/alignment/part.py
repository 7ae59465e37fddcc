"""The best dates of one part of an alignment, and how much better any others could be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.alignment.case import AlignmentCase
from models.alignment.check import Objective, check, today
from solver.alignment.answer import PartAnswer, Tell
from solver.alignment.interruption import Interruption
from solver.alignment.large_part import LargePart
from solver.alignment.meaning import AlignmentModel
from solver.alignment.model import build
from solver.alignment.objective import Sum, sum_of
from solver.alignment.search import Allowance, search
from solver.alignment.statement import Terms
from solver.alignment.tie_break import tie_break
from solver.alignment.windows import window_of, windows
from solver.engine import Status, WrongAnswerError

LARGE = 300
"""Rounds from which on links come first and alone, and windows after them."""

LARGEST = 600
"""Rounds up to which one search for everything at once may still come further."""

UNITS_PER_WINDOW = 1.0


def solve_part(
    case: AlignmentCase,
    allowance: Allowance,
    interruption: Interruption,
    tell: Tell | None = None,
) -> PartAnswer:
    """Align one part within its allowance.

    Raises:
        WrongAnswerError: CP-SAT's dates break what is required.
    """
    wished = sum(bond.weight for bond in case.bonds if not bond.required)
    answer = PartAnswer(Objective(wished, 0, 0))
    now = today(case)
    if check(case, now).holds:
        answer.offer(case, now)
        if all(place.is_locked for place in case.places.values()):
            answer.bound = check(case, now).objective
    elif all(place.is_locked for place in case.places.values()):
        answer.possible = False
    if answer.possible is not False and not answer.is_best:
        _Stages(case, allowance, interruption, tell, answer).run()
    if tell is not None:
        tell(answer.objective, answer.bound)
    return answer


@dataclass
class _Stages:
    """One search after the other; each leaves the answer better or as it was."""

    case: AlignmentCase
    allowance: Allowance
    interruption: Interruption
    tell: Tell | None
    answer: PartAnswer

    def run(self) -> None:
        """Search as far as the allowance goes."""
        rounds = len({p.round for p, place in self.case.places.items() if not place.is_locked})
        if rounds > LARGE:
            LargePart(self.case, self.allowance, self.interruption, self._say, self.answer).run()
        if not self._may_go_on() or (rounds > LARGEST and self._has_all_links):
            return
        model, sum_ = self._build()
        if rounds > LARGE and not self._has_all_links:
            self._stage(model, sum_.links, sum_.bound_of_links)
            self._windows()
            model, sum_ = self._build()
        if self._may_go_on() and sum_.fits:
            self._stage(model, sum_.terms, sum_.bound, exact=True)
        elif self._may_go_on() and self.answer.objective is not None:
            weight = self.answer.objective.weight_satisfied
            model.statement.linear(sum_.links, -sum_.wished, -weight)
            if weight >= self.answer.bound.weight_satisfied:
                self._stage(model, sum_.days, lambda least: sum_.bound_of_days(least, weight))
        if self.answer.is_best and self.answer.dates is not None:
            same = tie_break(self.case, self.answer.dates, self.allowance, self.interruption)
            if same is not None and check(self.case, same).objective == self.answer.objective:
                self.answer.dates = same

    def _build(self) -> tuple[AlignmentModel, Sum]:
        model = build(self.case, {point: one.days for point, one in self.case.places.items()})
        return model, sum_of(model)

    @property
    def _has_all_links(self) -> bool:
        best = self.answer.objective
        return best is not None and best.weight_satisfied >= self.answer.bound.weight_satisfied

    def _may_go_on(self) -> bool:
        return not (
            self.answer.possible is False
            or self.answer.is_best
            or self.allowance.is_spent
            or self.interruption.asked
        )

    def _stage(
        self,
        model: AlignmentModel,
        terms: Terms,
        bound: Callable[[int], Objective],
        *,
        exact: bool = False,
    ) -> None:
        model.statement.minimise(terms)
        best = self.answer.objective

        def hear(value: int | None, least: int | None) -> None:
            nonlocal best
            if value is not None and exact:
                # The whole sum says how good its dates are, before they are judged.
                best = bound(value) if best is None else max(best, bound(value))
            if self.tell is not None and least is not None:
                self.tell(best, min(self.answer.bound, bound(least)))

        found, _ = search(
            model.statement,
            self.allowance,
            self.interruption,
            hear=None if self.tell is None else hear,
        )
        if found.status is Status.INFEASIBLE:
            self._confirm_impossible(model)
            return
        if found.bound is not None:
            self.answer.bound = min(self.answer.bound, bound(found.bound))
        if found.values:
            self.answer.offer(self.case, model.dates(found.values))
        self._say()

    def _confirm_impossible(self, model: AlignmentModel) -> None:
        """CP-SAT is not believed at once (google/or-tools #5295): a second way must agree."""
        if self.answer.dates is not None:
            raise WrongAnswerError("CP-SAT calls impossible what has an answer")
        model.statement.minimise(())
        found, _ = search(model.statement, self.allowance, self.interruption, otherwise=True)
        if found.status is Status.INFEASIBLE:
            self.answer.possible = False
        elif found.values:
            raise WrongAnswerError("CP-SAT calls impossible what has an answer")

    def _windows(self) -> None:
        """Windows for at most half of what is left: the other half is for the bound."""
        shifted, improves = False, True
        least = self.allowance.units / 2
        while improves and self._may_go_on() and self.answer.dates is not None:
            improves = False
            for rounds in windows(self.case, self.answer.dates, shifted=shifted):
                if self._may_go_on() and self.allowance.units > least:
                    improves = self._window(rounds) or improves
            shifted = not shifted

    def _window(self, rounds: frozenset[str]) -> bool:
        if self.answer.dates is None:
            return False
        before = self.answer.dates
        case = window_of(self.case, before, rounds)
        model = build(case, {point: one.days for point, one in case.places.items()})
        model.statement.minimise(sum_of(model).terms)
        part = self.allowance.part(UNITS_PER_WINDOW)
        found, _ = search(model.statement, part, self.interruption)
        self.allowance.take(part)
        if not found.values:
            return False
        new = model.dates(found.values)
        dates = {point: new[point] if point.round in rounds else d for point, d in before.items()}
        improves = self.answer.offer(self.case, dates)
        self._say()
        return improves

    def _say(self) -> None:
        if self.tell is not None:
            self.tell(self.answer.objective, self.answer.bound)
