"""Aid ceilings, each looked up once: a model asks for the same day again and again."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from models.aid_ceiling import aid_ceiling
from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Ceiling, Grounds, ceiling
from models.errors import OutsideKnownDatesError
from models.parameter import extra_sha256
from models.project import Partner
from models.text import Text
from models.vocabulary import Activity, Size
from solver.problem import Problem


def ceiling_on(problem: Problem, partner: Partner, activity: Activity, on: date) -> Ceiling | Text:
    """The ceiling for aid granted on a day, or why none is known (``models.aid_ceiling``)."""
    reading = problem.assumptions.value("law.after_expiry")
    if activity not in RESEARCH_AND_DEVELOPMENT:
        try:
            return aid_ceiling(problem.project, partner, activity, on, reading)
        except OutsideKnownDatesError as error:
            return error.text
    grounds = problem.grounds[partner.id]
    if isinstance(grounds, Text):
        return grounds
    return _of_research(extra_sha256(), activity, partner.size, grounds, on, reading)


@lru_cache(maxsize=20_000)
def _of_research(
    law: str | None,  # noqa: ARG001  # a key: other parameters, other ceilings
    activity: Activity,
    size: Size | None,
    grounds: Grounds,
    on: date,
    reading: str,
) -> Ceiling | Text:
    try:
        return ceiling(activity, size, grounds, on, reading)
    except OutsideKnownDatesError as error:
        return error.text
