"""An undertaking's aid for innovation services in any three years: GBER article 28(4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models.parameter import parameter
from models.period_of_years import last_day_of_years


@dataclass(frozen=True)
class GrantedService:
    """Aid (cents, EUR) for innovation advisory or support services, granted on a day."""

    granted: date
    amount: int


def services_in_window(services: Iterable[GrantedService], on: date, anniversary_day: str) -> int:
    """Cents of aid in the window that ends on a day, that day included.

    ``anniversary_day`` is the value of the assumption ``de_minimis.anniversary_day``, which decides
    here too whether aid still counts on the anniversary of its grant.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    years = parameter("gber/article_28/services/window").at(on).count
    beyond = timedelta(days=1 if anniversary_day == "still_counts" else 0)
    return sum(
        one.amount
        for one in services
        if one.granted <= on <= last_day_of_years(one.granted, years) + beyond
    )
