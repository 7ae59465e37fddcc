"""The tables: made, changed and taken away again, and the same as the program believes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from store.errors import StoreMissingError, StoreOutdatedError, StoreUnreachableError
from store.opening import migrate, open_store
from store.schema import HEAD, downgrade, revision, upgrade
from store.store import Store
from store.tables.all_tables import METADATA, in_order
from tests.store.conftest import NewAddress


def test_migrations_go_up_and_down_and_up(address: str) -> None:
    with migrate(address) as store, store.writing() as connection:
        assert revision(connection) == HEAD
        downgrade(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        assert revision(connection) is None
        upgrade(connection)
        assert revision(connection) == HEAD
        assert {table.name for table in in_order()} <= set(inspect(connection).get_table_names())


def test_migrations_make_the_very_tables_that_the_program_uses(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_newest_migration_is_the_one_that_the_program_needs(root: Path) -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(root / "store" / "migrations"))
    assert scripts.get_heads() == [HEAD]


def test_a_failed_migration_leaves_nothing_behind(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import op

    made: list[str] = []
    create = op.create_table

    def fails_late(name: str, *columns: object) -> object:
        made.append(name)
        if name == "milestones":
            raise OSError("the disk is full")
        return create(name, *columns)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(op, "create_table", fails_late)
    with pytest.raises(OSError, match="full"):
        migrate(address)
    assert len(made) > 5
    monkeypatch.undo()
    with migrate(address) as store, store.reading() as connection:
        assert revision(connection) == HEAD


def test_a_file_is_migrated_as_it_is_opened(tmp_path: Path) -> None:
    with open_store(tmp_path / "deep" / "new.db") as store, store.reading() as connection:
        assert revision(connection) == HEAD


def test_a_database_is_migrated_only_on_request(new_address: NewAddress) -> None:
    address = new_address("postgresql")
    with pytest.raises(StoreOutdatedError, match="samspel store migrate"):
        open_store(address)
    migrate(address).close()
    open_store(address).close()


def test_tables_of_a_newer_program_are_refused(address: str) -> None:
    with migrate(address) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for opening in (open_store, migrate):
        with pytest.raises(StoreOutdatedError, match="newer"):
            opening(address)


def test_a_missing_file_is_not_made_where_that_is_not_wanted(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="samspel calls import"):
        open_store(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "photos.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()
    with pytest.raises(StoreUnreachableError, match="not Samspel's"):
        open_store(file)
    connection = sqlite3.connect(file)
    names = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    assert names == [("photos",)]


def test_a_file_that_is_no_database_is_refused_and_unharmed(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Sir or Madam, " * 100)
    with pytest.raises(StoreUnreachableError, match="not a database"):
        open_store(file)
    assert file.read_text().startswith("Dear Sir")
