"""Importing: each record once, each change once, all or nothing, in whatever order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

import pytest
from sqlalchemy import event

from models.publication import Publication
from store import importing
from store.catalogue import catalogue
from store.details import call_details
from store.dump import dump
from store.history import history
from store.importing import import_publications
from store.problems import problems
from store.store import Store
from store.summary import ImportSummary
from tests.store.publications import SOURCE, call, day, published, refused


def take(store: Store, *publications: Publication, at: datetime | None = None) -> ImportSummary:
    moment = at or max(one.raw.observed_at for one in publications)
    return import_publications(store, SOURCE, publications, moment)


def bytes_of(store: Store, folder: Path) -> bytes:
    file = folder / "whole.jsonl"
    dump(store, file)
    return file.read_bytes()


def test_a_new_record_is_a_call_in_the_catalogue(store: Store) -> None:
    one = call("a", budget={"amount": "1860000.50", "currency": "EUR"}, rates={"project": "0.40"})
    summary = take(store, published(one, day(0)))
    assert (summary.read, summary.new, summary.changed, summary.refused) == (1, 1, 0, 0)
    found = catalogue(store)
    assert found.calls == (one,)
    assert [funder.id for funder in found.funders] == ["eu"]
    assert [programme.id for programme in found.programmes] == ["horizon-europe"]
    assert list(found.flaws()) == []
    assert list(found.unresolved()) == []


def test_importing_the_same_again_changes_not_a_byte(store: Store, tmp_path: Path) -> None:
    same: list[Publication] = [
        published(call("a"), day(0)),
        published(call("b"), day(0)),
        refused("x", day(0)),
    ]
    take(store, *same)
    before = bytes_of(store, tmp_path)
    summary = take(store, *same)
    assert (summary.unchanged, summary.refused, summary.has_written) == (2, 1, False)
    assert bytes_of(store, tmp_path) == before


def test_an_unchanged_record_seen_later_changes_neither_catalogue_nor_history(
    store: Store,
) -> None:
    take(store, published(call("a"), day(0)))
    before = (catalogue(store), history(store, "a"))
    assert take(store, published(call("a"), day(9))).unchanged == 1
    assert (catalogue(store), history(store, "a")) == before
    details = call_details(store, "a")
    assert details is not None
    assert (details.first_seen, details.last_seen) == (day(0), day(9))


def test_what_the_record_said_beside_the_call_is_kept(store: Store) -> None:
    take(store, published(call("a"), day(0)))
    details = call_details(store, "a")
    assert details is not None
    assert details.native_ids == ("NATIVE-a",)
    assert details.claims == {"status": "Open"}
    assert details.provenance == {"rounds/main/milestones/deadline": "deadlineDatesLong[0]"}
    assert (details.source, details.key) == (SOURCE, "KEY-a")


def test_an_older_observation_does_not_replace_a_newer_one(store: Store) -> None:
    old, new = call("a", "2026-04-15T17:00"), call("a", "2026-04-21T17:00")
    take(store, published(new, day(5)))
    summary = take(store, published(old, day(1)))
    assert (summary.changed, summary.late) == (1, 1)
    (found,) = catalogue(store).calls
    deadline = found.rounds[0].milestones[1]
    assert deadline.at == "2026-04-21T17:00"
    assert [(one.at, one.changed_on) for one in deadline.revisions] == [
        ("2026-04-15T17:00", day(5).date())
    ]


def test_a_broken_record_is_kept_and_listed_and_stops_nothing(store: Store) -> None:
    summary = take(store, published(call("a"), day(0)), refused("x", day(0)))
    assert (summary.read, summary.new, summary.refused) == (2, 1, 1)
    (problem,) = problems(store)
    assert (problem.key, problem.code, problem.payload) == ("x", "not-json", b"<html>")
    assert len(catalogue(store).calls) == 1


def test_a_record_that_breaks_keeps_its_last_readable_words(store: Store) -> None:
    take(store, published(call("a"), day(0), key="k"))
    take(store, refused("k", day(1)))
    assert [one.id for one in catalogue(store).calls] == ["a"]
    assert [one.key for one in problems(store)] == ["k"]
    take(store, published(call("a"), day(2), key="k"))
    assert problems(store) == []


def test_two_wordings_of_a_record_at_once_are_a_problem_and_the_first_stands(
    store: Store,
) -> None:
    first = published(call("a"), day(0))
    second = published(call("a", "2026-05-01"), day(0))
    summary = take(store, first, second)
    assert (summary.new, summary.refused) == (1, 1)
    assert catalogue(store).calls == (first.call,)
    assert [one.code for one in problems(store)] == ["record-twice-at-once"]
    assert take(store, first, second).has_written is False
    take(store, published(call("a", "2026-05-01"), day(1)))
    assert problems(store) == []
    assert catalogue(store).calls[0].rounds[0].milestones[1].at == "2026-05-01"


def test_an_old_edition_with_two_wordings_changes_nothing_when_it_comes_again(
    store: Store, tmp_path: Path
) -> None:
    twice = [published(call("a", "2026-04-15"), day(1)), published(call("a", "2026-04-16"), day(1))]
    take(store, *twice)
    take(store, published(call("a", "2026-04-15"), day(2)))
    before = bytes_of(store, tmp_path)
    assert take(store, *twice).has_written is False
    assert bytes_of(store, tmp_path) == before


def test_a_form_that_is_silent_takes_back_nothing_that_another_form_has_stated(
    store: Store,
) -> None:
    budget = {"amount": "422000000", "currency": "EUR"}
    details = published(call("a", budget=budget), day(0))
    bulk = replace(published(call("a"), day(1)), silent=frozenset({"budget"}))
    take(store, details)
    take(store, bulk)
    assert catalogue(store).calls == (details.call,)
    assert [row.kind for row in history(store, "a")] == ["published"]
    take(store, published(call("a"), day(2), mark="the budget is withdrawn"))
    assert catalogue(store).calls[0].budget is None
    assert {row.kind for row in history(store, "a")} == {"published", "field"}


def test_what_a_whole_source_no_longer_has_leaves_the_catalogue_but_not_the_store(
    store: Store,
) -> None:
    take(store, published(call("a"), day(0)), published(call("b"), day(0)))
    summary = import_publications(
        store, SOURCE, [published(call("a"), day(1))], day(1), complete=True
    )
    assert summary.removed == 1
    assert [one.id for one in catalogue(store).calls] == ["a"]
    assert [one.id for one in catalogue(store, with_removed=True).calls] == ["a", "b"]
    assert [one.id for one in catalogue(store, day(0)).calls] == ["a", "b"]
    assert [row.kind for row in history(store, "b")] == ["published", "removed"]
    take(store, published(call("b"), day(2)))
    assert [one.id for one in catalogue(store).calls] == ["a", "b"]
    assert [row.kind for row in history(store, "b")] == ["published", "removed", "returned"]


def test_an_old_edition_of_a_whole_source_removes_nothing(store: Store) -> None:
    take(store, published(call("a"), day(5)), published(call("b"), day(5)))
    summary = import_publications(
        store, SOURCE, [published(call("a"), day(1))], day(1), complete=True
    )
    assert summary.removed == 0
    assert len(catalogue(store).calls) == 2


def test_other_sources_are_not_removed_by_a_whole_one(store: Store) -> None:
    import_publications(
        store, "vinnova", [published(call("v"), day(0), source="vinnova")], day(0), complete=True
    )
    import_publications(store, SOURCE, [published(call("a"), day(1))], day(1), complete=True)
    assert [one.id for one in catalogue(store).calls] == ["a", "v"]


def test_of_two_sources_for_a_call_the_newer_words_hold_and_neither_is_a_change(
    store: Store,
) -> None:
    take(store, published(call("a", "2026-04-15"), day(0)))
    other = published(call("a", "2026-04-20"), day(1), source="vinnova")
    import_publications(store, "vinnova", [other], day(1))
    (found,) = catalogue(store).calls
    assert found.rounds[0].milestones[1].at == "2026-04-20"
    assert found.rounds[0].milestones[1].revisions == ()
    assert {row.kind for row in history(store, "a")} == {"published"}


def test_a_record_that_changes_its_call_leaves_the_old_one_without_a_source(
    store: Store,
) -> None:
    take(store, published(call("a"), day(0), key="k"))
    take(store, published(call("b"), day(1), key="k"))
    assert [one.id for one in catalogue(store).calls] == ["b"]
    assert [one.id for one in catalogue(store, day(0)).calls] == ["a"]


def test_reading_again_replaces_the_reading_and_is_no_change_by_the_publisher(
    store: Store,
) -> None:
    wrong = published(call("a", "2026-04-15"), day(0))
    right = replace(wrong, call=call("a", "2026-04-15T17:00"))
    take(store, wrong)
    assert take(store, right).has_written is False
    summary = import_publications(store, SOURCE, [right], day(0), reread=True)
    assert (summary.unchanged, summary.reread) == (1, 1)
    assert catalogue(store).calls == (right.call,)
    assert [row.kind for row in history(store, "a")] == ["published"]
    again = import_publications(store, SOURCE, [right], day(0), reread=True)
    assert (again.reread, again.has_written) == (0, False)


def test_reading_again_mends_what_was_refused(store: Store) -> None:
    broken = refused("k", day(0))
    take(store, broken)
    mended = replace(published(call("a"), day(0)), raw=broken.raw)
    summary = import_publications(store, SOURCE, [mended], day(0), reread=True)
    assert summary.reread == 1
    assert problems(store) == []
    assert [one.id for one in catalogue(store).calls] == ["a"]


def test_an_error_in_the_source_leaves_the_store_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MOST_RECORDS", 50)
    take(store, published(call("a"), day(0)))
    before = bytes_of(store, tmp_path)

    def cut_off() -> Iterator[Publication]:
        for number in range(120):
            yield published(call(f"b-{number}"), day(1))
        raise OSError("the connection was lost")

    with pytest.raises(OSError, match="lost"):
        import_publications(store, SOURCE, cut_off(), day(1))
    assert bytes_of(store, tmp_path) == before


def test_a_record_of_another_source_is_refused_as_a_mistake_of_the_caller(sqlite: Store) -> None:
    with pytest.raises(ValueError, match="vinnova"):
        take(sqlite, published(call("a"), day(0), source="vinnova"))


def test_a_moment_without_a_zone_is_refused(sqlite: Store) -> None:
    naive = day(0).replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        import_publications(sqlite, SOURCE, [], naive)


def test_characters_that_a_database_cannot_hold_do_not_stop_an_import(store: Store) -> None:
    odd = published(call("a", title="En\x00titel"), day(0), key="k\x00\ud800")
    take(store, odd)
    assert catalogue(store).calls == (odd.call,)
    assert take(store, odd).has_written is False


def test_a_second_import_of_unchanged_records_asks_a_few_questions_per_thousand(
    store: Store,
) -> None:
    many = [published(call(f"c-{number}"), day(0)) for number in range(1000)]
    take(store, *many)
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    take(store, *many)
    assert len(asked) < 12


def test_publications_are_read_in_batches_and_not_all_at_once(
    sqlite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MOST_RECORDS", 50)
    alive = 0
    most = 0

    class Counted(bytes):
        def __new__(cls, content: bytes) -> Self:
            nonlocal alive, most
            alive += 1
            most = max(most, alive)
            return super().__new__(cls, content)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def many() -> Iterator[Publication]:
        for number in range(400):
            one = published(call(f"c-{number}"), day(0))
            raw = replace(one.raw, payload=Counted(one.raw.payload))
            yield replace(one, raw=raw)

    import_publications(sqlite, SOURCE, many(), day(0))
    assert most <= 100
