"""Money month by month and in other currencies, for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from calendars.amounts import whole_amount
from calendars.text_consequences import Block
from models.liquidity import Liquidity, MonthRow
from models.plan import Plan
from models.text import Text


def money_in_time(plan: Plan) -> Iterator[Block]:
    """One line a month with the lowest marked, where that was asked for; and rates of exchange."""
    if plan.exchange:
        yield Block(_EXCHANGE, tuple(one.message for one in plan.exchange))
    if plan.liquidity is not None:
        found = plan.liquidity
        yield Block(_TITLE, tuple(_line(found, month) for month in found.months))


_TITLE = Text(
    sv="Likviditet månad för månad, i hela kronor", en="Liquidity month by month, in whole units"
)
_EXCHANGE = Text(sv="Växelkurser", en="Rates of exchange")


def _line(found: Liquidity, month: MonthRow) -> Text:
    sums = {
        language: [
            whole_amount(minor, found.currency, language)
            for minor in (month.costs, sum(month.grants.values()), month.balance)
        ]
        for language in ("sv", "en")
    }
    lowest = month.month == found.low_month and found.low < 0
    sv, en = sums["sv"], sums["en"]
    return Text(
        sv=f"{month.from_}: kostnader {sv[0]}, bidrag {sv[1]}, saldo {sv[2]}"
        + (" – lägst" if lowest else ""),
        en=f"{month.from_}: costs {en[0]}, grants {en[1]}, balance {en[2]}"
        + (" – lowest" if lowest else ""),
    )
