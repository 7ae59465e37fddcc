"""Changes that several forms of a record, or several records of a call, tell of: told once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from store.change import ChangeRow


def said_once(records: Iterable[Sequence[ChangeRow]]) -> list[ChangeRow]:
    """By when they were seen; what one record has told is no news when another tells it too.

    A record that tells of the same change twice (there, back and there again) has two to tell.
    """
    rows = [(row, number) for number, told in enumerate(records) for row in told]
    rows.sort(key=lambda one: one[0].seen_at)
    times: dict[tuple[object, ...], Counter[int]] = defaultdict(Counter)
    found = []
    for row, record in rows:
        told = times[_what(row)]
        told[record] += 1
        others = (count for number, count in told.items() if number != record)
        if told[record] > max(others, default=0):
            found.append(row)
    return found


def _what(row: ChangeRow) -> tuple[object, ...]:
    """A change, whoever tells of it and whenever."""
    return (
        row.call,
        row.kind,
        row.round,
        row.milestone,
        row.stage,
        row.path,
        row.before,
        row.after,
        row.value_before,
        row.value_after,
    )
