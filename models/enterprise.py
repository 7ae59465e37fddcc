"""An enterprise, its accounts and its owners (format ``samspel/enterprise@1``).

What the size of an undertaking is found from: GBER Annex I.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field

from models.flaw import Flaw
from models.money import Amount, Share
from models.nearest_name import nearest_names
from models.vocabulary import Currency, Date, Identifier, Record, Size

ENTERPRISE_FORMAT: Final = "samspel/enterprise@1"
EURO: Final = "EUR"

OwnerKind = Literal[
    "enterprise",
    "person",
    "public_body",
    "local_authority",
    "public_investment_corporation",
    "venture_capital",
    "business_angel",
    "university",
    "institutional_investor",
]
"""What an owner is. ``university`` holds non-profit research centres too, and
``institutional_investor`` regional development funds (Annex I article 3(2))."""

PUBLIC_KINDS: tuple[OwnerKind, ...] = (
    "public_body",
    "local_authority",
    "public_investment_corporation",
)


class Accounts(Record):
    """The figures of one accounting period: annual work units, and sums in the file's currency."""

    ends: Date
    headcount: Annotated[Decimal, Field(ge=0)]
    turnover: Amount
    balance: Amount


class Enterprise(Record):
    """An enterprise or an owner.

    ``public``: it is a public body though its kind does not say so (a State university).
    ``same_market``: a person whose enterprises are in the same or adjacent markets (article 3(3)).
    ``budget`` (a year's, in the file's currency) and ``inhabitants`` are a local authority's.
    """

    id: Identifier
    name: str | None = None
    kind: OwnerKind = "enterprise"
    public: bool = False
    same_market: bool = False
    budget: Amount | None = None
    inhabitants: Annotated[int, Field(ge=0)] | None = None
    periods: tuple[Accounts, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether it is a public body."""
        return self.public or self.kind in PUBLIC_KINDS

    @property
    def is_enterprise(self) -> bool:
        """Whether it has figures to be counted, as persons and authorities have not."""
        return self.kind not in ("person", "public_body", "local_authority")

    @property
    def links(self) -> bool:
        """Whether enterprises that it controls are linked through it."""
        return self.is_enterprise or self.same_market


class Holding(Record):
    """What ``owner`` holds in ``firm``; without ``votes`` they are as the capital.

    ``controls``: a right to appoint or remove a majority of the board, a contract, or an agreement
    that gives a majority of the votes (article 3(3)(b)–(d)). ``invested``: a business angel's
    equity, in the file's currency.
    """

    owner: Identifier
    firm: Identifier
    capital: Share = Decimal(0)
    votes: Share | None = None
    controls: bool = False
    invested: Amount | None = None

    @property
    def voting(self) -> Decimal:
        """The share of the votes."""
        return self.capital if self.votes is None else self.votes

    @property
    def interest(self) -> Decimal:
        """The share of the capital or of the votes, whichever is greater (article 3(2))."""
        return max(self.capital, self.voting)


class EnterpriseFile(Record):
    """The enterprise asked about, those around it, and who holds what.

    ``status_before``: the size class before the first accounting period given; without it the
    first period's own class is where the enterprise starts. ``per_euro``: units of the currency
    for one euro.
    """

    format: Literal["samspel/enterprise@1"] = ENTERPRISE_FORMAT
    enterprise: Identifier
    currency: Currency = EURO
    per_euro: Annotated[Decimal, Field(gt=0)] | None = None
    status_before: Size | None = None
    enterprises: Annotated[tuple[Enterprise, ...], Field(min_length=1)]
    holdings: tuple[Holding, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Enterprise]:
        """Id -> enterprise or owner."""
        return {one.id: one for one in self.enterprises}

    def flaws(self) -> Iterator[Flaw]:
        """Faults that show when the whole file is read together."""
        yield from self._rate()
        ids = [one.id for one in self.enterprises]
        for index, one in enumerate(self.enterprises):
            if one.id in ids[:index]:
                yield Flaw(
                    ("enterprises", index, "id"),
                    "duplicate-id",
                    f"id {one.id!r} finns redan.",
                    f"the id {one.id!r} already exists.",
                    "Ge varje företag och ägare ett eget id.",
                    "Give each enterprise and owner an id of its own.",
                )
            yield from _accounts_flaws(index, one, asked_about=one.id == self.enterprise)
        yield from _known(self.enterprise, ids, ("enterprise",))
        for index, holding in enumerate(self.holdings):
            for field, name in (("owner", holding.owner), ("firm", holding.firm)):
                yield from _known(name, ids, ("holdings", index, field))
        yield from self._sums()
        yield from self._circle()

    def _rate(self) -> Iterator[Flaw]:
        if self.currency != EURO and self.per_euro is None:
            yield Flaw(
                ("currency",),
                "rate-missing",
                f"beloppen är i {self.currency}, men ingen kurs mot euron är given.",
                f"the sums are in {self.currency}, but no rate to the euro is given.",
                f"Skriv per_euro: så många {self.currency} som en euro kostar.",
                f"Write per_euro: so many {self.currency} as a euro costs.",
            )

    def _sums(self) -> Iterator[Flaw]:
        for firm in dict.fromkeys(holding.firm for holding in self.holdings):
            held = [one for one in self.holdings if one.firm == firm]
            capital = sum((one.capital for one in held), Decimal(0))
            votes = sum((one.voting for one in held), Decimal(0))
            if max(capital, votes) > 1:
                yield Flaw(
                    ("holdings", self.holdings.index(held[-1])),
                    "shares-above-whole",
                    f"ägarna till {firm} har tillsammans mer än 100 % av kapitalet eller rösterna.",
                    f"the owners of {firm} together hold more than 100 % of the capital or votes.",
                    "Rätta andelarna; varje innehav skrivs en gång.",
                    "Correct the shares; each holding is written once.",
                )

    def _circle(self) -> Iterator[Flaw]:
        circle = circle_of_owners(self.holdings)
        if circle:
            last = (circle[-1], circle[0])
            index = next(
                index for index, one in enumerate(self.holdings) if (one.owner, one.firm) == last
            )
            shown = " → ".join([*circle, circle[0]])
            yield Flaw(
                ("holdings", index),
                "ownership-circle",
                f"ägandet går i en cirkel: {shown}.",
                f"the ownership goes in a circle: {shown}.",
                "Stryk ett av innehaven; av två korsvisa räknas det större (bilaga I art. 3).",
                "Remove one of the holdings; of two crossing ones the greater counts "
                "(Annex I art. 3).",
            )


def circle_of_owners(holdings: Sequence[Holding]) -> tuple[str, ...]:
    """Enterprises each of which owns the next, and the last the first; empty if there is none."""
    owners: dict[str, set[str]] = {}
    for one in holdings:
        owners.setdefault(one.firm, set()).add(one.owner)
    # Those that nobody in the set owns stand in no circle; without them the rest is looked at.
    owned = {*owners}
    while loose := {firm for firm in owned if not owners[firm] & owned}:
        owned -= loose
    upwards = [min(owned)] if owned else []
    while upwards:
        above = min(owners[upwards[-1]] & owned)
        if above in upwards:
            return tuple(reversed(upwards[upwards.index(above) :]))
        upwards.append(above)
    return ()


def _accounts_flaws(index: int, one: Enterprise, *, asked_about: bool) -> Iterator[Flaw]:
    if not one.periods and (one.kind == "enterprise" or asked_about):
        yield Flaw(
            ("enterprises", index),
            "accounts-missing",
            f"{one.id} saknar räkenskaper.",
            f"{one.id} has no accounts.",
            "Skriv periods: [{ends: 2025-12-31, headcount: 40, turnover: 9_000_000, "
            "balance: 8_000_000}].",
            "Write periods: [{ends: 2025-12-31, headcount: 40, turnover: 9_000_000, "
            "balance: 8_000_000}].",
        )
    ends = [period.ends for period in one.periods]
    for position, end in enumerate(ends):
        if end in ends[:position]:
            yield Flaw(
                ("enterprises", index, "periods", position, "ends"),
                "period-twice",
                f"{one.id} har två räkenskapsperioder som slutar {end}.",
                f"{one.id} has two accounting periods that end on {end}.",
                "Stryk en av dem.",
                "Remove one of them.",
            )


def _known(name: str, known: Sequence[str], path: tuple[str | int, ...]) -> Iterator[Flaw]:
    if name in known:
        return
    near = nearest_names(name, known, limit=1)
    listed = ", ".join(known)
    yield Flaw(
        path,
        "enterprise-unknown",
        f"{name!r} finns inte bland företagen.",
        f"{name!r} is not among the enterprises.",
        f"Menade du kanske {near[0]}?" if near else f"Skriv något av {listed}.",
        f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
    )
