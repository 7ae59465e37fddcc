"""What is known of one part of an alignment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from models.alignment.case import AlignmentCase, Point
from models.alignment.check import Objective, check
from solver.engine import WrongAnswerError

Tell = Callable[[Objective | None, Objective], None]
"""Is told the best so far, if any, and a bound that no dates can surpass."""


@dataclass
class PartAnswer:
    """``bound`` is surpassed by no dates; ``possible`` is ``None`` while that isn't known."""

    bound: Objective
    possible: bool | None = None
    dates: Mapping[Point, date] | None = None
    objective: Objective | None = None

    @property
    def is_best(self) -> bool:
        """Whether no better dates exist."""
        return self.objective is not None and self.objective >= self.bound

    def offer(
        self, case: AlignmentCase, dates: Mapping[Point, date], *, may_break: bool = False
    ) -> bool:
        """Keep dates if they are better than what is known; they are judged first.

        Raises:
            WrongAnswerError: the dates break what is required, and not ``may_break``.
        """
        verdict = check(case, dates)
        if not verdict.holds and may_break:
            return False
        if not verdict.holds:
            broken = [one.message.en for one in verdict.breaches]
            broken += [b.bond.id for b in verdict.bonds if b.bond.required and not b.satisfied]
            raise WrongAnswerError(f"the dates found break: {broken[:3]}")
        better = self.objective is None or verdict.objective > self.objective
        if better:
            self.possible, self.dates, self.objective = True, dict(dates), verdict.objective
        return better
