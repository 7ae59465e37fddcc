"""When an application can be handed in, and when the plan hands it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from solver.problem import Problem, RoundOption
from solver.rows import Var

MOST_DAYS = 400
"""A round that is open for longer than this is planned to be handed in on its last day."""


@dataclass(frozen=True)
class Submission:
    """From ``earliest`` to the deadline.

    ``day`` is a variable where it matters on which of the days: only the time for writing asks
    for a late one. Else the application can be handed in as early as other rules need it.
    """

    earliest: date
    day: Var | None


def earliest_submission(problem: Problem, one: RoundOption) -> date:
    """The first day on which the application can be handed in, or the day on which it was."""
    if (handed_in := problem.handed_in_on(one)) is not None:
        return handed_in
    opens = one.dates.opens or problem.today
    return max(problem.today, min(opens, one.dates.deadline))


def matters_when(problem: Problem, one: RoundOption) -> bool:
    """Whether handing in before the deadline could be needed and could cost time for writing."""
    if problem.project.capacity is None or problem.handed_in_on(one) is not None:
        return False
    begun = [partner.started_work for partner in problem.project.partners]
    first_needed = min(
        [problem.project.period.earliest_start, *(day for day in begun if day is not None)]
    )
    open_days = (one.dates.deadline - earliest_submission(problem, one)).days
    return first_needed < one.dates.deadline and 0 < open_days <= MOST_DAYS
