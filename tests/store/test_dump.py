"""Dumps: the same bytes from every backend, whole or refused."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from models.publication import Publication
from store.catalogue import catalogue
from store.dump import dump
from store.errors import DumpUnreadableError, StoreError, StoreNotEmptyError
from store.feeds import FeedEntry, save_feed
from store.history import history
from store.importing import import_publications
from store.kept import keep_alignment
from store.load import load
from store.opening import migrate
from store.problems import problems
from store.schema import HEAD
from store.store import Store
from tests.store.conftest import NewAddress
from tests.store.publications import SOURCE, call, day, published, refused


def fill(store: Store) -> None:
    first: list[Publication] = [
        published(call("a"), day(0)),
        published(call("z"), day(0)),
        refused("x", day(0), payload=b"\xff\x00 no text"),
    ]
    import_publications(store, SOURCE, first, day(0))
    moved = [published(call("a", "2026-05-05T17:00"), day(1))]
    import_publications(store, SOURCE, moved, day(1), complete=True)
    keep_alignment(store, "skåne", {"status": "aligned"}, day(1))
    save_feed(store, "eu/sv", {"uid-1": FeedEntry(1, "abc", day(1), None)})


@pytest.mark.parametrize("name", ["whole.jsonl", "whole.jsonl.gz"])
@pytest.mark.parametrize(
    ("before", "after"),
    [("sqlite", "postgresql"), ("postgresql", "sqlite"), ("sqlite", "sqlite")],
)
def test_a_dump_moves_everything_from_any_backend_to_any_other(
    new_address: NewAddress, tmp_path: Path, name: str, before: str, after: str
) -> None:
    file, again = tmp_path / name, tmp_path / f"again-{name}"
    with migrate(new_address(before)) as old, migrate(new_address(after)) as new:
        fill(old)
        assert dump(old, file) == load(file, new)
        dump(new, again)
        assert again.read_bytes() == file.read_bytes()
        assert catalogue(new) == catalogue(old)
        assert history(new, "a") == history(old, "a")
        assert problems(new) == problems(old)
        # What comes next finds its numbers free.
        summary = import_publications(new, SOURCE, [published(call("n"), day(2))], day(2))
        assert summary.new == 1


def test_both_backends_write_the_same_bytes(new_address: NewAddress, tmp_path: Path) -> None:
    files = []
    for backend in ("sqlite", "postgresql"):
        with migrate(new_address(backend)) as store:
            fill(store)
            files.append(tmp_path / backend)
            dump(store, files[-1])
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_store_that_holds_something_is_not_mixed_with_a_dump(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "whole.jsonl"
    fill(store)
    dump(store, file)
    before = file.read_bytes()
    with pytest.raises(StoreNotEmptyError, match="--replace"):
        load(file, store)
    import_publications(store, SOURCE, [published(call("n"), day(5))], day(5))
    load(file, store, replace=True)
    dump(store, file)
    assert file.read_bytes() == before


DAMAGES: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "empty": lambda lines: lines[:0],
    "another file": lambda lines: [b"Dear Sir or Madam\n", *lines],
    "cut off": lambda lines: lines[:-3],
    "cut within a line": lambda lines: [*lines[:4], lines[4][:20]],
    "a row is missing": lambda lines: lines[:3] + lines[4:],
    "a value is another": lambda lines: [*lines[:-2], lines[-2].replace(b"a", b"b"), lines[-1]],
    "an unknown table": lambda lines: [lines[0], b'["cats",{"id":1}]\n', *lines[1:]],
    "an unknown column": lambda lines: [lines[0], b'["source_records",{"cat":1}]\n'],
    "a wrong type": lambda lines: [lines[0], lines[1].replace(b":1", b':"one"'), *lines[2:]],
    "no JSON": lambda lines: [*lines[:4], b"{{{\n", *lines[4:]],
    "too deep": lambda lines: [lines[0], b"[" * 100_000 + b"\n"],
    "another version": lambda lines: [lines[0].replace(HEAD.encode(), b"0000"), *lines[1:]],
    "more after the end": lambda lines: [*lines, lines[1]],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_dump_is_refused_and_the_store_stays_as_it_was(
    sqlite: Store, tmp_path: Path, damage: str
) -> None:
    file, damaged = tmp_path / "whole.jsonl", tmp_path / "damaged.jsonl"
    fill(sqlite)
    dump(sqlite, file)
    lines = file.read_bytes().splitlines(keepends=True)
    damaged.write_bytes(b"".join(DAMAGES[damage](lines)))
    with pytest.raises(DumpUnreadableError) as caught:
        load(damaged, sqlite, replace=True)
    assert str(damaged) in caught.value.text.sv
    again = tmp_path / "again.jsonl"
    dump(sqlite, again)
    assert again.read_bytes() == file.read_bytes()


def test_a_compressed_dump_that_is_cut_off_or_no_gzip_is_refused(
    sqlite: Store, tmp_path: Path
) -> None:
    file = tmp_path / "whole.jsonl.gz"
    fill(sqlite)
    dump(sqlite, file)
    whole = file.read_bytes()
    for content in (whole[:-40], whole[:200], b"no gzip at all", b""):
        file.write_bytes(content)
        with pytest.raises(DumpUnreadableError):
            load(file, sqlite, replace=True)
    assert len(catalogue(sqlite).calls) == 1


def test_a_failed_dump_leaves_the_former_one(sqlite: Store, tmp_path: Path) -> None:
    file = tmp_path / "whole.jsonl"
    fill(sqlite)
    dump(sqlite, file)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="cannot be written"):
        dump(sqlite, tmp_path / "nowhere" / "whole.jsonl")
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.glob("*.jsonl*")] == ["whole.jsonl"]


def test_the_same_store_gives_the_same_compressed_bytes(sqlite: Store, tmp_path: Path) -> None:
    fill(sqlite)
    for name in ("one.gz", "two.gz"):
        dump(sqlite, tmp_path / name)
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.gz").read_bytes()).startswith(
        b'{"format":"samspel/store@1"'
    )


def test_payloads_come_back_byte_for_byte(sqlite: Store, tmp_path: Path) -> None:
    contents = {"bytes": b"\xff\x00 no text", "text": "å\r\n\u2028".encode(), "nothing": b""}
    broken = [refused(key, day(0), payload=content) for key, content in contents.items()]
    import_publications(sqlite, SOURCE, broken, day(0))
    file = tmp_path / "whole.jsonl"
    dump(sqlite, file)
    load(file, sqlite, replace=True)
    assert {one.key: one.payload for one in problems(sqlite)} == contents
