"""The terms that a call's payments are reckoned by: its own, and what is taken unasked.

A call that states nothing is paid by assumptions with names (``payment.…``): money of the Union's
shared funds always afterwards, on costs claimed and paid.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from models.assumptions_set import Assumptions
from models.parameter import parameter
from models.payment import Payment, PaymentKind
from models.vocabulary import UnionFunds
from models.when import add_months


@dataclass(frozen=True)
class PaymentTerms:
    """The terms that a call is reckoned to pay by, and the assumptions that they rest on."""

    kind: PaymentKind
    share: Decimal
    every_months: int
    lag_months: int
    lag_days: int
    final_share: Decimal
    assumptions: tuple[str, ...] = ()

    def paid_on(self, claimed: date) -> date:
        """The day on which a claim of a day is paid."""
        return add_months(claimed, self.lag_months) + timedelta(days=self.lag_days)


def payment_terms(
    stated: Payment | None, union_funds: UnionFunds, on: date, assumptions: Assumptions
) -> PaymentTerms:
    """The terms of a call by what it states, and else by the assumptions; judged on a day."""
    kind, share, used = _kind(stated, union_funds, assumptions)
    every = None if stated is None else stated.every_months
    if every is None:
        every = int(assumptions.number("payment.claim_months"))
        used.append("payment.claim_months")
    lag = None if stated is None else stated.lag_months
    lag_days = 0
    if lag is None and union_funds == "shared":
        lag, lag_days = 0, _days_to_pay(on)
    elif lag is None:
        lag = int(assumptions.number("payment.lag_months"))
        used.append("payment.lag_months")
    return PaymentTerms(
        kind=kind,
        share=share,
        every_months=every,
        lag_months=lag,
        lag_days=lag_days,
        final_share=Decimal(0) if stated is None else stated.final_share,
        assumptions=tuple(used),
    )


def _kind(
    stated: Payment | None, union_funds: UnionFunds, assumptions: Assumptions
) -> tuple[PaymentKind, Decimal, list[str]]:
    if stated is not None:
        return stated.kind, stated.share, []
    if union_funds == "direct":
        name = "payment.prefinancing_share"
        return "prefinancing", assumptions.number(name), [name]
    if union_funds == "shared" or assumptions.value("payment.not_stated") == "arrears":
        return "arrears", Decimal(0), [] if union_funds == "shared" else ["payment.not_stated"]
    return (
        "advance",
        assumptions.number("payment.advance_share"),
        [
            "payment.not_stated",
            "payment.advance_share",
        ],
    )


def _days_to_pay(on: date) -> int:
    """Within so many days a beneficiary of a shared fund is paid (Reg. (EU) 2021/1060 art. 74)."""
    rule = parameter("cpr_2021_1060/article_74/payment_within")
    return rule.at(max(on, rule.known_from)).count
