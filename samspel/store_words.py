"""What a store holds, as lines for people and as a document for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from models.text import Language, Text
from store.info import StoreInfo


def info_lines(info: StoreInfo, language: Language) -> Iterator[str]:
    """The address, a line per source, and a line per kind of thing that is kept."""
    yield f"{info.address}  ({info.backend}, {_TABLES.in_language(language)} {info.schema})"
    for name, source in info.sources.items():
        seen = moment(source.last_seen) if source.last_seen else "–"
        yield (
            f"{name}: {source.records} poster, senast sedd {seen}, {source.imports} importer"
            if language == "sv"
            else f"{name}: {source.records} records, last seen {seen}, {source.imports} imports"
        )
    for table, words in _KEPT.items():
        yield f"{info.rows[table]:>9}  {words.in_language(language)}"


def info_document(info: StoreInfo) -> dict[str, Any]:
    """The same for machines, with the rows of every table."""
    return {
        "address": info.address,
        "backend": info.backend,
        "schema": info.schema,
        "rows": dict(info.rows),
        "sources": {
            name: {
                "records": one.records,
                "last_seen": one.last_seen.isoformat() if one.last_seen else None,
                "imports": one.imports,
            }
            for name, one in info.sources.items()
        },
    }


def moment(at: datetime) -> str:
    """A moment for people: ``2026-04-16 06:00 UTC``."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


_TABLES = Text(sv="tabeller", en="tables")
_KEPT: Mapping[str, Text] = {
    "calls": Text(sv="utlysningar", en="calls"),
    "revisions": Text(sv="lydelser av poster", en="revisions of records"),
    "refused_payloads": Text(sv="poster som inte gick att läsa", en="records that were refused"),
    "import_runs": Text(sv="importer som ändrade något", en="imports that changed something"),
    "projects": Text(sv="versioner av projekt", en="versions of projects"),
    "plans": Text(sv="planer", en="plans"),
    "alignments": Text(sv="samordningar av utlysningar", en="alignments of calls"),
    "feed_entries": Text(sv="kalenderposter", en="calendar entries"),
}
