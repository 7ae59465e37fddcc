"""The answer to: how do the calls move as little as possible and fit (``samspel/alignment@1``)."""

from __future__ import annotations

import json
from typing import Annotated, Final, Literal

from pydantic import Field

from models.alignment.found import Status
from models.finding import Conflict, Finding, Repair
from models.plan import AssumptionUsed, SolverRun
from models.text import Text
from models.vocabulary import Date, MilestoneKind, Record

ALIGNMENT_FORMAT: Final = "samspel/alignment@1"


class Move(Record):
    """A milestone that stands elsewhere than today; ``days`` are calendar days, later positive.

    ``reasons`` are the ids of what would break if it stayed: links, and rules with their subject.
    ``because`` says the same in words.
    """

    round: str
    milestone: MilestoneKind
    stage: int | None = None
    funder: str = ""
    from_: Annotated[Date, Field(alias="from")]
    to: Date
    days: int
    weight: int = 1
    reasons: tuple[str, ...] = ()
    because: tuple[Text, ...] = ()


class LinkResult(Record):
    """A link after and before. Slack is days to spare, negative where they are missing."""

    id: str
    kind: str = ""
    required: bool
    weight: int
    satisfied: bool
    before: bool
    slack_days: int | None = None
    slack_days_before: int | None = None
    rounds: tuple[str, ...] = ()
    message: Text | None = None


class WeekOfDeadlines(Record):
    """The deadlines of one funder in one ISO week, after and before the moves.

    One of which only a period is known is counted in the week in which it is read.
    """

    week: str
    funder: str
    deadlines: int
    before: int = 0


class AlignmentTotals(Record):
    """``shift_days`` is weighted. The weights are those of links that are not required."""

    weight_satisfied: int = 0
    weight_possible: int = 0
    weight_before: int = 0
    shift_days: int = 0
    rounds_moved: int = 0


class ArchetypeResult(Record):
    """Whether an example project can be financed before and after the moves.

    ``made_by`` names the rounds (``call/round``) without whose moves it could not.
    """

    project: str
    title: Text | None = None
    file: str
    require: Literal["all", "most"]
    before: Literal["feasible", "infeasible", "undecided"]
    after: Literal["feasible", "infeasible", "undecided"]
    made_by: tuple[str, ...] = ()
    why_not: tuple[Text, ...] = ()


class TriedMove(Record):
    """A move that was fixed by ``--what-if``, and what it does alone: no other date moves.

    ``wins`` and ``breaks`` are ids of links and rules.
    """

    round: str
    milestone: MilestoneKind
    stage: int | None = None
    to: Date
    days: int
    wins: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


class KnownPeriod(Record):
    """First and last day of a date that is known no closer."""

    from_: Annotated[Date, Field(alias="from")]
    to: Date


class RoundDate(Record):
    """Where a milestone of a round that takes part stands after the moves, and today.

    ``period`` is what is known of today's date where no day is published: ``before`` is the day of
    it that is counted with. As long as the date is not moved, so is ``on``.
    """

    round: str
    milestone: MilestoneKind
    stage: int | None = None
    on: Date
    before: Date
    locked: bool
    period: KnownPeriod | None = None

    @property
    def is_imprecise(self) -> bool:
        """Whether the day is not known after the moves either."""
        return self.period is not None and self.on == self.before


class Alignment(Record):
    """The moves, what they win, and what could not be met."""

    format: Literal["samspel/alignment@1"] = ALIGNMENT_FORMAT
    status: Status
    proven: bool = False
    gap: float | None = None
    scenario: str = ""
    title: Text | None = None
    as_of: Date | None = None
    inputs_sha256: str = ""
    moves: tuple[Move, ...] = ()
    links: tuple[LinkResult, ...] = ()
    warnings: tuple[Finding, ...] = ()
    crowding: tuple[WeekOfDeadlines, ...] = ()
    totals: AlignmentTotals = AlignmentTotals()
    conflicts: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    archetypes: tuple[ArchetypeResult, ...] = ()
    what_if: tuple[TriedMove, ...] = ()
    dates: tuple[RoundDate, ...] = ()
    assumptions: tuple[AssumptionUsed, ...] = ()
    solver: SolverRun | None = None


def alignment_json(alignment: Alignment) -> str:
    """The alignment file: JSON in a stable order, so that the same answer gives the same bytes."""
    data = alignment.model_dump(mode="json", by_alias=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
