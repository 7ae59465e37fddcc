"""Between two of the days nothing that an intensity rests on changes; on each of them may."""

from __future__ import annotations

from datetime import date

from models.intensity_periods import first_days_of_intensity_periods


def test_the_days_on_which_intensities_may_change_are_known() -> None:
    days = first_days_of_intensity_periods()
    assert list(days) == sorted(set(days))
    assert {
        date(2014, 7, 1),  # the regulation
        date(2023, 7, 1),  # the bonuses of its change
        date(2027, 1, 1),  # the adjustment period
        date(2027, 7, 1),  # after it
    } <= set(days)
    assert date(2024, 1, 1) not in days  # de minimis alone
