"""Take calls from files or addresses into the store: plain steps that every engine runs."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from flows.read_files import opened_file
from models.errors import InputErrors, InputProblem
from models.nearest_name import nearest_names
from models.publication import Publication, Unread
from models.text import Text

if TYPE_CHECKING:
    from sources.client import Client
    from sources.readers import Reader
    from store.store import Store
    from store.summary import ImportSummary

_EVERY = 500
"""How many records are read between two signs of progress."""


@dataclass(frozen=True)
class ImportRequest:
    """What to import: a source by name, and files or addresses (none: the source's own).

    ``observed_at`` is the zoned moment at which the places were, or are, read. ``record`` and
    ``replay`` are folders of answers kept from the network. ``complete``: the places hold all that
    the source has, so that calls which are gone from them are gone.
    """

    source: str
    places: tuple[str, ...]
    observed_at: datetime
    record: Path | None = None
    replay: Path | None = None
    complete: bool = False


@dataclass(frozen=True)
class ImportProgress:
    """So many records have been read."""

    stage: Text
    done: int
    total: int = 0


def import_calls(
    store: Store,
    request: ImportRequest,
    progress: Callable[[ImportProgress], None] | None = None,
    client: Client | None = None,
) -> ImportSummary:
    """Import calls, all of them or, if a place as a whole can't be read, none.

    Raises:
        InputErrors: the source is unknown, or a file or an address can't be read.
    """
    from sources.contradictions import without_contradictions
    from sources.own_files import SOURCE as OWN
    from sources.taken_ids import without_taken_ids
    from store.held_calls import held_by_others
    from store.importing import import_publications

    reader = reader_named(request.source)
    with ExitStack() as open_places:
        if client is None:
            client = open_places.enter_context(_client(request))
        publications = without_contradictions(_publications(reader, request, client, open_places))
        if reader.name == OWN:
            publications = without_taken_ids(publications, held_by_others(store, OWN))
        return import_publications(
            store,
            reader.name,
            publications if progress is None else _told(publications, reader, progress),
            request.observed_at,
            complete=request.complete,
        )


def reader_named(name: str) -> Reader:
    """The reader of a source.

    Raises:
        InputErrors: there is none of that name.
    """
    from sources.readers import readers

    known = readers()
    if name not in known:
        meant = " / ".join(nearest_names(name, known))
        listed = ", ".join(known)
        raise InputErrors(
            [
                InputProblem(
                    name,
                    None,
                    "",
                    "source-unknown",
                    "det finns ingen sådan källa.",
                    "there is no such source.",
                    f"Menade du {meant}?" if meant else f"Källorna är: {listed}.",
                    f"Did you mean {meant}?" if meant else f"The sources are: {listed}.",
                )
            ]
        )
    return known[name]


def _client(request: ImportRequest) -> Client:
    from sources.client import Client

    return Client(record=request.record, replay=request.replay)


def _publications(
    reader: Reader, request: ImportRequest, client: Client, open_places: ExitStack
) -> Iterator[Publication | Unread]:
    places = request.places or reader.urls
    if not places:
        _refuse_nowhere(reader)
    read = reader.read_later or reader.read
    if reader.together and len(places) > 1:
        streams = [_opened(place, client, open_places) for place in places]
        stream, name = _joined(streams, places), places[0]
        yield from read(stream, name, request.observed_at)
        return
    for place in places:
        stream = _opened(place, client, open_places)
        yield from read(stream, place, request.observed_at)


def _opened(place: str, client: Client, open_places: ExitStack) -> BinaryIO:
    if place.startswith(("https://", "http://")):
        body = client.get(place).body
        return open_places.enter_context(io.BytesIO() if body is None else body)
    return open_places.enter_context(opened_file(Path(place)))


def _joined(streams: Sequence[BinaryIO], names: Sequence[str]) -> BinaryIO:
    """Lists of JSON that belong together as one list, as if they had been one answer."""
    from sources.json_records import read_json, records_in

    records = [
        record
        for stream, name in zip(streams, names, strict=True)
        for record in records_in(
            read_json(stream, name), name, "program", "utlysningar", "ansokningsomgangar"
        )
    ]
    return io.BytesIO(json.dumps(records).encode())


def _told(
    publications: Iterator[Publication | Unread],
    reader: Reader,
    progress: Callable[[ImportProgress], None],
) -> Iterator[Publication | Unread]:
    for number, one in enumerate(publications, 1):
        if number % _EVERY == 0:
            stage = Text(
                sv=f"{reader.title.sv}: {number} poster", en=f"{reader.title.en}: {number} records"
            )
            progress(ImportProgress(stage, number))
        yield one


def _refuse_nowhere(reader: Reader) -> None:
    raise InputErrors(
        [
            InputProblem(
                reader.name,
                None,
                "",
                "source-without-place",
                "källan har ingen adress som hämtas av sig själv.",
                "the source has no address that is fetched by itself.",
                "Ange en fil eller en adress.",
                "Name a file or an address.",
            )
        ]
    )
