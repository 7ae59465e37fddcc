"""Two nights with the EU portal as it was recorded: the report says just what moved between."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from flows.nightly_run import NightlyRun, run_nightly
from flows.nightly_settings import read_nightly
from store.opening import open_store
from tests.flows.replayed_editions import Row, as_feed, changes_in, editions, union

SETTINGS = """\
format: samspel/nightly@1
sources:
  - {source: eu-portal, places: [feed.jsonl]}
out: out
"""
KINDS = {"deadlineDate": "deadline", "startDate": "opens"}


def test_the_report_of_a_recorded_day_lists_its_moves_and_no_others(
    shared_data: Path, tmp_path: Path
) -> None:
    moves = [one for one in changes_in(shared_data) if one.field in KINDS]
    ((busiest, count),) = Counter(one.seen_on for one in moves).most_common(1)
    by_day = editions(shared_data)
    eve = max(day for day in by_day if day < busiest)
    (tmp_path / "nightly.yaml").write_text(SETTINGS, encoding="utf-8")
    # All that ever moved, and some of the rest: the whole would take long for nothing.
    moved = {one.reference for one in moves}
    some = moved | {row["reference"] for row in union(shared_data)[::10]}
    rows: dict[str, Row] = {}
    report: dict[str, Any] = {}
    for day, edition in by_day.items():
        if day > busiest:
            break
        rows |= {row["reference"]: row for row in edition if row["reference"] in some}
        if day in (eve, busiest):
            report = night(tmp_path, list(rows.values()), day)
    with open_store(tmp_path / "samspel.db") as store:
        call_of = calls_of(store)
    found = Counter(
        (one["call"], one["milestone"], one["before"][:10], one["after"][:10])
        for one in report["changes"]
        if one["kind"] == "moved"
    )
    assert found == Counter(
        (call_of[one.reference], KINDS[one.field], one.old, one.new)
        for one in moves
        if one.seen_on == busiest
    )
    assert found.total() == count
    new = [row for row in rows.values() if row["firstSeen"] == busiest.isoformat()]
    assert sum(one["kind"] == "published" for one in report["changes"]) == len(new)
    text = (tmp_path / f"out/changes/changes-{busiest}-0600.sv.md").read_text(encoding="utf-8")
    assert text.count(f"| {busiest}") == count


def calls_of(store: Any) -> dict[str, str]:
    """Reference -> call."""
    from sqlalchemy import select

    from store.tables.published import Payload, Reading

    with store.reading() as connection:
        payloads = connection.execute(
            select(Payload.content, Reading.call).join(Reading, Reading.payload_id == Payload.id)
        )
        return {json.loads(content)["reference"]: call for content, call in payloads}


def night(folder: Path, rows: list[Row], day: date) -> dict[str, Any]:
    (folder / "feed.jsonl").write_bytes(as_feed(rows))
    now = datetime.combine(day, time(6), UTC)
    with open_store(folder / "samspel.db") as store:
        run_nightly(NightlyRun(read_nightly(folder / "nightly.yaml"), store, now))
    found: dict[str, Any] = json.loads((folder / "out/changes.json").read_text(encoding="utf-8"))
    return found
