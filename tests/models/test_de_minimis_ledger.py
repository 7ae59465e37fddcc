"""What a ledger may hold, and the faults that show when it is read together."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from models.de_minimis.ledger import Ledger, Loan
from models.de_minimis.ledger_flaws import ledger_flaws
from models.stated_rate import StatedRate


def ledger(*grants: dict[str, Any], **fields: Any) -> Ledger:
    whole = [{"undertaking": "firm", "granted": "2025-03-01", **one} for one in grants]
    return Ledger.model_validate({"grants": whole, **fields})


def codes(found: Ledger) -> list[str]:
    return [flaw.code for flaw in ledger_flaws(found)]


LOAN = {"amount": 1_500_000, "years": 5, "collateral": "50 %"}
GUARANTEE = {"amount": 2_250_000, "years": 5, "share": 0.8}


@pytest.mark.parametrize(
    "grant", [{}, {"amount": 1, "loan": LOAN}, {"loan": LOAN, "guarantee": GUARANTEE}]
)
def test_a_grant_has_one_form(grant: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        ledger(grant)
    assert [one["type"] for one in caught.value.errors()] == ["grant-form"]


def test_each_form_has_its_nominal_sum_and_its_equivalent() -> None:
    found = ledger({"amount": "10,50"}, {"loan": LOAN}, {"guarantee": GUARANTEE})
    assert [one.form for one in found.grants] == ["grant", "loan", "guarantee"]
    assert [one.nominal for one in found.grants] == [10_50, 1_500_000_00, 2_250_000_00]
    sums = [found.gross_grant_equivalent(one) for one in found.grants]
    assert sums == [10_50, 300_000_00, 300_000_00]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("written", "years"), [(5, "5"), ("2,5", "2.5"), (" 7.25 ", "7.25"), (2.5, "2.5")]
)
def test_years_are_numbers_above_zero(written: Any, years: str) -> None:
    assert Loan.model_validate({**LOAN, "years": written}).years == Decimal(years)


@pytest.mark.parametrize("written", [0, -1, True, "five", "", None, float("nan"), 10**15])
def test_no_other_years_are_read(written: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Loan.model_validate({**LOAN, "years": written})
    assert [one["type"] for one in caught.value.errors()] == ["number-not-above-zero"]


def test_a_rate_stands_alone_or_with_its_source() -> None:
    found = ledger(rates={"SEK": 11.2, "DKK": {"rate": "7,46", "source": "ECB 2025-03-03"}})
    assert found.rate("SEK") == Decimal("11.2")
    assert found.rates["DKK"] == StatedRate(rate=Decimal("7.46"), source="ECB 2025-03-03")
    assert found.rate("EUR") == Decimal(1)
    assert found.rate("NOK") is None


def test_the_rate_of_a_grant_goes_before_that_of_the_ledger() -> None:
    found = ledger({"amount": 100}, {"amount": 100, "rate": 10}, currency="SEK", rates={"SEK": 8})
    assert [found.gross_grant_equivalent(one) for one in found.grants] == [12_50, 10_00]
    assert codes(found) == []


def test_without_a_rate_there_is_no_sum_in_euro() -> None:
    found = ledger({"amount": 100, "currency": "SEK"})
    assert codes(found) == ["rate-missing"]
    with pytest.raises(ValueError, match="no rate of SEK is stated"):
        found.gross_grant_equivalent(found.grants[0])


def test_the_rate_is_asked_for_before_the_terms_of_a_loan() -> None:
    assert codes(ledger({"loan": {**LOAN, "collateral": 0}}, currency="SEK")) == ["rate-missing"]


def test_a_loan_in_another_currency_counts_by_its_sum_in_euro() -> None:
    found = ledger({"loan": {**LOAN, "amount": 750_000}}, currency="SEK", rates={"SEK": 10})
    assert found.gross_grant_equivalent(found.grants[0]) == Fraction(15_000_00)


def test_euro_has_no_rate() -> None:
    assert codes(ledger({"amount": 1, "rate": 1}, rates={"EUR": 1})) == ["rate-of-euro"] * 2


@pytest.mark.parametrize(
    "grant",
    [
        {"loan": {**LOAN, "collateral": 0.4}},
        {"loan": {**LOAN, "years": 6}},
        {"guarantee": {**GUARANTEE, "share": 0.9}},
        {"loan": LOAN, "granted": "2023-12-31"},
        {"loan": LOAN, "kind": "agriculture"},
        {"guarantee": GUARANTEE, "kind": "fishery"},
    ],
)
def test_what_does_not_follow_from_the_terms_is_a_flaw_that_names_the_grant(
    grant: dict[str, Any],
) -> None:
    flaw, *others = ledger_flaws(ledger({"amount": 1}, grant))
    assert others == []
    assert (flaw.code, flaw.path[:2]) == ("not-in-proportion", ("grants", 1))
    assert "the grant to firm on 202" in flaw.en
    assert "stödet till firm 202" in flaw.sv
    assert "amount" in flaw.remedy_en


def test_services_of_general_economic_interest_have_amounts_of_their_own() -> None:
    found = ledger({"loan": {**LOAN, "amount": 3_750_000}, "kind": "sgei"})
    assert codes(found) == []
    assert found.gross_grant_equivalent(found.grants[0]) == 750_000_00
    assert found.grants[0].regulation == "sgei"


def test_links_are_written_once_and_hold_no_more_than_all_votes() -> None:
    held = [
        {"owner": "p", "firm": "a", "votes": 0.6},
        {"owner": "p", "firm": "a", "votes": 0.3},
        {"owner": "p", "firm": "a", "kind": "board"},
        {"owner": "q", "firm": "a", "votes": 0.4},
        {"owner": "r", "firm": "a", "votes": 0.01},
        {"owner": "s", "firm": "a", "votes": 0.01},
    ]
    found = [(flaw.code, flaw.path) for flaw in ledger_flaws(ledger(links=held))]
    assert found == [("link-twice", ("links", 1)), ("votes-above-all", ("links", 4, "votes"))]


def test_a_circle_of_majorities_is_a_flaw_of_the_link_that_closes_it() -> None:
    held = [
        {"owner": "b", "firm": "a", "votes": 0.6},
        {"owner": "a", "firm": "b", "kind": "board"},
        {"owner": "a", "firm": "b", "votes": 0.6},
    ]
    (flaw,) = ledger_flaws(ledger(links=held))
    assert (flaw.code, flaw.path) == ("ownership-circle", ("links", 0))
    assert "a → b → a" in flaw.sv
