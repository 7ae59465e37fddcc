"""What happens to a plan when one of its calls says no."""

from __future__ import annotations

from typing import Literal

from models.money import Amount, Share
from models.signed_amount import SignedAmount
from models.text import Text
from models.vocabulary import Date, Record


class FallbackApplication(Record):
    """An application of the next best plan; ``kept`` where it was in the plan and stays."""

    call: str
    round: str
    title: Text
    grant: Amount
    submit_by: str
    kept: bool


class Refusal(Record):
    """The next best plan from the day on which a call says no, or that there is none.

    ``refused_on`` is the day of the decision as the plan reads it: calls that have closed by then
    are gone, and applications that were handed in by then stay. ``after_start``: the plan has
    begun by then; the next best plan presupposes that the work has waited. ``own_money_more`` is
    own and private money above the plan's; ``missing`` what cannot be financed at best.
    """

    call: str
    round: str
    title: Text
    chance_of_no: Share
    refused_on: Date | None = None
    after_start: bool = False
    status: Literal["feasible", "infeasible", "undecided"]
    proven: bool = False
    applications: tuple[FallbackApplication, ...] = ()
    new_calls: tuple[str, ...] = ()
    lost_calls: tuple[str, ...] = ()
    start: Date | None = None
    end: Date | None = None
    start_later_days: int | None = None
    own_money_more: SignedAmount | None = None
    missing: Amount | None = None
    message: Text
