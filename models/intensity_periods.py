"""The periods within which article 25's intensities stay as they are."""

from __future__ import annotations

from datetime import date, timedelta

from models.gber_validity import gber_validity
from models.parameter import all_parameters, parameter

_ARTICLES = ("gber/article_25/", "gber/article_58/", "gber/article_59/")
"""What an intensity rests on: its own article, and the life of the regulation."""


def first_days_of_intensity_periods() -> tuple[date, ...]:
    """The first day of each period, in order: a value begins, or the day after one has ended.

    The adjustment period after the regulation's last day is a period of its own (article 58(4)).
    """
    day = timedelta(days=1)
    days: set[date] = set()
    for one in all_parameters():
        if one.id.startswith(_ARTICLES):
            days |= {value.from_ for value in one.values}
            days |= {value.to + day for value in one.values if value.to is not None}
    for value in parameter("gber/article_59/expiry").values:
        if value.holds(value.day):  # or else the regulation was prolonged before it expired
            validity = gber_validity(value.day, "unchanged")
            days |= {validity.expiry + day, validity.adjusted_until + day}
    return tuple(sorted(days))
