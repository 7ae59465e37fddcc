"""The last day of a period that the law gives in years."""

from __future__ import annotations

from datetime import date, timedelta


def last_day_of_years(first_day: date, years: int) -> date:
    """The last day of so many years that begin on ``first_day``, which counts as one of them."""
    eve = first_day - timedelta(days=1)
    try:
        return eve.replace(year=eve.year + years)
    except ValueError:  # 29 February, in a year that has none
        return (eve - timedelta(days=1)).replace(year=eve.year + years)
