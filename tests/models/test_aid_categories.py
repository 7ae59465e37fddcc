"""Ceilings of every aid category: GBER articles 14, 17, 18, 20, 25–29 and 31."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.aid_categories import (
    CATEGORIES,
    Category,
    ParticularMissingError,
    Particulars,
    intensity,
    largest_aid,
)
from models.aid_intensity import Grounds, ceiling
from models.errors import OutsideKnownDatesError
from models.intensity_words import category_words, step_words
from models.ordinance import ORDINANCES
from models.regional_investment import AID_AREAS, AidArea, adjusted_aid, map_rate
from models.vocabulary import Size

NOW = date(2026, 11, 20)
NONE = Particulars()
SIZES: tuple[Size, ...] = ("micro", "small", "medium", "large")
EVERYTHING = Particulars(
    grounds=Grounds(
        effective_collaboration=True, dissemination=True, licensing=True, multi_state=True
    ),
    disadvantaged=True,
    joint=True,
    sme_capacity=Decimal("0.80"),
    borne_by_smes=Decimal("0.30"),
    services_in_window=22_000_000,
    aid_area="area_1",
    new_economic_activity=True,
)


@pytest.mark.parametrize(
    ("category", "particulars", "small", "medium", "large"),
    [
        ("industrial_research", NONE, "0.70", "0.60", "0.50"),
        ("sme_investment", NONE, "0.20", "0.10", "0"),
        ("sme_consultancy", NONE, "0.50", "0.50", "0"),
        ("territorial_cooperation", NONE, "0.80", "0.80", "0.80"),
        ("research_infrastructure", NONE, "0.50", "0.50", "0.50"),
        ("research_infrastructure", Particulars(joint=True), "0.60", "0.60", "0.60"),
        ("testing_infrastructure", NONE, "0.45", "0.35", "0.25"),
        ("testing_infrastructure", Particulars(joint=True), "0.55", "0.45", "0.35"),
        ("testing_infrastructure", EVERYTHING, "0.60", "0.50", "0.40"),
        (
            "testing_infrastructure",
            Particulars(joint=True, sme_capacity=Decimal("0.79")),
            "0.55",
            "0.45",
            "0.35",
        ),
        ("cluster_investment", NONE, "0.50", "0.50", "0.50"),
        (
            "cluster_investment",
            Particulars(grounds=Grounds(assisted_area="c")),
            "0.55",
            "0.55",
            "0.55",
        ),
        (
            "cluster_investment",
            Particulars(grounds=Grounds(assisted_area="a")),
            "0.65",
            "0.65",
            "0.65",
        ),
        ("innovation_cluster", NONE, "0.50", "0.50", "0.50"),
        ("sme_innovation", NONE, "0.50", "0.50", "0"),
        # P13: 100 % up to EUR 220 000 in any three years, otherwise the 50 % regime
        ("innovation_services", EVERYTHING, "1.00", "1.00", "0"),
        (
            "innovation_services",
            replace(EVERYTHING, services_in_window=22_000_100),
            "0.50",
            "0.50",
            "0",
        ),
        ("process_innovation", EVERYTHING, "0.50", "0.50", "0.15"),
        (
            "process_innovation",
            replace(EVERYTHING, borne_by_smes=Decimal("0.29")),
            "0.50",
            "0.50",
            "0",
        ),
        ("training", NONE, "0.70", "0.60", "0.50"),
        ("training", Particulars(disadvantaged=True), "0.70", "0.70", "0.60"),
        ("training", Particulars(maritime=True), "1.00", "1.00", "1.00"),
        # SFS 2022:1467 10 §
        ("regional_investment", EVERYTHING, "0.40", "0.30", "0.20"),
        ("regional_investment", replace(EVERYTHING, aid_area="area_2"), "0.35", "0.25", "0.15"),
        ("regional_investment", replace(EVERYTHING, aid_area="area_3"), "0.30", "0.20", "0.10"),
        (
            "regional_investment",
            replace(EVERYTHING, new_economic_activity=False),
            "0.40",
            "0.30",
            "0",
        ),
    ],
)
def test_the_ceilings_of_each_category(
    category: Category, particulars: Particulars, small: str, medium: str, large: str
) -> None:
    for size, share in zip(SIZES, (small, small, medium, large), strict=True):
        found = intensity(category, size, particulars, NOW, "refuse")
        assert found.share == Decimal(share), size
        assert found.reference


def test_a_large_regional_project_gets_the_rate_of_large_firms_and_the_adjusted_amount() -> None:
    # GBER art. 2(20): R x (55 M + half of what lies between 55 M and 110 M)
    at_limit = replace(EVERYTHING, eligible_costs=5_500_000_000)
    above = replace(EVERYTHING, eligible_costs=8_000_000_000)
    assert intensity("regional_investment", "small", at_limit, NOW, "refuse").share == Decimal(
        "0.40"
    )
    found = intensity("regional_investment", "small", above, NOW, "refuse")
    assert found.share == Decimal("0.20")
    most = largest_aid("regional_investment", found, 8_000_000_000, NOW, "refuse")
    assert most == (5_500_000_000 + 1_250_000_000) // 5
    assert adjusted_aid(Decimal("0.20"), 30_000_000_000, NOW) == 8_250_000_000 // 5


def test_what_is_allowed_is_rounded_down() -> None:
    found = ceiling("experimental_development", "small", Grounds(), NOW, "refuse")
    assert largest_aid("experimental_development", found, 333, NOW, "refuse") == 149


@pytest.mark.parametrize(
    ("category", "size", "field"),
    [
        ("regional_investment", "small", "aid_area"),
        ("regional_investment", "large", "new_economic_activity"),
        ("innovation_services", "small", "services_in_window"),
        ("process_innovation", "large", "borne_by_smes"),
    ],
)
def test_what_decides_must_be_said(category: Category, size: Size, field: str) -> None:
    known = NONE if field == "aid_area" else Particulars(aid_area="area_1")
    with pytest.raises(ParticularMissingError) as caught:
        intensity(category, size, known, NOW, "refuse")
    assert caught.value.field == field
    assert caught.value.text.sv != caught.value.text.en


@pytest.mark.parametrize(
    ("category", "particulars", "before", "after"),
    [
        ("research_infrastructure", Particulars(joint=True), "0.50", "0.60"),
        # 200 000 before, 220 000 from July 2023
        ("innovation_services", EVERYTHING, "0.50", "1.00"),
        ("industrial_research", Particulars(grounds=Grounds(licensing=True)), "0.70", "0.80"),
    ],
)
def test_what_came_in_july_2023(
    category: Category, particulars: Particulars, before: str, after: str
) -> None:
    shares = [
        intensity(category, "small", particulars, on, "refuse").share
        for on in (date(2023, 6, 30), date(2023, 7, 1))
    ]
    assert shares == [Decimal(before), Decimal(after)]


@pytest.mark.parametrize("category", ["testing_infrastructure", "regional_investment"])
def test_categories_that_were_not_known_before_are_refused(category: Category) -> None:
    with pytest.raises(OutsideKnownDatesError, match="2023-06-30"):
        intensity(category, "small", EVERYTHING, date(2023, 6, 30), "refuse")


@pytest.mark.parametrize("category", CATEGORIES)
def test_after_the_law_the_calculators_refuse_unless_told_otherwise(category: Category) -> None:
    last = intensity(category, "small", EVERYTHING, date(2026, 12, 31), "refuse")
    tail = intensity(category, "small", EVERYTHING, date(2027, 6, 30), "refuse")
    assert (last.warning, last.assumption) == (None, None)
    assert tail.share == last.share
    assert tail.warning is not None
    if category != "territorial_cooperation":  # the CPR has no last day
        with pytest.raises(OutsideKnownDatesError, match="2027-07-01"):
            intensity(category, "small", EVERYTHING, date(2027, 7, 1), "refuse")
    after = intensity(category, "small", EVERYTHING, date(2027, 7, 1), "unchanged")
    assert (after.share, after.assumption) == (last.share, "law.after_expiry")


@pytest.mark.parametrize("ordinance", ORDINANCES)
def test_some_ordinances_leave_the_addition_for_assisted_areas_unused(ordinance: str) -> None:
    # SFS 2022:1379 3 kap. 20 § and 2022:1468 12 §, not 2015:208 11 §
    area = Particulars(
        grounds=Grounds(assisted_area="c"),
        ordinance=next(one for one in ORDINANCES if one == ordinance),
    )
    found = intensity("cluster_investment", "small", area, NOW, "refuse")
    unused = ordinance in ("sfs_2022_1379", "sfs_2022_1468")
    assert found.share == Decimal("0.50" if unused else "0.55")
    assert ("SFS" in found.reference) is unused


def test_without_an_assisted_area_no_ordinance_matters() -> None:
    outside = Particulars(ordinance="sfs_2022_1379")
    found = intensity("cluster_investment", "small", outside, NOW, "refuse")
    assert found.reasons == ("base 0.50",)


def test_the_reasons_of_a_ceiling_in_words() -> None:
    found = intensity("testing_infrastructure", "medium", EVERYTHING, NOW, "refuse")
    assert found.reasons == (
        "base 0.25",
        "medium +0.10",
        "joint +0.10",
        "sme_capacity +0.05",
    )
    assert step_words("small +0.20").sv == "litet företag +20\u00a0procentenheter"
    assert step_words("maximum -0.05").en == "maximum -5\u00a0percentage points"
    assert step_words("base 0.50").sv == "grundnivå 50\u00a0%"


grounds = st.builds(
    Grounds,
    effective_collaboration=st.booleans(),
    dissemination=st.booleans(),
    licensing=st.booleans(),
    assisted_area=st.sampled_from(["none", "a", "c"]),
    multi_state=st.booleans(),
)
shares = st.decimals(0, 1, places=2)
areas: st.SearchStrategy[AidArea] = st.sampled_from(AID_AREAS)
particulars_of_any_kind = st.builds(
    Particulars,
    grounds=grounds,
    disadvantaged=st.booleans(),
    maritime=st.booleans(),
    joint=st.booleans(),
    sme_capacity=shares,
    borne_by_smes=shares,
    services_in_window=st.integers(0, 50_000_000),
    aid_area=areas,
    new_economic_activity=st.booleans(),
    eligible_costs=st.none() | st.integers(0, 20_000_000_000),
)
categories: st.SearchStrategy[Category] = st.sampled_from(CATEGORIES)


@given(categories, particulars_of_any_kind, st.dates(date(2023, 7, 1), date(2028, 12, 31)))
def test_a_smaller_firm_never_gets_less(
    category: Category, particulars: Particulars, on: date
) -> None:
    """INV2."""
    found = [intensity(category, size, particulars, on, "unchanged") for size in SIZES]
    order = [one.share for one in found]
    assert order == sorted(order, reverse=True)
    assert order[0] == order[1]
    for one in found:
        total = sum(Decimal(reason.rpartition(" ")[2]) for reason in one.reasons)
        assert total == one.share <= 1
        for reason in one.reasons:
            assert step_words(reason).sv != step_words(reason).en


@given(areas, st.integers(1, 30_000_000_000), st.integers(0, 1_000_000_000))
def test_more_costs_never_give_less_and_never_more_than_the_rate(
    area: AidArea, costs: int, more: int
) -> None:
    rate = map_rate(area, "large", NOW).share
    assert adjusted_aid(rate, costs, NOW) <= adjusted_aid(rate, costs + more, NOW)
    assert adjusted_aid(rate, costs, NOW) <= rate * costs


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_words(category: Category) -> None:
    assert category_words(category).sv != category_words(category).en
