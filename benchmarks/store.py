"""SQLite and PostgreSQL side by side: import, the same again, a day's changes, and questions."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from uuid import uuid4

from models.call import Call
from models.catalogue import Funder
from models.publication import PublishedCall, RawRecord

COUNT = 5000
"""Calls, made up: two milestones each, records of 11 kB as in the portal's bulk file."""
MOVED = 250
SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"

_FUNDER = Funder(id="eu", name="European Commission", level="eu", currency="EUR")
_FIRST = datetime(2026, 3, 13, 6, tzinfo=UTC)
_Answer = TypeVar("_Answer")


def run() -> None:
    """Print a table with a column per backend; PostgreSQL is left out where none answers."""
    print(f"\nStore, {COUNT} made-up calls with records of 11 kB, {MOVED} deadlines moved")
    print(f"  SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, {platform.python_version()}")
    columns = {"SQLite": _in_a_file(), "PostgreSQL": _on_a_server()}
    measured = {name: one for name, one in columns.items() if one is not None}
    print(f"  {'':34}" + "".join(f"{name:>14}" for name in measured))
    for what in next(iter(measured.values())):
        print(f"  {what:34}" + "".join(f"{one[what]:>14}" for one in measured.values()))


def _in_a_file() -> dict[str, str]:
    with TemporaryDirectory() as folder:
        return _measure(str(Path(folder, "bench.db")))


def _on_a_server() -> dict[str, str] | None:
    import psycopg

    server = os.environ.get("SAMSPEL_TEST_POSTGRES_URL", SERVER)
    try:
        with _database(server) as address:
            return _measure(address)
    except psycopg.OperationalError as error:
        print(f"  PostgreSQL left out: {error}")
        return None


@contextmanager
def _database(server: str) -> Iterator[str]:
    import psycopg

    name = f"samspel_bench_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True, connect_timeout=5) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _measure(address: str) -> dict[str, str]:
    from store.catalogue import catalogue
    from store.history import changes, history
    from store.importing import import_publications
    from store.listing import CallFilter, list_calls
    from store.opening import migrate

    # Made beforehand: reading a source is not what is measured here.
    first, second = list(_edition(0)), list(_edition(1))
    next_day = _FIRST + timedelta(days=1)
    found: dict[str, str] = {}
    with migrate(address) as store:

        def take(edition: list[PublishedCall], at: datetime) -> Callable[[], tuple[int, int, int]]:
            def taken() -> tuple[int, int, int]:
                summary = import_publications(store, "bench", edition, at)
                return summary.new, summary.changed, summary.unchanged

            return taken

        found["first import"] = _timed(take(first, _FIRST), (COUNT, 0, 0))
        found["the same file again"] = _timed(take(first, _FIRST), (0, 0, COUNT))
        found["the next day's edition"] = _timed(take(second, next_day), (0, MOVED, COUNT - MOVED))
        found["history of one call"] = _timed(lambda: len(history(store, "call-0")), 2)
        found["changes of one day"] = _timed(lambda: len(changes(store, _FIRST, next_day)), MOVED)
        day = date(2026, 6, 1)
        wanted = CallFilter(on=day, status="open", text="call-4")
        found["open on a day, by words"] = _timed(
            lambda: len(list_calls(store, wanted)), _open(day)
        )
        every = CallFilter(on=day)
        found["all calls with status"] = _timed(lambda: len(list_calls(store, every)), COUNT)
        found["the whole catalogue"] = _timed(lambda: len(catalogue(store).calls), COUNT)
    return found


def _timed(work: Callable[[], _Answer], expected: _Answer) -> str:
    began = time.perf_counter()
    answer = work()
    took = time.perf_counter() - began
    assert answer == expected, (answer, expected)
    return f"{took:.2f} s" if took >= 1 else f"{took * 1000:.0f} ms"


def _edition(number: int) -> Iterator[PublishedCall]:
    """The calls as they stood on a day; on the second day some deadlines are two days later."""
    at = _FIRST + timedelta(days=number)
    for one in range(COUNT):
        due = _due(one) + timedelta(days=2 if number and one % (COUNT // MOVED) == 0 else 0)
        call = Call.model_validate(
            {
                "id": f"call-{one}",
                "funder": "eu",
                "title": f"Made-up call {one}",
                "rounds": [
                    {
                        "id": "1",
                        "milestones": [
                            {"kind": "opens", "at": "2026-01-10"},
                            {"kind": "deadline", "at": f"{due}T17:00", "zone": "Europe/Brussels"},
                        ],
                    }
                ],
            }
        )
        payload = json.dumps({"id": one, "due": str(due), "text": f"{one} words of a call " * 520})
        raw = RawRecord("bench", f"record-{one}", at, payload.encode())
        yield PublishedCall(raw=raw, call=call, funder=_FUNDER)


def _due(one: int) -> date:
    return date(2026, 4, 1) + timedelta(days=one % 300)


def _open(day: date) -> int:
    """How many calls with ``call-4`` in their id are open, counted without the store."""
    moved = {one for one in range(COUNT) if one % (COUNT // MOVED) == 0}
    due = {one: _due(one) + timedelta(days=2 if one in moved else 0) for one in range(COUNT)}
    return sum(str(one).startswith("4") and due[one] >= day for one in due)
