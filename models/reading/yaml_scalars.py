"""What an unquoted scalar means: the core of YAML 1.2, with exact decimals.

``true``/``false``, ``null``/``~``/nothing, whole numbers and decimals (underscores allowed) have
their own types. Everything else is text, also ``no``, ``yes``, ``on``, ``12:30`` and every date.
"""

from __future__ import annotations

import re
from decimal import Decimal

MAX_NUMBER_LENGTH = 100
"""Longest number, in characters, and largest power of ten; no sum of money comes near."""

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_DIGITS = r"[0-9]+(?:_[0-9]+)*+"
_WHOLE = re.compile(rf"[-+]?{_DIGITS}")
_DECIMAL = re.compile(rf"[-+]?(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:[eE]([-+]?[0-9]+))?")
_FIRST_OF_A_NUMBER = frozenset("0123456789+-.")


class NumberOutOfRangeError(ValueError):
    """The number has too many digits or too large an exponent to be an amount of anything."""


def plain_value(text: str) -> bool | int | Decimal | str | None:
    """The value of an unquoted scalar.

    Raises:
        NumberOutOfRangeError: see ``MAX_NUMBER_LENGTH``.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST_OF_A_NUMBER:
        return text
    if _WHOLE.fullmatch(text):
        _refuse_too_long(text)
        return int(text)
    found = _DECIMAL.fullmatch(text)
    if found is None:
        return text
    _refuse_too_long(text)
    if found.group(1) is not None and abs(int(found.group(1))) > MAX_NUMBER_LENGTH:
        raise NumberOutOfRangeError(text)
    return Decimal(text)


def _refuse_too_long(number: str) -> None:
    if len(number) > MAX_NUMBER_LENGTH:
        raise NumberOutOfRangeError(number)
