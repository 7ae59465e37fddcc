"""The catalogue: funders, programmes and calls (format ``samspel/catalogue@1``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field, model_validator

from models.call import Call, Round
from models.errors import fault
from models.flaw import Flaw, Path
from models.joint_decisions import meeting_on_other_days, meeting_unknown
from models.names_and_titles import Name, Title
from models.vocabulary import Country, Currency, Date, Identifier, Level, Record, UnionFunds
from models.workdays import knows_calendar

CATALOGUE_FORMAT: Final = "samspel/catalogue@1"


class Funder(Record):
    """An organisation that grants money. ``holidays`` names its calendar of working days."""

    id: Identifier
    name: Name
    level: Level
    country: Country = "SE"
    currency: Currency = "SEK"
    holidays: str = "SE"


class Expenditure(Record):
    """From when to when costs may arise; either end may be open."""

    from_: Annotated[Date | None, Field(alias="from")] = None
    to: Date | None = None


class ExchangeRate(Record):
    """How the programme turns euro into kronor: a fixed or given rate, or the ECB's of a date."""

    policy: Literal["fixed", "ecb", "given"]
    sek_per_eur: Annotated[Decimal, Field(gt=0, le=1000)] | None = None
    on: Date | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _rate_is_there(self) -> ExchangeRate:
        if self.policy in ("fixed", "given") and self.sek_per_eur is None:
            fault(
                "exchange-rate-missing",
                f"kursen sägs vara {self.policy} men sek_per_eur saknas.",
                f"the rate is said to be {self.policy} but sek_per_eur is missing.",
                "Lägg till sek_per_eur: 11.00 och source: med var kursen står.",
                "Add sek_per_eur: 11.00 and source: with where the rate is stated.",
            )
        return self


class Programme(Record):
    """A programme of a funder, such as a regional ERDF programme or Horizon Europe."""

    id: Identifier
    funder: Identifier
    name: Title
    union_funds: UnionFunds = "none"
    eligible_expenditure: Expenditure = Expenditure()
    exchange_rate: ExchangeRate | None = None


class Catalogue(Record):
    """Funders, programmes and calls; several files are one catalogue after ``merge``."""

    format: Literal["samspel/catalogue@1"] = CATALOGUE_FORMAT
    title: Title | None = None
    funders: tuple[Funder, ...] = ()
    programmes: tuple[Programme, ...] = ()
    calls: tuple[Call, ...] = ()

    @cached_property
    def funder_by_id(self) -> dict[str, Funder]:
        """Funders by id."""
        return {funder.id: funder for funder in self.funders}

    @cached_property
    def programme_by_id(self) -> dict[str, Programme]:
        """Programmes by id."""
        return {programme.id: programme for programme in self.programmes}

    @cached_property
    def call_by_id(self) -> dict[str, Call]:
        """Calls by id."""
        return {call.id: call for call in self.calls}

    def funder_of(self, call: Call) -> Funder:
        """The funder of a call."""
        return self.funder_by_id[call.funder]

    def programme_of(self, call: Call) -> Programme | None:
        """The programme of a call, if it has one."""
        return None if call.programme is None else self.programme_by_id[call.programme]

    def union_funds_of(self, call: Call) -> UnionFunds:
        """Whether the call's money is Union money under shared or direct management, or neither."""
        programme = self.programme_of(call)
        return "none" if programme is None else programme.union_funds

    def flaws(self) -> Iterator[Flaw]:
        """Faults that show when the whole catalogue is read together, references excepted."""
        yield from self.flaws_of_names()
        for index, call in enumerate(self.calls):
            yield from call_flaws(call, ("calls", index))

    def flaws_of_names(self) -> Iterator[Flaw]:
        """Names that stand twice, calendars that nobody knows, calls that require each other.

        Looks at no date: a catalogue with holes can be asked, too.
        """
        if not self.calls:
            yield Flaw(
                ("calls",),
                "catalogue-empty",
                "katalogen har inga utlysningar.",
                "the catalogue has no calls.",
                "Skriv minst en utlysning under calls:.",
                "Write at least one call under calls:.",
            )
        yield from _duplicates("funders", [funder.id for funder in self.funders])
        yield from _duplicates("programmes", [programme.id for programme in self.programmes])
        yield from _duplicates("calls", [call.id for call in self.calls])
        for index, call in enumerate(self.calls):
            yield from _duplicates("rounds", [one.id for one in call.rounds], ("calls", index))
        for index, funder in enumerate(self.funders):
            if not knows_calendar(funder.holidays):
                yield Flaw(
                    ("funders", index, "holidays"),
                    "holidays-unknown",
                    f"det finns ingen helgdagskalender {funder.holidays!r}.",
                    f"there is no calendar of holidays {funder.holidays!r}.",
                    "Skriv SE, BE, TARGET eller en annan landskod med två bokstäver.",
                    "Write SE, BE, TARGET or another two-letter country code.",
                )
        yield from _cycle_of_awards(self.calls)

    def unresolved(self) -> Iterator[Flaw]:
        """References to funders, programmes and rounds that the (merged) catalogue does not hold.

        Also rounds that are said to be decided together but whose decisions differ.
        """
        yield from self.unknown_names()
        yield from meeting_on_other_days(self.calls)

    def unknown_names(self) -> Iterator[Flaw]:
        """References alone, which a catalogue with holes can be asked for, too."""
        for index, programme in enumerate(self.programmes):
            if programme.funder not in self.funder_by_id:
                yield _unknown(
                    ("programmes", index, "funder"), "funder", programme.funder, self.funder_by_id
                )
        for index, call in enumerate(self.calls):
            if call.funder not in self.funder_by_id:
                yield _unknown(("calls", index, "funder"), "funder", call.funder, self.funder_by_id)
            if call.programme is not None and call.programme not in self.programme_by_id:
                yield _unknown(
                    ("calls", index, "programme"),
                    "programme",
                    call.programme,
                    self.programme_by_id,
                )
        yield from meeting_unknown(self.calls)


def call_flaws(call: Call, path: Path) -> Iterator[Flaw]:
    """Faults of the rounds of one call: dates in the wrong order, milestones that are missing."""
    for position, one in enumerate(call.rounds):
        yield from _round_flaws(call, one, (*path, "rounds", position))


def merge(catalogues: Sequence[Catalogue]) -> Catalogue:
    """One catalogue of several; what stands in the same words in two of them stands once.

    Two different entries with one id both remain, and show up as ``flaws`` of the result.
    """
    if len(catalogues) == 1:
        return catalogues[0]
    return Catalogue(
        funders=_gathered([one.funders for one in catalogues]),
        programmes=_gathered([one.programmes for one in catalogues]),
        calls=_gathered([one.calls for one in catalogues]),
    )


def _duplicates(field: str, ids: Sequence[str], above: Path = ()) -> Iterator[Flaw]:
    seen: dict[str, int] = {}
    for index, one in enumerate(ids):
        if one in seen:
            yield Flaw(
                (*above, field, index, "id"),
                "duplicate-id",
                f"id {one!r} finns redan som {field}[{seen[one]}].",
                f"the id {one!r} already stands at {field}[{seen[one]}].",
                "Ge varje post ett eget id.",
                "Give each entry an id of its own.",
            )
        seen.setdefault(one, index)


def _round_flaws(call: Call, one: Round, path: Path) -> Iterator[Flaw]:
    where = (*path, "milestones")
    name = f"{call.id}/{one.id}"
    opens, deadline = one.first("opens"), one.last("deadline")
    if opens is not None and deadline is not None:
        closes = deadline.when.latest
        if closes < opens.when.earliest:
            yield Flaw(
                where,
                "call-closes-before-opening",
                f"utlysningen {name} stänger {closes}, innan den öppnar {opens.when.earliest}.",
                f"call {name} closes {closes}, before it opens {opens.when.earliest}.",
                "Är de två datumen omkastade?",
                "Maybe the two dates are swapped?",
            )
    decision = one.last("decision")
    if decision is not None and deadline is not None:
        first_deadline = one.first("deadline")
        if first_deadline is not None and decision.when.latest < first_deadline.when.earliest:
            yield Flaw(
                where,
                "decision-before-deadline",
                f"utlysningen {name} beslutas {decision.when.latest}, före sista ansökningsdag "
                f"{first_deadline.when.earliest}.",
                f"call {name} is decided {decision.when.latest}, before its deadline "
                f"{first_deadline.when.earliest}.",
                "Är de två datumen omkastade?",
                "Maybe the two dates are swapped?",
            )
    seen: dict[tuple[str, int], int] = {}
    for index, milestone in enumerate(one.milestones):
        key = (milestone.kind, milestone.stage or 1)
        if key in seen and milestone.kind not in ("report_due", "stage_result"):
            yield Flaw(
                (*where, index),
                "milestone-twice",
                f"{name} har två milstolpar {milestone.kind}"
                + (f" i steg {milestone.stage}." if milestone.stage else "."),
                f"{name} has two milestones {milestone.kind}"
                + (f" in stage {milestone.stage}." if milestone.stage else "."),
                "Skriv stage: 1 och stage: 2 för en utlysning i två steg, eller en omgång per "
                "ansökningsdag.",
                "Write stage: 1 and stage: 2 for a call in two stages, or one round per cut-off.",
            )
        seen[key] = index
    if deadline is None and one.certainty == "confirmed":
        yield Flaw(
            where,
            "round-without-deadline",
            f"omgången {name} har ingen sista ansökningsdag.",
            f"round {name} has no deadline.",
            "Lägg till {kind: deadline, at: …}; en ungefärlig tid går bra, till exempel "
            "{quarter: 2027-Q2}. Är den inte bestämd än: skriv certainty: planned.",
            "Add {kind: deadline, at: …}; an imprecise time will do, such as {quarter: 2027-Q2}. "
            "If it is not set yet, write certainty: planned.",
        )
    proof = call.match.proof
    relative = proof.rule in ("days_before", "working_days_before", "weeks_before")
    if relative and one.last("proof_due") is None and one.last(proof.event) is None:
        yield Flaw(
            where,
            "proof-event-missing",
            f"medfinansieringen till {name} ska styrkas före {proof.event}, men omgången saknar "
            "den milstolpen.",
            f"the match of {name} must be proved before {proof.event}, but the round has no such "
            "milestone.",
            f"Lägg till {{kind: {proof.event}, at: …}} eller {{kind: proof_due, at: …}}.",
            f"Add {{kind: {proof.event}, at: …}} or {{kind: proof_due, at: …}}.",
        )


def _cycle_of_awards(calls: Sequence[Call]) -> Iterator[Flaw]:
    needs = {call.id: (*call.consortium.award_of, *call.consortium.seal_of) for call in calls}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        # The sorter lists the circle against the direction of the demands.
        circle = list(reversed(error.args[1]))
        position = next(index for index, call in enumerate(calls) if call.id == circle[0])
        yield Flaw(
            ("calls", position, "consortium"),
            "award-cycle",
            "utlysningarna kräver varandra i ring: " + " → ".join(circle) + ".",
            "the calls require each other in a circle: " + " → ".join(circle) + ".",
            "Ta bort ett av kraven award_of eller seal_of i ringen.",
            "Remove one of the demands award_of or seal_of in the circle.",
        )


Entry = TypeVar("Entry", Funder, Programme, Call)


def _gathered(lists: Sequence[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    found: dict[str, list[Entry]] = {}
    for entries in lists:
        for entry in entries:
            same_id = found.setdefault(entry.id, [])
            if entry not in same_id:
                same_id.append(entry)
    return tuple(entry for same_id in found.values() for entry in same_id)


def _unknown(
    path: Path,
    what: str,
    name: str,
    known: dict[str, Funder] | dict[str, Programme],
) -> Flaw:
    listed = ", ".join(sorted(known)[:8]) or "–"
    words = {"funder": "finansiären", "programme": "programmet"}
    return Flaw(
        path,
        f"{what}-unknown",
        f"{words[what]} {name!r} finns inte i katalogen.",
        f"the {what} {name!r} is not in the catalogue.",
        f"Skriv någon av {listed}, eller lägg till den under {what}s:.",
        f"Write one of {listed}, or add it under {what}s:.",
    )
