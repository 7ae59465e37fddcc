"""What deserves a look beside the room itself: aid above the ceiling, other aid, duties."""

from __future__ import annotations

from collections.abc import Iterator

from models.de_minimis.regulation import (
    REFERENCES,
    first_known_day,
    legal_value,
    validity,
    window_years,
)
from models.de_minimis.rooms import Question, UndertakingRoom, cents_up
from models.finding import Finding
from models.mention import amount, listed
from models.money import decimal_text
from models.parameter import parameter
from models.text import Text


def findings(room: UndertakingRoom, question: Question) -> Iterator[Finding]:
    """The findings about one single undertaking, errors first."""
    yield from _above_the_ceiling(room)
    yield from _does_not_fit(room, question)
    yield from _validity(room, question)
    yield from _planned(room)
    yield from _later(room, question)
    yield from _same_costs(room)
    yield from _other_sectors(room)
    yield from _duties(room, question)


def _above_the_ceiling(room: UndertakingRoom) -> Iterator[Finding]:
    if not room.over:
        return
    over, used, ceiling = (amount(one, "EUR") for one in (room.over, room.used, room.ceiling))
    yield Finding(
        rule="de_minimis.ceiling",
        severity="error",
        subjects=(room.id, room.member_state),
        numbers={
            "used": decimal_text(room.used),
            "ceiling": decimal_text(room.ceiling),
            "over": decimal_text(room.over),
        },
        message=Text(
            sv=f"{room.id} har beviljats {used.sv} i {room.member_state}, {over.sv} över taket på "
            f"{ceiling.sv}. Kontrollera raderna; det stöd som först gick över taket omfattas inte "
            "(det gör det om taket passerades först genom en sammanslagning).",
            en=f"{room.id} has been granted {used.en} in {room.member_state}, {over.en} above the "
            f"ceiling of {ceiling.en}. Check the rows; the grant that first went above the ceiling "
            "is not covered (it is, if only a merger took the sum above it).",
        ),
        reference=f"{REFERENCES[room.kind]} art. 3(2), 3(7), 3(8)",
    )


def _does_not_fit(room: UndertakingRoom, question: Question) -> Iterator[Finding]:
    if room.fits is not False or question.cents is None:
        return
    asked = cents_up(question.cents)
    words, left = amount(asked, "EUR"), amount(room.room, "EUR")
    when_sv = f", eller hela beloppet från {room.fits_from}" if room.fits_from else ""
    when_en = f", or the whole amount from {room.fits_from}" if room.fits_from else ""
    yield Finding(
        rule="de_minimis.does_not_fit",
        severity="error",
        subjects=(room.id, room.member_state),
        numbers={
            "amount": decimal_text(asked),
            "room": decimal_text(room.room),
            "over": decimal_text(asked - room.room),
        },
        message=Text(
            sv=f"{words.sv} till {room.id} ryms inte {question.on}. Högst {left.sv} kan beviljas "
            f"den dagen{when_sv}.",
            en=f"{words.en} to {room.id} does not fit on {question.on}. At most {left.en} can be "
            f"granted that day{when_en}.",
        ),
        reference=f"{REFERENCES[room.kind]} art. 3(7)",
    )


def _validity(room: UndertakingRoom, question: Question) -> Iterator[Finding]:
    found = validity(room.kind, question.on, question.terms.after_expiry)
    law = REFERENCES[room.kind]
    if found.phase == "in_force":
        return
    if found.phase == "adjustment_period":
        reference = legal_value(room.kind, "article_7/adjustment_period", found.expiry).reference
        yield Finding(
            rule="de_minimis.adjustment_period",
            severity="warning",
            subjects=(room.id,),
            message=Text(
                sv=f"{law} gällde till {found.expiry}; stödordningar omfattas till "
                f"{found.adjusted_until}, enskilda stöd utanför en ordning gör det inte.",
                en=f"{law} applied until {found.expiry}; schemes are covered until "
                f"{found.adjusted_until}, grants outside a scheme are not.",
            ),
            reference=reference,
        )
        return
    yield Finding(
        rule="de_minimis.after_expiry",
        severity="warning",
        subjects=(room.id,),
        message=Text(
            sv=f"{law} gällde till {found.expiry}; taket antas vara oförändrat {question.on}.",
            en=f"{law} applied until {found.expiry}; the ceiling is taken to be unchanged on "
            f"{question.on}.",
        ),
        reference=f"{law} art. 8",
        assumption="law.after_expiry",
    )


def _planned(room: UndertakingRoom) -> Iterator[Finding]:
    if room.limited_by is None:
        return
    left = amount(room.room, "EUR")
    yield Finding(
        rule="de_minimis.planned",
        severity="info",
        subjects=(room.id, room.member_state),
        numbers={"room": decimal_text(room.room)},
        message=Text(
            sv=f"Utrymmet är {left.sv}, för att stödet som är planerat {room.limited_by} ska "
            "rymmas inom samma tre år.",
            en=f"The room is {left.en}, so that the grant planned for {room.limited_by} fits "
            "within the same three years.",
        ),
        reference=f"{REFERENCES[room.kind]} art. 3(2)",
    )


def _later(room: UndertakingRoom, question: Question) -> Iterator[Finding]:
    if not room.later:
        return
    yield Finding(
        rule="de_minimis.later",
        severity="info",
        subjects=(room.id, room.member_state),
        numbers={"grants": room.later},
        message=Text(
            sv=f"{room.later} stöd är beviljade först efter {question.on} och räknas inte. Är de "
            "bara planerade, skriv planned: true; då hålls utrymmet fritt åt dem.",
            en=f"{room.later} of the grants were made only after {question.on} and do not count. "
            "If they are merely planned, write planned: true; then room is kept for them.",
        ),
        reference=f"{REFERENCES[room.kind]} art. 3(3)",
    )


def _same_costs(room: UndertakingRoom) -> Iterator[Finding]:
    tied = dict.fromkeys(one.eligible_costs for one in room.grants if one.eligible_costs)
    if not tied:
        return
    names = listed(Text(sv=one, en=one) for one in tied)
    yield Finding(
        rule="de_minimis.same_costs",
        severity="info",
        subjects=(room.id,),
        message=Text(
            sv=f"Stöd är knutet till vissa kostnader ({names.sv}): tillsammans med annat statligt "
            "stöd till samma kostnader får det inte överstiga den högsta tillåtna stödnivån.",
            en=f"Aid is tied to specific costs ({names.en}): together with other State aid for the "
            "same costs it may not exceed the highest permitted intensity.",
        ),
        reference=f"{REFERENCES[room.kind]} art. 5(3)",
    )


def _other_sectors(room: UndertakingRoom) -> Iterator[Finding]:
    if not any(one.kind in ("agriculture", "fishery") for one in room.grants):
        return
    yield Finding(
        rule="de_minimis.other_sectors",
        severity="info",
        subjects=(room.id,),
        message=Text(
            sv="Stöd av mindre betydelse till jordbruk och fiske räknas in under det allmänna "
            "taket. Deras egna, lägre tak prövas inte här.",
            en="De minimis aid to agriculture and fishery counts below the general ceiling. Their "
            "own, lower ceilings are not tested here.",
        ),
        reference=f"{REFERENCES['general']} art. 5(2)",
    )


def _duties(room: UndertakingRoom, question: Question) -> Iterator[Finding]:
    """What the authority has to do with a new grant: enter it, and first ask for a declaration."""
    register = parameter("de_minimis/article_6/register_from").at(first_known_day("general"))
    if not room.fits or room.kind != "general":
        return
    if question.on >= register.day:
        within = parameter("de_minimis/article_6/entry_within").at(register.day)
        yield Finding(
            rule="de_minimis.register",
            severity="info",
            subjects=(room.id,),
            numbers={"working_days": within.count},
            message=Text(
                sv=f"Stödet ska föras in i det centrala registret inom {within.count} arbetsdagar.",
                en=f"The grant is to be entered in the central register within {within.count} "
                "working days.",
            ),
            reference=within.reference,
        )
    if question.on < register.day.replace(year=register.day.year + window_years("general")):
        yield Finding(
            rule="de_minimis.declaration",
            severity="info",
            subjects=(room.id,),
            message=Text(
                sv="Registret täcker ännu inte tre år: före beslutet ska företaget intyga vilket "
                "annat stöd av mindre betydelse det har fått.",
                en="The register does not yet cover three years: before the decision the "
                "undertaking has to declare what other de minimis aid it has received.",
            ),
            reference=f"{REFERENCES['general']} art. 7(4)",
        )
