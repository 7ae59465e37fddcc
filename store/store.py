"""A store: where it is, and transactions that read or write it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

from models.text import Text
from store.address import shown
from store.errors import StoreUnreachableError

_WRITERS = 0x53414D5350454C
"""The lock that writers of a PostgreSQL store take one after the other: ``SAMSPEL``."""


@dataclass(frozen=True)
class Store:
    """What was published and planned. Open one by ``store.opening``; close it after use."""

    engine: Engine

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return shown(self.engine.url)

    @property
    def backend(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store from beginning to end.

        Raises:
            StoreUnreachableError: the database does not answer.
        """
        options: dict[str, object] = {}
        if self.backend == "postgresql":
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with (
            self._told(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes all or, whatever stops it, nothing. One writer at a time.

        Raises:
            StoreUnreachableError: the database does not answer, or somebody else writes for long.
        """
        with (
            self._told(),
            self.engine.connect().execution_options(samspel_writes=True) as connection,
            connection.begin(),
        ):
            if self.backend == "postgresql":
                connection.execute(text("SET LOCAL lock_timeout = '60s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS})
            yield connection

    def close(self) -> None:
        """Give back what is open."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Put what the database refuses into words."""
        try:
            yield
        except OperationalError as error:
            raise self._refused(error) from error
        except DBAPIError as error:
            # sqlite3 reports a file that is no database as a plain DatabaseError.
            if "not a database" in str(error.orig) or "malformed" in str(error.orig):
                raise self._refused(error) from error
            raise

    def _refused(self, error: DBAPIError) -> StoreUnreachableError:
        said = " ".join(str(error.orig).split()).rstrip(".?")
        if "lock" in said:
            remedy = Text(
                sv="Någon annan skriver just nu; försök igen om en stund.",
                en="Somebody else is writing just now; try again in a while.",
            )
        elif self.backend == "postgresql":
            remedy = Text(
                sv="Är servern igång, och stämmer användare, lösenord och databasens namn?",
                en="Is the server running, and are user, password and database right?",
            )
        else:
            remedy = Text(
                sv="Kontrollera sökvägen, rättigheterna och att filen är Samspels databas.",
                en="Check the path, the permissions, and that the file is a store of Samspel.",
            )
        return StoreUnreachableError(
            Text(
                sv=f"databasen {self.address} går inte att använda: {said}.\n{remedy.sv}",
                en=f"the database {self.address} cannot be used: {said}.\n{remedy.en}",
            )
        )
