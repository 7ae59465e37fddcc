"""Any file of the portal, told apart by its beginning, as calls that can be stored.

Four forms: the bulk file (``fundingData``), details of a topic (``TopicDetails``), pages of search
results (``results``), and a feed with one object per line.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain, islice
from typing import Any, BinaryIO

from models.publication import Publication, RawRecord, Refusal, Unread
from models.text import Text
from sources.eu_portal.bulk import key_of_record, topic_of_record
from sources.eu_portal.call_of import call_of
from sources.eu_portal.feed import key_of_feed_row, shared_sums, topic_of_feed_row
from sources.eu_portal.keys import key_of_reference
from sources.eu_portal.search import key_of_row, topic_of_row
from sources.eu_portal.topic import Topic
from sources.faults import RecordFault, cut_short, not_json, refuse_file, wrong_kind
from sources.json_array import array_items
from sources.json_depth import is_too_deep, refuse_depth
from sources.json_records import parsed_json
from sources.payload import nameless_record, raw_record
from sources.streams import opened

SOURCE = "eu-portal"


@dataclass(frozen=True)
class _Form:
    """A form of publication: how a record of it is told from others, and what it says."""

    name: str
    key: Callable[[Mapping[str, Any]], str]
    topic: Callable[[Mapping[str, Any]], Topic]


BULK = _Form("bulk", key_of_record, topic_of_record)
DETAILS = _Form("details", key_of_record, topic_of_record)
SEARCH = _Form("search", key_of_row, topic_of_row)

_START = 4096
_MOST_SMALL = 64 * 1024 * 1024


def read_eu_portal(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The calls of a file of the portal, one after another; a bulk file is never held whole.

    ``observed_at`` is when the file was fetched, zoned.

    Raises:
        InputErrors: the file as a whole can't be read. What was given before that must not be kept.
    """
    for one in read_eu_portal_later(stream, file, observed_at):
        yield one.read()


def read_eu_portal_later(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Unread]:
    """The records of a file of the portal, not yet read as calls.

    Raises:
        InputErrors: the file as a whole can't be read. What was given before that must not be kept.
    """
    content = opened(stream, file)
    start = content.peek(_START)[:_START]
    if b'"fundingData"' in start:
        records = array_items(content, "fundingData.GrantTenderObj.item", file)
        return _records(_some(records, file), BULK, observed_at)
    if not start.lstrip().startswith((b"{", b"[")):
        not_json(file, start)
    return _read_small(content, file, observed_at)


def _some(records: Iterator[Any], file: str) -> Iterator[Any]:
    """The same records, of which there must be some."""
    first = list(islice(records, 1))
    if not first:
        refuse_file(
            file,
            "file-form-unknown",
            Text(
                sv="filen har inga poster under fundingData.GrantTenderObj.",
                en="the file has no records under fundingData.GrantTenderObj.",
            ),
            Text(
                sv="Är det hela grantsTenders.json? Hämta den igen.",
                en="Is it the whole of grantsTenders.json? Fetch it again.",
            ),
        )
    yield from chain(first, records)


def _read_small(content: io.BufferedReader, file: str, observed_at: datetime) -> Iterator[Unread]:
    data = content.read(_MOST_SMALL + 1)
    if len(data) > _MOST_SMALL:
        refuse_file(
            file,
            "file-too-large",
            Text(sv="filen är för stor för sin form.", en="the file is too large for its form."),
            Text(
                sv="Bara den samlade filen grantsTenders.json får vara så stor.",
                en="Only the bulk file grantsTenders.json may be that large.",
            ),
        )
    if _is_feed(data.split(b"\n", 1)[0]):
        return _read_feed(data, file, observed_at)
    found = parsed_json(data, file)
    if isinstance(found, Mapping) and isinstance(found.get("TopicDetails"), Mapping):
        return _records([found["TopicDetails"]], DETAILS, observed_at)
    rows = found.get("results") if isinstance(found, Mapping) else None
    if isinstance(rows, list):
        return _records(rows, SEARCH, observed_at)
    refuse_file(
        file,
        "file-form-unknown",
        Text(
            sv="filen är JSON men ingen av portalens former.",
            en="the file is JSON but none of the portal's forms.",
        ),
        Text(
            sv="Läs grantsTenders.json, topicDetails/<id>.json eller ett sökresultat.",
            en="Read grantsTenders.json, topicDetails/<id>.json or a page of search results.",
        ),
    )


def _is_feed(first_line: bytes) -> bool:
    if is_too_deep(first_line):
        return False
    try:
        row = json.loads(first_line)
    except ValueError:
        return False
    return isinstance(row, Mapping) and {"reference", "kind"} <= row.keys()


def _read_feed(data: bytes, file: str, observed_at: datetime) -> Iterator[Unread]:
    lines = [line for line in data.split(b"\n") if line.strip()]
    rows = []
    for line in lines:
        if is_too_deep(line):
            refuse_depth(file)
        try:
            rows.append(json.loads(line))
        except ValueError:
            # The last line of a file that was cut off; before it, a line that was never whole.
            if len(rows) == len(lines) - 1:
                cut_short(file)
            rows.append(line.decode(errors="replace"))
    shared = shared_sums(row for row in rows if isinstance(row, Mapping))
    form = _Form("feed", key_of_feed_row, partial(topic_of_feed_row, shared=shared))
    return _records(rows, form, observed_at)


def _records(records: Iterable[Any], form: _Form, observed_at: datetime) -> Iterator[Unread]:
    for record in records:
        try:
            if not isinstance(record, Mapping):
                raise wrong_kind("record", record, Text(sv="ett objekt", en="an object"))
            raw = raw_record(SOURCE, form.key(record), record, observed_at, form.name)
            yield Unread(raw, partial(_read, record, raw, form))
        except RecordFault as fault:
            raw = _refused_record(record, observed_at, form.name)
            yield Unread(raw, partial(_refusal, raw, fault))


def _read(record: Mapping[str, Any], raw: RawRecord, form: _Form) -> Publication:
    try:
        return call_of(form.topic(record), raw)
    except RecordFault as fault:
        return _refusal(raw, fault)


def _refusal(raw: RawRecord, fault: RecordFault) -> Refusal:
    return Refusal(raw, fault.code, fault.message, fault.remedy)


def _refused_record(record: Any, observed_at: datetime, form: str) -> RawRecord:
    """A record that could not be read, named by whatever it has that is its own."""
    name = _name_of_refused(record)
    if name is None:
        return nameless_record(SOURCE, record, observed_at, form)
    return raw_record(SOURCE, f"refused-{name}", record, observed_at, form)


def _name_of_refused(record: Any) -> str | None:
    if not isinstance(record, Mapping):
        return None
    reference = record.get("reference")
    if isinstance(reference, str):
        return key_of_reference(reference, "topic")
    for field in ("ccm2Id", "cftId", "identifier"):
        if record.get(field):
            return f"{field}-{record[field]}"
    return None
