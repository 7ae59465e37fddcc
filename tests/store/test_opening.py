"""Addresses of stores, what is wrong with them, and how readers and writers share one."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from store.address import parse_address, shown
from store.catalogue import catalogue
from store.errors import StoreError, StoreUnreachableError
from store.importing import import_publications
from store.opening import open_store
from store.store import Store
from tests.store.publications import SOURCE, call, day, published


@pytest.mark.parametrize(
    ("address", "driver", "words"),
    [
        (".samspel/samspel.db", "sqlite", ".samspel/samspel.db"),
        ("sqlite:///calls.db", "sqlite", "calls.db"),
        ("postgresql://u:secret@h/d", "postgresql+psycopg", "postgresql://u:***@h/d"),
        ("postgres://u@h:5433/d", "postgresql+psycopg", "postgresql://u@h:5433/d"),
        ("postgresql+psycopg://h/d", "postgresql+psycopg", "postgresql://h/d"),
    ],
)
def test_an_address_names_a_backend_and_hides_its_password(
    address: str, driver: str, words: str
) -> None:
    url = parse_address(address)
    assert (url.drivername, shown(url)) == (driver, words)


@pytest.mark.parametrize(
    "address", ["", "mysql://u:secret@h/d", "sqlite://", "postgresql://u:secret@h:port/d"]
)
def test_what_is_no_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        parse_address(address)
    assert "secret" not in caught.value.text.sv
    assert "postgresql://" in caught.value.text.en


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(StoreUnreachableError) as caught:
        open_store("postgresql://u:secret@127.0.0.1:1/d")
    assert "postgresql://u:***@127.0.0.1:1/d" in caught.value.text.sv
    assert "secret" not in str(caught.value.text)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "samspel.db")


def test_readers_see_the_store_as_it_was_until_a_writer_is_done(store: Store) -> None:
    import_publications(store, SOURCE, [published(call("a"), day(0))], day(0))
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE calls SET title_sv = 'halvfärdig'")
        with store.reading() as reader:
            found = reader.exec_driver_sql("SELECT title_sv FROM calls").scalar()
    assert found == "Utlysning a"


def test_writers_wait_for_each_other(store: Store) -> None:
    threads = [
        Thread(
            target=import_publications,
            args=(store, name, [published(call(name), day(0), source=name)], day(0)),
        )
        for name in ("eu", "vinnova", "tvv", "formas")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.id for one in catalogue(store).calls] == ["eu", "formas", "tvv", "vinnova"]


def test_foreign_keys_hold_on_both_backends(store: Store) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO payloads (id, record_id, sha256, content) VALUES (1, 77, 'x', '')"
        )
