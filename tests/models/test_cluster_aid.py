"""Operating aid to innovation clusters: GBER article 27(7)–(9)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cluster_aid import Cluster, cluster_aid
from models.errors import OutsideKnownDatesError
from models.period_of_years import last_day_of_years

NOW = date(2026, 11, 20)
START = date(2017, 1, 1)


def test_all_state_aid_counts_together() -> None:
    # D35: 10 M of costs, 4 M from the ERDF: the region may add 1 M, and 5 M is no aid at all.
    asked = Cluster(eligible_costs=10**9, state_aid=[4 * 10**8], currency="SEK")
    found = cluster_aid(asked, NOW, "refuse", "first_operating_aid")
    assert found.largest_aid == 5 * 10**8
    assert found.room == 10**8
    assert found.from_others == 5 * 10**8
    assert found.verdict == "holds"
    assert found.last_day is None
    assert found.reference == "GBER art. 27(7), 27(9), 4(1)"


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2017, 1, 1), date(2026, 12, 31)),
        (date(2016, 2, 29), date(2026, 2, 28)),
        (date(2016, 3, 1), date(2026, 2, 28)),
        (date(2018, 3, 1), date(2028, 2, 28)),
    ],
)
def test_the_last_day_of_ten_years(start: date, last: date) -> None:
    asked = Cluster(eligible_costs=100, operating_aid_since=start, aid_since=start)
    found = cluster_aid(asked, NOW, "refuse", "first_operating_aid")
    assert (found.clock_started, found.last_day) == (start, last)
    assert found.assumptions == ()
    for reason in (found.reasons[0].text.sv, found.reasons[0].text.en):
        assert str(last) in reason


def test_after_the_last_day_there_is_no_operating_aid() -> None:
    asked = Cluster(eligible_costs=100, operating_aid_since=START, aid_since=START)
    verdicts = [
        cluster_aid(asked, on, "refuse", "first_operating_aid").verdict
        for on in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert verdicts == ["holds", "period_over"]


@pytest.mark.parametrize(
    ("clock", "started"),
    [("first_operating_aid", date(2020, 1, 1)), ("first_aid", START)],
)
def test_when_the_clock_starts_is_an_assumption(clock: str, started: date) -> None:
    asked = Cluster(eligible_costs=100, operating_aid_since=date(2020, 1, 1), aid_since=START)
    found = cluster_aid(asked, NOW, "refuse", clock)
    assert found.clock_started == started
    assert found.assumptions == ("cluster.clock_starts",)


def test_the_sum_per_cluster_is_tested_where_the_rate_is_known() -> None:
    huge = 10**12
    euro = cluster_aid(Cluster(eligible_costs=huge), NOW, "refuse", "first_aid")
    kronor = Cluster(eligible_costs=huge, currency="SEK", per_euro=Decimal("11.20"))
    exchanged = cluster_aid(kronor, NOW, "refuse", "first_aid")
    unknown = cluster_aid(Cluster(eligible_costs=huge, currency="SEK"), NOW, "refuse", "first_aid")
    assert euro.largest_aid == 10**9
    assert exchanged.largest_aid == 11_200_000_000
    assert unknown.largest_aid == huge // 2
    assert "inte prövat" in unknown.reasons[2].text.sv
    assert "112\u00a0000\u00a0000\u00a0kr" in exchanged.reasons[2].text.sv
    before = cluster_aid(Cluster(eligible_costs=huge), date(2023, 6, 30), "refuse", "first_aid")
    assert before.largest_aid == 750_000_000


def test_too_much_aid_is_told() -> None:
    found = cluster_aid(Cluster(eligible_costs=100, state_aid=[50, 1]), NOW, "refuse", "first_aid")
    assert (found.verdict, found.room) == ("too_much_aid", -1)


def test_after_the_law_operating_aid_is_refused_or_assumed() -> None:
    asked = Cluster(eligible_costs=100)
    assert cluster_aid(asked, date(2027, 6, 30), "refuse", "first_aid").warning is not None
    with pytest.raises(OutsideKnownDatesError, match="2027-07-01"):
        cluster_aid(asked, date(2027, 7, 1), "refuse", "first_aid")
    found = cluster_aid(asked, date(2027, 7, 1), "unchanged", "first_aid")
    assert found.assumptions == ("law.after_expiry",)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 30))
def test_the_day_after_a_period_of_years_is_its_anniversary(first: date, years: int) -> None:
    after = last_day_of_years(first, years) + timedelta(days=1)
    assert after.year == first.year + years
    if (first.month, first.day) not in ((2, 29), (3, 1)):
        assert (after.month, after.day) == (first.month, first.day)
    assert after <= last_day_of_years(first + timedelta(days=1), years) + timedelta(days=1)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**10), max_size=4), st.integers(1, 10**9))
def test_more_aid_from_anybody_leaves_less_room(costs: int, aid: list[int], more: int) -> None:
    """INV1."""
    less = cluster_aid(Cluster(costs, aid), NOW, "refuse", "first_aid")
    added = cluster_aid(Cluster(costs, [*aid, more]), NOW, "refuse", "first_aid")
    assert added.room == less.room - more
    assert added.largest_aid == less.largest_aid <= costs
