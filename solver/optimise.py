"""The best plan by the project's wishes, one after another, proven and proven again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from solver.budget import Budget
from solver.engine import Answer, Status
from solver.first_choice import is_first_choice
from solver.funding_model import FundingModel
from solver.merged_wishes import in_groups, is_least_possible, merged
from solver.objective import TIE_BREAK, Stage, stages
from solver.rows import value_of
from solver.spread import spread_evenly

MOST_SEARCHED_TOGETHER = 2**44
"""Wishes are searched together while their sum ranges over no more: beyond it they take longer."""

MOST_CONFIRMED_TOGETHER = 2**58
"""The same for proving again, up to what a row may reach."""

_MOST_TOGETHER = 0.25
"""No search for wishes together takes more of the time: they may still be searched one by one."""


@dataclass(frozen=True)
class Outcome:
    """What is known after all stages.

    ``proven``: infeasible, or best by every wish, and confirmed by a second search by other means
    or by the bounds of the variables. ``gap``: how far the first unproven wish may be from its
    best, as a share; ``None`` without an answer.
    """

    status: Status
    values: tuple[int, ...] = ()
    proven: bool = False
    gap: float | None = None
    wall_stopped: bool = False


def optimise(
    model: FundingModel,
    budget: Budget,
    started: Callable[[Stage], None],
    wishes: Iterable[Stage] | None = None,
) -> Outcome:
    """Solve stage by stage; each stage keeps what the ones before it reached.

    ``started`` is told of each stage. ``wishes`` go before the project's own. The last step only
    decides between equal plans: it spreads every grant as evenly over the costs in its budget as
    the rules allow.
    """
    return _Search(model, budget, started).outcome(stages(model) if wishes is None else wishes)


class _Search:
    def __init__(
        self, model: FundingModel, budget: Budget, started: Callable[[Stage], None]
    ) -> None:
        self.model, self.rows, self.budget, self.started = model, model.rows, budget, started
        self.values: tuple[int, ...] = ()
        self.proven, self.gap, self.stopped = True, 0.0, False
        self.told = ""

    def outcome(self, wishes: Iterable[Stage]) -> Outcome:
        in_order = list(wishes)
        known = len(self.rows.rows)
        own = [one for one in in_order if one.name != TIE_BREAK]
        ended = self._search(own)
        if ended is not None:
            return ended
        ties = in_order[len(own) :]
        self._tell(ties)
        if not (self.proven and is_first_choice(self.model, own, self.values)):
            ended = self._search(ties)
            if ended is not None:
                return ended
        if self.proven:
            # Which of equal plans it is nobody has to prove again.
            self.proven = self._is_confirmed(own, known)
        return self._found()

    def _search(self, wishes: Sequence[Stage]) -> Outcome | None:
        """Take the wishes one after another; the outcome where nothing more can be known."""
        for group in in_groups(self.rows, wishes, MOST_SEARCHED_TOGETHER):
            self._tell(group)
            if self._are_settled_together(group):
                continue
            for stage in group:
                answer = self._answer(stage)
                if answer is None:
                    continue
                if answer.status is Status.INFEASIBLE and not self.values:
                    confirmed = self._is_impossible()
                    status = Status.INFEASIBLE if confirmed else Status.UNKNOWN
                    return Outcome(status, proven=confirmed)
                if not self.values:
                    return Outcome(Status.UNKNOWN, wall_stopped=self.stopped)
                if not answer.values:
                    # Time is out: what is known stands, and nobody knows how far from the best.
                    self._leave_open(1.0)
                    return self._found()
        return None

    def _tell(self, group: Sequence[Stage]) -> None:
        for stage in group:
            # Preferences that fill more than one sum are one step to those who wait.
            if stage.name != self.told:
                self.started(stage)
            self.told = stage.name

    def _found(self) -> Outcome:
        return Outcome(
            Status.OPTIMAL if self.proven else Status.FEASIBLE,
            values=spread_evenly(self.model, self.values, self.budget),
            proven=self.proven,
            gap=self.gap,
            wall_stopped=self.stopped,
        )

    def _are_settled_together(self, group: Sequence[Stage]) -> bool:
        """Whether one search settles all the wishes of a group."""
        open_ = [one for one in group if not self._is_settled(one)]
        if len(open_) < 2 or not self.values:
            return False
        answer = self.budget.solve(
            self.rows, minimise=merged(self.rows, group), hint=self.values, most=_MOST_TOGETHER
        )
        if answer.status is not Status.OPTIMAL:
            return False
        self.values = answer.values
        for stage in group:
            self.rows.add(stage.terms, high=value_of(stage.terms, self.values))
        return True

    def _answer(self, stage: Stage) -> Answer | None:
        """What a search for one wish gave; ``None`` where none was needed."""
        if self._is_settled(stage):
            # Nothing can be better than what the wishes before it already gave: no search.
            self.rows.add(stage.terms, high=value_of(stage.terms, self.values))
            return None
        answer = self.budget.solve(self.rows, minimise=stage.terms, hint=self.values)
        self.stopped = self.stopped or answer.wall_stopped
        if answer.values:
            self.values = answer.values
            reached = value_of(stage.terms, self.values)
            if answer.status is Status.FEASIBLE:
                self._leave_open(_gap(reached, answer))
            self.rows.add(stage.terms, high=reached)
        return answer

    def _leave_open(self, gap: float) -> None:
        """A wish is not proven; the gap is that of the first one."""
        self.gap = gap if self.proven else self.gap
        self.proven = False

    def _is_settled(self, stage: Stage) -> bool:
        return bool(self.values) and is_least_possible(self.rows, stage, self.values)

    def _is_impossible(self) -> bool:
        return self.budget.solve(self.rows, again=True, most=0.5).status is Status.INFEASIBLE

    def _is_confirmed(self, wishes: Sequence[Stage], known: int) -> bool:
        """Whether a search by other means, too, finds nothing better in any wish.

        The first ``known`` rows are the model's own; after them each wish has one, in their order.
        """
        rows, at = self.rows, known
        for group in in_groups(rows, wishes, MOST_CONFIRMED_TOGETHER):
            if not self._are_best(group, at):
                return False
            at += len(group)
        return True

    def _are_best(self, group: Sequence[Stage], at: int) -> bool:
        if all(self._is_settled(one) for one in group):
            return True
        rows = self.rows
        later = rows.rows[at:]
        del rows.rows[at:]
        together = merged(rows, group)
        rows.add(together, high=value_of(together, self.values) - 1)
        answer = self.budget.solve(rows, again=True, most=0.5)
        rows.rows[at:] = later
        if answer.status is Status.UNKNOWN and len(group) > 1:
            return all(self._are_best((one,), at + n) for n, one in enumerate(group))
        return answer.status is Status.INFEASIBLE


def _gap(reached: int, answer: Answer) -> float:
    if answer.bound is None:
        return 1.0
    # An öre of millions is a gap as well.
    return max(round((reached - answer.bound) / max(abs(reached), 1), 6), 0.000001)
