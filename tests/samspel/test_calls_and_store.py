"""``samspel calls`` and ``samspel store``: what is open, what moved, and copies of the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.importing import import_publications
from store.opening import open_store
from tests.store.publications import SOURCE, call, day, published, refused

if TYPE_CHECKING:
    from tests.samspel.conftest import Run


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with two calls, of which one moved too late, and a record that is broken."""
    file = tmp_path / "samspel.db"
    monkeypatch.setenv("SAMSPEL_DATABASE_URL", str(file))
    with open_store(file) as store:
        for number, deadline in ((0, "2026-04-15T17:00"), (34, "2026-04-21T17:00")):
            import_publications(
                store,
                SOURCE,
                [
                    published(call("topic-a", deadline, grant={"max": 2_500_000}), day(number)),
                    published(call("topic-b", "2026-09-01", opens="2026-06-01"), day(number)),
                    refused("broken", day(number)),
                ],
                day(number),
            )
    return file


def test_what_is_open_on_a_day_is_listed(run: Run, database: Path) -> None:
    ran = run("calls", "list", "--open-on", "2026-04-20", "--programme", "horizon")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "2026-04-21 17:00        öppen         topic-a",
        "    Utlysning topic-a (horizon-europe)",
        "1 utlysning; status den 2026-04-20.",
    ]


def test_a_coming_call_is_listed_with_its_opening(run: Run, database: Path) -> None:
    day = ("--today", "2026-01-05")
    (first,) = (
        one
        for one in run("calls", "list", *day, "--json").document["calls"]
        if one["id"] == "topic-a"
    )
    assert first["status"] == "forthcoming"
    out = run("calls", "list", "--status", "forthcoming", "--text", "topic-a", *day).out
    assert f"(horizon-europe, öppnar {first['opens']['at']})" in out


def test_the_listing_for_machines_has_dates_and_moments(run: Run, database: Path) -> None:
    ran = run("calls", "list", "--today", "2026-04-20", "--json")
    first, second = ran.document["calls"]
    assert ran.document["on"] == "2026-04-20"
    assert (first["id"], first["status"], second["status"]) == ("topic-a", "open", "forthcoming")
    assert first["deadline"]["instant"] == "2026-04-21T17:00:00+02:00"


def test_a_call_is_shown_with_what_it_said_before(run: Run, database: Path) -> None:
    out = run("calls", "show", "topic-a").out
    assert "2026-04-21 17:00 Europe/Brussels  (tidigare 2026-04-15 17:00)" in out
    assert "2 500 000" in out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Källan uppger status: Open" in out
    document = run("calls", "show", "topic-a", "--json").document
    assert document["call"]["rounds"][0]["milestones"][1]["at"] == "2026-04-21T17:00"
    assert document["provenance"] == {"rounds/main/milestones/deadline": "deadlineDatesLong[0]"}


def test_history_says_what_moved_when_that_was_seen_and_that_it_was_too_late(
    run: Run, database: Path
) -> None:
    moved = "2026-04-15 17:00 → 2026-04-21 17:00 (+6 dagar)"
    assert run("calls", "history", "topic-a").out.splitlines() == [
        "2026-03-13 06:00 UTC  (eu-portal, KEY-topic-a)",
        "  publicerad",
        "2026-04-16 06:00 UTC  (eu-portal, KEY-topic-a)",
        f"  main, sista ansökningsdag: {moved}, sett först efter det gamla datumet",
    ]
    out = run("calls", "history", "topic-a", "--lang", "en").out
    assert "(+6 days), seen only after the old date had passed" in out
    row = run("calls", "history", "topic-a", "--json").document["changes"][1]
    assert (row["kind"], row["was_past"]) == ("moved", True)
    assert (row["from"]["at"], row["to"]["at"]) == ("2026-04-15T17:00", "2026-04-21T17:00")


def test_problems_are_listed_with_their_remedy(run: Run, database: Path) -> None:
    ran = run("calls", "problems")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "eu-portal broken: posten är HTML.",
        "    Hämta om.   [not-json, 2026-03-13 06:00 UTC]",
        "1 post gick inte att läsa.",
    ]
    (problem,) = run("calls", "problems", "--json").document["problems"]
    assert (problem["code"], problem["record"]) == ("not-json", "<html>")


@pytest.mark.parametrize("command", ["show", "history"])
def test_an_unknown_call_is_answered_with_the_nearest(
    run: Run, database: Path, command: str
) -> None:
    ran = run("calls", command, "topik-a")
    assert ran.status == 2
    assert "topic-a" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["calls", "list"],
        ["calls", "show", "a"],
        ["calls", "history", "a"],
        ["calls", "problems"],
        ["store", "info"],
        ["store", "dump", "whole.jsonl"],
    ],
)
def test_without_a_store_the_commands_say_what_to_run_and_make_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.delenv("SAMSPEL_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert ran.status == 2
    assert "samspel calls import" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_is_none_is_refused(run: Run, database: Path) -> None:
    ran = run("calls", "list", "--open-on", "1 mars", "--json")
    assert (ran.status, ran.codes) == (2, ["date-form"])


def test_a_store_is_dumped_and_loaded_elsewhere(
    run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "copy.jsonl.gz"
    assert str(file) in run("store", "dump", file).out
    before = run("calls", "list", "--json", "--today", "2026-04-20").document
    monkeypatch.setenv("SAMSPEL_DATABASE_URL", str(tmp_path / "elsewhere" / "new.db"))
    assert run("store", "load", file).status == 0
    assert run("calls", "list", "--json", "--today", "2026-04-20").document == before
    ran = run("store", "load", file)
    assert ran.status == 2
    assert "--replace" in ran.err
    assert run("store", "load", file, "--replace", "--json").document["rows"] > 0


def test_info_counts_what_is_there(run: Run, database: Path) -> None:
    document = run("store", "info", "--json").document
    assert (document["backend"], document["rows"]["calls"]) == ("sqlite", 2)
    assert document["sources"]["eu-portal"]["records"] == 3
    assert "2  utlysningar" in run("store", "info").out


def test_a_database_of_postgresql_is_made_ready_by_migrate(
    run: Run, postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA of_the_command_line")
    address = f"{postgresql}?options=-csearch_path%3Dof_the_command_line"
    monkeypatch.setenv("SAMSPEL_DATABASE_URL", address)
    ran = run("calls", "list")
    assert ran.status == 2
    assert "samspel store migrate" in ran.err
    assert run("store", "migrate").status == 0
    assert run("calls", "list").status == 0
