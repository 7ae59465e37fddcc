"""Records read one by one: what can't be read is refused with its reason, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from models.publication import Publication, PublishedCall, RawRecord, Refusal
from models.text import Text
from sources.faults import RecordFault, wrong_kind
from sources.payload import nameless_record, raw_record

Record = Mapping[str, Any]


def read_each(
    records: Iterable[Any],
    source: str,
    observed_at: datetime,
    *,
    key: Callable[[Record], str],
    read: Callable[[Record, RawRecord], PublishedCall],
) -> Iterator[Publication]:
    """Each record as a call, or as refused.

    ``key`` is the publisher's own key of a record and may raise ``RecordFault`` as ``read`` may; a
    record without a key is named by its content.
    """
    for record in records:
        raw = nameless_record(source, record, observed_at)
        try:
            if not isinstance(record, Mapping):
                raise wrong_kind("record", record, Text(sv="ett objekt", en="an object"))
            raw = raw_record(source, key(record), record, observed_at)
            yield read(record, raw)
        except RecordFault as fault:
            yield Refusal(raw, fault.code, fault.message, fault.remedy)
        except ValidationError as error:
            yield _beyond_our_limits(raw, error)


def _beyond_our_limits(raw: RawRecord, error: ValidationError) -> Refusal:
    """A record of the right form whose content no call can hold, such as an impossible sum."""
    first = error.errors(include_url=False)[0]
    words = first.get("ctx") or {}
    named = ".".join(str(part) for part in first["loc"])
    place = f"{named}: " if named else ""
    return Refusal(
        raw,
        f"record-{first['type']}".replace("_", "-"),
        Text(
            sv=f"{place}{words.get('sv', first['msg'])}",
            en=f"{place}{words.get('en', first['msg'])}",
        ),
        Text(
            sv="Läs utlysningens sida i stället, och meddela utgivaren.",
            en="Read the call's page instead, and tell the publisher.",
        ),
    )
