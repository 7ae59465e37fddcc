"""De minimis aid in a project: what its partners have had, and what a plan would give them.

The ceiling is that of one undertaking in one Member State (Reg. (EU) 2023/2831 art. 2(2), 3(2)).
A grant that is decided on a day within a period could fall on any day of it; the room has to
suffice on each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from models.assumptions_set import Assumptions
from models.catalogue import Programme
from models.dates import RoundDates
from models.de_minimis.regulation import Regulation, ceiling_on, validity
from models.de_minimis.room import Account, Granted, Growth, Terms
from models.project import Partner, Project

DaysOfGrant = tuple[date, date]
"""The first and the last day on which a grant may be decided."""

EURO = "EUR"


@dataclass(frozen=True, order=True)
class Holder:
    """Who has a ceiling: an undertaking in a Member State under one of the two regulations."""

    undertaking: str
    member_state: str
    regulation: Regulation


@dataclass(frozen=True)
class PlannedAid:
    """De minimis aid that a call would give a partner, in euro cent, exactly."""

    name: str
    partner: str
    days: DaysOfGrant
    cents: Fraction


@dataclass(frozen=True)
class Standing:
    """How a holder stands on a day, in euro cent; ``used`` is rounded up."""

    on: date
    ceiling: int
    used: int
    room: int
    grows: tuple[Growth, ...]


def undertaking_of(partner: Partner) -> str:
    """The single undertaking of a partner: the group that it names, or itself."""
    return partner.undertaking or partner.id


def regulation_of(basis: str | None) -> Regulation | None:
    """The regulation behind a legal basis; ``None`` if that is no de minimis aid."""
    return _REGULATIONS.get(basis or "")


def per_euro(project: Project, programme: Programme | None) -> Fraction | None:
    """What a euro costs in the project's currency: by the programme's rate, or else the project's.

    ``None`` where neither states a rate.
    """
    if project.currency == EURO:
        return Fraction(1)
    stated = None if programme is None else programme.exchange_rate
    if stated is not None and stated.sek_per_eur is not None and project.currency == "SEK":
        return Fraction(stated.sek_per_eur)
    own = project.rates.get(project.currency)
    return None if own is None else Fraction(own.rate)


def cents_up(cents: Fraction) -> int:
    """Whole euro cent, rounded up: for people to read."""
    return -int(-cents // 1)


def days_of_grant(dates: RoundDates, today: date, assumptions: Assumptions) -> DaysOfGrant:
    """When the grant of a round may be decided: with caution on any day of an imprecise period."""
    if dates.decision is None:
        return today, today
    if assumptions.optimistic or dates.decision_window is None:
        return dates.decision, dates.decision
    return dates.decision_window


def is_known(regulation: Regulation, days: DaysOfGrant, assumptions: Assumptions) -> None:
    """Ask whether the law of the days of grant is known.

    Raises:
        OutsideKnownDatesError: it is not; the text says which days are.
    """
    for day in days:
        validity(regulation, day, assumptions.value("law.after_expiry"))


class Outlook:
    """The grants of a holder before the plan, as the partners of the project have stated them."""

    def __init__(self, project: Project, assumptions: Assumptions, holder: Holder) -> None:
        self.terms = Terms(
            holder.regulation,
            assumptions.value("de_minimis.anniversary_day"),
            assumptions.value("law.after_expiry"),
        )
        self.history = tuple(_history(project, holder))
        self._account = Account(self.history, (), self.terms)

    def counts_on(self, days: DaysOfGrant, on: date) -> bool:
        """Whether a grant of these days may be one of those that count on a day."""
        return days[0] <= on < self.terms.falls_out(days[1])

    def days_to_test(self, grants: Iterable[DaysOfGrant]) -> tuple[date, ...]:
        """The days on which the sum may be largest: where something is granted first."""
        days = {first for first, _ in grants} | {one.on for one in self.history}
        return tuple(sorted(day for day in days if self.terms.is_known(day)))

    def standing(self, on: date) -> Standing:
        """Ceiling, use and room on a day, before the plan.

        Raises:
            OutsideKnownDatesError: no ceiling is known for the day.
        """
        terms = self.terms
        return Standing(
            on=on,
            ceiling=ceiling_on(terms.regulation, on, terms.after_expiry),
            used=-int(-self._account.used(on) // 1),
            room=max(0, int(self._account.balance(on) // 1)),
            grows=self._account.growth(on),
        )

    def rests_on_anniversary(self, on: date) -> bool:
        """Whether the reading of the anniversary day changes the room on a day."""
        readings = ("still_counts", "falls_out")
        rooms = {
            Account(
                self.history,
                (),
                Terms(self.terms.regulation, reading, self.terms.after_expiry),
            ).balance(on)
            for reading in readings
        }
        return len(rooms) > 1


_REGULATIONS: Mapping[str, Regulation] = {"de_minimis": "general", "sgei_de_minimis": "sgei"}


def _history(project: Project, holder: Holder) -> Iterable[Granted]:
    for partner in project.partners:
        if undertaking_of(partner) != holder.undertaking:
            continue
        for earlier in partner.de_minimis:
            regulation: Regulation = "sgei" if earlier.kind == "sgei" else "general"
            if (earlier.member_state, regulation) == (holder.member_state, holder.regulation):
                rate = project.rates.get(earlier.currency)
                euros = Fraction(1) if earlier.currency == EURO or rate is None else rate.rate
                yield Granted(earlier.granted, earlier.amount / Fraction(euros))
