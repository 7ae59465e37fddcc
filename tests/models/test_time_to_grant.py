"""Time to grant: Horizon Europe article 31, Financial Regulation article 197(2)."""

from __future__ import annotations

from datetime import date

import pytest

from models.errors import OutsideKnownDatesError
from models.time_to_grant import time_to_grant


def test_horizon_europe_counts_both_periods_from_the_deadline() -> None:
    # D42
    found = time_to_grant("horizon_europe", date(2026, 9, 15))
    assert (found.inform_by, found.sign_by) == (date(2027, 2, 15), date(2027, 5, 15))
    assert not found.start_can_be_promised(date(2027, 5, 14))
    assert found.start_can_be_promised(date(2027, 5, 15))
    assert found.reference == "Reg. (EU) 2021/695 art. 31"


def test_the_financial_regulation_counts_the_second_period_from_the_first() -> None:
    found = time_to_grant("financial_regulation", date(2026, 8, 31))
    assert (found.inform_by, found.sign_by) == (date(2027, 2, 28), date(2027, 5, 28))
    assert not found.may_take_longer


@pytest.mark.parametrize("kind", ["erc", "missions", "ethics_or_security"])
def test_some_actions_may_take_longer(kind: str) -> None:
    found = time_to_grant("horizon_europe", date(2026, 9, 15), kind)
    assert found.may_take_longer
    assert not found.start_can_be_promised(date(2030, 1, 1))


def test_after_the_programme_nothing_is_known() -> None:
    with pytest.raises(OutsideKnownDatesError, match="2028-01-01"):
        time_to_grant("horizon_europe", date(2028, 1, 1))
