"""Rounds that are decided at one meeting: what ``decided_with`` may name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.call import Call, Round
from models.flaw import Flaw, Path


def meeting_unknown(calls: Sequence[Call]) -> Iterator[Flaw]:
    """Rounds that name no other round, or one that names another."""
    rounds = _rounds(calls)
    for path, name, one, other_name in _named(calls):
        yield from _flaws(name, one, other_name, rounds, path)


def meeting_on_other_days(calls: Sequence[Call]) -> Iterator[Flaw]:
    """Rounds that name one decided at other times."""
    rounds = _rounds(calls)
    for path, name, one, other_name in _named(calls):
        other = rounds.get(other_name)
        if other is not None and other is not one and other.decided_with is None:
            yield from _other_day(name, one, other_name, other, path)


def _rounds(calls: Sequence[Call]) -> dict[str, Round]:
    return {f"{call.id}/{one.id}": one for call in calls for one in call.rounds}


def _named(calls: Sequence[Call]) -> Iterator[tuple[Path, str, Round, str]]:
    for index, call in enumerate(calls):
        for position, one in enumerate(call.rounds):
            if one.decided_with is not None:
                path: Path = ("calls", index, "rounds", position, "decided_with")
                yield path, f"{call.id}/{one.id}", one, one.decided_with


def _flaws(
    name: str,
    one: Round,
    other_name: str,
    rounds: dict[str, Round],
    path: Path,
) -> Iterator[Flaw]:
    other = rounds.get(other_name)
    if other is None or other is one:
        near = ", ".join(sorted(known for known in rounds if known != name)[:8]) or "–"
        yield Flaw(
            path,
            "decided-with-unknown",
            f"{name} beslutas tillsammans med {other_name!r}, som inte är någon annan omgång i "
            "katalogen.",
            f"{name} is decided together with {other_name!r}, which is no other round of the "
            "catalogue.",
            f"Skriv någon av {near}.",
            f"Write one of {near}.",
        )
    elif other.decided_with is not None:
        yield Flaw(
            path,
            "decided-with-chain",
            f"{name} beslutas tillsammans med {other_name}, som själv hänvisar till "
            f"{other.decided_with}.",
            f"{name} is decided together with {other_name}, which itself refers to "
            f"{other.decided_with}.",
            f"Skriv {other.decided_with} i båda; den omgången ska inte ha något decided_with.",
            f"Write {other.decided_with} in both; that round must have no decided_with.",
        )


def _other_day(name: str, one: Round, other_name: str, other: Round, path: Path) -> Iterator[Flaw]:
    mine, theirs = one.last("decision"), other.last("decision")
    if (mine and mine.when) == (theirs and theirs.when):
        return
    yield Flaw(
        path,
        "decided-with-other-day",
        f"{name} och {other_name} beslutas tillsammans men har olika tider för beslutet.",
        f"{name} and {other_name} are decided together but state different times of decision.",
        "Ge milstolpen decision samma at i båda omgångarna.",
        "Give the milestone decision the same at in both rounds.",
    )
