"""How many days of writing a project has between two dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from models.call import Call, Round
from models.project import Capacity
from models.rests_on_dates import used_day
from models.workdays import is_working_day

WORKING_WEEK = 5
"""Monday to Friday: a week's writing days are spread evenly over these."""


@dataclass(frozen=True)
class Writing:
    """So many days of writing that can begin on ``release`` and must be done by ``due``."""

    effort: Fraction
    release: date
    due: date


def later_stages(call: Call, one: Round, *, optimistic: bool) -> Iterator[Writing]:
    """The writing for the second and later stages of a round.

    It begins when the stage before it is answered, or where that day is not published, on that
    stage's deadline.
    """
    deadlines = one.all_of("deadline")
    answers = {answer.stage or 1: answer for answer in one.all_of("stage_result")}
    for position, effort in enumerate(call.stage_effort_days, 1):
        if position < len(deadlines):
            before = deadlines[position - 1]
            answer = answers.get(before.stage or position, before)
            yield Writing(
                effort=Fraction(effort),
                # Also a deadline that stands in for its answer: writing begins once it has passed.
                release=answer.when.earliest if optimistic else answer.when.latest,
                due=used_day(deadlines[position], optimistic=optimistic),
            )


def available_days(
    as_of: date, until: date, capacity: Capacity, *, eves_are_holidays: bool = True
) -> Fraction:
    """Writing days from ``as_of`` to ``until``, both included.

    Each Swedish working day gives a fifth of the week's writing days, and none in an ISO week
    off; a holiday in the week is lost for writing too.
    """
    working_days = sum(
        day.isocalendar().week not in capacity.weeks_off
        and is_working_day(day, "SE", eves_are_holidays=eves_are_holidays)
        for day in (as_of + timedelta(days=n) for n in range((until - as_of).days + 1))
    )
    return Fraction(capacity.writing_days_per_week) * working_days / WORKING_WEEK
