"""What a plan's money does month by month: the record that a plan carries on request."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.money import Amount
from models.signed_amount import SignedAmount
from models.vocabulary import Currency, Date, Record


class MonthRow(Record):
    """One month of the project, or one after it in which the last claims are paid.

    ``costs`` are those in cash that are paid in the month, ``grants`` what is received by source.
    ``contributions`` and ``own`` come in as the costs that they are for are paid. ``balance`` is
    what is left of everything so far: below zero somebody has to lend.
    """

    month: int
    from_: Annotated[Date, Field(alias="from")]
    costs: Amount
    grants: dict[str, Amount]
    contributions: Amount
    own: Amount
    balance: SignedAmount


class PartnerLow(Record):
    """The lowest balance of a partner, and whether the own cash that it has left covers it."""

    partner: str
    low: SignedAmount
    month: int
    on: Date
    own_left: Amount
    bridge: Amount


class PaymentRow(Record):
    """How a source was reckoned to pay, and by which assumptions."""

    source: str
    kind: str
    share: str
    every_months: int
    lag_months: int
    lag_days: int
    first_paid: Date | None = None
    assumptions: tuple[str, ...] = ()


class OtherReading(Record):
    """The low point and the bridge if a payment assumption had another value."""

    assumption: str
    value: str
    low: SignedAmount
    bridge: Amount


class Liquidity(Record):
    """Months, the lowest point of all together, and that of each partner.

    ``bridge`` is what has to be borrowed: what the partners lack at their lowest points beyond the
    own cash that they have left. ``readings``: the same by other values of the assumptions that the
    payments rest on.
    """

    currency: Currency
    months: tuple[MonthRow, ...]
    low: SignedAmount
    low_month: int
    low_on: Date
    bridge: Amount
    partners: tuple[PartnerLow, ...]
    payments: tuple[PaymentRow, ...]
    readings: tuple[OtherReading, ...] = ()
