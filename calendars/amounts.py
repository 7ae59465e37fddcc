"""Amounts for tables, and amounts to the nearest whole unit."""

from __future__ import annotations

from models.money import MINOR_UNITS, NO_BREAK_SPACE, kronor
from models.text import Language


def bare_amount(minor: int, language: Language) -> str:
    """An amount for a column whose unit stands in the caption: ``1 234 567``, ``0,50``."""
    return kronor(minor, "SEK", language).removesuffix(f"{NO_BREAK_SPACE}kr")


def whole_amount(minor: int, currency: str, language: Language) -> str:
    """An amount to the nearest whole unit: ``1 234 567 kr``."""
    return kronor(nearest_whole(minor), currency, language)


def nearest_whole(minor: int) -> int:
    """Minor units of the nearest whole unit."""
    return (minor + MINOR_UNITS // 2) // MINOR_UNITS * MINOR_UNITS
