"""Public support beside contributions in kind: CPR article 67(1)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import OutsideKnownDatesError
from models.in_kind_limit import in_kind_limit

NOW = date(2026, 11, 20)


@pytest.mark.parametrize(("support", "holds"), [(80, True), (81, False)])
def test_public_support_keeps_within_the_costs_in_cash(support: int, *, holds: bool) -> None:
    found = in_kind_limit(100, 20, support, NOW)
    assert (found.limit, found.room, found.holds) == (80, 80 - support, holds)
    assert found.reference == "Reg. (EU) 2021/1060 art. 67(1)"


def test_more_in_kind_than_costs_is_refused() -> None:
    with pytest.raises(ValueError, match="101 in kind of 100"):
        in_kind_limit(100, 101, 0, NOW)


def test_before_the_regulation_nothing_is_known() -> None:
    with pytest.raises(OutsideKnownDatesError, match="2021-06-30"):
        in_kind_limit(100, 0, 0, date(2021, 6, 30))


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_more_in_kind_never_raises_the_limit(costs: int, part: int) -> None:
    in_kind = min(costs, part)
    assert in_kind_limit(costs, in_kind, 0, NOW).limit == costs - in_kind
