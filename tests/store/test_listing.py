"""Which calls are open on a day, and which fit the words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.call import Call
from store.catalogue import catalogue
from store.importing import import_publications
from store.listing import CallFilter, CallStatus, list_calls
from store.store import Store
from tests.store.publications import SOURCE, call, day, published

ON = date(2026, 4, 15)


def fill(store: Store, *calls: Call) -> None:
    import_publications(store, SOURCE, [published(one, day(0)) for one in calls], day(0))


def found(store: Store, **wanted: Any) -> list[str]:
    return [row.id for row in list_calls(store, CallFilter(**{"on": ON, **wanted}))]


@pytest.mark.parametrize(
    ("opens", "deadline", "status"),
    [
        ("2026-01-10", "2026-04-15T17:00", "open"),  # on the last day itself
        ("2026-04-15", "2026-06-01", "open"),  # on the first day itself
        ("2026-01-10", "2026-04-14", "closed"),
        ("2026-04-16", "2026-06-01", "forthcoming"),
        ({"month": "2026-04"}, "2026-06-01", "maybe_open"),
        ("2026-01-10", {"quarter": "2026-Q2"}, "maybe_open"),
        (None, "2026-06-01", "maybe_open"),
        ({"quarter": "2026-Q3"}, {"year": "2026"}, "forthcoming"),
        ("2026-01-10", None, "unknown"),
        ("2026-04-16", None, "forthcoming"),  # "Öppnar 12 augusti 2024", and no more than that
        ({"month": "2026-04"}, None, "unknown"),
    ],
)
def test_the_status_follows_from_the_dates(
    store: Store, opens: Any, deadline: Any, status: CallStatus
) -> None:
    fill(store, call("a", deadline, opens=opens))
    (row,) = list_calls(store, CallFilter(on=ON))
    assert (row.status, row.claimed) == (status, "Open")
    for asked in ("open", "maybe_open", "forthcoming", "closed", "unknown"):
        fits = asked == status or (asked, status) == ("open", "maybe_open")
        assert found(store, status=asked) == (["a"] if fits else []), asked


def test_a_call_is_cancelled_when_all_its_rounds_are(store: Store) -> None:
    def round_(name: str, certainty: str | None = None, *, kind: str = "deadline") -> Any:
        milestone = {"kind": kind, "at": "2026-06-01", "certainty": certainty}
        return {"id": name, "milestones": [milestone]}

    whole = {**round_("a"), "certainty": "cancelled"}
    fill(
        store,
        call("round", rounds=[whole]),
        call("deadline", rounds=[round_("a", "cancelled")]),
        call("both", rounds=[whole, round_("b", "cancelled")]),
        call("one-left", rounds=[whole, round_("b")]),
        call("one-unsure", rounds=[whole, round_("b", kind="announced")]),
        call("no-date", None),
    )
    statuses = {row.id: row.status for row in list_calls(store, CallFilter(on=ON))}
    assert statuses == {
        "round": "cancelled",
        "deadline": "cancelled",
        "both": "cancelled",
        "one-left": "maybe_open",
        "one-unsure": "unknown",
        "no-date": "unknown",
    }
    assert found(store, status="cancelled") == ["both", "deadline", "round"]
    assert found(store, status="unknown") == ["no-date", "one-unsure"]


def test_of_several_rounds_the_open_one_is_told(sqlite: Store) -> None:
    rounds = [
        {
            "id": f"cut-off-{number}",
            "milestones": [
                {"kind": "opens", "at": "2026-01-10"},
                {"kind": "deadline", "at": deadline},
            ],
        }
        for number, deadline in enumerate(["2026-02-01", "2026-05-01", "2026-09-01"], 1)
    ]
    one = Call.model_validate({"id": "a", "funder": "eu", "title": "A", "rounds": rounds})
    fill(sqlite, one)
    (row,) = list_calls(sqlite, CallFilter(on=ON, status="open"))
    assert (row.round, str(row.deadline and row.deadline.earliest)) == ("cut-off-2", "2026-05-01")
    (row,) = list_calls(sqlite, CallFilter(on=date(2027, 1, 1)))
    assert (row.round, row.status) == ("cut-off-3", "closed")


def test_between_two_stages_a_call_is_closed(sqlite: Store) -> None:
    milestones = [
        {"kind": "opens", "at": "2026-01-10"},
        {"kind": "deadline", "stage": 1, "at": "2026-03-01"},
        {"kind": "deadline", "stage": 2, "at": "2026-09-01"},
    ]
    rounds = [{"id": "1", "milestones": milestones}]
    fill(sqlite, Call.model_validate({"id": "a", "funder": "eu", "title": "A", "rounds": rounds}))
    assert found(sqlite, status="open") == []
    assert found(sqlite, status="closed") == ["a"]


def test_a_cancelled_round_is_not_open(sqlite: Store) -> None:
    one = call("a", "2026-06-01")
    cancelled = one.rounds[0].model_copy(update={"certainty": "cancelled"})
    fill(sqlite, one.model_copy(update={"rounds": (cancelled,)}))
    assert found(sqlite, status="open") == []


def test_words_are_found_in_any_case_and_order(store: Store) -> None:
    fill(
        store,
        call("digital-1", title={"sv": "Öppna ÅTERVINNING", "en": "Open recycling"}),
        call("digital-2", title="100 % solar", programme=None),
    )
    assert found(store, text="återvinning öppna") == ["digital-1"]
    assert found(store, text="RECYCLING") == ["digital-1"]
    assert found(store, text="native-digital-2") == ["digital-2"]
    assert found(store, text="100 %") == ["digital-2"]
    assert found(store, text="_") == []
    assert found(store, programme="horizon") == ["digital-1"]
    assert found(store, programme="horisont europa") == ["digital-1"]
    assert found(store, funder="KOMMISSIONEN") == ["digital-1", "digital-2"]
    assert found(store, funder="vinnova") == []


def test_calls_come_by_deadline(store: Store) -> None:
    deadlines = {"c": "2026-05-01", "a": "2026-06-01", "b": "2026-05-01", "d": None}
    fill(store, *(call(name, deadline) for name, deadline in deadlines.items()))
    assert found(store) == ["b", "c", "a", "d"]


def test_a_removed_call_is_listed_only_on_request(store: Store) -> None:
    fill(store, call("a"), call("b"))
    kept = [published(call("b"), day(1))]
    import_publications(store, SOURCE, kept, day(1), complete=True)
    assert found(store) == ["b"]
    assert found(store, status="removed") == ["a"]


def test_the_listing_follows_a_change(store: Store) -> None:
    fill(store, call("a", "2026-04-10"))
    assert found(store, status="open") == []
    moved = [published(call("a", "2026-04-20", title="Ny titel"), day(1))]
    import_publications(store, SOURCE, moved, day(1))
    assert found(store, status="open", text="ny titel") == ["a"]
    assert catalogue(store).calls[0].title.sv == "Ny titel"
