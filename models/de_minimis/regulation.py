"""The two regulations on de minimis aid: general, and for services of general economic interest.

Their values stand under ``models/parameters/de_minimis`` and ``models/parameters/sgei``. The
regulations know no common ceiling (Reg. (EU) 2023/2831 art. 5(1), 2023/2832 art. 5(1)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.parameter import DatedValue, parameter
from models.when import add_months

Regulation = Literal["general", "sgei"]
Phase = Literal["in_force", "adjustment_period", "expired"]

REGULATIONS: tuple[Regulation, ...] = ("general", "sgei")
REFERENCES: Mapping[Regulation, str] = {
    "general": "Reg. (EU) 2023/2831",
    "sgei": "Reg. (EU) 2023/2832",
}


@dataclass(frozen=True)
class Validity:
    """``expiry``, ``adjusted_until``: last days; ``judged_on``: the day to read values of."""

    phase: Phase
    expiry: date
    adjusted_until: date
    judged_on: date


def validity(regulation: Regulation, on: date, after_expiry: str) -> Validity:
    """Where a day lies in the life of a regulation (art. 8; for schemes art. 7(3)).

    ``after_expiry`` is the value of the assumption ``law.after_expiry``.

    Raises:
        OutsideKnownDatesError: the day lies before the regulation; or after it and its adjustment
            period, and values are not taken to be unchanged.
    """
    if on < first_known_day(regulation):
        legal_value(regulation, "article_3/ceiling", on)  # refuses, and names the known dates
    expiry, adjusted_until = last_days(regulation, on)
    if on <= expiry:
        return Validity("in_force", expiry, adjusted_until, on)
    if on <= adjusted_until:
        return Validity("adjustment_period", expiry, adjusted_until, expiry)
    if after_expiry != "unchanged":
        legal_value(regulation, "article_3/ceiling", on)  # refuses, and names the known dates
    return Validity("expired", expiry, adjusted_until, expiry)


def ceiling_on(regulation: Regulation, on: date, after_expiry: str) -> int:
    """The ceiling for a single undertaking in one Member State, in euro cent (art. 3(2)).

    Raises:
        OutsideKnownDatesError: as ``validity``.
    """
    judged_on = validity(regulation, on, after_expiry).judged_on
    return legal_value(regulation, "article_3/ceiling", judged_on).minor


def window_years(regulation: Regulation) -> int:
    """The length of the rolling period of art. 3(2), in years."""
    return legal_value(regulation, "article_3/window", first_known_day(regulation)).count


def first_known_day(regulation: Regulation) -> date:
    """The first day for which a ceiling is known."""
    return parameter(f"{_FOLDERS[regulation]}/article_3/ceiling").known_from


def last_days(regulation: Regulation, on: date) -> tuple[date, date]:
    """The last day of the regulation that a day belongs to, and that of its adjustment period.

    For services of general economic interest no adjustment period has been verified.
    """
    known = max(on, first_known_day(regulation))
    expiry = legal_value(regulation, "article_8/expiry", known).day
    if regulation == "sgei":
        return expiry, expiry
    months = legal_value(regulation, "article_7/adjustment_period", expiry).count
    return expiry, add_months(expiry, months)


def legal_value(regulation: Regulation, name: str, on: date) -> DatedValue:
    """A value of the regulation by its path, such as ``article_3/ceiling``.

    Raises:
        OutsideKnownDatesError: no value is known for that day.
    """
    return parameter(f"{_FOLDERS[regulation]}/{name}").at(on)


_FOLDERS: Mapping[Regulation, str] = {"general": "de_minimis", "sgei": "sgei"}
