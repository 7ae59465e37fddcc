"""The notification threshold of a research project with several kinds of work: GBER article 4."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.aid_intensity import joined_references
from models.gber_validity import gber_validity
from models.notification_threshold import Threshold, ThresholdTerms, notification_threshold
from models.predominant_category import ResearchCosts, predominant_category


def research_threshold(
    costs: ResearchCosts, on: date, after_expiry: str, no_majority: str, terms: ThresholdTerms
) -> Threshold:
    """The threshold of the kind of work that predominates.

    ``after_expiry`` and ``no_majority`` are the values of the assumptions ``law.after_expiry`` and
    ``gber.4.no_predominant_part``.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    judged_on = gber_validity(on, after_expiry).judged_on
    kind = predominant_category(costs, judged_on, no_majority)
    found = notification_threshold(kind.category, on, after_expiry, terms)
    assumptions = found.assumptions
    if kind.assumption is not None:
        assumptions = (kind.assumption, *assumptions)
    return replace(
        found,
        reasons=(kind.reason, *found.reasons),
        reference=joined_references([kind.reason.reference, found.reference]),
        assumptions=assumptions,
    )
