"""The rates at which Horizon Europe pays, by type of action: Reg. (EU) 2021/695 art. 34."""

from __future__ import annotations

from datetime import date

from models.call_conditions import PartnerRate, Rates
from models.errors import OutsideKnownDatesError
from models.parameter import parameter

_FULL = ("Research and Innovation Actions", "Coordination and Support Actions")
_INNOVATION = "Innovation Actions"


def rates_of(action: str | None, on: date | None) -> Rates | None:
    """The rates of a type of action as the portal names it; ``None`` where none are known.

    An innovation action pays for-profit partners less; here those are the enterprises.
    """
    if action is None or on is None or not action.startswith("HORIZON"):
        return None
    try:
        most = parameter("horizon_europe/article_34/maximum").at(on).share
        if action.endswith(_FULL):
            return Rates(project=most)
        if action.endswith(_INNOVATION):
            lower = parameter("horizon_europe/article_34/innovation_action").at(on).share
            return Rates(project=most, partner=(PartnerRate(type="enterprise", rate=lower),))
    except OutsideKnownDatesError:
        return None
    return None
