"""The plan: chosen rounds, the funding matrix, dates and findings (format ``samspel/plan@1``).

A plan is also read back from its file, or written by hand, to be audited.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from models.choice import Binding, GivesUp, PlanChange, Unchosen
from models.errors import fault
from models.exposure import ExchangeRow
from models.finding import Conflict, Finding, Repair
from models.liquidity import Liquidity
from models.money import Amount, Share
from models.refusal import Refusal
from models.risk import Risk
from models.signed_amount import SignedAmount
from models.text import Text
from models.uncertain_date import UncertainDate
from models.vocabulary import Activity, Currency, Date, Record

PLAN_FORMAT: Final = "samspel/plan@1"

Status = Literal["feasible", "infeasible", "undecided"]


def _known_source(value: str) -> str:
    if value == "unfunded" or re.fullmatch(
        r"call:[a-z0-9-]+/[a-z0-9-]+|(contribution|own|in_kind):[a-z0-9-]+", value
    ):
        return value
    fault(
        "source-unknown",
        f"källan {value!r} kan inte läsas.",
        f"the source {value!r} cannot be read.",
        "Skriv call:UTLYSNING/OMGÅNG, contribution:ID, own:PART, in_kind:PART eller unfunded.",
        "Write call:CALL/ROUND, contribution:ID, own:PARTNER, in_kind:PARTNER or unfunded.",
    )


SourceName = Annotated[str, AfterValidator(_known_source)]


class Totals(Record):
    """Sums of the plan. ``eu``, ``national`` and ``regional`` are the grants by level of money."""

    currency: Currency
    eligible_costs: Amount
    grants: Amount
    eu: Amount
    national: Amount
    regional: Amount
    contributions: Amount
    own_cash: Amount
    in_kind: Amount
    private: Amount
    unfunded: Amount = 0


class DecisionWindow(Record):
    """The days between which a decision is expected."""

    earliest: Date | None = None
    latest: Date | None = None


class CostShare(Record):
    """A partner's costs in a work package that stand in a call's budget."""

    partner: str
    work_package: str


class Application(Record):
    """An application that the plan rests on.

    ``grant`` is in ``currency`` (the project's); ``share`` is grant / eligible costs in ``scope``.
    """

    call: str
    round: str
    title: Text | None = None
    funder: str | None = None
    opens: str | None = None
    submit_by: str
    zone: str | None = None
    proof_due: Date | None = None
    decision: DecisionWindow = DecisionWindow()
    grant: Amount
    currency: Currency = "SEK"
    eligible_costs: Amount | None = None
    share: Share | None = None
    success_rate: Annotated[float, Field(ge=0, le=1)] | None = None
    scope: tuple[CostShare, ...] = ()

    @property
    def source(self) -> str:
        """Its name in the funding matrix."""
        return f"call:{self.call}/{self.round}"


class MatrixRow(Record):
    """So much of a partner's cost in a work package and category is paid by one source."""

    partner: str
    work_package: str
    category: str
    source: SourceName
    amount: Amount
    legal_basis: str | None = None


class AidRow(Record):
    """Aid to one partner in one activity against its ceiling; ``reasons`` add up to the ceiling."""

    partner: str
    activity: Activity
    eligible: Amount
    ceiling: Share
    granted: Amount
    headroom: SignedAmount
    reasons: tuple[str, ...] = ()
    reference: str = ""


class AssumptionUsed(Record):
    """An assumption, the value that was used, and whether the answer rests on it."""

    name: str
    value: str
    default: str
    rests_on_it: bool = False
    message: Text


class SolverRun(Record):
    """What the answer was computed with."""

    ortools: str
    seed: int = 0
    deterministic_time: float = 0.0


class Task(Record):
    """Something to do on a day, and who does it.

    ``id`` names what it is about, whatever its day and wording, and is its own for each ``who``:
    calendars know the task by it when the plan is made again.
    """

    on: Date
    what: Text
    who: str
    id: str | None = None


class Answer(Record):
    """What a plan and each of its alternatives say: rounds, matrix, dates, findings and risk."""

    format: Literal["samspel/plan@1"] = PLAN_FORMAT
    status: Status
    proven: bool = False
    gap: float | None = 0.0
    project: str
    title: Text | None = None
    as_of: Date
    inputs_sha256: str = ""
    start: Date | None = None
    end: Date | None = None
    totals: Totals | None = None
    applications: tuple[Application, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    aid: tuple[AidRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    assumptions: tuple[AssumptionUsed, ...] = ()
    solver: SolverRun | None = None
    risk: Risk | None = None
    liquidity: Liquidity | None = None
    exchange: tuple[ExchangeRow, ...] = ()
    rests_on_dates: tuple[UncertainDate, ...] = ()
    tasks: tuple[Task, ...] = Field(default=())

    @property
    def rests_on_assumptions(self) -> bool:
        """Whether the verdict is "feasible under assumption"."""
        return any(one.rests_on_it for one in self.assumptions)


class Alternative(Answer):
    """Another plan: ``name`` says what it is best at, ``gives_up`` what that costs."""

    name: str
    label: Text
    gives_up: GivesUp


class Plan(Answer):
    """The answer to: can this project be financed, from which calls, and by when?

    Empty in a quick check: ``alternatives``, ``if_refused`` (per call that is chosen),
    ``unchosen`` (per call that is not) and ``binding``.
    ``changes_from_previous`` only where a previous plan was given.
    """

    alternatives: tuple[Alternative, ...] = ()
    if_refused: tuple[Refusal, ...] = ()
    unchosen: tuple[Unchosen, ...] = ()
    binding: tuple[Binding, ...] = ()
    changes_from_previous: tuple[PlanChange, ...] = ()


def plan_json(plan: Plan) -> str:
    """The plan file: JSON in a stable order, so that the same plan gives the same bytes."""
    data = plan.model_dump(mode="json", by_alias=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
