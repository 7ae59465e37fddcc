"""A record in several forms: each is compared with itself, and together they say what holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from models.call import Call, Milestone
from models.publication import Publication, PublishedCall, Refusal, Unread
from store.catalogue import catalogue
from store.dump import dump
from store.history import changes, history
from store.importing import import_publications
from store.listing import CallFilter, list_calls
from store.opening import migrate
from store.schema import HEAD, downgrade, upgrade
from store.store import Store
from store.summary import ImportSummary
from tests.store.conftest import NewAddress
from tests.store.publications import SOURCE, call, day, published, refused

BUDGET: dict[str, Any] = {"budget": {"amount": 1000, "currency": "EUR"}}


def form(name: str, one: Call, at: datetime, silent: tuple[str, ...] = ()) -> PublishedCall:
    found = published(one, at, mark=name)
    return replace(found, raw=replace(found.raw, form=name), silent=frozenset(silent))


def take(store: Store, number: int, *publications: Any, **options: Any) -> ImportSummary:
    return import_publications(store, SOURCE, publications, day(number), **options)


def test_two_forms_that_say_it_in_other_words_are_no_change(store: Store) -> None:
    later = call("a", "2026-04-15")  # the page of details has the day without the hour
    take(store, 0, form("bulk", call("a"), day(0)))
    take(store, 1, form("details", later, day(1)))
    take(store, 2, form("bulk", call("a"), day(2)))
    take(store, 3, form("details", later, day(3)))
    assert [row.kind for row in history(store, "a")] == ["published"]
    assert changes(store, day(0), day(3)) == []


def test_a_move_that_both_forms_show_is_told_once_on_the_day_it_was_first_seen(
    store: Store,
) -> None:
    moved = call("a", "2026-05-05T17:00")
    take(store, 0, form("bulk", call("a"), day(0)), form("details", call("a"), day(0)))
    take(store, 1, form("bulk", moved, day(1)))
    take(store, 2, form("details", moved, day(2)))
    rows = [row for row in history(store, "a") if row.kind == "moved"]
    assert [row.seen_at for row in rows] == [day(1)]
    assert [row.kind for row in changes(store, day(0), day(1))] == ["moved"]
    assert changes(store, day(1), day(2)) == []
    (deadline,) = catalogue(store).calls[0].rounds[0].all_of("deadline")
    assert len(deadline.revisions) == 1


def test_a_move_there_and_back_and_there_is_told_each_time(store: Store) -> None:
    there, back = call("a", "2026-05-05T17:00"), call("a")
    for number, one in enumerate((back, there, back, there)):
        take(store, number, form("bulk", one, day(number)), form("details", one, day(number)))
    assert [row.seen_at for row in history(store, "a") if row.kind == "moved"] == [
        day(1),
        day(2),
        day(3),
    ]


def dates(store: Store) -> list[tuple[str, int | None, str]]:
    (found,) = catalogue(store).calls
    return [(one.kind, one.stage, str(one.at)) for one in found.rounds[0].milestones]


def test_a_form_that_knows_days_only_takes_no_time_and_no_decision_back(store: Store) -> None:
    whole = call("a")
    decision = Milestone(kind="decision", at="2026-06-01")
    (one,) = whole.rounds
    decided = one.model_copy(update={"milestones": (*one.milestones, decision)})
    take(store, 0, form("register", whole.model_copy(update={"rounds": (decided,)}), day(0)))
    silent = ("rounds/decision", "rounds/time")
    take(store, 1, form("gdp", call("a", "2026-04-15"), day(1), silent=silent))
    opens = ("opens", None, "2026-01-10")
    assert dates(store) == [
        opens,
        ("deadline", None, "2026-04-15T17:00"),
        ("decision", None, "2026-06-01"),
    ]
    assert [row.kind for row in history(store, "a")] == ["published"]
    # On another day nobody knows the time.
    take(store, 2, form("gdp", call("a", "2026-04-20"), day(2), silent=silent))
    assert dates(store)[:2] == [opens, ("deadline", None, "2026-04-20")]
    # A form that states all its dates may take one back.
    take(store, 3, form("register", whole, day(3)))
    assert dates(store) == [opens, ("deadline", None, "2026-04-15T17:00")]


def test_a_form_that_knows_the_first_stage_only_takes_no_later_stage_back(store: Store) -> None:
    stages = {
        "id": "main",
        "milestones": [
            {"kind": "deadline", "stage": 1, "at": "2026-04-15"},
            {"kind": "deadline", "stage": 2, "at": "2026-09-15"},
        ],
    }
    take(store, 0, form("search", call("a", rounds=[stages]), day(0)))
    silent = ("rounds/later",)
    take(store, 1, form("feed", call("a", "2026-04-20", opens=None), day(1), silent=silent))
    assert dates(store) == [("deadline", 1, "2026-04-20"), ("deadline", 2, "2026-09-15")]


def test_a_form_that_knows_the_first_cut_off_only_takes_no_later_cut_off_back(
    store: Store,
) -> None:
    cut_offs = [
        {"id": f"cut-off-{number}", "milestones": [{"kind": "deadline", "at": f"{year}-03-24"}]}
        for number, year in enumerate((2025, 2026, 2027), 1)
    ]
    take(store, 0, form("bulk", call("a", rounds=cut_offs), day(0)))
    first = form("feed", call("a", "2025-03-24"), day(1), silent=("rounds/later",))
    take(store, 1, first)
    (found,) = catalogue(store).calls
    assert [one.id for one in found.rounds] == ["cut-off-1", "cut-off-2", "cut-off-3"]
    (row,) = list_calls(store, CallFilter(on=date(2026, 3, 20)))
    assert (row.round, row.status) == ("cut-off-2", "maybe_open")


def test_what_one_form_is_silent_on_holds_from_the_other(store: Store) -> None:
    take(store, 0, form("details", call("a", **BUDGET), day(0)))
    moved = call("a", "2026-05-05T17:00")
    take(store, 1, form("bulk", moved, day(1), silent=("budget",)))
    (found,) = catalogue(store).calls
    assert found.budget is not None
    assert found.budget.amount == 100_000
    assert [one.when.earliest.isoformat() for one in found.rounds[0].all_of("deadline")] == [
        "2026-05-05"
    ]


def test_a_record_that_one_form_still_shows_is_not_removed_and_else_is_in_all_forms(
    store: Store,
) -> None:
    for name in ("bulk", "details"):
        take(store, 0, form(name, call("a"), day(0)), form(name, call("b"), day(0)))
    summary = take(store, 1, form("bulk", call("a"), day(1)), complete=True)
    assert [one.id for one in catalogue(store).calls] == ["a"]
    assert summary.removed == 2
    assert [row.kind for row in history(store, "b")] == ["published", "removed"]


def test_forms_survive_a_downgrade_and_an_upgrade(new_address: NewAddress, tmp_path: Path) -> None:
    for backend in ("sqlite", "postgresql"):
        with migrate(new_address(backend)) as store:
            take(store, 0, form("bulk", call("a"), day(0)), form("details", call("a"), day(0)))
            dump(store, tmp_path / "before.jsonl")
            with store.writing() as connection:
                downgrade(connection, "0001")
            with store.writing() as connection:
                upgrade(connection)
            dump(store, tmp_path / "after.jsonl")
            assert take(store, 1, form("bulk", call("a"), day(1))).unchanged == 1
        assert HEAD == "0002"
        before, after = ((tmp_path / name).read_bytes() for name in ("before.jsonl", "after.jsonl"))
        assert before == after


class Asked:
    """A record that counts how often it is read as a call."""

    def __init__(self, found: Publication) -> None:
        self.times = 0
        self.unread = Unread(found.raw, self._read)
        self._found = found

    def _read(self) -> PublishedCall | Refusal:
        self.times += 1
        return self._found


@pytest.mark.parametrize("found", [published(call("a"), day(0)), refused("x", day(0))])
def test_a_record_is_read_as_a_call_once_and_still_counted_rightly(
    store: Store, found: Publication
) -> None:
    asked = Asked(found)
    first = take(store, 0, asked.unread)
    again = Unread(replace(found.raw, observed_at=day(1)), asked.unread.read)
    second = take(store, 1, again)
    is_refused = isinstance(found, Refusal)
    assert asked.times == 1
    assert (first.new, first.refused) == (not is_refused, is_refused)
    assert (second.unchanged, second.refused) == (not is_refused, is_refused)
    take(store, 1, again, reread=True)
    assert asked.times == 2
