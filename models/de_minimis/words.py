"""How much de minimis aid has been used, and when the room grows, in words."""

from __future__ import annotations

from collections.abc import Sequence

from models.de_minimis.room import Growth
from models.money import kronor
from models.text import Text


def used_of(cents: int) -> Text:
    """What has been granted before, in euro cent."""
    if cents == 0:
        return Text(sv="inget är använt", en="none of it is used")
    return Text(sv=f"{kronor(cents, 'EUR')} är använt", en=f"{kronor(cents, 'EUR', 'en')} is used")


def grows(days: Sequence[Growth]) -> Text:
    """The first day on which the room is larger, as a sentence of its own; else nothing."""
    if not days:
        return Text(sv="", en="")
    first = days[0]
    return Text(
        sv=f" Utrymmet växer {first.on} till {kronor(first.room, 'EUR')}.",
        en=f" The room grows on {first.on} to {kronor(first.room, 'EUR', 'en')}.",
    )
