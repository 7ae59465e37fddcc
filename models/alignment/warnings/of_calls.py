"""All warnings about a calendar of calls, with no solver."""

from __future__ import annotations

from collections.abc import Iterable

from models.alignment.rounds import listed_rounds
from models.alignment.warnings.crowded_weeks import CROWDED_DEADLINES, crowded_weeks
from models.alignment.warnings.dated_round import DatedRound, dated
from models.alignment.warnings.same_applicants import decisions_after_proof, hidden_windows
from models.alignment.warnings.windows import (
    SHORT_WINDOW_DAYS,
    dates_in_holidays,
    short_windows,
    windows_in_holidays,
)
from models.assumptions_set import Assumptions
from models.catalogue import Catalogue
from models.finding import Finding


def catalogue_warnings(
    catalogue: Catalogue,
    assumptions: Assumptions,
    threshold: int = SHORT_WINDOW_DAYS,
    crowded: int = CROWDED_DEADLINES,
) -> tuple[Finding, ...]:
    """What is to be said of the calls as they stand.

    ``threshold`` is the number of days under which a window is short; ``crowded`` that of deadlines
    in one week from which the week is told of.
    """
    rounds = dated(listed_rounds(catalogue).values(), optimistic=assumptions.optimistic)
    return calendar_warnings(rounds, catalogue, assumptions, threshold, crowded)


def calendar_warnings(
    rounds: Iterable[DatedRound],
    catalogue: Catalogue,
    assumptions: Assumptions,
    threshold: int = SHORT_WINDOW_DAYS,
    crowded: int = CROWDED_DEADLINES,
) -> tuple[Finding, ...]:
    """What is to be said of rounds with given dates."""
    found = tuple(rounds)
    return (
        *short_windows(found, threshold),
        *windows_in_holidays(found, threshold),
        *dates_in_holidays(found),
        *crowded_weeks(found, crowded),
        *decisions_after_proof(found, catalogue, assumptions),
        *hidden_windows(found),
    )
