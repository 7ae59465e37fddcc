"""By which day's values aid under the GBER is judged: its own day, or the last day of the law.

The regulation expires (article 59); aid schemes stay exempt for an adjustment period
(article 58(4)); after that planning goes on, or stops, by the assumption ``law.after_expiry``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.parameter import parameter
from models.when import add_months

Phase = Literal["in_force", "adjustment_period", "expired"]


@dataclass(frozen=True)
class Validity:
    """``expiry``, ``adjusted_until``: last days; ``judged_on``: the day to read values of."""

    phase: Phase
    expiry: date
    adjusted_until: date
    judged_on: date


def gber_validity(on: date, after_expiry: str) -> Validity:
    """Where a day lies in the life of the GBER.

    ``after_expiry`` is the value of the assumption ``law.after_expiry``: with ``refuse`` a day
    after the adjustment period is judged as itself, for which no value is known.

    Raises:
        OutsideKnownDatesError: the day lies before the regulation.
    """
    expiry = parameter("gber/article_59/expiry").at(on).day
    months = parameter("gber/article_58/adjustment_period").at(on).count
    adjusted_until = add_months(expiry, months)
    if on <= expiry:
        return Validity("in_force", expiry, adjusted_until, on)
    if on <= adjusted_until:
        return Validity("adjustment_period", expiry, adjusted_until, expiry)
    judged_on = expiry if after_expiry == "unchanged" else on
    return Validity("expired", expiry, adjusted_until, judged_on)
