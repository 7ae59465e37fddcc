"""How long operating aid to an innovation cluster may go on: GBER article 27(7)."""

from __future__ import annotations

from datetime import date

from models.gber_validity import gber_validity
from models.parameter import DatedValue, parameter
from models.period_of_years import last_day_of_years
from models.project import Partner


def years_of_aid(on: date, after_expiry: str) -> DatedValue:
    """The most years of operating aid, for aid granted on a day.

    Raises:
        OutsideKnownDatesError: no value is known for the day.
    """
    judged_on = gber_validity(on, after_expiry).judged_on
    return parameter("gber/article_27/operating/years").at(judged_on)


def last_day_of_aid(partner: Partner, years: DatedValue) -> date | None:
    """The last day that operating aid may be for; ``None`` where no clock has started."""
    since = partner.cluster_aid_since
    return None if since is None else last_day_of_years(since, years.count)
