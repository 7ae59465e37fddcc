"""Amounts that may be negative: what is left below a ceiling, or what a change costs or saves."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from models.errors import fault
from models.money import decimal_text


def _signed(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    match = re.fullmatch(r"(-?)(\d+)(?:\.(\d{2}))?", str(value))
    if match is None:
        fault(
            "amount-not-a-number",
            f"{value!r} är inget belopp.",
            f"{value!r} is not an amount.",
            "Skriv ett tal med två decimaler.",
            "Write a number with two decimals.",
        )
    minor = int(match.group(2)) * 100 + int(match.group(3) or 0)
    return -minor if match.group(1) else minor


SignedAmount = Annotated[
    int,
    BeforeValidator(_signed),
    PlainSerializer(decimal_text, return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^-?[0-9]+\.[0-9]{2}$",
            "description": "Amount in the document's currency; may be negative.",
        }
    ),
]
"""Minor units that may be negative: ``int`` in Python, a decimal string in JSON."""
