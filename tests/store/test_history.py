"""What moved, when it was seen, and whether it was seen too late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.publication import PublishedCall
from store.catalogue import catalogue
from store.change import ChangeRow
from store.history import changes, history
from store.importing import import_publications
from store.store import Store
from tests.store.publications import SOURCE, call, day, published


def replay(store: Store, *editions: tuple[int, Any]) -> list[ChangeRow]:
    """The history of a call whose deadline stood so in the editions of these days."""
    for number, deadline in editions:
        import_publications(store, SOURCE, [published(call("a", deadline), day(number))], day(0))
    return history(store, "a")


def test_two_moves_are_two_rows_and_two_former_dates(store: Store) -> None:
    # HORIZON-CL5-2026-07-D1 moved twice: 15 April, 16 April, 21 April 2026.
    rows = replay(
        store, (0, "2026-04-15T17:00"), (34, "2026-04-16T17:00"), (35, "2026-04-21T17:00")
    )
    moved = [row for row in rows if row.kind == "moved"]
    assert [
        (str(row.before and row.before.words()), str(row.after and row.after.words()))
        for row in moved
    ] == [
        ("2026-04-15 17:00", "2026-04-16 17:00"),
        ("2026-04-16 17:00", "2026-04-21 17:00"),
    ]
    assert [row.seen_at for row in moved] == [day(34), day(35)]
    deadline = catalogue(store).calls[0].rounds[0].milestones[1]
    assert [(one.at, one.changed_on) for one in deadline.revisions] == [
        ("2026-04-15T17:00", day(34).date()),
        ("2026-04-16T17:00", day(35).date()),
    ]


def test_a_change_of_certainty_is_a_former_date_that_says_so(store: Store) -> None:
    whole = call("a", "2026-04-15T17:00")
    for number, certainty in enumerate(("planned", "confirmed", "cancelled")):
        rounds = tuple(one.model_copy(update={"certainty": certainty}) for one in whole.rounds)
        edition = whole.model_copy(update={"rounds": rounds})
        import_publications(store, SOURCE, [published(edition, day(number))], day(0))
    deadline = catalogue(store).calls[0].rounds[0].milestones[1]
    assert [(one.at, one.certainty, one.changed_on) for one in deadline.revisions] == [
        ("2026-04-15T17:00", "planned", day(1).date()),
        ("2026-04-15T17:00", "confirmed", day(2).date()),
    ]


@pytest.mark.parametrize(
    ("old", "seen", "was_past"),
    [
        ("2026-04-15T17:00", 33, False),  # 15 April 06:00, eleven hours before the deadline
        ("2026-04-15T17:00", 34, True),  # 16 April 06:00
        ("2026-04-15", 33, False),  # the day itself is not over
        ("2026-04-15", 34, True),
        ({"month": "2026-04"}, 48, False),  # 30 April
        ({"month": "2026-04"}, 49, True),  # 1 May
    ],
)
def test_a_move_says_whether_the_old_date_had_passed_when_it_was_seen(
    sqlite: Store,
    old: Any,
    seen: int,
    was_past: bool,  # noqa: FBT001  # a column of the table
) -> None:
    (_, row) = replay(sqlite, (0, old), (seen, "2026-06-01"))
    assert (row.kind, row.was_past) == ("moved", was_past)


def test_a_date_that_was_away_is_compared_with_what_it_said_last(sqlite: Store) -> None:
    rows = replay(sqlite, (0, "2026-04-15"), (1, None), (2, "2026-04-20"))
    assert [row.kind for row in rows] == ["published", "dropped", "moved"]
    deadline = catalogue(sqlite).calls[0].rounds[0].milestones[1]
    assert [one.at for one in deadline.revisions] == ["2026-04-15"]


def test_a_date_that_comes_back_as_it_was_has_not_moved(sqlite: Store) -> None:
    rows = replay(sqlite, (0, "2026-04-15"), (1, None), (2, "2026-04-15"))
    assert [row.kind for row in rows] == ["published", "dropped", "added"]
    assert catalogue(sqlite).calls[0].rounds[0].milestones[1].revisions == ()


def test_the_same_date_in_other_words_has_not_moved(sqlite: Store) -> None:
    rows = replay(sqlite, (0, "2026-04-15T17:00"), (1, "2026-04-15T17:00:00"))
    assert [row.kind for row in rows] == ["published"]


def test_changed_terms_are_told_field_by_field(store: Store) -> None:
    budget = {"amount": "422000000", "currency": "EUR"}
    first = call("a", budget=budget, source={"url": "https://e.eu", "seen_on": "2026-03-13"})
    more = call(
        "a",
        budget={**budget, "amount": "430000000"},
        source={"url": "https://e.eu", "seen_on": "2026-03-14"},
    )
    import_publications(store, SOURCE, [published(first, day(0))], day(0))
    import_publications(store, SOURCE, [published(more, day(1))], day(1))
    rows = [row for row in history(store, "a") if row.kind == "field"]
    assert [(row.path, row.value_before, row.value_after) for row in rows] == [
        ("budget/amount", '"422000000.00"', '"430000000.00"')
    ]


def test_a_cancelled_round_is_a_change_of_certainty(sqlite: Store) -> None:
    def with_certainty(certainty: str, number: int) -> PublishedCall:
        one = call("a")
        changed = one.rounds[0].model_copy(update={"certainty": certainty})
        return published(one.model_copy(update={"rounds": (changed,)}), day(number))

    import_publications(sqlite, SOURCE, [with_certainty("confirmed", 0)], day(0))
    import_publications(sqlite, SOURCE, [with_certainty("cancelled", 1)], day(1))
    rows = [row for row in history(sqlite, "a") if row.kind == "certainty"]
    assert [(row.milestone, row.value_before, row.value_after) for row in rows] == [
        ("deadline", '"confirmed"', '"cancelled"'),
        ("opens", '"confirmed"', '"cancelled"'),
    ]


def test_changes_of_all_calls_in_a_period_are_told_without_those_before(store: Store) -> None:
    for number, deadline in ((0, "2026-04-15"), (1, "2026-04-16"), (2, "2026-04-17")):
        import_publications(
            store,
            SOURCE,
            [published(call(name, deadline), day(number)) for name in ("a", "b")],
            day(number),
        )
    import_publications(store, SOURCE, [published(call("c"), day(2))], day(2))
    rows = changes(store, day(1), day(2))
    assert sorted((row.call, row.kind) for row in rows) == [
        ("a", "moved"),
        ("b", "moved"),
        ("c", "published"),
    ]
    assert changes(store, day(2), day(2) + timedelta(days=9)) == []


def test_what_the_source_itself_says_was_changed_is_not_told_twice(sqlite: Store) -> None:
    def with_log(number: int) -> PublishedCall:
        one = call("a", "2026-04-20")
        milestones = list(one.rounds[0].milestones)
        log = {"at": "2026-04-15", "changed_on": "2026-03-13"}
        milestones[1] = type(milestones[1]).model_validate(
            {"kind": "deadline", "at": "2026-04-20", "revisions": [log]}
        )
        changed = one.rounds[0].model_copy(update={"milestones": tuple(milestones)})
        return published(one.model_copy(update={"rounds": (changed,)}), day(number))

    import_publications(sqlite, SOURCE, [published(call("a", "2026-04-15"), day(0))], day(0))
    import_publications(sqlite, SOURCE, [with_log(1)], day(1))
    deadline = catalogue(sqlite).calls[0].rounds[0].milestones[1]
    assert [(one.at, str(one.changed_on)) for one in deadline.revisions] == [
        ("2026-04-15", "2026-03-13")
    ]


def test_an_unknown_call_has_no_history(sqlite: Store) -> None:
    assert history(sqlite, "nothing") == []
