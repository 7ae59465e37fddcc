"""Why the room of a single undertaking is what it is, in the order in which the law asks."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from models.de_minimis.regulation import REFERENCES, legal_value, validity
from models.de_minimis.rooms import CountedGrant, Question, UndertakingRoom, cents_up
from models.de_minimis.single_undertaking import Ownership
from models.mention import amount, listed, share
from models.reason import Reason
from models.text import Text


def reasons(
    room: UndertakingRoom, links: Sequence[Ownership], question: Question
) -> tuple[Reason, ...]:
    """Who is one undertaking, what the ceiling is, what counts, and whether the sum asked fits."""
    law = REFERENCES[room.kind]
    found = [
        Reason(_members(room, links), f"{law} art. 2(2)"),
        Reason(_ceiling(room, question), f"{law} art. 3(2)"),
        Reason(_used(room, question), f"{law} art. 3(3)"),
    ]
    if any(one.form != "grant" for one in room.grants):
        found.append(
            Reason(
                Text(
                    sv="Lån och garantier räknas med sin bruttobidragsekvivalent, i proportion "
                    "till taket.",
                    en="Loans and guarantees count by their gross grant equivalent, in proportion "
                    "to the ceiling.",
                ),
                f"{law} art. 4",
            )
        )
    if question.cents is not None and room.fits is not None:
        found.append(Reason(_fits(room, question.cents), f"{law} art. 3(7)"))
    return tuple(found)


_CONTROL = {
    "board": Text(
        sv="{} tillsätter styrelsens majoritet i {}",
        en="{} appoints the majority of the board of {}",
    ),
    "contract": Text(
        sv="{} styr {} genom avtal eller bolagsordning",
        en="{} controls {} by contract or its articles",
    ),
    "agreement": Text(
        sv="{} styr {} genom överenskommelse med andra ägare",
        en="{} controls {} by agreement with other owners",
    ),
}


def _members(room: UndertakingRoom, links: Sequence[Ownership]) -> Text:
    if len(room.members) == 1:
        return Text(
            sv=f"{room.id} räknas för sig: ingen länk i filen ger någon kontroll över det, eller "
            "det kontroll över någon.",
            en=f"{room.id} counts by itself: no link in the file gives anyone control over it, or "
            "it control over anyone.",
        )
    names = listed(Text(sv=one, en=one) for one in room.members)
    how = listed(_link(one) for one in links if {one.owner, one.firm} <= {*room.members})
    return Text(
        sv=f"{names.sv} räknas som ett enda företag: {how.sv}.",
        en=f"{names.en} count as one single undertaking: {how.en}.",
    )


def _link(link: Ownership) -> Text:
    owner, firm = link.owner, link.firm
    if link.kind == "votes":
        votes = share(link.votes or Fraction(0))
        return Text(
            sv=f"{owner} har {votes.sv} av rösterna i {firm}",
            en=f"{owner} has {votes.en} of the votes in {firm}",
        )
    words = _CONTROL[link.kind]
    return Text(sv=words.sv.format(owner, firm), en=words.en.format(owner, firm))


def _ceiling(room: UndertakingRoom, question: Question) -> Text:
    judged_on = validity(room.kind, question.on, question.terms.after_expiry).judged_on
    years = legal_value(room.kind, "article_3/window", judged_on).count
    ceiling = amount(room.ceiling, "EUR")
    return Text(
        sv=f"Taket i {room.member_state} är {ceiling.sv} under varje period av {years} år.",
        en=f"The ceiling in {room.member_state} is {ceiling.en} over any period of {years} years.",
    )


def _used(room: UndertakingRoom, question: Question) -> Text:
    used, count = amount(room.used, "EUR"), len(room.grants)
    planned_sv = _planned(room.grants, "varav {} planerade, ")
    planned_en = _planned(room.grants, "of which {} planned, ")
    return Text(
        sv=f"Den {question.on} räknas {count} stöd, {planned_sv}sammanlagt {used.sv}; varje stöd "
        "räknas från den dag då rätten till det uppkom.",
        en=f"On {question.on} {count} grant{'' if count == 1 else 's'} count"
        f"{'s' if count == 1 else ''}, {planned_en}together {used.en}; each from the day on which "
        "the right to it was conferred.",
    )


def _planned(grants: Sequence[CountedGrant], words: str) -> str:
    count = sum(one.planned for one in grants)
    return words.format(count) if count else ""


def _fits(room: UndertakingRoom, cents: Fraction) -> Text:
    asked, left = amount(cents_up(cents), "EUR"), amount(room.room, "EUR")
    if room.fits:
        return Text(
            sv=f"{asked.sv} ryms i utrymmet på {left.sv}.",
            en=f"{asked.en} fits in the room of {left.en}.",
        )
    return Text(
        sv=f"{asked.sv} är mer än utrymmet på {left.sv}. Då omfattas inget av stödet, inte bara "
        "det som ligger över taket.",
        en=f"{asked.en} is more than the room of {left.en}. Then none of the aid is covered, not "
        "only what lies above the ceiling.",
    )
