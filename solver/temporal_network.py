"""A simple temporal network: days, and how many days lie between them at most.

It cannot be met exactly where its steps form a cycle that is shorter than nothing; the cycle names
the demands in conflict and, by its length, the days that are missing (Dechter, Meiri and Pearl
1991, "Temporal constraint networks").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """``head`` comes at most ``days`` days after ``tail``; ``demand`` asks for it, if any."""

    tail: str
    head: str
    days: int
    demand: int | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Steps that come back to where they began, ``missing`` days before."""

    steps: tuple[Step, ...]

    @property
    def missing(self) -> int:
        """The days that are missing."""
        return -sum(step.days for step in self.steps)

    @property
    def demands(self) -> frozenset[int]:
        """The demands in conflict."""
        return frozenset(step.demand for step in self.steps if step.demand is not None)


def negative_cycle(steps: Iterable[Step]) -> Cycle | None:
    """A cycle that cannot be met, or ``None`` where all the steps can (Bellman and Ford).

    Of several steps between two days the tightest counts, of equal ones the first.
    """
    tightest: dict[tuple[str, str], Step] = {}
    for step in steps:
        known = tightest.get((step.tail, step.head))
        if known is None or step.days < known.days:
            tightest[step.tail, step.head] = step
    after: dict[str, int] = {}
    for tail, head in tightest:
        after[tail] = after[head] = 0
    reached_by: dict[str, Step] = {}
    last = None
    for _ in range(len(after) + 1):
        last = None
        for step in tightest.values():
            if after[step.tail] + step.days < after[step.head]:
                after[step.head] = after[step.tail] + step.days
                reached_by[step.head] = step
                last = step.head
        if last is None:
            return None
    return None if last is None else _cycle_at(last, reached_by)


def _cycle_at(day: str, reached_by: dict[str, Step]) -> Cycle:
    for _ in reached_by:
        day = reached_by[day].tail
    steps = [reached_by[day]]
    while steps[-1].tail != day:
        steps.append(reached_by[steps[-1].tail])
    return Cycle(tuple(reversed(steps)))
