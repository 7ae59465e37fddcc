"""Imports many records into a store, and says when it is in the midst of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from models.publication import Publication
from store import importing
from store.importing import import_publications
from store.opening import migrate
from tests.store.publications import SOURCE, call, day, published

COUNT = 250


def publications(count: int = COUNT) -> Iterator[Publication]:
    """The same records each time."""
    for number in range(count):
        yield published(call(f"c-{number}"), day(1))


def _with_a_pause_after(seen: int) -> Iterator[Publication]:
    for number, one in enumerate(publications()):
        if number == seen:
            sys.stdout.write("now\n")
            sys.stdout.flush()
            time.sleep(60)
        yield one


if __name__ == "__main__":
    importing._MOST_RECORDS = 100
    with migrate(sys.argv[1]) as store:
        import_publications(store, SOURCE, _with_a_pause_after(int(sys.argv[2])), day(1))
