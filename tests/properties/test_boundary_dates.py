"""Nothing changes from one day to the next but what the law changes on that day (INV5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.aid_categories import CATEGORIES, Category, Particulars, intensity
from models.aid_intensity import Grounds
from models.enterprise import EnterpriseFile
from models.enterprise_size import enterprise_size
from models.errors import OutsideKnownDatesError
from models.notification_threshold import (
    THRESHOLD_CATEGORIES,
    ThresholdCategory,
    ThresholdTerms,
    notification_threshold,
)
from models.parameter import DatedValue, Parameter, all_parameters

BEGINS, SEAL, REVISED = date(2014, 7, 1), date(2021, 8, 1), date(2023, 7, 1)
OLDEST_READ = date(2017, 7, 10)
"""The oldest wording that was read: values of unknown age are known from it, or from REVISED."""
ADJUSTMENT, OVER = date(2027, 1, 1), date(2027, 7, 1)
ALWAYS = {BEGINS, ADJUSTMENT, OVER}
"""The days on which every answer of the GBER changes: it begins, is adjusted, and is over."""

BOUNDARIES = (REVISED, date(2024, 1, 1), ADJUSTMENT, OVER)
"""The first days after the dates of INV5."""

days = st.dates(date(2014, 1, 1), date(2028, 12, 31)) | st.sampled_from(BOUNDARIES).map(
    lambda day: day - timedelta(days=1)
)

PARTICULARS = Particulars(
    grounds=Grounds(licensing=True, assisted_area="c"),
    joint=True,
    sme_capacity=Decimal("0.80"),
    borne_by_smes=Decimal("0.30"),
    services_in_window=21_000_000,
    aid_area="area_1",
    new_economic_activity=True,
)
INTENSITY_CHANGES: dict[Category, set[date]] = {
    "industrial_research": {REVISED},
    "experimental_development": {REVISED},
    "research_infrastructure": {OLDEST_READ, REVISED},
    "innovation_services": {OLDEST_READ, REVISED},
    "sme_innovation": {OLDEST_READ},
    "sme_investment": {REVISED},
    "sme_consultancy": {REVISED},
    "cluster_investment": {REVISED},
    "process_innovation": {REVISED},
    "training": {REVISED},
    # Known from another day, or until another one, than the regulation itself.
    "testing_infrastructure": {REVISED},
    "regional_investment": {REVISED},
    "territorial_cooperation": {date(2021, 7, 1)},
}
UNCHANGED_THRESHOLDS = {"seal_of_excellence": {SEAL}}


@given(st.sampled_from(CATEGORIES), days)
def test_intensities_change_only_on_the_days_of_the_law(category: Category, on: date) -> None:
    changes = ALWAYS | INTENSITY_CHANGES.get(category, set())
    if on + timedelta(days=1) not in changes:
        assert _intensity(category, on) == _intensity(category, on + timedelta(days=1))


@given(st.sampled_from(THRESHOLD_CATEGORIES), days)
def test_thresholds_change_only_on_the_days_of_the_law(
    category: ThresholdCategory, on: date
) -> None:
    changes = ALWAYS | UNCHANGED_THRESHOLDS.get(category, {OLDEST_READ, REVISED})
    if category == "territorial_cooperation_small_amounts":
        changes = changes | {SEAL}
    if on + timedelta(days=1) not in changes:
        assert _threshold(category, on) == _threshold(category, on + timedelta(days=1))


@given(days)
def test_sizes_change_only_when_the_law_is_first_known_and_ends(on: date) -> None:
    if on + timedelta(days=1) not in {REVISED, ADJUSTMENT, OVER}:
        assert _size(on) == _size(on + timedelta(days=1))


@pytest.mark.parametrize("category", ["industrial_research", "innovation_services"])
def test_the_listed_intensities_do_change(category: Category) -> None:
    begins = BEGINS if category == "industrial_research" else OLDEST_READ
    for day in (begins, REVISED, ADJUSTMENT, OVER):
        assert _intensity(category, day - timedelta(days=1)) != _intensity(category, day)


def _of_our_articles(one: Parameter) -> bool:
    folders = ("article_4", "article_14", "article_17", "article_18", "article_20a", "article_22",
               "article_26", "article_26a", "article_27", "article_28", "article_29", "article_31",
               "annex_i")  # fmt: skip
    return one.id.startswith(tuple(f"gber/{folder}/" for folder in folders))


@pytest.mark.parametrize("first_day", BOUNDARIES)
def test_across_a_boundary_the_parameters_listed_with_it_change(first_day: date) -> None:
    found = {
        one.id
        for one in all_parameters()
        if _of_our_articles(one)
        if _value(one, first_day - timedelta(days=1)) != _value(one, first_day)
    }
    ours = {one.id for one in all_parameters() if _of_our_articles(one)}
    expected: set[str] = set()
    if first_day == ADJUSTMENT:
        expected = ours
    elif first_day == REVISED:
        expected = {id_ for id_ in ours if _revised_in_2023(id_)}
    assert found == expected


FIRST_KNOWN_FROM_REVISED = tuple(
    f"gber/{folder}/"
    for folder in (
        "annex_i", "article_17", "article_18", "article_27/investment", "article_29", "article_31"
    )
)  # fmt: skip


def _revised_in_2023(id_: str) -> bool:
    """Thresholds, articles 14 and 26a, single values elsewhere, and what is first known then."""
    if id_.startswith(FIRST_KNOWN_FROM_REVISED):
        return True
    if id_.startswith("gber/article_4/"):
        return id_ not in (
            "gber/article_4/research/predominance",
            "gber/article_4/research/increase/eureka",
            "gber/article_4/research/increase/repayable_advance",
        )
    if id_.startswith("gber/article_22/"):
        return id_ != "gber/article_22/age"
    return id_.startswith(("gber/article_14/", "gber/article_26a/")) or id_ in (
        "gber/article_20a/amount",
        "gber/article_26/joint",
        "gber/article_26/least_states_of_joint",
        "gber/article_28/services/amount",
    )


def _value(one: Parameter, on: date) -> DatedValue | None:
    try:
        return one.at(on)
    except OutsideKnownDatesError:
        return None


Answer = tuple[object, bool] | None


def _answer(ask: Callable[[], tuple[object, bool]]) -> Answer:
    """The value and whether there is a warning; ``None``: refused."""
    try:
        return ask()
    except OutsideKnownDatesError:
        return None


def _intensity(category: Category, on: date) -> Answer:
    def ask() -> tuple[object, bool]:
        found = intensity(category, "small", PARTICULARS, on, "refuse")
        return (found.share, found.reasons), found.warning is not None

    return _answer(ask)


def _threshold(category: ThresholdCategory, on: date) -> Answer:
    def ask() -> tuple[object, bool]:
        terms = ThresholdTerms(multi_state=True, regional_rate=Decimal("0.20"))
        found = notification_threshold(category, on, "refuse", terms)
        return found.amount, found.warning is not None

    return _answer(ask)


_PERIOD = {"ends": "2025-12-31", "headcount": 49, "turnover": 10_000_000, "balance": 0}
_FIRM = EnterpriseFile.model_validate(
    {"enterprise": "firm", "enterprises": [{"id": "firm", "periods": [_PERIOD]}]}
)


def _size(on: date) -> Answer:
    def ask() -> tuple[object, bool]:
        found = enterprise_size(_FIRM, on, "refuse")
        return found.size, found.warning is not None

    return _answer(ask)
