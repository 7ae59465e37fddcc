"""How calls pay: what they say, what is taken where they do not, and what cannot be meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from models.assumptions_set import assumptions_of
from models.payment import Payment
from models.payment_terms import payment_terms
from models.vocabulary import UnionFunds

DECIDED = date(2025, 3, 15)


@pytest.mark.parametrize(
    ("union_funds", "kind", "share", "lag", "assumed"),
    [
        ("none", "arrears", "0", (3, 0), {"not_stated", "claim_months", "lag_months"}),
        ("shared", "arrears", "0", (0, 80), {"claim_months"}),
        ("direct", "prefinancing", "0.50", (3, 0), {"prefinancing_share", "claim_months"}),
    ],
)
def test_a_call_that_says_nothing_is_paid_by_named_assumptions(
    union_funds: UnionFunds, kind: str, share: str, lag: tuple[int, int], assumed: set[str]
) -> None:
    terms = payment_terms(None, union_funds, DECIDED, assumptions_of({}))
    assert (terms.kind, terms.share, terms.every_months) == (kind, Decimal(share), 6)
    assert (terms.lag_months, terms.lag_days) == lag
    assert {one.removeprefix("payment.") for one in terms.assumptions} >= assumed


def test_money_of_the_state_may_be_taken_to_come_in_advance() -> None:
    given = assumptions_of({"payment.not_stated": "advance", "payment.advance_share": "0.4"})
    terms = payment_terms(None, "none", DECIDED, given)
    assert (terms.kind, terms.share) == ("advance", Decimal("0.4"))


def test_what_a_call_states_rests_on_no_assumption() -> None:
    stated = Payment(kind="advance", share=Decimal("0.3"), every_months=4, lag_months=0)
    terms = payment_terms(stated, "shared", DECIDED, assumptions_of({}))
    assert terms.assumptions == ()
    assert terms.paid_on(date(2025, 5, 31)) == date(2025, 5, 31)


def test_a_claim_of_a_shared_fund_is_paid_within_eighty_days() -> None:
    terms = payment_terms(None, "shared", DECIDED, assumptions_of({}))
    assert terms.paid_on(date(2025, 12, 1)) == date(2026, 2, 19)


@pytest.mark.parametrize(
    "facts",
    [{"kind": "arrears", "share": 0.3}, {"kind": "advance"}, {"kind": "prefinancing", "share": 0}],
)
def test_a_share_that_does_not_fit_the_kind_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="share"):
        Payment.model_validate(facts)
