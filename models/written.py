"""Writing that is done already: what is left of an application takes fewer days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from models.call import Call
from models.flaw import Flaw
from models.vocabulary import Date, Identifier, Record


class Written(Record):
    """So many ``days`` of writing were spent on the application to a call by the evening of ``on``.

    It is about the first stage of an application that is not handed in yet. ``assumed``: nobody
    said so, the last plan left that time for it (``nightly.written_as_planned``).
    """

    call: Identifier
    days: Annotated[Decimal, Field(ge=0)]
    on: Date
    assumed: bool = False


def days_left(call: Call, written: Sequence[Written]) -> Fraction:
    """The days of writing that an application to the call still takes."""
    done = sum((Fraction(one.days) for one in written if one.call == call.id), Fraction(0))
    return max(Fraction(0), Fraction(call.effort_days) - done)


def written_flaws(written: Sequence[Written], today: date) -> Iterator[Flaw]:
    """Writing of days to come."""
    for position, one in enumerate(written):
        if one.on > today:
            yield Flaw(
                ("written", position, "on"),
                "written-in-future",
                f"dagarna ska redan vara skrivna, men {one.on} är efter {today}.",
                f"the days are to be written already, but {one.on} is after {today}.",
                "Rätta dagen eller as_of.",
                "Correct the day or as_of.",
            )


def written_twice(written: Sequence[Written]) -> Iterator[Flaw]:
    """Two entries for one call."""
    for position, one in enumerate(written):
        if any(one.call == other.call for other in written[:position]):
            yield Flaw(
                ("written", position, "call"),
                "written-twice",
                f"det finns redan en rad om {one.call}.",
                f"there is already an entry for {one.call}.",
                "Behåll en rad, med alla dagar som har skrivits.",
                "Keep one entry, with all days that have been written.",
            )
