"""Values that sources state, asked for by the day: history, not only what holds now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from models.errors import OutsideKnownDatesError
from models.money import portion
from models.parameter import parameter
from models.when import add_months
from models.workdays import _holidays

NOW = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("id_", "on", "share"),
    [
        ("cpr_2021_1060/article_112/more_developed", NOW, "0.40"),
        ("cpr_2021_1060/article_112/step", date(2024, 3, 1), "1.00"),
        ("cpr_2021_1060/article_112/mid_term_review/addition", date(2025, 9, 20), "0.10"),
        ("cpr_2021_1060/article_56/other_costs_of_staff", NOW, "0.40"),
        ("eruf/call_pages/skane_blekinge/erdf_share", date(2024, 3, 19), "0.40"),
        ("eruf/call_pages/norra_mellansverige/erdf_share", date(2023, 3, 16), "0.50"),
        ("eruf/call_pages/ovre_norrland/erdf_share", date(2022, 9, 1), "0.40"),
        ("eruf/call_pages/ovre_norrland/erdf_share", date(2024, 8, 12), "0.50"),
        ("horizon_europe/article_34/innovation_action", NOW, "0.70"),
        ("horizon_europe/article_35/indirect_costs", NOW, "0.25"),
        ("gber/article_25c/least_horizon_share", NOW, "0.30"),
        ("sfs_2022_1467/section_10/area_1/small", NOW, "0.40"),
        ("sfs_2022_1467/section_10/area_3/large", NOW, "0.10"),
    ],
)
def test_shares_by_day(id_: str, on: date, share: str) -> None:
    assert parameter(id_).at(on).share == Decimal(share)


@pytest.mark.parametrize(
    ("id_", "on"),
    [
        ("cpr_2021_1060/article_112/step", date(2024, 2, 29)),
        ("cpr_2021_1060/article_112/mid_term_review/addition", date(2025, 9, 19)),
        ("cpr_2021_1060/article_63/eligible_until_extended", date(2025, 9, 19)),
        ("gber/article_9/publication_above", date(2023, 6, 30)),
        ("gber/article_25a/aid_ceiling", date(2021, 7, 31)),
        ("eruf/call_pages/ovre_norrland/erdf_share", date(2023, 3, 1)),
        ("horizon_europe/article_34/innovation_action", date(2028, 1, 1)),
        ("financial_regulation/article_197/inform_within", date(2024, 9, 29)),
    ],
)
def test_no_value_before_or_after_it_is_known(id_: str, on: date) -> None:
    with pytest.raises(OutsideKnownDatesError):
        parameter(id_).at(on)


def test_the_pre_study_that_the_handbook_and_the_call_agree_on() -> None:
    """P1: 40 % of 1 860 000 kr is 744 000 kr (Tillväxtverket's handbook and call 5700)."""
    on = date(2024, 3, 19)
    total = parameter("eruf/handbook/prestudy_total").at(on).minor
    rate = parameter("eruf/call_pages/skane_blekinge/erdf_share").at(on).share
    assert (
        portion(rate, total)
        == parameter("eruf/call_pages/skane_blekinge/prestudy_grant").at(on).minor
    )


@pytest.mark.parametrize(("grant", "advance"), [(600_000, 300_000), (2_000_000, 400_000)])
def test_the_advance_is_half_the_grant_and_capped(grant: int, advance: int) -> None:
    """P14: SFS 2022:1379 2 kap. 9 §."""
    section = "sfs_2022_1379/chapter_2/section_9"
    share = parameter(f"{section}/advance_share").at(NOW).share
    cap = parameter(f"{section}/advance_cap").at(NOW).count
    assert min(portion(share, grant), cap) == advance


def test_horizon_counts_both_times_from_the_deadline() -> None:
    """D42: Reg. (EU) 2021/695 art. 31."""
    deadline = date(2026, 9, 15)
    inform, sign = (
        parameter(f"horizon_europe/article_31/{name}").at(deadline).count
        for name in ("inform_within", "sign_within")
    )
    assert (add_months(deadline, inform), add_months(deadline, sign)) == (
        date(2027, 2, 15),
        date(2027, 5, 15),
    )


def test_vinnova_can_use_article_26a_but_not_25a() -> None:
    articles = parameter("sfs_2015_208/gber_articles").at(NOW).names
    assert {"25", "26a", "27"} <= {*articles}
    assert {"14", "17", "20", "25a", "25b", "25c", "25d", "25e"} & {*articles} == set()


def test_the_red_days_are_those_of_the_calendar() -> None:
    """SFS 1989:253; in 2026 only the two Sundays among them fall on a Sunday."""
    named = parameter("sfs_1989_253/section_1/red_days").at(NOW).names
    days = _holidays("SE", False)  # noqa: FBT003  # cache keys are positional
    assert date(2026, 6, 6) in days
    on_weekdays = {day for day in days if day.year == 2026 and day.weekday() != 6}
    assert len(on_weekdays) == len({*named} - {"easter_sunday", "whit_sunday"})
