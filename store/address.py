"""Where a store is: a file of SQLite, or a database of PostgreSQL by URL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from models.text import Text
from store.errors import StoreError

_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def parse_address(address: str | Path) -> URL:
    """The address for SQLAlchemy: of a path, ``sqlite:///path`` or ``postgresql://…``.

    Raises:
        StoreError: another kind of database, or no address at all.
    """
    text = str(address).strip()
    if "://" not in text:
        if not text:
            raise _unknown(text)
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise _unknown(_without_password(text)) from None
    if url.drivername == "sqlite" and url.database not in (None, "", ":memory:"):
        return url
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    raise _unknown(url.render_as_string(hide_password=True))


def shown(url: URL) -> str:
    """The address for people: a path, or a URL without its password."""
    if url.drivername == "sqlite":
        return url.database or ""
    plain = url.set(drivername="postgresql")
    return plain.render_as_string(hide_password=True)


def _unknown(text: str) -> StoreError:
    return StoreError(
        Text(
            sv=f"{text!r} är ingen databas som Samspel kan använda.\n"
            "Skriv sökvägen till en fil för SQLite, eller postgresql://användare@värd/databas.",
            en=f"{text!r} is no database that Samspel can use.\n"
            "Write the path of a file for SQLite, or postgresql://user@host/database.",
        )
    )


def _without_password(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    return scheme + separator + rest.rpartition("@")[2]
