"""Write a whole store into one file that any backend can load.

The file is JSON lines in UTF-8: a first line with the format, then a line per row, the tables in
the order of their references and the rows by their keys, and a last line with the number and the
fingerprint of the rows. The same store gives the same bytes on every backend.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import Connection, Table, select

from models.text import Text
from store.errors import StoreError
from store.schema import HEAD
from store.store import Store
from store.tables.all_tables import in_order

DUMP_FORMAT: Final = "samspel/store@1"

_AT_ONCE = 500


def dump(store: Store, path: Path) -> int:
    """Write the store to a file, compressed if its name ends in ``.gz``, and count the rows.

    A file of that name is replaced only by a whole dump.

    Raises:
        StoreError: the file can't be written.
        StoreUnreachableError: the database does not answer.
    """
    try:
        with _replacing(path) as file, store.reading() as connection:
            return _write(connection, file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            Text(
                sv=f"filen {path} går inte att skriva: {reason}.",
                en=f"the file {path} cannot be written: {reason}.",
            )
        ) from None


def _write(connection: Connection, file: IO[bytes]) -> int:
    file.write(_line({"format": DUMP_FORMAT, "schema": HEAD}))
    fingerprint, count = hashlib.sha256(), 0
    for table in in_order():
        for row in _rows(connection, table):
            line = _line([table.name, row])
            fingerprint.update(line)
            file.write(line)
            count += 1
    file.write(_line({"rows": count, "sha256": fingerprint.hexdigest()}))
    return count


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    keys = list(table.primary_key.columns)
    if any(key.type.python_type is str for key in keys):
        # Databases sort text by their own rules; these tables are the small ones.
        found = [dict(row) for row in connection.execute(select(table)).mappings()]
        found.sort(key=lambda row: tuple(row[key.name] for key in keys))
        yield from (_plain(row) for row in found)
        return
    statement = select(table).order_by(*keys)
    streamed = connection.execution_options(yield_per=_AT_ONCE).execute(statement)
    yield from (_plain(dict(row)) for row in streamed.mappings())


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in row.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, bytes):
        try:
            return {"text": value.decode()}
        except UnicodeDecodeError:
            return {"base64": base64.b64encode(value).decode("ascii")}
    return value.isoformat() if isinstance(value, date | datetime) else value


def _line(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file beside the one wanted, which takes its place once it is whole."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as raw:
            if path.suffix == ".gz":
                # Neither name nor time: the same store gives the same bytes.
                with gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
                    yield packed  # type: ignore[misc]  # a GzipFile is no IO to mypy
            else:
                yield raw
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
