"""Notification thresholds of GBER article 4, by date and by what raises them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import OutsideKnownDatesError
from models.intensity_words import category_words
from models.notification_threshold import (
    THRESHOLD_CATEGORIES,
    RegionalRateMissingError,
    ThresholdCategory,
    ThresholdTerms,
    notification_threshold,
)
from models.ordinance import Ordinance
from models.parameter import parameter
from models.predominant_category import ResearchCosts
from models.research_threshold import research_threshold

NOW = date(2026, 11, 20)
BEFORE, AFTER = date(2023, 6, 30), date(2023, 7, 1)
PLAIN = ThresholdTerms()
EUREKA = ThresholdTerms(eureka=True)


@pytest.mark.parametrize(
    ("category", "before", "after"),
    [
        # GBER consolidated 2021-08-01 and 2023-07-01, art. 4(1), millions of euro
        ("fundamental_research", "40", "55"),
        ("industrial_research", "20", "35"),
        ("experimental_development", "15", "25"),
        ("feasibility_study", "7.5", "8.25"),
        ("seal_of_excellence", "2.5", "2.5"),
        ("european_defence_fund", None, "80"),
        ("research_infrastructure", "20", "35"),
        ("testing_infrastructure", None, "25"),
        ("innovation_cluster", "7.5", "10"),
        ("sme_innovation", "5", "10"),
        ("process_innovation", "7.5", "12.5"),
        ("training", "2", "3"),
        ("sme_investment", "7.5", "8.25"),
        ("sme_consultancy", "2", "2.2"),
        ("territorial_cooperation", "2", "2.2"),
        ("territorial_cooperation_small_amounts", "0.02", "0.022"),
        ("start_up", "0.4", "0.5"),
        ("regional_investment", None, "8.25"),
    ],
)
def test_the_thresholds_before_and_after_july_2023(
    category: ThresholdCategory, before: str | None, after: str
) -> None:
    terms = ThresholdTerms(regional_rate=Decimal("0.10"))
    found = notification_threshold(category, AFTER, "refuse", terms)
    assert found.amount == int(Decimal(after) * 10**8)
    if before is None:
        with pytest.raises(OutsideKnownDatesError, match="2023-06-30"):
            notification_threshold(category, BEFORE, "refuse", terms)
    else:
        earlier = notification_threshold(category, BEFORE, "refuse", terms)
        assert earlier.amount == int(Decimal(before) * 10**8)


@pytest.mark.parametrize(
    ("on", "aid", "terms", "result", "threshold"),
    [
        # D10
        (BEFORE, 20_000_000, PLAIN, "notify", 15_000_000),
        (AFTER, 20_000_000, PLAIN, "exempt", 25_000_000),
        (NOW, 50_000_000, EUREKA, "exempt", 50_000_000),
        (NOW, 50_000_001, EUREKA, "notify", 50_000_000),
    ],
)
def test_exactly_at_the_threshold_aid_is_exempt(
    on: date,
    aid: int,
    terms: ThresholdTerms,
    result: Literal["exempt", "notify"],
    threshold: int,
) -> None:
    found = notification_threshold("experimental_development", on, "refuse", terms)
    assert found.amount == threshold * 100
    assert found.result(aid * 100) == result
    assert found.per.sv == "per företag och projekt"


@pytest.mark.parametrize(
    ("terms", "on", "millions"),
    [
        (ThresholdTerms(multi_state=True), AFTER, "50"),
        (ThresholdTerms(multi_state=True), BEFORE, "15"),
        (ThresholdTerms(eureka=True, multi_state=True), AFTER, "50"),
        (ThresholdTerms(repayable_advance=True), AFTER, "37.5"),
        (ThresholdTerms(eureka=True, repayable_advance=True), AFTER, "75"),
        (ThresholdTerms(eureka=True, repayable_advance=True), BEFORE, "45"),
    ],
)
def test_thresholds_are_doubled_once_and_then_raised_by_half_for_advances(
    terms: ThresholdTerms, on: date, millions: str
) -> None:
    found = notification_threshold("experimental_development", on, "refuse", terms)
    assert found.amount == int(Decimal(millions) * 10**8)
    # Only the three kinds of research are raised.
    training = notification_threshold("training", on, "refuse", terms)
    assert training == notification_threshold("training", on, "refuse", PLAIN)


@pytest.mark.parametrize("percent", [10, 15, 20, 25, 30, 35, 40, 50, 60, 70])
def test_regional_thresholds_are_the_published_pairs(percent: int) -> None:
    # P7
    terms = ThresholdTerms(regional_rate=Decimal(percent) / 100, eligible_costs=11_000_000_000)
    published = parameter(f"gber/article_4/regional_investment/rate_{percent}").at(NOW)
    found = notification_threshold("regional_investment", NOW, "refuse", terms)
    assert found.amount == published.minor
    assert found.reference == "GBER art. 2(20), 4(1)(a)"


def test_a_smaller_regional_investment_has_no_threshold() -> None:
    terms = ThresholdTerms(eligible_costs=10_999_999_999)
    found = notification_threshold("regional_investment", NOW, "refuse", terms)
    assert found.amount is None
    assert found.result(10**12) == "exempt"


def test_a_regional_investment_needs_the_rate_of_the_map() -> None:
    with pytest.raises(RegionalRateMissingError, match="rate of the aid map"):
        notification_threshold("regional_investment", NOW, "refuse", PLAIN)


@pytest.mark.parametrize(
    ("terms", "euro"),
    [
        # GBER art. 22(3) and (5)
        (ThresholdTerms(assisted_area="c"), 750_000),
        (ThresholdTerms(assisted_area="a"), 1_000_000),
        (ThresholdTerms(innovative=True), 1_000_000),
        (ThresholdTerms(innovative=True, assisted_area="a"), 2_000_000),
        (ThresholdTerms(instrument="loan"), 1_100_000),
        (ThresholdTerms(instrument="loan", assisted_area="c"), 1_650_000),
        (ThresholdTerms(instrument="loan", assisted_area="a"), 2_200_000),
        (ThresholdTerms(instrument="guarantee"), 1_650_000),
        (ThresholdTerms(instrument="guarantee", assisted_area="c"), 2_480_000),
        (ThresholdTerms(instrument="guarantee", assisted_area="a"), 3_300_000),
    ],
)
def test_start_ups(terms: ThresholdTerms, euro: int) -> None:
    assert notification_threshold("start_up", NOW, "refuse", terms).amount == euro * 100


@pytest.mark.parametrize(
    ("ordinance", "euro"),
    [
        # SFS 2022:1379 3 kap. 17 § and 2022:1467 15 §, not 2015:208 7 §
        ("sfs_2022_1379", 500_000),
        ("sfs_2022_1467", 500_000),
        ("sfs_2015_208", 750_000),
        (None, 750_000),
    ],
)
def test_some_ordinances_leave_the_higher_amounts_for_start_ups_unused(
    ordinance: Ordinance | None, euro: int
) -> None:
    terms = ThresholdTerms(assisted_area="c", ordinance=ordinance)
    found = notification_threshold("start_up", NOW, "refuse", terms)
    assert found.amount == euro * 100
    assert ("SFS" in found.reference) is (euro == 500_000)


@pytest.mark.parametrize(
    ("costs", "category", "assumption"),
    [
        # D6: 600 000 of 1 000 000 are industrial
        ((0, 600_000, 400_000), "industrial_research", None),
        ((51, 0, 49), "fundamental_research", None),
        ((30, 30, 40), "industrial_research", None),
        ((0, 49, 51), "experimental_development", None),
        ((50, 50, 0), "industrial_research", None),
        ((50, 0, 50), "experimental_development", "gber.4.no_predominant_part"),
    ],
)
def test_what_predominates_decides(
    costs: tuple[int, int, int], category: str, assumption: str | None
) -> None:
    found = research_threshold(ResearchCosts(*costs), NOW, "refuse", "lowest", PLAIN)
    assert found.category == category
    assert found.assumptions == (() if assumption is None else (assumption,))
    assert found.reference.startswith("GBER art. 4(1)(i), 4(1)(i)(")


def test_d6_industrial_research_predominates() -> None:
    costs = ResearchCosts(industrial=60_000_000, experimental=40_000_000)
    found = research_threshold(costs, NOW, "refuse", "lowest", PLAIN)
    assert found.amount == 3_500_000_000
    assert found.reasons[0].text.sv == "Mer än hälften av kostnaderna är industriell forskning."


def test_without_a_predominant_part_the_assumption_decides() -> None:
    half = ResearchCosts(industrial=1, experimental=1)
    on = date(2027, 7, 1)
    found = research_threshold(half, on, "unchanged", "highest", PLAIN)
    assert found.category == "industrial_research"
    assert found.assumptions == ("gber.4.no_predominant_part", "law.after_expiry")
    assert found.reference == "GBER art. 4(1)(i), 4(1)(i)(ii), 58(4)"


@given(st.sampled_from(THRESHOLD_CATEGORIES), st.dates(date(2023, 7, 1), date(2028, 12, 31)))
def test_raising_grounds_never_lower_a_threshold(category: ThresholdCategory, on: date) -> None:
    rate = Decimal("0.20")
    low = notification_threshold(category, on, "unchanged", ThresholdTerms(regional_rate=rate))
    high = notification_threshold(
        category,
        on,
        "unchanged",
        ThresholdTerms(regional_rate=rate, eureka=True, repayable_advance=True, innovative=True),
    )
    assert low.amount is not None
    assert high.amount is not None
    assert low.amount <= high.amount


@pytest.mark.parametrize("category", THRESHOLD_CATEGORIES)
def test_after_the_law_thresholds_are_refused(category: ThresholdCategory) -> None:
    terms = ThresholdTerms(regional_rate=Decimal("0.10"))
    assert notification_threshold(category, date(2027, 6, 30), "refuse", terms).warning
    with pytest.raises(OutsideKnownDatesError, match="2027-07-01"):
        notification_threshold(category, date(2027, 7, 1), "refuse", terms)
    assert category_words(category).sv
