"""Every combination of yes and no: how likely it is, and whether it finances the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from solver.answered import Answered, chosen_rounds
from solver.chances import answered_together, chance_of_yes
from solver.engine import Status
from solver.rows import Literal, holds, negated, value_of
from solver.tentative import tentatively

MOST_APPLICATIONS = 12
"""With more applications than this not every combination of answers is gone through."""

_MOST_QUESTIONS = 64
_MOST = 0.02


@dataclass(frozen=True)
class Outcomes:
    """``financed[mask]``: whether the calls whose bits are set finance the project by themselves.

    Bit ``n`` is the ``n``-th application of the plan. ``complete``: every combination was examined;
    otherwise those that were not count as not financed. ``groups`` are the applications whose
    answers come together; answers of different groups are independent.
    """

    chances: tuple[Decimal, ...]
    financed: tuple[bool, ...]
    complete: bool
    groups: tuple[tuple[int, ...], ...]

    @property
    def everything(self) -> int:
        """The mask of all yes."""
        return (1 << len(self.chances)) - 1

    def needed(self, number: int) -> bool:
        """Whether the rest does not suffice without this application."""
        return not self.financed[self.everything & ~(1 << number)]

    def probabilities(self) -> Iterator[tuple[int, Decimal]]:
        """Mask and exact chance of every combination that is possible."""
        found = {0: Decimal(1)}
        for group in self.groups:
            found = {
                mask | more: chance * also
                for mask, chance in found.items()
                for more, also in self._of_group(group)
            }
        yield from sorted(found.items())

    def _of_group(self, group: Sequence[int]) -> Iterator[tuple[int, Decimal]]:
        """One draw decides for all: a call says yes where the draw is below its chance."""
        below = Decimal(0)
        for limit in sorted({*(self.chances[n] for n in group), Decimal(1)}):
            mask = sum(1 << n for n in group if self.chances[n] >= limit)
            if limit > below:
                yield mask, limit - below
            below = limit


def outcomes(answered: Answered) -> Outcomes:
    """Examine which answers suffice, with the rounds, budgets and start of the plan.

    A grant may be smaller than applied for, or be turned down; no other call is applied to. Own
    and promised money may be used up to what the project states.
    """
    calls = answered.calls
    problem = answered.problem
    applications = [(one.call, one.round) for one in answered.plan.applications]
    chances = tuple(chance_of_yes(problem, one)[0] for one in calls)
    groups = answered_together(problem, applications)
    everything = (1 << len(calls)) - 1
    financed = [False] * (everything + 1)
    financed[everything] = True
    asked, complete = 0, True
    model = answered.model
    with tentatively(model.rows):
        literals = _as_planned(answered)
        # From all yes downwards: what does not suffice does not with less either.
        for mask in sorted(range(everything), key=lambda one: (-one.bit_count(), one)):
            above = [mask | 1 << n for n in range(len(calls)) if not mask >> n & 1]
            if not all(financed[one] for one in above):
                continue
            if asked >= _MOST_QUESTIONS or answered.budget.is_spent:
                complete = False
                continue
            asked += 1
            refused = [literals[call] for n, call in enumerate(calls) if not mask >> n & 1]
            status = _status(answered, refused)
            financed[mask] = status in (Status.OPTIMAL, Status.FEASIBLE)
            complete = complete and status is not Status.UNKNOWN
    return Outcomes(chances, tuple(financed), complete, groups)


def _status(answered: Answered, refused: Sequence[Literal]) -> Status:
    rows = answered.model.rows
    with tentatively(rows):
        for literal in refused:
            rows.any_of([negated(literal)])
        return answered.budget.solve(rows, most=_MOST).status


def _as_planned(answered: Answered) -> dict[str, Literal]:
    """Fix the plan but for the answers; the literal of each call's round."""
    model, values = answered.model, answered.values
    rounds = chosen_rounds(model, values)
    found: dict[str, Literal] = {}
    for key, literal in model.round_chosen.items():
        if key in rounds:
            found[key[0]] = literal
        else:
            model.rows.any_of([negated(literal)])
    for option in model.options:
        chosen = found.get(option.id)
        if chosen is None:
            continue
        grant = model.grant(option.id)
        model.rows.add(grant, high=value_of(grant, values))
        for _, inside in model.scope_of(option):
            if inside != chosen:
                same = inside if holds(inside, values) else negated(inside)
                model.rows.any_of([same], when=[chosen])
    start = values[model.start]
    model.rows.add([(1, model.start)], low=start, high=start)
    return found
