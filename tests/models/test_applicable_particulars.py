"""What a category does not ask for changes nothing, and what it asks for does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.aid_categories import CATEGORIES, Category, Particulars, intensity
from models.aid_intensity import Grounds
from models.applicable_particulars import not_applicable
from models.vocabulary import Size

ON = date(2026, 11, 20)
SIZES: tuple[Size, ...] = ("small", "medium", "large")
NEEDED = Particulars(
    aid_area="area_1",
    new_economic_activity=True,
    services_in_window=0,
    borne_by_smes=Decimal("0.50"),
)
"""What some category refuses to answer without."""
OTHER: dict[str, Any] = {
    "effective_collaboration": True,
    "dissemination": True,
    "licensing": True,
    "assisted_area": "a",
    "multi_state": True,
    "disadvantaged": True,
    "maritime": True,
    "joint": True,
    "sme_capacity": Decimal("0.90"),
    "borne_by_smes": Decimal(0),
    "services_in_window": 10_000_000_00,
    "aid_area": "area_3",
    "new_economic_activity": False,
}
GROUNDS = tuple(vars(Grounds()))


def with_one(field: str, particulars: Particulars) -> Particulars:
    if field in GROUNDS:
        return replace(particulars, grounds=replace(particulars.grounds, **{field: OTHER[field]}))
    return replace(particulars, **{field: OTHER[field]})


@pytest.mark.parametrize("field", OTHER)
@pytest.mark.parametrize("category", CATEGORIES)
def test_a_particular_is_said_not_to_apply_just_where_it_changes_nothing(
    category: Category, field: str
) -> None:
    changes = any(
        intensity(category, size, NEEDED, ON, "unchanged")
        != intensity(category, size, with_one(field, NEEDED), ON, "unchanged")
        for size in SIZES
    )
    stated = with_one(field, Particulars())
    assert not_applicable(category, stated) == (() if changes else (field,))


def test_the_ordinance_counts_for_the_investment_of_a_cluster_alone() -> None:
    stated = Particulars(ordinance="sfs_2022_1467", grounds=Grounds(assisted_area="c"))
    assert not_applicable("cluster_investment", stated) == ()
    assert not_applicable("training", stated) == ("assisted_area", "ordinance")


@pytest.mark.parametrize("category", CATEGORIES)
def test_nothing_stated_and_the_costs_are_never_said_not_to_apply(category: Category) -> None:
    assert not_applicable(category, Particulars(eligible_costs=1_000_00)) == ()
