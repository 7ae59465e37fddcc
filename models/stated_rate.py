"""A rate of exchange as a file states it, and numbers above zero as people write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema, model_validator

from models.errors import fault
from models.money import LARGEST_AMOUNT
from models.vocabulary import Record


def _number(value: Any) -> Decimal:
    """A number above zero, also with a decimal comma."""
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]+([.,][0-9]+)?\s*", value):
        value = Decimal(value.strip().replace(",", "."))
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
        if number.is_finite() and 0 < number <= LARGEST_AMOUNT:
            return number
    fault(
        "number-not-above-zero",
        f"{value!r} är inget tal större än noll.",
        f"{value!r} is no number above zero.",
        "Skriv ett tal som 5 eller 11.20.",
        "Write a number such as 5 or 11.20.",
    )


def _without_exponent(number: Decimal) -> str:
    """All digits of the number: ``str`` writes small ones as 1E-7, which no file may hold."""
    return f"{number:f}"


AboveZero = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(_without_exponent, return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "exclusiveMinimum": 0},
                {"type": "string", "pattern": r"^[0-9]+([.,][0-9]+)?$"},
            ],
            "description": "A number above zero.",
        }
    ),
]
"""A number above zero."""


class StatedRate(Record):
    """Units of a currency for one euro, and where that rate was read."""

    rate: AboveZero
    source: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _number_alone(cls, value: Any) -> Any:
        return value if isinstance(value, dict | StatedRate) else {"rate": value}
