"""Applications that are already handed in: their rounds stay possible though they have closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from models.call import Round
from models.catalogue import Catalogue
from models.flaw import Flaw, Path
from models.nearest_name import nearest_names
from models.vocabulary import Date, Identifier, Record


class HandedIn(Record):
    """An application that was handed in ``on`` a day.

    ``assumed``: nobody said so, the last plan wanted it (``nightly.handed_in_as_planned``).
    """

    call: Identifier
    round: Identifier
    on: Date
    assumed: bool = False


def applied_flaws(applied: Sequence[HandedIn], today: date) -> Iterator[Flaw]:
    """Applications of days to come."""
    for position, one in enumerate(applied):
        if one.on > today:
            yield Flaw(
                ("applied", position, "on"),
                "applied-in-future",
                f"ansökan ska redan vara inlämnad, men {one.on} är efter {today}.",
                f"the application is to be handed in already, but {one.on} is after {today}.",
                "Stryk raden tills ansökan är inlämnad, eller rätta dagen eller as_of.",
                "Remove the entry until it is handed in, or correct the day or as_of.",
            )


def applied_twice(applied: Sequence[HandedIn]) -> Iterator[Flaw]:
    """Two applications to one call."""
    for position, one in enumerate(applied):
        if any(one.call == other.call for other in applied[:position]):
            yield Flaw(
                ("applied", position, "call"),
                "applied-twice",
                f"det finns redan en inlämnad ansökan till {one.call}; högst en omgång per "
                "utlysning går.",
                f"there is already an application to {one.call}; at most one round per call "
                "will do.",
                "Behåll bara den som gäller.",
                "Keep only the one that stands.",
            )


def applied_unknown(applied: Sequence[HandedIn], catalogue: Catalogue) -> Iterator[Flaw]:
    """Applications to calls and rounds that the catalogue does not hold, or not on such a day."""
    yield from applied_to_nothing(applied, catalogue)
    for position, one in enumerate(applied):
        call = catalogue.call_by_id.get(one.call)
        round_ = None if call is None else call.round(one.round)
        if round_ is not None:
            yield from _on_other_days(one, round_, ("applied", position))


def applied_to_nothing(applied: Sequence[HandedIn], catalogue: Catalogue) -> Iterator[Flaw]:
    """Applications to calls and rounds that the catalogue does not hold."""
    for position, one in enumerate(applied):
        path: Path = ("applied", position)
        call = catalogue.call_by_id.get(one.call)
        if call is None:
            yield _unknown(
                (*path, "call"),
                "call-unknown",
                ("utlysningen", "call"),
                one.call,
                list(catalogue.call_by_id),
            )
            continue
        if call.round(one.round) is None:
            rounds = [each.id for each in call.rounds]
            names = ("omgången", "round")
            yield _unknown((*path, "round"), "round-unknown", names, one.round, rounds)


def _on_other_days(one: HandedIn, round_: Round, path: Path) -> Iterator[Flaw]:
    deadline, opens = round_.first("deadline"), round_.first("opens")
    if deadline is not None and one.on > deadline.when.latest:
        yield Flaw(
            (*path, "on"),
            "applied-too-late",
            f"{one.on} är efter sista ansökningsdag {deadline.when.latest}.",
            f"{one.on} is after the deadline {deadline.when.latest}.",
            "Rätta dagen, eller stryk raden om ansökan inte togs emot.",
            "Correct the day, or remove the entry if the application was not accepted.",
        )
    elif opens is not None and one.on < opens.when.earliest:
        yield Flaw(
            (*path, "on"),
            "applied-too-early",
            f"{one.on} är före den dag då omgången öppnar, {opens.when.earliest}.",
            f"{one.on} is before the day on which the round opens, {opens.when.earliest}.",
            "Rätta dagen eller omgången.",
            "Correct the day or the round.",
        )


def _unknown(
    path: Path, code: str, names: tuple[str, str], given: str, known: Sequence[str]
) -> Flaw:
    near = " / ".join(nearest_names(given, known))
    listed = ", ".join(sorted(known)[:8]) or "–"
    return Flaw(
        path,
        code,
        f"{names[0]} {given!r} finns inte.",
        f"there is no {names[1]} {given!r}.",
        f"Menade du kanske {near}?" if near else f"Skriv någon av {listed}.",
        f"Maybe you meant {near}?" if near else f"Write one of {listed}.",
    )
