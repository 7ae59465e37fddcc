"""The room of each single undertaking of a ledger on a day, and whether a sum would fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer

from models.assumption import ASSUMPTIONS
from models.de_minimis.ledger import AidForm, AidKind, Ledger, LedgerGrant
from models.de_minimis.regulation import REFERENCES, REGULATIONS, Regulation, ceiling_on
from models.de_minimis.room import Account, Granted, Terms
from models.de_minimis.single_undertaking import single_undertakings
from models.errors import InputErrors, InputProblem
from models.money import Amount, Minor
from models.nearest_name import nearest_names
from models.reason import Reason
from models.vocabulary import Currency, Date, Record

AFTER_EXPIRY = "refuse"
"""Nothing is carried on after the law's last day unasked: only a planner does that."""


@dataclass(frozen=True)
class Question:
    """The day, and what is asked: all undertakings, or one; and whether ``cents`` would fit.

    ``cents`` (in euro) would be granted under ``regulation``. ``assumptions`` are those given.
    """

    on: date
    cents: Fraction | None = None
    regulation: Regulation = "general"
    undertaking: str | None = None
    member_state: str | None = None
    assumptions: Mapping[str, str] = field(default_factory=dict)

    @property
    def terms(self) -> Terms:
        """What the room rests on."""
        return Terms(
            self.regulation,
            self.assumption("de_minimis.anniversary_day"),
            self.assumptions.get("law.after_expiry", AFTER_EXPIRY),
        )

    def assumption(self, name: str) -> str:
        """The value of an assumption that is given, or its default."""
        return self.assumptions.get(name, ASSUMPTIONS[name].default)


class RoomFrom(Record):
    """A day on which the room grows, and the room from that day."""

    on: Date
    room: Amount


class CountedGrant(Record):
    """A grant that takes room on the day asked about.

    ``amount`` is what is written of a grant, a loan or a guarantee (``form``), in ``currency``;
    ``rate`` is units of it for one euro.
    ``gross_grant_equivalent`` is the aid in euro. ``counts_through`` is the last day it counts.
    """

    undertaking: str
    granted: Date
    kind: AidKind
    form: AidForm
    amount: Amount
    currency: Currency
    rate: str | None
    gross_grant_equivalent: Amount
    counts_through: Date
    by: str | None
    eligible_costs: str | None
    planned: bool


def _in_document(reason: Reason) -> dict[str, Any]:
    return {"message": reason.text.model_dump(), "reference": reason.reference}


class UndertakingRoom(Record):
    """The room of a single undertaking in one Member State under one regulation, in euro.

    ``over`` is how much more has been granted than the ceiling. ``fits`` answers for the sum asked
    about, ``fits_from`` gives the first day on which it fits. ``limited_by`` is the day of a
    planned grant that needs some of the room; ``later`` counts the grants made after the day.
    """

    id: str
    member_state: str
    ceiling: Amount
    used: Amount
    room: Amount
    currency: Currency = "EUR"
    grows: tuple[RoomFrom, ...]
    kind: Regulation
    members: tuple[str, ...]
    over: Amount
    fits: bool | None = None
    fits_from: Date | None = None
    limited_by: Date | None = None
    later: int = 0
    grants: tuple[CountedGrant, ...]
    reasons: tuple[Annotated[Reason, PlainSerializer(_in_document)], ...] = ()
    reference: str


def rooms(ledger: Ledger, question: Question) -> tuple[UndertakingRoom, ...]:
    """The room of every single undertaking that is asked about, by id, state and regulation.

    Raises:
        InputErrors: the undertaking asked about is not in the ledger.
        OutsideKnownDatesError: no ceiling is known for the day.
    """
    # Refused also where the ledger is empty: the law is not known that day.
    ceiling_on(question.regulation, question.on, question.terms.after_expiry)
    groups = groups_of(ledger, question)
    if question.undertaking is not None and question.undertaking not in groups:
        raise InputErrors([_unknown(question.undertaking, groups)])
    grants: dict[tuple[tuple[str, ...], str], list[LedgerGrant]] = {
        (groups[one.id], one.member_state): [] for one in ledger.enterprises
    }
    for grant in ledger.grants:
        grants.setdefault((groups[grant.undertaking], grant.member_state), []).append(grant)
    if question.undertaking is not None and question.member_state is not None:
        grants.setdefault((groups[question.undertaking], question.member_state), [])
    return tuple(
        _room(ledger, question, regulation, place, own)
        for place, own in sorted(grants.items(), key=lambda one: one[0])
        if question.undertaking is None or question.undertaking in place[0]
        if question.member_state in (None, place[1])
        for regulation in _regulations(own, question)
    )


def groups_of(ledger: Ledger, question: Question) -> Mapping[str, tuple[str, ...]]:
    """Every enterprise of the ledger -> the members of its single undertaking."""
    names = [grant.undertaking for grant in ledger.grants]
    names += [one.id for one in ledger.enterprises]
    return single_undertakings(
        ledger.links, names, question.assumption("de_minimis.indirect_votes")
    )


def cents_up(cents: Fraction) -> int:
    """Whole euro cent, rounded up: what is used."""
    return -int(-cents // 1)


def _unknown(undertaking: str, known: Iterable[str]) -> InputProblem:
    near = nearest_names(undertaking, known, limit=1)
    row = f"enterprises: [{{id: {undertaking}}}]"
    return InputProblem(
        "--undertaking",
        None,
        "",
        "undertaking-unknown",
        f"företaget {undertaking!r} finns inte i registret.",
        f"there is no undertaking {undertaking!r} in the ledger.",
        f"Menade du kanske {near[0]}?" if near else f"Har det inget fått, skriv i filen {row}.",
        f"Maybe you meant {near[0]}?" if near else f"If it got nothing, write in the file {row}.",
    )


def _regulations(grants: Sequence[LedgerGrant], question: Question) -> Sequence[Regulation]:
    found = {grant.regulation for grant in grants}
    if question.cents is not None or not found:
        found.add(question.regulation)
    return [one for one in REGULATIONS if one in found]


def _room(
    ledger: Ledger,
    question: Question,
    regulation: Regulation,
    place: tuple[tuple[str, ...], str],
    grants: Sequence[LedgerGrant],
) -> UndertakingRoom:
    on, terms = question.on, replace(question.terms, regulation=regulation)
    own = sorted(
        (grant for grant in grants if grant.regulation == regulation),
        key=lambda one: (one.granted, one.undertaking),
    )
    account = Account(
        [_granted(ledger, one) for one in own if not one.planned],
        [_granted(ledger, one) for one in own if one.planned],
        terms,
    )
    balance, tightest = account.balance(on), account.tightest_day(on)
    asked = question.cents if regulation == question.regulation else None
    members, member_state = place
    return UndertakingRoom(
        id=members[0],
        member_state=member_state,
        ceiling=Minor(ceiling_on(regulation, on, terms.after_expiry)),
        used=Minor(cents_up(account.used(on))),
        room=Minor(account.room(on)),
        grows=tuple(RoomFrom(on=one.on, room=Minor(one.room)) for one in account.growth(on)),
        kind=regulation,
        members=members,
        over=Minor(max(0, cents_up(-balance))),
        fits=None if asked is None else asked <= account.room(on),
        fits_from=None if asked is None else account.first_day_for(asked, on),
        limited_by=None if tightest == on else tightest,
        later=sum(one.granted > on and not one.planned for one in own),
        grants=tuple(_counted(ledger, own, on, terms)),
        reference=f"{REFERENCES[regulation]} art. 3(2), 3(7)",
    )


def _granted(ledger: Ledger, grant: LedgerGrant) -> Granted:
    return Granted(grant.granted, ledger.gross_grant_equivalent(grant))


def _counted(
    ledger: Ledger, grants: Sequence[LedgerGrant], on: date, terms: Terms
) -> Iterator[CountedGrant]:
    for grant in grants:
        out = terms.falls_out(grant.granted)
        if grant.granted <= on < out:
            currency = ledger.currency_of(grant)
            rate = None if currency == "EUR" else str(ledger.rate_of(grant))
            yield CountedGrant(
                undertaking=grant.undertaking,
                granted=grant.granted,
                kind=grant.kind,
                form=grant.form,
                amount=Minor(grant.nominal),
                currency=currency,
                rate=rate,
                gross_grant_equivalent=Minor(cents_up(ledger.gross_grant_equivalent(grant))),
                counts_through=out - timedelta(days=1),
                by=grant.by,
                eligible_costs=grant.eligible_costs,
                planned=grant.planned,
            )
