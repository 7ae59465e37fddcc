"""Is the aid for one cost of one partner within its ceiling? The plain reading for a portfolio.

``solver.portfolio_aid`` gives the same answers for a million rows at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from models.aid_intensity import Grounds, ceiling
from models.assumptions_set import Assumptions
from models.cumulation import cumulate
from models.errors import OutsideKnownDatesError
from models.gber_validity import Phase, gber_validity
from models.grants_on_costs import EligibleCost, Grant
from models.public_beside_union import MOST_FAVOURABLE_RATE
from models.vocabulary import Activity, Size

Verdict = Literal["within", "too_much_aid", "too_much_public_money", "law_unknown"]
VERDICTS: tuple[Verdict, ...] = ("within", "too_much_aid", "too_much_public_money", "law_unknown")

DEFAULTS = Assumptions({})
"""Every assumption at its default."""


@dataclass(frozen=True)
class UnionMoney:
    """Directly managed Union money on the cost, in minor units, and its programme's rate."""

    amount: int
    rate: Decimal


@dataclass(frozen=True)
class AidOnOneCost:
    """Amounts in minor units; ``None`` where the law of the day is not known, or no limit holds.

    Attributes:
        phase: where the day lies in the life of the GBER.
        ceiling: the aid intensity.
        permitted: the most State aid that the cost may have.
        granted: the State aid that it has.
        headroom: how much more State aid it may have; below zero, how much less it should.
        public_headroom: how much more public money it may have beside Union money.
        verdict: too much State aid is said before too much public money.
    """

    phase: Phase | None
    ceiling: Decimal | None
    permitted: int | None
    granted: int
    headroom: int | None
    public_headroom: int | None
    verdict: Verdict


def aid_on_one_cost(
    activity: Activity,
    size: Size | None,
    grounds: Grounds,
    on: date,
    cost: int,
    aid: Sequence[int],
    *,
    union: UnionMoney | None = None,
    assumptions: Assumptions = DEFAULTS,
) -> AidOnOneCost:
    """State aid from several sources for one cost, granted on a day (GBER articles 8 and 25).

    The answer rests on the assumptions ``law.after_expiry`` and ``gber.8.2.most_favourable_rate``.

    Raises:
        ParameterNotFoundError: the activity is no research and development.
        InputErrors: an amount is negative, or a share outside 0–1.
    """
    granted, after_expiry = sum(aid), assumptions.value("law.after_expiry")
    try:
        share = ceiling(activity, size, grounds, on, after_expiry).share
    except OutsideKnownDatesError:
        return AidOnOneCost(None, None, None, granted, None, None, "law_unknown")
    held = frozenset({"cost"})
    grants = [Grant(f"aid {place}", "state_aid", amount, held) for place, amount in enumerate(aid)]
    if union is not None:
        grants.append(Grant("union", "union", union.amount, held, union.rate))
    rate = assumptions.value(MOST_FAVOURABLE_RATE)
    (room,) = cumulate(grants, [EligibleCost("cost", cost, share)], most_favourable_rate=rate).rooms
    verdict: Verdict = "within"
    if room.aid is not None and room.aid < 0:
        verdict = "too_much_aid"
    elif room.public is not None and room.public < 0:
        verdict = "too_much_public_money"
    return AidOnOneCost(
        phase=gber_validity(on, after_expiry).phase,
        ceiling=share,
        permitted=room.ceiling_amount,
        granted=granted,
        headroom=room.aid,
        public_headroom=room.public,
        verdict=verdict,
    )
