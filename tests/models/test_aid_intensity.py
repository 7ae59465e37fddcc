"""The ceiling of GBER article 25, by published tables and by the text of the law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from models.aid_intensity import Grounds, ceiling
from models.errors import OutsideKnownDatesError, ParameterNotFoundError
from models.vocabulary import Activity, Size

NOW = date(2026, 11, 20)
NONE = Grounds()
COLLABORATION = Grounds(effective_collaboration=True)
EVERY_GROUND = Grounds(
    effective_collaboration=True,
    dissemination=True,
    licensing=True,
    assisted_area="a",
    multi_state=True,
)


@pytest.mark.parametrize(
    ("activity", "grounds", "small", "medium", "large"),
    [
        # P2, P3, P4: Vinnova call 2024-01486, table of support levels
        ("industrial_research", NONE, "0.70", "0.60", "0.50"),
        ("industrial_research", COLLABORATION, "0.80", "0.75", "0.65"),
        ("industrial_research", Grounds(dissemination=True), "0.80", "0.75", "0.65"),
        ("industrial_research", Grounds(licensing=True), "0.80", "0.75", "0.65"),
        ("feasibility_study", NONE, "0.70", "0.60", "0.50"),
        # P5: peakinnovation.se, table; the same source states 100 % for fundamental research
        ("experimental_development", COLLABORATION, "0.60", "0.50", "0.40"),
        ("fundamental_research", NONE, "1.00", "1.00", "1.00"),
        # GBER art. 25(5)–(7), consolidated 2023-07-01
        ("experimental_development", NONE, "0.45", "0.35", "0.25"),
        ("experimental_development", Grounds(assisted_area="c"), "0.50", "0.40", "0.30"),
        ("experimental_development", Grounds(assisted_area="a"), "0.60", "0.50", "0.40"),
        ("experimental_development", Grounds(multi_state=True), "0.70", "0.60", "0.50"),
        ("industrial_research", Grounds(assisted_area="c"), "0.75", "0.65", "0.55"),
        ("industrial_research", Grounds(multi_state=True), "0.80", "0.80", "0.75"),
        ("feasibility_study", EVERY_GROUND, "0.70", "0.60", "0.50"),
        ("fundamental_research", EVERY_GROUND, "1.00", "1.00", "1.00"),
    ],
)
def test_the_matrix_of_article_25(
    activity: Activity, grounds: Grounds, small: str, medium: str, large: str
) -> None:
    sizes: dict[Size | None, str] = {
        "micro": small,
        "small": small,
        "medium": medium,
        "large": large,
        None: large,
    }
    for size, share in sizes.items():
        assert ceiling(activity, size, grounds, NOW, "unchanged").share == Decimal(share)


def test_the_reasons_and_the_reference_of_a_ceiling() -> None:
    # D1 and the contract's own example
    found = ceiling("experimental_development", "small", COLLABORATION, NOW, "unchanged")
    assert found.reasons == ("base 0.25", "small +0.20", "collaboration +0.15")
    assert found.reference == "GBER art. 25(5)(c), 25(6)(a), 25(6)(b)(i)"
    assert (found.warning, found.assumption) == (None, None)


def test_the_maximum_is_one_of_the_reasons() -> None:
    found = ceiling("industrial_research", "micro", COLLABORATION, NOW, "unchanged")
    assert found.reasons == ("base 0.50", "small +0.20", "collaboration +0.15", "maximum -0.05")
    assert found.reference == "GBER art. 25(5)(b), 25(6)(a), 25(6)(b)(i), 25(6)"


def test_area_and_collaboration_are_not_added_up() -> None:
    # D3: stödområde 1 is a 107(3)(c) area (SFS 2022:1467 6 §)
    both = Grounds(effective_collaboration=True, assisted_area="c")
    found = ceiling("experimental_development", "large", both, NOW, "unchanged")
    assert found.share == Decimal("0.40")
    assert found.reasons == ("base 0.25", "collaboration +0.15")


@pytest.mark.parametrize(
    ("grounds", "before", "after"),
    [
        (Grounds(assisted_area="c"), "0.25", "0.30"),  # D4 and D2
        (Grounds(assisted_area="a"), "0.25", "0.40"),
        (Grounds(licensing=True), "0.25", "0.40"),
        (Grounds(multi_state=True), "0.25", "0.50"),
        (Grounds(dissemination=True), "0.40", "0.40"),
        (Grounds(effective_collaboration=True), "0.40", "0.40"),
    ],
)
def test_four_grounds_came_in_july_2023(grounds: Grounds, before: str, after: str) -> None:
    shares = [
        ceiling("experimental_development", "large", grounds, on, "unchanged").share
        for on in (date(2023, 6, 30), date(2023, 7, 1))
    ]
    assert shares == [Decimal(before), Decimal(after)]


def test_after_the_regulation_the_last_values_hold_with_a_warning() -> None:
    found = {
        on: ceiling("feasibility_study", "large", NONE, on, "unchanged")
        for on in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 30), date(2027, 7, 1))
    }
    assert {one.share for one in found.values()} == {Decimal("0.50")}
    assert [one.warning is None for one in found.values()] == [True, False, False, False]
    assert [one.assumption for one in found.values()] == [None, None, None, "law.after_expiry"]
    tail = found[date(2027, 6, 30)]
    assert tail.warning is not None
    assert "2027-06-30" in tail.warning.sv
    assert tail.reference == "GBER art. 25(5)(d), 58(4)"


def test_refused_after_the_adjustment_period_the_ceiling_says_which_dates_are_known() -> None:
    assert ceiling("feasibility_study", "large", NONE, date(2027, 6, 30), "refuse").warning
    with pytest.raises(OutsideKnownDatesError, match=r"2027-07-01.*2014-07-01–2026-12-31"):
        ceiling("feasibility_study", "large", NONE, date(2027, 7, 1), "refuse")


def test_before_the_regulation_no_ceiling_is_known() -> None:
    with pytest.raises(OutsideKnownDatesError, match="2014-06-30"):
        ceiling("feasibility_study", "large", NONE, date(2014, 6, 30), "unchanged")


def test_activities_outside_article_25_are_refused_by_name() -> None:
    outside = [
        one
        for one in get_args(Activity)
        if one.startswith(("inno", "pro", "tr", "sme", "research"))
    ]
    assert len(outside) == 7
    for activity in outside:
        with pytest.raises(ParameterNotFoundError, match=f"{activity} yet"):
            ceiling(activity, "small", NONE, NOW, "unchanged")
