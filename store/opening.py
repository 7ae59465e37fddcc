"""Open a store: a file that is made where it is missing, or a database that is migrated on call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event

from models.text import Text
from store.address import parse_address, shown
from store.errors import StoreError, StoreMissingError
from store.schema import check_revision, upgrade
from store.store import Store

_BUSY_SECONDS = 60


def open_store(address: str | Path, *, create: bool = True) -> Store:
    """Open the store at an address (see ``store.address``).

    A file of SQLite is brought up to date as it is opened. A database of PostgreSQL belongs to
    others as well: it is migrated only by ``migrate``.

    Raises:
        StoreMissingError: there is no such file and ``create`` is false.
        StoreOutdatedError: the tables are of another version than this program's.
        StoreUnreachableError: the database does not answer, or is none of ours.
        StoreError: the address is none.
    """
    url = parse_address(address)
    if url.drivername != "sqlite":
        store = Store(_engine(url))
        return _or_closed(store, lambda: _check(store))
    _see_to_file(Path(url.database or ""), create=create)
    store = Store(_engine(url))
    return _or_closed(store, lambda: _upgrade_if_behind(store))


def migrate(address: str | Path) -> Store:
    """Bring the tables at an address up to date, making them where there are none.

    Raises:
        StoreOutdatedError: they belong to a newer Samspel.
        StoreUnreachableError: the database does not answer, or is none of ours.
        StoreError: the address is none.
    """
    url = parse_address(address)
    if url.drivername == "sqlite":
        return open_store(address)
    store = Store(_engine(url))
    return _or_closed(store, lambda: _upgrade(store))


def _see_to_file(file: Path, *, create: bool) -> None:
    if file.exists():
        return
    if not create:
        raise StoreMissingError(
            Text(
                sv=f"det finns ingen databas {file} ännu.\n"
                "Hämta utlysningar först: samspel calls import KÄLLA FIL.",
                en=f"there is no store {file} yet.\n"
                "Import calls first: samspel calls import SOURCE FILE.",
            )
        )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            Text(
                sv=f"mappen {file.parent} går inte att skapa: {error.strerror}.",
                en=f"the folder {file.parent} cannot be made: {error.strerror}.",
            )
        ) from None


def _or_closed(store: Store, prepare: Any) -> Store:
    try:
        prepare()
    except BaseException:
        store.close()
        raise
    return store


def _check(store: Store) -> None:
    with store.reading() as connection:
        check_revision(connection)


def _upgrade(store: Store) -> None:
    with store.writing() as connection:
        upgrade(connection)


def _upgrade_if_behind(store: Store) -> None:
    from store.schema import HEAD, revision

    with store.reading() as connection:
        found = revision(connection)
    if found != HEAD:
        _upgrade(store)


def _engine(url: URL) -> Any:
    if url.drivername == "sqlite":
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        raise StoreError(
            Text(
                sv=f"för {shown(url)} behövs psycopg.\nInstallera samspel[postgres].",
                en=f"{shown(url)} needs psycopg.\nInstall samspel[postgres].",
            )
        ) from None


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # Python's driver would begin transactions by itself, and not before every statement.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",  # readers go on while somebody writes
        "synchronous=NORMAL",  # safe with WAL: a crash loses no committed import half-way
        "foreign_keys=ON",
        "cache_size=-65536",  # 64 MB
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer that begins as a reader can't wait for its turn: it would have to fail instead.
    writes = connection.get_execution_options().get("samspel_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
