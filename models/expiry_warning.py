"""What a person must know when aid is granted after the GBER's own last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.gber_validity import Validity
from models.parameter import parameter
from models.text import Text


@dataclass(frozen=True)
class ExpiryWarning:
    """``assumption`` is set when the answer rests on the law staying as it was."""

    text: Text
    reference: str
    assumption: str | None = None


def expiry_warning(validity: Validity, on: date) -> ExpiryWarning | None:
    """The warning for a grant on a day; ``None`` while the regulation is in force.

    Source: GBER articles 58(4) and 59.
    """
    if validity.phase == "in_force":
        return None
    reference = parameter("gber/article_58/adjustment_period").at(on).reference
    if validity.phase == "adjustment_period":
        return ExpiryWarning(
            Text(
                sv=f"GBER gällde till {validity.expiry}; stödordningar är undantagna under "
                f"anpassningsperioden till {validity.adjusted_until}.",
                en=f"The GBER applied until {validity.expiry}; aid schemes stay exempt during the "
                f"adjustment period until {validity.adjusted_until}.",
            ),
            reference,
        )
    return ExpiryWarning(
        Text(
            sv=f"GBER gällde till {validity.expiry}, med anpassningsperiod till "
            f"{validity.adjusted_until}; villkoren antas vara oförändrade {on}.",
            en=f"The GBER applied until {validity.expiry}, with an adjustment period until "
            f"{validity.adjusted_until}; the terms are taken to be unchanged on {on}.",
        ),
        reference,
        "law.after_expiry",
    )
