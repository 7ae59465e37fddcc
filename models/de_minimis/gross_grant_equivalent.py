"""The aid in a loan or a guarantee: its gross grant equivalent (art. 4(3) and 4(6)).

An amount that is reached over the shorter or the longer duration of the regulation equals the
whole ceiling; less money, or fewer years, count in proportion. More of either is not covered: then
the granting authority's own calculation is needed.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from models.de_minimis.regulation import (
    REFERENCES,
    Regulation,
    ceiling_on,
    first_known_day,
    last_days,
    legal_value,
)
from models.errors import SamspelError
from models.money import kronor, percent
from models.text import Text

Instrument = Literal["loan", "guarantee"]


class NotInProportionError(SamspelError):
    """The gross grant equivalent does not follow from amount and duration; ``remedy`` helps on."""

    def __init__(self, text: Text, remedy: Text) -> None:
        super().__init__(text)
        self.remedy = remedy


def of_loan(
    cents: Fraction, years: Decimal, collateral: Decimal, regulation: Regulation, granted: date
) -> Fraction:
    """The aid in a loan, in euro cent (art. 4(3)(b)).

    ``cents`` is the loan in euro cent, ``collateral`` the share of it that is secured.

    Raises:
        NotInProportionError: too little collateral, too large or too long a loan, or a day for
            which the amounts are not known.
    """
    judged_on = _judged_on("loan", regulation, granted)
    least = legal_value(regulation, "article_4/loan/collateral", judged_on)
    if collateral < least.share:
        raise NotInProportionError(
            Text(
                sv=f"säkerheten är {percent(collateral, 'sv')} av lånet, men minst "
                f"{percent(least.share, 'sv')} krävs ({least.reference}).",
                en=f"the collateral is {percent(collateral, 'en')} of the loan, but at least "
                f"{percent(least.share, 'en')} is needed ({least.reference}).",
            ),
            _OWN_CALCULATION,
        )
    return _proportion("loan", cents, years, regulation, judged_on)


def of_guarantee(
    cents: Fraction, years: Decimal, share: Decimal, regulation: Regulation, granted: date
) -> Fraction:
    """The aid in a guarantee, in euro cent (art. 4(6)(b)).

    ``cents`` is the amount guaranteed in euro cent, ``share`` the guaranteed share of the loan.

    Raises:
        NotInProportionError: too large a share, too large or too long a guarantee, or a day for
            which the amounts are not known.
    """
    judged_on = _judged_on("guarantee", regulation, granted)
    most = legal_value(regulation, "article_4/guarantee/share", judged_on)
    if share > most.share:
        raise NotInProportionError(
            Text(
                sv=f"garantin täcker {percent(share, 'sv')} av lånet, men högst "
                f"{percent(most.share, 'sv')} får täckas ({most.reference}).",
                en=f"the guarantee covers {percent(share, 'en')} of the loan, but at most "
                f"{percent(most.share, 'en')} may be covered ({most.reference}).",
            ),
            _OWN_CALCULATION,
        )
    return _proportion("guarantee", cents, years, regulation, judged_on)


_OWN_CALCULATION = Text(
    sv="Skriv i stället `amount` med den bruttobidragsekvivalent som stödgivaren har räknat fram.",
    en="Write instead `amount` with the gross grant equivalent that the granting authority has "
    "calculated.",
)
_WORDS = {
    "loan": Text(sv="lånet", en="the loan"),
    "guarantee": Text(sv="garantin", en="the guarantee"),
}


def _judged_on(instrument: Instrument, regulation: Regulation, granted: date) -> date:
    first = first_known_day(regulation)
    if granted < first:
        what = _WORDS[instrument]
        raise NotInProportionError(
            Text(
                sv=f"{what.sv} beviljades {granted}, men beloppen att räkna med är kända först "
                f"från {first} ({REFERENCES[regulation]} art. 4).",
                en=f"{what.en} was granted on {granted}, but the amounts to reckon with are known "
                f"only from {first} ({REFERENCES[regulation]} art. 4).",
            ),
            _OWN_CALCULATION,
        )
    # Whether anything may be granted after the last day is for the ceiling of that day to say.
    return min(granted, last_days(regulation, granted)[0])


def _proportion(
    instrument: Instrument, cents: Fraction, years: Decimal, regulation: Regulation, on: date
) -> Fraction:
    terms = []
    for term in ("shorter_term", "longer_term"):
        above = f"article_4/{instrument}/{term}"
        whole = legal_value(regulation, f"{above}/amount", on)
        duration = legal_value(regulation, f"{above}/duration", on)
        if years <= duration.count and cents <= whole.minor:
            used = cents / whole.minor * Fraction(years) / duration.count
            return ceiling_on(regulation, on, "refuse") * used
        terms.append((whole, duration.count))
    what = _WORDS[instrument]
    limits = {
        language: [kronor(whole.minor, "EUR", language) for whole, _ in terms]
        for language in ("sv", "en")
    }
    (short, short_years), (_, long_years) = terms
    raise NotInProportionError(
        Text(
            sv=f"{what.sv} är större eller längre än det som kan räknas i proportion: "
            f"{limits['sv'][0]} i {short_years} år eller {limits['sv'][1]} i {long_years} år "
            f"({short.reference}).",
            en=f"{what.en} is larger or longer than what can be reckoned in proportion: "
            f"{limits['en'][0]} over {short_years} years or {limits['en'][1]} over {long_years} "
            f"years ({short.reference}).",
        ),
        _OWN_CALCULATION,
    )
