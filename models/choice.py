"""Why a plan is as it is: calls that were not chosen, what binds, what changed since last time."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.finding import Demand, Number
from models.signed_amount import SignedAmount
from models.text import Text
from models.vocabulary import Record


class Unchosen(Record):
    """Why a call is not in the plan.

    ``barred``: rules shut it out whatever else is chosen. ``impossible``: no plan that keeps the
    rules has it. ``worse``: choosing it makes the wish ``wish`` worse by ``numbers``. ``equal``:
    as good, and the fixed order of calls decided. ``undecided``: not examined in time.
    """

    call: str
    title: Text
    verdict: Literal["barred", "impossible", "worse", "equal", "undecided"]
    wish: str | None = None
    numbers: dict[str, Number] = Field(default_factory=dict)
    demands: tuple[Demand, ...] = ()
    message: Text


class Binding(Record):
    """A limit that the plan meets, and what moving it one step would give.

    ``step`` is the size of the step (``1000.00``, ``0.01`` or ``1``) in ``unit``. ``wish`` is the
    first wish that gains, ``numbers`` how much; both empty where a step gives nothing.
    ``verified``: found by solving the changed project again.
    """

    rule: str
    subjects: tuple[str, ...] = ()
    limit: str
    step: str
    unit: Literal["money", "share", "days", "working_days"]
    wish: str | None = None
    numbers: dict[str, Number] = Field(default_factory=dict)
    verified: bool = False
    message: Text


class PlanChange(Record):
    """Something that is not as in the previous plan, and why."""

    what: Literal["dropped", "added", "moved", "grant", "start"]
    call: str | None = None
    before: str | None = None
    after: str | None = None
    demands: tuple[Demand, ...] = ()
    message: Text


class GivesUp(Record):
    """What another plan costs beside the plan itself; negative numbers are gains."""

    own_money_more: SignedAmount
    applications_more: int
    start_later_days: int
    chance_lower: str
    message: Text
