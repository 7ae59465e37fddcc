"""A ledger of de minimis aid (format ``samspel/ledger@1``): grants, rates of exchange, owners."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from pydantic import Field, model_validator

from models.de_minimis.gross_grant_equivalent import of_guarantee, of_loan
from models.de_minimis.regulation import Regulation
from models.de_minimis.single_undertaking import Ownership
from models.errors import fault
from models.money import Amount, Share
from models.stated_rate import AboveZero, StatedRate
from models.text import Text
from models.vocabulary import Country, Currency, Date, Identifier, Record

LEDGER_FORMAT: Final = "samspel/ledger@1"
EURO: Final = "EUR"

AidKind = Literal["general", "sgei", "agriculture", "fishery"]
AidForm = Literal["grant", "loan", "guarantee"]


class Loan(Record):
    """A loan as de minimis aid: ``collateral`` is the secured share of it."""

    amount: Amount
    years: AboveZero
    collateral: Share


class Guarantee(Record):
    """A guarantee as de minimis aid: the amount guaranteed, and its share of the loan."""

    amount: Amount
    years: AboveZero
    share: Share


class LedgerGrant(Record):
    """Aid to one enterprise: an amount (its gross grant equivalent), a loan or a guarantee.

    ``granted`` is the day on which the legal right to the aid is conferred. ``currency`` left out
    is that of the ledger; ``rate`` is units of it for one euro, in place of the ledger's.
    ``eligible_costs`` names the costs that the aid is tied to, if any (art. 5(3)). ``planned``
    aid has not been granted yet.
    """

    undertaking: Identifier
    granted: Date
    amount: Amount | None = None
    loan: Loan | None = None
    guarantee: Guarantee | None = None
    currency: Currency | None = None
    rate: AboveZero | None = None
    member_state: Country = "SE"
    kind: AidKind = "general"
    by: str | None = None
    eligible_costs: str | None = None
    planned: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> LedgerGrant:
        given = [one for one in (self.amount, self.loan, self.guarantee) if one is not None]
        if len(given) != 1:
            fault(
                "grant-form",
                "stödet ska ha antingen amount, loan eller guarantee."
                if given
                else "stödet har varken amount, loan eller guarantee.",
                "the grant must have one of amount, loan and guarantee."
                if given
                else "the grant has neither amount, loan nor guarantee.",
                "Skriv ett av dem: amount för ett bidrag, loan för ett lån, guarantee för en "
                "garanti.",
                "Write one of them: amount for a grant, loan for a loan, guarantee for a "
                "guarantee.",
            )
        return self

    @property
    def regulation(self) -> Regulation:
        """The regulation whose ceiling the aid counts against (art. 5(1), 5(2))."""
        return "sgei" if self.kind == "sgei" else "general"

    @property
    def form(self) -> AidForm:
        """Whether it is money, a loan or a guarantee."""
        if self.loan is not None:
            return "loan"
        return "grant" if self.guarantee is None else "guarantee"

    @property
    def nominal(self) -> int:
        """The sum that is written, in minor units of its currency."""
        if self.loan is not None:
            return self.loan.amount
        return self.guarantee.amount if self.guarantee is not None else self.amount or 0


class Enterprise(Record):
    """An enterprise that may be asked about although nothing has been granted to it."""

    id: Identifier
    member_state: Country = "SE"


class Ledger(Record):
    """What has been granted to whom; sums without a currency of their own are in ``currency``."""

    format: Literal["samspel/ledger@1"] = LEDGER_FORMAT
    currency: Currency = EURO
    synthetic: bool = False
    note: Text | None = None
    rates: dict[Currency, StatedRate] = Field(default_factory=dict)
    grants: tuple[LedgerGrant, ...]
    links: tuple[Ownership, ...] = ()
    enterprises: tuple[Enterprise, ...] = ()

    def currency_of(self, grant: LedgerGrant) -> str:
        """The currency that a grant is written in."""
        return grant.currency or self.currency

    def rate_of(self, grant: LedgerGrant) -> Decimal | None:
        """Units of the grant's currency for one euro; ``None`` where no rate is stated."""
        if self.currency_of(grant) == EURO:
            return Decimal(1)
        return grant.rate or self.rate(self.currency_of(grant))

    def rate(self, currency: str) -> Decimal | None:
        """Units of a currency for one euro; ``None`` where the ledger states no rate."""
        if currency == EURO:
            return Decimal(1)
        stated = self.rates.get(currency)
        return None if stated is None else stated.rate

    def gross_grant_equivalent(self, grant: LedgerGrant) -> Fraction:
        """The aid in a grant of a ledger without flaws, in euro cent.

        Raises:
            NotInProportionError: the aid in a loan or guarantee does not follow from its terms.
            ValueError: no rate of exchange is stated.
        """
        rate = self.rate_of(grant)
        if rate is None:
            raise ValueError(f"no rate of {self.currency_of(grant)} is stated")
        cents = grant.nominal / Fraction(rate)
        if grant.loan is not None:
            loan = grant.loan
            return of_loan(cents, loan.years, loan.collateral, grant.regulation, grant.granted)
        if grant.guarantee is not None:
            given = grant.guarantee
            return of_guarantee(cents, given.years, given.share, grant.regulation, grant.granted)
        return cents
