"""Micro, small, medium or large: GBER Annex I."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.enterprise import EnterpriseFile
from models.enterprise_size import SIZES, AccountsMissingError, SizeFound, enterprise_size
from models.errors import OutsideKnownDatesError

NOW = date(2026, 11, 20)


def accounts(*figures: tuple[Any, Any, Any], last_year: int = 2025) -> list[dict[str, Any]]:
    """Headcount, turnover and balance (euro) of calendar years, the oldest first."""
    first = last_year - len(figures) + 1
    return [
        {"ends": f"{first + index}-12-31", "headcount": heads, "turnover": sales, "balance": sheet}
        for index, (heads, sales, sheet) in enumerate(figures)
    ]


def found(
    *enterprises: dict[str, Any], holdings: list[dict[str, Any]] | None = None, **more: Any
) -> SizeFound:
    """The size of ``firm`` among others."""
    file = EnterpriseFile.model_validate(
        {"enterprise": "firm", "enterprises": enterprises, "holdings": holdings or [], **more}
    )
    assert list(file.flaws()) == []
    return enterprise_size(file, NOW, "refuse")


def firm(*figures: tuple[Any, Any, Any], **more: Any) -> dict[str, Any]:
    return {"id": "firm", "periods": accounts(*figures), **more}


def other(name: str, *figures: tuple[Any, Any, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "periods": accounts(*figures), **more}


def held(owner: str, owned: str, capital: str, **more: Any) -> dict[str, Any]:
    return {"owner": owner, "firm": owned, "capital": capital, **more}


SMALL = (40, 9_000_000, 8_000_000)
MEDIUM = (200, 40_000_000, 40_000_000)
LARGE = (400, 90_000_000, 90_000_000)
NOTHING = (0, 0, 0)


@pytest.mark.parametrize(
    ("figures", "size"),
    [
        # Annex I art. 2: below the headcount, and at most one of the two sums
        ((9, 2_000_000, 3_000_000), "micro"),
        ((9, 3_000_000, 2_000_000), "micro"),
        ((9, 2_000_001, 2_000_001), "small"),
        ((10, 0, 0), "small"),
        (("9.99", 0, 0), "micro"),
        ((49, 10_000_000, 99_000_000), "small"),
        ((49, 99_000_000, 10_000_000), "small"),
        ((49, "10000000.01", "10000000.01"), "medium"),
        ((50, 0, 0), "medium"),
        ((249, 50_000_000, 99_000_000), "medium"),
        ((249, 99_000_000, 43_000_000), "medium"),
        ((249, "50000000.01", "43000000.01"), "large"),
        ((250, 0, 0), "large"),
    ],
)
def test_an_enterprise_alone(figures: tuple[Any, Any, Any], size: str) -> None:
    one = found(firm(figures))
    assert one.size == size
    assert (one.linked, one.partners) == ((), ())
    assert one.reference.startswith("GBER Annex I art. 2")


@pytest.mark.parametrize(
    ("capital", "size", "kind"),
    [
        ("0.24", "small", "neither"),
        ("0.25", "medium", "partner"),  # 40 + 0.25 x 400 = 140
        ("0.50", "medium", "partner"),  # 40 + 0.50 x 400 = 240
        ("0.51", "large", "linked"),
    ],
)
def test_owners_count_from_a_quarter_and_wholly_above_half(
    capital: str, size: str, kind: str
) -> None:
    parent = other("parent", (400, 60_000_000, 60_000_000))
    upwards = found(firm(SMALL), parent, holdings=[held("parent", "firm", capital)])
    downwards = found(firm(SMALL), parent, holdings=[held("firm", "parent", capital)])
    for one in (upwards, downwards):
        assert one.size == size
        assert one.linked == (("parent",) if kind == "linked" else ())
        assert one.partners == ((("parent", Decimal(capital)),) if kind == "partner" else ())


def test_pro_rata_figures_are_exact() -> None:
    one = found(
        firm((40, 9_000_000, 8_000_000)),
        other("partner", (100, 3_000_000, 3_000_000)),
        holdings=[held("partner", "firm", "0.333333")],
    )
    figures = one.periods[0].figures
    assert figures.headcount == 40 + Decimal("33.3333")
    assert figures.turnover == 900_000_000 + 99_999_900
    assert "73,33 årsarbetskrafter" in one.reasons[-1].text.sv
    assert "73.33 annual work units" in one.reasons[-1].text.en


def test_the_greater_of_capital_and_votes_makes_a_partner_and_votes_make_a_link() -> None:
    parent = other("parent", LARGE)
    by_votes = held("parent", "firm", "0.10", votes="0.30")
    assert found(firm(SMALL), parent, holdings=[by_votes]).partners == (
        ("parent", Decimal("0.30")),
    )
    without_votes = held("parent", "firm", "0.60", votes="0.40")
    assert found(firm(SMALL), parent, holdings=[without_votes]).partners == (
        ("parent", Decimal("0.60")),
    )
    control = held("parent", "firm", "0.01", controls=True)
    assert found(firm(SMALL), parent, holdings=[control]).linked == ("parent",)


def test_chains_link_and_those_linked_to_a_partner_count_with_it() -> None:
    one = found(
        firm(SMALL),
        other("top", (10, 0, 0)),
        other("middle", (20, 0, 0)),
        other("partner", (100, 0, 0)),
        other("partners-child", (100, 0, 0)),
        other("partners-partner", (1000, 0, 0)),
        holdings=[
            held("top", "middle", "0.60"),
            held("middle", "firm", "0.60"),
            held("firm", "partner", "0.30"),
            held("partner", "partners-child", "1.00"),
            held("partners-partner", "partner", "0.30"),
        ],
    )
    assert one.linked == ("middle", "top")
    assert [name for name, _ in one.partners] in (["partner"], ["partners-child"])
    assert one.periods[0].figures.headcount == 40 + 10 + 20 + Decimal("0.30") * 200


def test_a_group_that_holds_jointly_counts_jointly() -> None:
    # Sisters with 30 % each hold a majority together; with 15 % each they are one partner of 30 %.
    for capital, linked, partners in (("0.30", 3, 0), ("0.15", 0, 1)):
        one = found(
            firm(SMALL),
            other("a", NOTHING),
            other("b", NOTHING),
            other("parent", NOTHING),
            holdings=[
                held("parent", "a", "1.00"),
                held("parent", "b", "1.00"),
                held("a", "firm", capital),
                held("b", "firm", capital),
            ],
        )
        assert (len(one.linked), len(one.partners)) == (linked, partners)


def test_persons_link_only_in_the_same_market_and_are_no_partners() -> None:
    for same_market in (True, False):
        one = found(
            firm(SMALL),
            {"id": "owner", "kind": "person", "same_market": same_market},
            other("sister", LARGE),
            holdings=[held("owner", "firm", "0.60"), held("owner", "sister", "0.60")],
        )
        assert one.linked == (("owner", "sister") if same_market else ())
        assert one.size == ("large" if same_market else "small")
    alone = found(
        firm(SMALL), {"id": "owner", "kind": "person"}, holdings=[held("owner", "firm", "0.40")]
    )
    assert (alone.size, alone.partners) == ("small", ())


@pytest.mark.parametrize(
    ("owner", "share", "size"),
    [
        ({"kind": "public_body"}, "0.24", "small"),
        ({"kind": "public_body"}, "0.25", "large"),
        # Annex I art. 3(2): investors that make no partners, up to half
        ({"kind": "public_investment_corporation"}, "0.50", "small"),
        ({"kind": "public_investment_corporation"}, "0.51", "large"),
        ({"kind": "university", "public": True}, "0.50", "small"),
        ({"kind": "university", "public": True}, "0.51", "large"),
        ({"kind": "venture_capital"}, "0.50", "small"),
        ({"kind": "institutional_investor"}, "0.50", "small"),
        ({"kind": "local_authority", "budget": 9_999_999, "inhabitants": 4999}, "0.50", "small"),
        ({"kind": "local_authority", "budget": 9_999_999, "inhabitants": 4999}, "0.51", "large"),
        ({"kind": "local_authority", "budget": 10_000_000, "inhabitants": 4999}, "0.25", "large"),
        ({"kind": "local_authority", "budget": 9_999_999, "inhabitants": 5000}, "0.25", "large"),
        ({"kind": "local_authority", "budget": 9_999_999}, "0.25", "large"),
        ({"kind": "local_authority"}, "0.24", "small"),
    ],
)
def test_public_control_makes_large_but_for_certain_investors(
    owner: dict[str, Any], share: str, size: str
) -> None:
    one = found(firm(SMALL), {"id": "owner", **owner}, holdings=[held("owner", "firm", share)])
    assert one.size == size
    assert one.partners == ()
    if size == "large":
        assert one.reasons[-1].reference == "GBER Annex I art. 3(4)"


def test_a_municipal_company_is_public_through_others() -> None:
    one = found(
        firm(SMALL),
        other("company", NOTHING),
        other("daughter", NOTHING),
        {"id": "town", "kind": "public_body"},
        {"id": "region", "kind": "public_body"},
        holdings=[
            held("town", "company", "0.30"),
            held("region", "company", "0.30"),
            held("company", "daughter", "0.90"),
            held("daughter", "firm", "0.25"),
        ],
    )
    assert one.size == "large"
    assert [reason.reference for reason in one.reasons] == [
        "GBER Annex I art. 3",
        "GBER Annex I art. 3(4)",
    ]


@pytest.mark.parametrize(("invested", "partners"), [(700_000, 0), (1_250_000, 1)])
def test_business_angels_make_no_partners_below_their_limit(invested: int, partners: int) -> None:
    angel = other("angel", NOTHING, kind="business_angel")
    holding = held("angel", "firm", "0.30", invested=invested)
    assert len(found(firm(SMALL), angel, holdings=[holding]).partners) == partners


def test_an_investor_that_counts_must_have_accounts() -> None:
    with pytest.raises(AccountsMissingError, match="fund counts"):
        found(
            firm(SMALL),
            {"id": "fund", "kind": "venture_capital"},
            holdings=[held("fund", "firm", "0.51")],
        )


@pytest.mark.parametrize(
    ("before", "periods", "size"),
    [
        # Annex I art. 4(2): two accounting periods in a row
        (None, [SMALL, LARGE], "small"),
        (None, [SMALL, LARGE, LARGE], "large"),
        (None, [SMALL, LARGE, SMALL, LARGE], "small"),
        (None, [SMALL, MEDIUM, LARGE], "medium"),
        (None, [LARGE, MEDIUM, SMALL], "medium"),
        (None, [LARGE, SMALL], "large"),
        ("small", [LARGE], "small"),
        ("small", [LARGE, LARGE], "large"),
        ("large", [SMALL, SMALL], "small"),
        ("medium", [SMALL, LARGE], "medium"),
    ],
)
def test_the_class_changes_after_two_periods_in_a_row(
    before: str | None, periods: list[tuple[int, int, int]], size: str
) -> None:
    one = found(firm(*periods), status_before=before)
    assert one.size == size
    assert len(one.periods) == len(periods)
    start = one.periods[0].size if before is None else before
    changed = start != size or one.periods[-1].size != size
    assert ("GBER Annex I art. 4(2)" in {reason.reference for reason in one.reasons}) is changed


def test_others_count_with_their_accounts_of_the_same_time() -> None:
    parent = {
        "id": "parent",
        "periods": accounts((5, 0, 0), (300, 0, 0), last_year=2024),
    }
    one = found(firm(SMALL, SMALL, SMALL, SMALL), parent, holdings=[held("parent", "firm", "0.60")])
    # The parent's accounts end in 2023 and 2024; the earliest stand in for 2022.
    assert [period.figures.headcount for period in one.periods] == [45, 45, 340, 340]
    assert one.size == "large"


def test_sums_in_another_currency_are_exchanged() -> None:
    one = found(firm((40, 112_000_000, 999_000_000)), currency="SEK", per_euro="11.20")
    assert one.size == "small"
    assert one.periods[0].figures.turnover == 1_000_000_000
    one = found(firm((40, 112_000_001, 999_000_000)), currency="SEK", per_euro="11.20")
    assert one.size == "medium"


def test_after_the_law_sizes_are_refused_or_assumed() -> None:
    file = EnterpriseFile.model_validate({"enterprise": "firm", "enterprises": [firm(SMALL)]})
    with pytest.raises(OutsideKnownDatesError, match="2027-07-01"):
        enterprise_size(file, date(2027, 7, 1), "refuse")
    one = enterprise_size(file, date(2027, 7, 1), "unchanged")
    assert (one.size, one.assumption) == ("small", "law.after_expiry")
    assert one.reference == "GBER Annex I art. 2, GBER art. 58(4)"


amounts = st.integers(0, 10**8)
figures = st.tuples(st.integers(0, 500), amounts, amounts)


@given(figures, figures)
def test_a_larger_enterprise_is_never_in_a_smaller_class(
    one: tuple[int, int, int], more: tuple[int, int, int]
) -> None:
    added = tuple(a + b for a, b in zip(one, more, strict=True))
    smaller = found(firm(one)).size
    larger = found(firm((added[0], added[1], added[2]))).size
    assert SIZES.index(smaller) <= SIZES.index(larger)
    # A wholly owned enterprise counts as if it were one with its owner.
    owned = found(firm(one), other("owner", more), holdings=[held("owner", "firm", "1.00")])
    assert owned.size == larger


@given(figures, figures, st.integers(0, 100), st.integers(0, 100))
def test_a_larger_holding_never_makes_the_enterprise_smaller(
    one: tuple[int, int, int], partner: tuple[int, int, int], first: int, second: int
) -> None:
    sizes = []
    for percent in sorted((first, second)):
        holding = held("partner", "firm", f"{percent} %")
        sizes.append(found(firm(one), other("partner", partner), holdings=[holding]).size)
    assert SIZES.index(sizes[0]) <= SIZES.index(sizes[1])
