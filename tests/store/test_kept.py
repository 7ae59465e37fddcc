"""Projects, plans, alignments and calendar entries: every version once, the latest at hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.plan import Plan
from models.project import Project
from store.feeds import FeedEntry, load_feed, save_feed
from store.kept import (
    alignment_versions,
    keep_alignment,
    keep_plan,
    keep_project,
    last_plan,
    last_project,
    plan_versions,
    project_names,
    project_versions,
)
from store.store import Store
from tests.store.publications import day


def project(title: str) -> Project:
    return Project.model_validate(
        {
            "format": "samspel/project@1",
            "id": "pilot",
            "title": title,
            "as_of": "2027-01-15",
            "period": {"earliest_start": "2027-06-01", "latest_end": "2028-12-31", "months": 12},
            "partners": [
                {
                    "id": "lu",
                    "name": "Lunds universitet",
                    "type": "research_organisation",
                    "own_cash": {"max": "500000.50"},
                }
            ],
            "work_packages": [{"id": "wp1", "activity": "industrial_research", "months": [1, 12]}],
            "costs": [
                {"partner": "lu", "work_package": "wp1", "category": "staff", "amount": 800_000}
            ],
        }
    )


def test_versions_of_a_project_are_kept_in_their_order(store: Store) -> None:
    first, second = project("Pilot"), project("Pilot 2")
    kept = [keep_project(store, one, day(0)) for one in (first, first, second, first)]
    assert kept == [True, False, True, True]
    assert last_project(store, "pilot") == first
    assert len(project_versions(store, "pilot")) == 3
    assert project_names(store) == ["pilot"]
    assert last_project(store, "other") is None


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan.model_validate_json(
        """{"format": "samspel/plan@1", "status": "infeasible", "proven": true,
        "project": "pilot", "as_of": "2027-01-15", "inputs_sha256": "abc",
        "totals": {"currency": "SEK", "eligible_costs": "0.00", "grants": "0.00", "eu": "0.00",
        "national": "0.00", "regional": "0.00", "contributions": "0.00", "own_cash": "0.00",
        "in_kind": "0.00", "private": "0.00"}}"""
    )


def test_plans_are_kept_with_their_verdict_and_inputs(store: Store, plan: Plan) -> None:
    assert keep_plan(store, plan, day(0)) is True
    assert keep_plan(store, plan, day(1)) is False
    (version,) = plan_versions(store, "pilot")
    assert (version.kept_at, last_plan(store, "pilot")) == (day(0), plan)
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT status, inputs_sha256 FROM plans").one()
    assert tuple(row) == ("infeasible", "abc")


def test_alignments_are_kept_by_scenario(store: Store) -> None:
    assert keep_alignment(store, "skåne", {"b": 1, "a": 2}, day(0)) is True
    assert keep_alignment(store, "skåne", {"a": 2, "b": 1}, day(1)) is False
    (version,) = alignment_versions(store, "skåne")
    assert version.content == '{"a":2,"b":1}'
    assert alignment_versions(store, "blekinge") == []


def test_what_a_feed_said_comes_back_as_it_was_saved(store: Store) -> None:
    said = {
        f"uid-{number}": FeedEntry(number % 3, f"hash-{number}", day(0), "{}" if number else None)
        for number in range(1500)
    }
    assert save_feed(store, "eu/sv", said) is True
    assert load_feed(store, "eu/sv") == said
    assert load_feed(store, "eu/en") == {}
    assert save_feed(store, "eu/sv", said) is False


def test_only_what_a_feed_no_longer_says_goes(store: Store) -> None:
    first = {"a": FeedEntry(0, "x", day(0)), "b": FeedEntry(0, "y", day(0))}
    moved = {"b": FeedEntry(1, "z", day(0) + timedelta(microseconds=1))}
    save_feed(store, "eu/sv", first)
    save_feed(store, "eu/en", first)
    assert save_feed(store, "eu/sv", moved) is True
    assert load_feed(store, "eu/sv") == moved
    assert load_feed(store, "eu/en") == first


def test_a_feed_keeps_what_calendars_need_to_raise_the_sequence(store: Store) -> None:
    from calendars.events import catalogue_events
    from calendars.published import Published, advance
    from store.catalogue import catalogue
    from store.importing import import_publications
    from tests.store.publications import SOURCE, call, published

    sequences = []
    for number, deadline in enumerate(["2026-04-15", "2026-04-15", "2026-04-16"]):
        import_publications(
            store, SOURCE, [published(call("a", deadline), day(number))], day(number)
        )
        previous = {
            uid: Published(one.sequence, one.content_hash, one.changed)
            for uid, one in load_feed(store, "eu/sv").items()
        }
        events, state = advance(catalogue_events(catalogue(store), "sv"), previous, day(number))
        save_feed(
            store,
            "eu/sv",
            {
                uid: FeedEntry(one.sequence, one.content_hash, one.changed)
                for uid, one in state.items()
            },
        )
        (due,) = [event for event in events if event.kind == "deadline"]
        sequences.append((due.sequence, "Ändrad från 2026-04-15" in due.description))
    assert sequences == [(0, False), (0, False), (1, True)]
