"""How sure a plan is: chances of the money, of the dates, and who must say yes."""

from __future__ import annotations

from models.money import Amount, Share
from models.text import Text
from models.vocabulary import Date, Record


class CallChance(Record):
    """The chance that a call says yes; ``known`` where the call states it.

    ``needed``: without this grant the others and the money at hand do not finance the project.
    ``stages``: where the call states a chance for each of its stages, the last of them the grant.
    """

    call: str
    round: str
    title: Text
    grant: Amount
    chance: Share
    known: bool
    needed: bool
    decided_by: Date | None = None
    stages: tuple[StageChance, ...] = ()


class StageChance(Record):
    """The chance that an application passes a stage, and the day by which that is told."""

    stage: int
    chance: Share
    answered_by: Date | None = None


class GrantSum(Record):
    """The chance that the grants come to this sum, and whether it then finances the project."""

    grants: Amount
    chance: Share
    financed: bool


class ProofChance(Record):
    """The chance that money is decided when a call wants the proof of it.

    ``source`` is ``call:CALL/ROUND`` or ``contribution:ID``. Both dates are spans where they are
    imprecise; the chance is of the dates alone, given that the money is granted.
    """

    call: str
    source: str
    due_earliest: Date
    due_latest: Date
    known_earliest: Date | None
    known_latest: Date | None
    in_time: Share


class Quantiles(Record):
    """Whole days: one in ten is at most ``p10``, half at most ``p50``, nine in ten at most ``p90``.

    ``chance_of_any`` is the chance of more than no days.
    """

    p10: int
    p50: int
    p90: int
    chance_of_any: Share


class MonthChance(Record):
    """The chance that every decision of the plan is known by the last day of a month."""

    month: str
    chance: Share


class Simulation(Record):
    """What random draws of every uncertain date and outcome gave.

    ``start_delay``: days after the planned start before which costs that count only from a
    decision may not begin. ``wait``: days after the planned start until every decision is known,
    for whoever will not begin at its own risk. ``None`` where no decision has a known day.
    """

    samples: int
    seed: int
    all_granted: Share
    financed: Share
    financed_in_time: Share
    mean_grants: Amount
    proofs: tuple[ProofChance, ...] = ()
    start_delay: Quantiles | None = None
    wait: Quantiles | None = None
    decided_by_month: tuple[MonthChance, ...] = ()


class Risk(Record):
    """The chances of a plan's money. All chances have four decimals.

    ``all_granted``: every application of the plan is granted. ``financed``: what is granted,
    together with the money at hand, finances the whole project without a new application;
    ``lowest`` says that this chance may be higher, since not every combination of answers was
    examined. ``expected_grants`` is the sum of chance × grant. ``needed`` are the calls that must
    say yes for this plan; ``single_points_of_failure`` those without which there is no other plan
    either. ``simulation`` only where it was asked for.
    """

    applications: tuple[CallChance, ...] = ()
    all_granted: Share
    financed: Share
    lowest: bool = False
    grants: Amount
    expected_grants: Amount
    sums: tuple[GrantSum, ...] = ()
    needed: tuple[str, ...] = ()
    single_points_of_failure: tuple[str, ...] = ()
    simulation: Simulation | None = None
    message: Text
