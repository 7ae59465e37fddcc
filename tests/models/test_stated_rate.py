"""A stated rate of exchange is written as it can be read again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.stated_rate import StatedRate


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("0.0000001", "0.0000001"),
        ("11.20", "11.20"),
        (1e-7, "0.0000001"),
        (Decimal("1E+3"), "1000"),
    ],
)
def test_a_rate_is_written_with_all_its_digits_and_read_again(written: object, shown: str) -> None:
    rate = StatedRate.model_validate(written)
    text = rate.model_dump_json()
    assert f'"rate":"{shown}"' in text
    assert StatedRate.model_validate_json(text) == rate
