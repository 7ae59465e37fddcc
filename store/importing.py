"""Take in what a source publishes: each record once, each change once, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from sqlalchemy import insert

from models.publication import Publication, Unread
from store.batch import Batch
from store.current_calls import refresh_calls
from store.numbering import Numbers
from store.removal import remove_unseen
from store.store import Store
from store.summary import ImportSummary
from store.tables.published import ImportRun
from store.versions import Versions

_MOST_RECORDS = 1000
_MOST_BYTES = 16 * 1024 * 1024


def import_publications(
    store: Store,
    source: str,
    publications: Iterable[Publication | Unread],
    observed_at: datetime,
    *,
    complete: bool = False,
    reread: bool = False,
) -> ImportSummary:
    """Take in the publications of a source that was read at a moment (zoned).

    They are taken as they come, in batches, in one transaction: an error or an end of the process
    anywhere leaves the store as it was. Importing the same again writes nothing. Observations may
    come late: what was seen at a moment holds from then until the next that was seen, and never
    replaces something newer. ``complete`` says that the publications are all that the source has:
    what it had before and has no longer is then removed from the catalogue, though not from the
    store. ``reread`` puts new readings in the place of old ones where a record has not changed,
    after a reader of sources has learnt something; otherwise such records are not looked at.

    Raises:
        ValueError: a publication of another source, or a moment without a zone.
        StoreUnreachableError: the database does not answer, or somebody else writes for long.
    """
    if observed_at.tzinfo is None:
        raise ValueError(f"observed_at must have a zone: {observed_at!r}")
    summary = ImportSummary(source)
    # The first batch is read before the store is locked: a file that can't be read locks nobody.
    batches = _batches(publications)
    first = next(batches, [])
    with store.writing() as connection:
        numbers = Numbers(connection)
        versions = Versions(connection, numbers)
        for some in chain([first], batches):
            batch = Batch(connection, numbers, versions, summary, reread=reread)
            touched = batch.take(source, some)
            refresh_calls(connection, touched, batch.calls)
            some.clear()  # the names here would keep it alive while the next is read
            del batch
        if complete:
            remove_unseen(connection, numbers, source, observed_at, summary)
        if summary.has_written:
            connection.execute(
                insert(ImportRun).values(
                    id=numbers.next(ImportRun.id),
                    source=source,
                    observed_at=observed_at,
                    read=summary.read,
                    new=summary.new,
                    changed=summary.changed,
                    unchanged=summary.unchanged,
                    refused=summary.refused,
                    removed=summary.removed,
                )
            )
    return summary


def _batches(publications: Iterable[Publication | Unread]) -> Iterator[list[Publication | Unread]]:
    batch: list[Publication | Unread] = []
    size = 0
    for one in publications:
        batch.append(one)
        size += len(one.raw.payload)
        if len(batch) == _MOST_RECORDS or size > _MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
