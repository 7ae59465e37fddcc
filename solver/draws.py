"""Random days of the milestones of a plan, all samples at once.

A milestone that is known to a period falls on a day of it, drawn from a triangle with its top in
the middle, or evenly (assumption ``risk.dates``); an exact date is fixed. One milestone is one
draw: a decision that is also the event of a proof moves both. Decisions of one meeting are one
draw too, and so are those that a funder expects in the same period (assumption
``risk.same_meeting``). No decision falls before what it rests on, such as the committee.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from solver.problem import Problem, RoundOption

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from models.call import Milestone

    Days = npt.NDArray[np.int64]


@dataclass
class Draws:
    """Days of milestones, each drawn once, as ordinals; ``rounds`` are those of the plan."""

    generator: np.random.Generator
    samples: int
    problem: Problem
    rounds: Sequence[RoundOption]
    _known: dict[int, Days] = field(default_factory=dict)
    _parts: dict[object, Any] = field(default_factory=dict)

    def decision(self, one: RoundOption) -> Days | None:
        """The days on which a round is decided; ``None`` where that is not published."""
        import numpy as np

        together = [other for other in self.rounds if other.dates.meeting == one.dates.meeting]
        windows = [known for other in together if (known := other.dates.decision_window)]
        decision = one.round.last("decision")
        if not windows or decision is None:
            return None
        last = min(latest for _, latest in windows).toordinal()
        first = min(max(earliest for earliest, _ in windows).toordinal(), last)
        days = self._within(first, last, self._event(one, decision, is_joint=len(together) > 1))
        for other in together:
            committee = self.day(other.round.last("committee"))
            if committee is not None:
                days = np.minimum(np.maximum(days, committee), last)
        return days

    def day(self, milestone: Milestone | None) -> Days | None:
        """The days on which a milestone falls; ``None`` where there is none."""
        if milestone is None:
            return None
        if id(milestone) not in self._known:
            first, last = milestone.when.earliest.toordinal(), milestone.when.latest.toordinal()
            self._known[id(milestone)] = self._within(first, last, id(milestone))
        return self._known[id(milestone)]

    def _event(self, one: RoundOption, decision: Milestone, *, is_joint: bool) -> object:
        """What one draw decides the day of: a meeting, or one funder's decisions in a period."""
        if is_joint or self.problem.assumptions.value("risk.same_meeting") == "independent":
            return one.dates.meeting
        return (one.call.funder, decision.when)

    def _within(self, first: int, last: int, event: object) -> Days:
        """Days from ``first`` to ``last``; the same part of the way for the same event."""
        import numpy as np

        count = last - first + 1
        if count == 1:
            return np.full(self.samples, first, dtype=np.int64)
        if event not in self._parts:
            self._parts[event] = self._part()
        days: Days = first + np.minimum((self._parts[event] * count).astype(np.int64), count - 1)
        return days

    def _part(self) -> Any:
        import numpy as np

        even = self.generator.random(self.samples)
        if self.problem.assumptions.value("risk.dates") != "triangular":
            return even
        rising, falling = np.sqrt(even / 2), 1 - np.sqrt((1 - even) / 2)
        return np.where(even < 0.5, rising, falling)
