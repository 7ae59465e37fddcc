"""Which tables this program needs, and how a store gets them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from models.text import Text
from store.errors import StoreOutdatedError, StoreUnreachableError

if TYPE_CHECKING:  # Alembic is needed only where tables are made
    from alembic.config import Config

HEAD = "0002"
"""The newest revision under ``migrations/versions``: what this program reads and writes."""


def revision(connection: Connection) -> str | None:
    """The revision of a store's tables; ``None`` for an empty database.

    Raises:
        StoreUnreachableError: the database holds tables, but not those of a store.
    """
    names = inspect(connection).get_table_names()
    if "alembic_version" in names and "source_records" in names:
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found
    if set(names) - {"alembic_version"}:
        raise StoreUnreachableError(
            Text(
                sv="databasen innehåller tabeller som inte är Samspels; den lämnas i fred.\n"
                "Ange en egen databas, eller ett eget schema, för Samspel.",
                en="the database holds tables that are not Samspel's; they are left alone.\n"
                "Give Samspel a database, or a schema, of its own.",
            )
        )
    return None


def check_revision(connection: Connection) -> None:
    """See that the tables are the ones that this program needs.

    Raises:
        StoreOutdatedError: older, newer, or none.
    """
    found = revision(connection)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise _newer(found)
    if found is None:
        raise StoreOutdatedError(
            Text(
                sv="databasen är tom: Samspels tabeller saknas.\nKör samspel store migrate.",
                en="the database is empty: it lacks Samspel's tables.\nRun samspel store migrate.",
            )
        )
    raise StoreOutdatedError(
        Text(
            sv=f"databasens tabeller är av version {found}, Samspel behöver {HEAD}.\n"
            "Kör samspel store migrate.",
            en=f"the tables of the database are of version {found}, Samspel needs {HEAD}.\n"
            "Run samspel store migrate.",
        )
    )


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a revision, in the transaction of the connection.

    Raises:
        StoreOutdatedError: they belong to a newer Samspel.
    """
    found = revision(connection)
    if found is not None and found > HEAD:
        raise _newer(found)
    if found == to or (found == HEAD and to == "head"):
        return
    from alembic import command

    command.upgrade(_config(connection), to)


def downgrade(connection: Connection, to: str) -> None:
    """Take the tables back to an older revision; ``base`` removes them with all they hold."""
    from alembic import command

    command.downgrade(_config(connection), to)


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    # The configuration is an ini file to Alembic, where a percent sign has a meaning.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _newer(found: str) -> StoreOutdatedError:
    return StoreOutdatedError(
        Text(
            sv=f"databasen är gjord av ett nyare Samspel (version {found}, detta når {HEAD}).\n"
            "Uppgradera Samspel.",
            en=f"the database was made by a newer Samspel (version {found}, this reaches {HEAD})."
            "\nUpgrade Samspel.",
        )
    )
