"""Faults of a ledger that only show when it is read together: rates, loans, owners in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.de_minimis.gross_grant_equivalent import NotInProportionError
from models.de_minimis.ledger import EURO, Ledger, LedgerGrant
from models.de_minimis.single_undertaking import Ownership, circle_of_majorities
from models.flaw import Flaw, Path
from models.money import percent
from models.text import Text


def ledger_flaws(ledger: Ledger) -> Iterator[Flaw]:
    """Every such fault, with what to write instead."""
    yield from names_flaws(ledger)
    for index, grant in enumerate(ledger.grants):
        yield from instrument_flaws(ledger, grant, ("grants", index))
    yield from votes_above_all(ledger.links)


def names_flaws(ledger: Ledger) -> Iterator[Flaw]:
    """Rates that are missing or one too many, links that stand twice, owners in a circle.

    Looks at no amount: a ledger with holes can be asked, too.
    """
    if EURO in ledger.rates:
        yield Flaw(
            ("rates", EURO),
            "rate-of-euro",
            "euro har ingen kurs mot sig själv.",
            "the euro has no rate to itself.",
            "Stryk raden.",
            "Remove the row.",
        )
    for index, grant in enumerate(ledger.grants):
        yield from _rate_flaws(ledger, grant, ("grants", index))
    yield from _twice(ledger.links)
    yield from _circle(ledger.links)


def instrument_flaws(ledger: Ledger, grant: LedgerGrant, path: Path) -> Iterator[Flaw]:
    """A loan or guarantee, of a known rate, whose aid does not follow from its terms."""
    if grant.amount is None and ledger.rate_of(grant) is not None:
        yield from _of_instrument(ledger, grant, path, _named(grant))


def votes_above_all(links: Sequence[Ownership]) -> Iterator[Flaw]:
    """The votes in a firm that come to more than all."""
    votes: defaultdict[str, Decimal] = defaultdict(Decimal)
    for index, link, first in _repeated(links):
        if first is not None:
            continue
        before = votes[link.firm]
        votes[link.firm] += link.votes or Decimal(0)
        if before <= 1 < votes[link.firm]:
            yield Flaw(
                ("links", index, "votes"),
                "votes-above-all",
                f"rösterna i {link.firm} är {percent(votes[link.firm], 'sv')} tillsammans.",
                f"the votes in {link.firm} are {percent(votes[link.firm], 'en')} together.",
                "Rätta andelarna; de kan inte bli mer än 100 %.",
                "Correct the shares; they cannot be more than 100 %.",
            )


def _named(grant: LedgerGrant) -> Text:
    return Text(
        sv=f"stödet till {grant.undertaking} {grant.granted}",
        en=f"the grant to {grant.undertaking} on {grant.granted}",
    )


def _rate_flaws(ledger: Ledger, grant: LedgerGrant, path: Path) -> Iterator[Flaw]:
    what = _named(grant)
    currency = ledger.currency_of(grant)
    if currency == EURO and grant.rate is not None:
        yield Flaw(
            (*path, "rate"),
            "rate-of-euro",
            f"{what.sv} är i euro och behöver ingen kurs.",
            f"{what.en} is in euro and needs no rate.",
            "Stryk rate, eller skriv currency.",
            "Remove rate, or write currency.",
        )
    elif ledger.rate_of(grant) is None:
        yield Flaw(
            path,
            "rate-missing",
            f"{what.sv} är i {currency}, men ingen kurs mot euron är given.",
            f"{what.en} is in {currency}, but no rate to the euro is given.",
            f"Skriv rates: {{{currency}: 11.20}} i filen eller rate: 11.20 på stödet "
            f"({currency} för en euro, den dag då stödet beviljades); i en tabell i kolumnen Kurs.",
            f"Write rates: {{{currency}: 11.20}} in the file or rate: 11.20 on the grant "
            f"({currency} for one euro, on the day of the grant); in a table in the column Rate.",
        )


def _of_instrument(ledger: Ledger, grant: LedgerGrant, path: Path, what: Text) -> Iterator[Flaw]:
    field = "guarantee" if grant.loan is None else "loan"
    if grant.kind in ("agriculture", "fishery"):
        yield Flaw(
            (*path, field),
            "not-in-proportion",
            f"{what.sv}: för jordbruk och fiske räknas {field} inte om till stöd.",
            f"{what.en}: for agriculture and fishery a {field} is not converted into aid.",
            "Skriv amount med den bruttobidragsekvivalent som stödgivaren har räknat fram.",
            "Write amount with the gross grant equivalent that the granting authority has "
            "calculated.",
        )
        return
    try:
        ledger.gross_grant_equivalent(grant)
    except NotInProportionError as error:
        yield Flaw(
            (*path, field),
            "not-in-proportion",
            f"{what.sv}: {error.text.sv}",
            f"{what.en}: {error.text.en}",
            error.remedy.sv,
            error.remedy.en,
        )


def _twice(links: Sequence[Ownership]) -> Iterator[Flaw]:
    for index, link, first in _repeated(links):
        if first is not None:
            yield Flaw(
                ("links", index),
                "link-twice",
                f"länken från {link.owner} till {link.firm} ({link.kind}) står redan som "
                f"links[{first}].",
                f"the link from {link.owner} to {link.firm} ({link.kind}) already stands as "
                f"links[{first}].",
                "Stryk en av dem.",
                "Remove one of them.",
            )


def _repeated(links: Sequence[Ownership]) -> Iterator[tuple[int, Ownership, int | None]]:
    """Each link with its number and, where it stood before, that of the first."""
    seen: dict[tuple[str, str, str], int] = {}
    for index, link in enumerate(links):
        name = (link.owner, link.firm, link.kind)
        yield index, link, seen.get(name)
        seen.setdefault(name, index)


def _circle(links: Sequence[Ownership]) -> Iterator[Flaw]:
    circle = circle_of_majorities(links)
    if not circle:
        return
    last_to_first = next(
        index
        for index, link in enumerate(links)
        if (link.owner, link.firm, link.kind) == (circle[-1], circle[0], "votes")
    )
    shown = " → ".join((*circle, circle[0]))
    yield Flaw(
        ("links", last_to_first),
        "ownership-circle",
        f"företagen äger varandra i ring: {shown}.",
        f"the enterprises own each other in a circle: {shown}.",
        "Rätta den länk som går åt fel håll; ett bolag kan inte ha majoriteten i den som bestämmer "
        "över det. Styr de varandra genom avtal, skriv kind: contract.",
        "Correct the link that goes the wrong way; a company cannot hold the majority in the one "
        "that decides over it. If they control each other by contract, write kind: contract.",
    )
