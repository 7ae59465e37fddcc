"""Money as integer minor units (öre, cent), and shares as exact decimals.

An amount in a file is a whole or decimal number of the document's currency with at most two
decimals; inside Samspel it is an ``int`` of minor units. A share is a ``Decimal`` between 0 and 1.
Neither is ever a float.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from models.errors import fault
from models.text import Language

MINOR_UNITS = 100
"""Öre in a krona, cents in a euro: every currency that Samspel plans in has a hundred."""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class Minor(int):
    """An amount that is in minor units already; a plain number is read as kronor or euro."""


def parse_amount(value: Any) -> int:
    """An amount as it stands in a file or in JSON output, as minor units.

    Raises:
        PydanticCustomError: not a number, negative, or more than two decimals.
    """
    if isinstance(value, Minor):
        return int(value)
    number = _decimal(value)
    if number is None or not number.is_finite():
        fault(
            "amount-not-a-number",
            f"{_shown(value)} är inget belopp.",
            f"{_shown(value)} is not an amount.",
            "Skriv ett tal i dokumentets valuta, till exempel 2_400_000 eller 1860000.50.",
            "Write a number in the document's currency, such as 2_400_000 or 1860000.50.",
        )
    if number < 0:
        fault(
            "amount-negative",
            f"beloppet {_shown(value)} är negativt.",
            f"the amount {_shown(value)} is negative.",
            "Skriv beloppet utan minustecken, eller stryk raden.",
            "Write the amount without a minus sign, or remove the row.",
        )
    minor = number * MINOR_UNITS
    if minor != minor.to_integral_value():
        fault(
            "amount-decimals",
            f"beloppet {_shown(value)} har fler än två decimaler.",
            f"the amount {_shown(value)} has more than two decimals.",
            "Avrunda till hela ören (två decimaler).",
            "Round to whole minor units (two decimals).",
        )
    if minor > LARGEST_AMOUNT:
        fault(
            "amount-too-large",
            f"beloppet {_shown(value)} är för stort för att räknas exakt.",
            f"the amount {_shown(value)} is too large to be computed exactly.",
            "Kontrollera antalet nollor; högst 1 000 000 000 000 kan skrivas.",
            "Check the number of zeros; at most 1 000 000 000 000 can be written.",
        )
    return int(minor)


LARGEST_AMOUNT = 10**12 * MINOR_UNITS


def parse_share(value: Any) -> Decimal:
    """A share as ``0.40`` or ``40 %``.

    Raises:
        PydanticCustomError: not a number, outside 0–1, or finer than a millionth.
    """
    text = value.strip() if isinstance(value, str) else value
    percent = isinstance(text, str) and text.endswith("%")
    number = _decimal(text[:-1] if percent else text)
    if number is None or not number.is_finite():
        fault(
            "share-not-a-number",
            f"{_shown(value)} är ingen andel.",
            f"{_shown(value)} is not a share.",
            "Skriv en andel som 0.40 eller 40 %.",
            "Write a share as 0.40 or 40 %.",
        )
    share = number / 100 if percent else number
    if not 0 <= share <= 1:
        fault(
            "share-outside-0-1",
            f"andelen {_shown(value)} ligger utanför 0–100 %.",
            f"the share {_shown(value)} lies outside 0–100 %.",
            *_share_between_0_and_1(value, number, percent=percent),
        )
    if (share * 10**6) % 1 != 0:
        fault(
            "share-too-fine",
            f"andelen {_shown(value)} har för många decimaler.",
            f"the share {_shown(value)} has too many decimals.",
            "Skriv högst sex decimaler.",
            "Write at most six decimals.",
        )
    return share


def _share_between_0_and_1(value: Any, number: Decimal, *, percent: bool) -> tuple[str, str]:
    """What to write instead, in both languages; a forgotten percent sign is asked about."""
    if percent or not 0 <= number <= 100:
        return (
            "Skriv en andel från 0 % till 100 %, eller en decimal som 0.40.",
            "Write a share from 0 % to 100 %, or a decimal like 0.40.",
        )
    return (
        f"Menade du {_shown(value)} %? Skriv då procenttecknet, eller en decimal som 0.40.",
        f"Did you mean {_shown(value)} %? Then write the percent sign, or a decimal like 0.40.",
    )


def decimal_text(minor: int) -> str:
    """Minor units as a decimal string with two decimals: ``74400000`` is ``"744000.00"``."""
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // MINOR_UNITS}.{abs(minor) % MINOR_UNITS:02d}"


Amount = Annotated[
    int,
    BeforeValidator(parse_amount),
    PlainSerializer(decimal_text, return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "multipleOf": 0.01},
                {"type": "string", "pattern": r"^[0-9_]+(\.[0-9]{1,2})?$"},
            ],
            "description": "Amount in the document's currency, at most two decimals.",
        }
    ),
]
"""Minor units; in files and JSON a decimal number of the document's currency.

Code that holds minor units says so: ``Amount`` fields are given ``Minor(…)``.
"""


def _share_in_json(share: Decimal) -> str:
    return share_text(share)


Share = Annotated[
    Decimal,
    BeforeValidator(parse_share),
    PlainSerializer(_share_in_json, return_type=str, when_used="json"),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^[0-9]+([.,][0-9]+)?\s*%?$"},
            ],
            "description": "Share between 0 and 1 (0.40), or a percentage (40 %).",
        }
    ),
]
"""An exact decimal between 0 and 1."""


def portion(share: Decimal, minor: int) -> int:
    """The largest whole number of minor units that is at most ``share`` of ``minor``."""
    return int(Fraction(share) * minor // 1)


def portion_up(share: Decimal, minor: int) -> int:
    """The smallest whole number of minor units that is at least ``share`` of ``minor``."""
    return -int(Fraction(-share) * minor // 1)


def share_text(share: Decimal) -> str:
    """A share with at least two decimals: ``0.40``, ``0.125``."""
    text = format(share.normalize(), "f")
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(2, '0')}"


def percent(share: Decimal | Fraction, language: Language = "sv") -> str:
    """A share for people, with at most one decimal: ``40 %``, ``12,5 %``."""
    tenths = round(Fraction(share) * 1000)
    whole, tenth = divmod(abs(tenths), 10)
    point = "," if language == "sv" else "."
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}{f'{point}{tenth}' if tenth else ''}{NO_BREAK_SPACE}%"


def kronor(minor: int, currency: str = "SEK", language: Language = "sv") -> str:
    """An amount for people: ``1 234 567 kr``, ``1 234 567,50 kr``, ``300 000 EUR``."""
    whole, rest = divmod(abs(minor), MINOR_UNITS)
    grouped = f"{whole:,}".replace(",", NO_BREAK_SPACE)
    point = "," if language == "sv" else "."
    decimals = f"{point}{rest:02d}" if rest else ""
    unit = "kr" if currency == "SEK" else currency
    sign = "-" if minor < 0 else ""
    return f"{sign}{grouped}{decimals}{NO_BREAK_SPACE}{unit}"


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    if isinstance(value, float):
        # A float from a caller's own code: its shortest text is what its author wrote.
        return Decimal(repr(value))
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9][0-9_ \u00a0]*([.,][0-9]+)?\s*", value):
        try:
            return Decimal(re.sub(r"[_ \u00a0]", "", value).replace(",", "."))
        except InvalidOperation:
            return None
    return None


def _shown(value: Any) -> str:
    text = str(value) if isinstance(value, int | Decimal) else repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"
