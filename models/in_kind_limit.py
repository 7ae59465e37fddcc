"""How much public support an operation with contributions in kind may have: CPR article 67(1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.money import kronor, percent, portion
from models.parameter import parameter
from models.reason import Reason
from models.text import Text


@dataclass(frozen=True)
class InKindLimit:
    """``limit`` and ``room`` in minor units; ``room`` is negative above the limit."""

    limit: int
    room: int
    reasons: tuple[Reason, ...]
    reference: str

    @property
    def holds(self) -> bool:
        """Whether the public support keeps within the limit."""
        return self.room >= 0


def in_kind_limit(
    eligible_costs: int, in_kind: int, public_support: int, on: date, currency: str = "SEK"
) -> InKindLimit:
    """Public support paid must not exceed the eligible costs without contributions in kind.

    All sums are minor units of ``currency``; ``in_kind`` is part of ``eligible_costs``.

    Raises:
        ValueError: more in kind than there are eligible costs.
        OutsideKnownDatesError: no value is known for the day.
    """
    if in_kind > eligible_costs:
        raise ValueError(f"{in_kind} in kind of {eligible_costs} eligible")
    share = parameter("cpr_2021_1060/article_67/public_support_of_costs_in_cash").at(on)
    in_cash = eligible_costs - in_kind
    limit = portion(share.share, in_cash)
    text = Text(
        sv=f"Offentligt stöd får vara högst {percent(share.share)} av de stödberättigande "
        f"kostnaderna utan bidrag in natura: {kronor(eligible_costs, currency)} − "
        f"{kronor(in_kind, currency)} = {kronor(in_cash, currency)}.",
        en=f"Public support may be at most {percent(share.share, 'en')} of the eligible costs "
        f"without contributions in kind: {kronor(eligible_costs, currency, 'en')} − "
        f"{kronor(in_kind, currency, 'en')} = {kronor(in_cash, currency, 'en')}.",
    )
    return InKindLimit(
        limit, limit - public_support, (Reason(text, share.reference),), share.reference
    )
