"""What differs between two days: values that change, begin and end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.parameter import all_parameters
from models.parameter_changes import changes_between


def changed(first: date, last: date) -> dict[str, str]:
    return {one.parameter.id: one.kind for one in changes_between(all_parameters(), first, last)}


def test_nothing_changes_on_an_ordinary_day() -> None:
    assert changed(date(2025, 3, 1), date(2025, 3, 2)) == {}


def test_the_changes_of_july_2023() -> None:
    found = changed(date(2023, 6, 30), date(2023, 7, 1))
    assert found["gber/article_25/bonus_c/area_c"] == "begins"
    assert found["gber/article_59/expiry"] == "changes"
    assert found["gber/article_9/publication_above"] == "begins"
    assert "gber/article_25/maximum_intensity" not in found
    assert "ends" not in found.values()


def test_the_end_of_the_regulation() -> None:
    found = changed(date(2026, 12, 31), date(2027, 1, 1))
    assert found["gber/article_25/maximum_intensity"] == "ends"
    assert found["gber/article_7/repayable_advance_bonus"] == "ends"
    assert "gber/article_58/adjustment_period" not in found


@pytest.mark.parametrize(
    "day", [date(2023, 7, 1), date(2024, 1, 1), date(2027, 1, 1), date(2027, 7, 1)]
)
def test_over_a_change_of_law_only_values_with_that_day_differ(day: date) -> None:
    eve = day - timedelta(days=1)
    for one in changes_between(all_parameters(), eve, day):
        begins = one.after is not None and one.after.from_ == day
        ends = one.before is not None and one.before.to == eve
        assert begins or ends, one.parameter.id
