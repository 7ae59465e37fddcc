"""When each call was first seen, and since when it has been what it is."""

from __future__ import annotations

from datetime import datetime

from store.standing import seen_of, standings
from store.store import Store


def moments(store: Store) -> dict[str, tuple[datetime, datetime]]:
    """First seen and last changed, by call id; removed calls included."""
    with store.reading() as connection:
        found = standings(seen_of(connection))
    return {
        name: (
            min(chain[0].first_seen for chain in (one.chain, *one.others)),
            one.holds.first_seen,
        )
        for name, one in found.items()
    }
