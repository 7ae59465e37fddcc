"""Load a dump into a store: all of it, or, where anything is wrong with the file, nothing."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from models.text import Text
from store.dump import DUMP_FORMAT
from store.errors import DumpUnreadableError, StoreError, StoreNotEmptyError
from store.schema import HEAD
from store.store import Store
from store.tables.all_tables import in_order

_AT_ONCE = 500
_LONGEST_LINE = 256 * 1024 * 1024


def load(path: Path, store: Store, *, replace: bool = False) -> int:
    """Load a dump into an empty store and count the rows; ``replace`` empties it first.

    Raises:
        StoreNotEmptyError: the store holds something and ``replace`` is false.
        DumpUnreadableError: no dump, of another version, cut off, or damaged.
        StoreError: the file can't be read.
    """
    try:
        with _opened(path) as file, store.writing() as connection:
            _empty(connection, replace=replace)
            return _Reader(path, file).into(connection)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(path, str(error), str(error)) from None
    except IntegrityError as error:
        said = " ".join(str(error.orig).split())
        raise _damaged(path, f"raderna hör inte ihop ({said})", f"rows disagree ({said})") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            Text(
                sv=f"filen {path} går inte att läsa: {reason}.",
                en=f"the file {path} cannot be read: {reason}.",
            )
        ) from None


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as raw:
        if path.suffix == ".gz":
            with gzip.GzipFile(fileobj=raw) as packed:
                yield packed  # type: ignore[misc]  # a GzipFile is no IO to mypy
        else:
            yield raw


def _empty(connection: Connection, *, replace: bool) -> None:
    held = [
        table
        for table in in_order()
        if connection.scalar(select(func.count()).select_from(table)) or 0
    ]
    if held and not replace:
        names = ", ".join(table.name for table in held[:4])
        raise StoreNotEmptyError(
            Text(
                sv=f"databasen är inte tom ({names} …).\n"
                "Läs in i en tom databas, eller ersätt innehållet med --replace.",
                en=f"the store is not empty ({names} …).\n"
                "Load into an empty one, or replace what it holds by --replace.",
            )
        )
    for table in reversed(held):
        connection.execute(delete(table))


class _Reader:
    """The lines of a dump, checked as they come."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file
        self._fingerprint = hashlib.sha256()
        self._count = 0
        self._number = 0
        self._tables = {table.name: table for table in in_order()}
        self._end: Mapping[str, Any] | None = None

    def into(self, connection: Connection) -> int:
        self._check_header()
        for name, group in groupby(self._rows(), key=lambda one: one[0]):
            rows: list[dict[str, Any]] = []
            for _, row in group:
                rows.append(row)
                if len(rows) == _AT_ONCE:
                    connection.execute(insert(self._tables[name]), rows)
                    rows = []
            if rows:
                connection.execute(insert(self._tables[name]), rows)
        self._check_end()
        return self._count

    def _check_header(self) -> None:
        header = self._next()
        found = header.get("format") if isinstance(header, dict) else None
        if found != DUMP_FORMAT:
            raise _damaged(
                self._path,
                f"den börjar inte med formatet {DUMP_FORMAT}",
                f"it does not begin with the format {DUMP_FORMAT}",
            )
        schema = header.get("schema")
        if schema != HEAD:
            raise DumpUnreadableError(
                Text(
                    sv=f"{self._path} är skriven med tabeller av version {schema}, detta Samspel"
                    f" har {HEAD}.\nLäs in den med det Samspel som skrev den, kör sedan"
                    " samspel store migrate och skriv ut den igen.",
                    en=f"{self._path} was written with tables of version {schema}, this Samspel"
                    f" has {HEAD}.\nLoad it with the Samspel that wrote it, then run samspel"
                    " store migrate and dump it again.",
                )
            )

    def _rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        while True:
            line = self._line()
            data = self._parsed(line)
            if isinstance(data, dict):
                self._end = data
                return
            match data:
                case [str(name), dict(row)] if name in self._tables:
                    self._fingerprint.update(line)
                    self._count += 1
                    yield name, self._values(self._tables[name], row)
                case _:
                    raise self._broken_line()

    def _check_end(self) -> None:
        end = self._end or {}
        whole = (
            end.get("rows") == self._count
            and end.get("sha256") == self._fingerprint.hexdigest()
            and not self._file.read(1)
        )
        if not whole:
            raise _damaged(
                self._path,
                "raderna stämmer inte med slutradens antal och kontrollsumma",
                "its rows do not agree with the count and checksum of its last line",
            )

    def _values(self, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
        if set(row) != {column.name for column in table.columns}:
            raise self._broken_line()
        try:
            return {name: _value(table.columns[name], value) for name, value in row.items()}
        except (ValueError, TypeError, KeyError):
            raise self._broken_line() from None

    def _next(self) -> Any:
        return self._parsed(self._line())

    def _line(self) -> bytes:
        line = self._file.readline(_LONGEST_LINE)
        self._number += 1
        if not line.endswith(b"\n"):
            raise _damaged(
                self._path,
                f"den tar slut på rad {self._number}, före slutraden",
                f"it ends at line {self._number}, before its last line",
            )
        return line

    def _parsed(self, line: bytes) -> Any:
        try:
            return json.loads(line)
        except (ValueError, RecursionError):
            raise self._broken_line() from None

    def _broken_line(self) -> DumpUnreadableError:
        return _damaged(
            self._path,
            f"rad {self._number} är ingen rad ur en databas",
            f"line {self._number} is no row of a store",
        )


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        if not column.nullable:
            raise ValueError(column.name)
        return None
    kind = column.type.python_type
    if kind is bytes:
        if set(value) == {"text"}:
            return value["text"].encode()
        return base64.b64decode(value["base64"], validate=True)
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(value)
        return moment
    if kind is date:
        return date.fromisoformat(value)
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _damaged(path: Path, sv: str, en: str) -> DumpUnreadableError:
    return DumpUnreadableError(
        Text(
            sv=f"{path} är ingen hel kopia av en databas: {sv}.\n"
            "Databasen är som den var. Läs in en annan kopia, gjord av samspel store dump.",
            en=f"{path} is no whole dump of a store: {en}.\n"
            "The store is as it was. Load another one, made by samspel store dump.",
        )
    )
