"""Calendars of proposed dates, one per funder."""

from __future__ import annotations

from collections.abc import Collection

from calendars.event import select
from calendars.events import catalogue_events
from calendars.ical import write
from models.catalogue import Catalogue
from models.text import Language, Text

_PROPOSED = Text(sv="föreslagna datum", en="proposed dates")


def funder_feeds(moved: Catalogue, rounds: Collection[str], language: Language) -> dict[str, bytes]:
    """A calendar per funder id of the rounds (``call/round``) of a catalogue with moves made.

    Moved dates are planned, so that they are TENTATIVE, and have one revision more than before,
    so that their SEQUENCE has risen. The uids are those of every other feed.
    """
    calls = []
    for call in moved.calls:
        kept = tuple(one for one in call.rounds if f"{call.id}/{one.id}" in rounds)
        if kept:
            calls.append(call.model_copy(update={"rounds": kept}))
    part = moved.model_copy(update={"calls": tuple(calls)})
    events = catalogue_events(part, language)
    proposed = _PROPOSED.in_language(language)
    return {
        funder.id: write(found, name=f"{funder.name} – {proposed}", language=language)
        for funder in moved.funders
        if (found := select(events, funder=funder.id))
    }
