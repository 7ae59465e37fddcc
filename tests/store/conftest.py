"""Stores of both backends, each new and empty for every test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete

from store.opening import migrate, open_store
from store.store import Store
from store.tables.all_tables import in_order

NewAddress = Callable[[str], str]


@pytest.fixture
def new_address(tmp_path: Path, request: pytest.FixtureRequest) -> NewAddress:
    """Make the address of an empty database of a backend."""

    def make(backend: str) -> str:
        if backend == "sqlite":
            return str(tmp_path / f"{uuid4().hex}.db")
        import psycopg

        url: str = request.getfixturevalue("postgresql")
        schema = f"s{uuid4().hex}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}".encode())
        return f"{url}?options=-csearch_path%3D{schema}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, new_address: NewAddress) -> str:
    """The address of an empty database, of either backend in turn."""
    return new_address(request.param)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store in a file, to be copied."""
    file = tmp_path_factory.mktemp("store") / "empty.db"
    migrate(file).close()
    return file


@pytest.fixture(scope="session")
def shared_database(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store in PostgreSQL that tests use one after the other: to make tables takes long."""
    with migrate(request.getfixturevalue("postgresql")) as store:
        yield store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store, of either backend in turn."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite")
        return
    store: Store = request.getfixturevalue("shared_database")
    with store.writing() as connection:
        for table in reversed(in_order()):
            connection.execute(delete(table))
    yield store


@pytest.fixture
def sqlite(tmp_path: Path, empty_file: Path) -> Iterator[Store]:
    """An empty store in a file, for what does not depend on the backend."""
    with open_store(shutil.copy(empty_file, tmp_path / "samspel.db")) as store:
        yield store
