"""A date that a plan rests on although nobody is sure of it yet."""

from __future__ import annotations

from models.text import Text
from models.vocabulary import Certainty, Date, MilestoneKind, Record


class UncertainDate(Record):
    """A milestone that is planned, conditional or known to a period only, and the day used.

    ``earliest`` and ``latest`` are the ends of the published period.
    """

    call: str
    round: str
    milestone: MilestoneKind
    stage: int | None = None
    certainty: Certainty
    earliest: Date
    latest: Date
    used: Date
    message: Text
