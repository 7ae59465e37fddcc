"""Many projects planned together: the answer for each, and what it takes from shared budgets.

Format ``samspel/portfolio@1``. The plans themselves stand in files of their own, one folder per
project.
"""

from __future__ import annotations

import json
from typing import Final, Literal

from models.finding import Finding
from models.money import Amount
from models.plan import Status
from models.text import Text
from models.vocabulary import Currency, Date, Identifier, Record

PORTFOLIO_FORMAT: Final = "samspel/portfolio@1"


class Applied(Record):
    """An application that a project's plan rests on."""

    call: str
    round: str
    grant: Amount


class PlannedProject(Record):
    """One project's answer in short; ``folder`` is where its plan stands.

    ``reasons`` are the error findings of a project that cannot be financed, and ``missing`` the
    sentences that sum its conflicts up: the days or the money that are missing. ``waits`` is true
    where it could be financed on its own, but other projects take the money.
    """

    project: Identifier
    title: Text | None = None
    file: str
    folder: str
    status: Status
    proven: bool = False
    gap: float | None = 0.0
    waits: bool = False
    start: Date | None = None
    end: Date | None = None
    currency: Currency = "SEK"
    costs: Amount
    grants: Amount = 0
    contributions: Amount = 0
    own_and_private: Amount = 0
    applications: tuple[Applied, ...] = ()
    reasons: tuple[Finding, ...] = ()
    missing: tuple[Text, ...] = ()
    inputs_sha256: str = ""


class PotUse(Record):
    """A call's budget or a shared pot, what the plans take of it and what the projects wanted.

    ``wanted``: the sum if every project had its own best plan. Amounts are in ``currency``.
    """

    pot: str
    calls: tuple[Identifier, ...]
    currency: Currency
    amount: Amount
    granted: Amount
    left: Amount
    wanted: Amount


class Sums(Record):
    """Sums over the feasible projects of one currency."""

    currency: Currency
    projects: int
    costs: Amount
    grants: Amount
    contributions: Amount
    own_and_private: Amount


class Counts(Record):
    """How many projects got which answer; ``waiting`` are among the infeasible."""

    feasible: int
    infeasible: int
    undecided: int
    waiting: int = 0


class Competition(Record):
    """How well projects that compete for the same money share it.

    The wishes are fixed: most projects feasible, then least own and private money in all.
    ``most_feasible`` and ``least_own_and_private`` are proven limits: no way to share the money
    can do better. ``gap`` is the distance in own and private money, as a share of it. Projects
    that no other project stands in the way of are not counted.
    """

    projects: int
    pots: tuple[str, ...]
    feasible: int
    most_feasible: int
    own_and_private: Amount
    least_own_and_private: Amount
    gap: float
    proven: bool
    currency: Currency
    rounds: int
    columns: int


class Portfolio(Record):
    """The answer for a folder of projects."""

    format: Literal["samspel/portfolio@1"] = PORTFOLIO_FORMAT
    counts: Counts
    sums: tuple[Sums, ...] = ()
    pots: tuple[PotUse, ...] = ()
    competition: tuple[Competition, ...] = ()
    projects: tuple[PlannedProject, ...]


def portfolio_json(portfolio: Portfolio) -> str:
    """The portfolio file: JSON in a stable order, so that the same answer gives the same bytes."""
    data = portfolio.model_dump(mode="json", by_alias=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
