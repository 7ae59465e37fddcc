"""Samspel's own catalogue files as publications, so that they can be stored like any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from models.input_files import read_catalogues
from models.publication import Publication, PublishedCall
from sources.payload import raw_record
from sources.streams import opened

SOURCE = "yaml"

_MOST_BYTES = 64 * 1024 * 1024


def read_own(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The calls of a catalogue file (``samspel/catalogue@1``, YAML or JSON).

    Raises:
        InputErrors: every fault of the file; then nothing of it is taken.
    """
    catalogue = read_catalogues([(file, opened(stream, file).read(_MOST_BYTES))])
    for call in catalogue.calls:
        funder, programme = catalogue.funder_of(call), catalogue.programme_of(call)
        record = {
            "call": call.model_dump(mode="json", by_alias=True, exclude_defaults=True),
            "funder": funder.model_dump(mode="json", by_alias=True),
            "programme": None
            if programme is None
            else programme.model_dump(mode="json", by_alias=True),
        }
        yield PublishedCall(
            raw=raw_record(SOURCE, call.id, record, observed_at),
            call=call,
            funder=funder,
            programme=programme,
            native_ids=(call.id,),
        )
