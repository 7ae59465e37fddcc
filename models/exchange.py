"""Euro and kronor by the rate that a programme states; no other rate is ever assumed."""

from __future__ import annotations

from fractions import Fraction

from models.catalogue import Programme


def convert_down(
    minor: int, from_currency: str, to_currency: str, programme: Programme | None
) -> int | None:
    """Minor units in another currency, rounded down; ``None`` if no rate is known."""
    exact = _converted(minor, from_currency, to_currency, programme)
    return None if exact is None else int(exact // 1)


def convert_up(
    minor: int, from_currency: str, to_currency: str, programme: Programme | None
) -> int | None:
    """Minor units in another currency, rounded up; ``None`` if no rate is known."""
    exact = _converted(minor, from_currency, to_currency, programme)
    return None if exact is None else -int(-exact // 1)


def _converted(
    minor: int, from_currency: str, to_currency: str, programme: Programme | None
) -> Fraction | None:
    if from_currency == to_currency:
        return Fraction(minor)
    stated = None if programme is None else programme.exchange_rate
    if stated is None or stated.sek_per_eur is None:
        return None
    sek_per_eur = Fraction(stated.sek_per_eur)
    if (from_currency, to_currency) == ("EUR", "SEK"):
        return minor * sek_per_eur
    if (from_currency, to_currency) == ("SEK", "EUR"):
        return minor / sek_per_eur
    return None
