"""Money in another currency: by which rate it is reckoned, and who bears it if the rate moves."""

from __future__ import annotations

from models.money import Amount, Share
from models.text import Text
from models.vocabulary import Currency, Date, Record


class Bearer(Record):
    """A partner and what it lacks, in the project's currency, if the rate moves against it."""

    partner: str
    gap: Amount


class ExchangeRow(Record):
    """The one rate of an application, for its budget and its certificates alike.

    ``rate_id`` names it; ``rate`` is units of the project's currency for one of ``currency``,
    ``None`` where the programme states none. ``grant`` is the grant in ``currency``, rounded down.
    ``gap`` is what the grant is worth less, in the project's currency, if ``currency`` loses
    ``scenario_share`` of its worth; if it gains as much, that much is left over.
    """

    rate_id: str
    call: str
    round: str
    currency: Currency
    policy: str | None = None
    rate: str | None = None
    on: Date | None = None
    source: str | None = None
    grant: Amount | None = None
    scenario_share: Share
    gap: Amount
    borne_by: tuple[Bearer, ...]
    message: Text
