"""One cost of one partner against its ceilings: the plain reading for a portfolio."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.aid_intensity import Grounds
from models.aid_on_one_cost import AidOnOneCost, UnionMoney, aid_on_one_cost

ON = date(2027, 3, 1)


def test_too_much_public_money_beside_union_money() -> None:
    grounds = Grounds(effective_collaboration=True)
    aid = [60_000_000, 20_000_000]
    found = aid_on_one_cost(
        "experimental_development",
        "medium",
        grounds,
        ON,
        200_000_000,
        aid,
        union=UnionMoney(30_000_001, Decimal("0.55")),
    )
    assert found == AidOnOneCost(
        phase="adjustment_period",
        ceiling=Decimal("0.50"),
        permitted=100_000_000,
        granted=80_000_000,
        headroom=20_000_000,
        public_headroom=-1,
        verdict="too_much_public_money",
    )


def test_what_is_within_both_ceilings() -> None:
    union = UnionMoney(1, Decimal("0.70"))
    found = aid_on_one_cost("industrial_research", "small", Grounds(), ON, 10, [3, 3], union=union)
    assert (found.headroom, found.public_headroom, found.verdict) == (1, 0, "within")


def test_too_much_aid_is_said_before_too_much_public_money() -> None:
    union = UnionMoney(5, Decimal("0.50"))
    found = aid_on_one_cost("industrial_research", None, Grounds(), ON, 9, [5], union=union)
    assert (found.headroom, found.public_headroom, found.verdict) == (-1, -6, "too_much_aid")


def test_a_day_without_known_law_has_no_ceiling() -> None:
    found = aid_on_one_cost("industrial_research", None, Grounds(), date(2010, 1, 1), 9, [5])
    assert found == AidOnOneCost(None, None, None, 5, None, None, "law_unknown")


def test_without_union_money_only_the_aid_has_a_ceiling() -> None:
    found = aid_on_one_cost("industrial_research", "large", Grounds(), ON, 10, [2, 3])
    assert (found.headroom, found.public_headroom, found.verdict) == (0, None, "within")
