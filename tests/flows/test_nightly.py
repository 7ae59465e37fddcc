"""Two nights: what moved, whose plan broke, what repairs it; only what changed is written."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.nightly_lock import alone
from flows.nightly_run import NightlyRun, run_nightly
from flows.nightly_settings import read_nightly
from models.errors import InputErrors
from store.dump import dump
from store.kept import plan_versions
from store.opening import open_store
from tests.flows.nightly_folder import (
    FIRST,
    SECOND,
    SETTINGS,
    make_folder,
    move_match,
    state_of,
)


def night(folder: Path, now: datetime) -> dict[str, Any]:
    """Run the nightly flow; gives its report for programs."""
    with open_store(folder / "samspel.db") as store:
        run_nightly(NightlyRun(read_nightly(folder / "nightly.yaml"), store, now))
    found: dict[str, Any] = json.loads((folder / "out/changes.json").read_text(encoding="utf-8"))
    return found


def feeds(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Each feed: its bytes, and when it was written."""
    return {
        one.stem: (one.read_bytes(), one.stat().st_mtime_ns)
        for one in (folder / "out/feeds").iterdir()
    }


@pytest.fixture(scope="module")
def two_nights(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], Any, Any]:
    folder = tmp_path_factory.mktemp("nights")
    make_folder(folder)
    night(folder, FIRST)
    before = feeds(folder)
    move_match(folder)
    return folder, night(folder, SECOND), before, feeds(folder)


def test_the_report_says_what_moved_whose_plan_broke_by_how_much_and_the_remedy(
    two_nights: tuple[Path, dict[str, Any], Any, Any],
) -> None:
    folder, report, _, _ = two_nights
    assert [(one["call"], one["before"], one["after"]) for one in report["changes"]] == [
        ("match", "2027-04-01", "2027-12-01")
    ]
    assert [(one["project"], one["status_before"], one["status"]) for one in report["plans"]] == [
        ("south", "feasible", "infeasible")
    ]
    text = (folder / "out/changes/changes-2027-01-16-0430.sv.md").read_text(encoding="utf-8")
    assert "| Medfinansiering (match) | Beslut | 2027-04-01 | 2027-12-01 | 2027-01-16 |" in text
    assert "**Genomförbart → Ej genomförbart.**" in text
    assert "måste börja senast 2027-08-01: 122 dagar fattas." in text
    assert "Åtgärd: Låt projektet sluta 2028-11-30, 122 dagar senare än 2028-07-31" in text
    english = (folder / "out/changes/changes-2027-01-16-0430.en.md").read_text(encoding="utf-8")
    assert "**Feasible → Infeasible.**" in english


def test_only_the_project_that_a_change_touches_is_planned_again(
    two_nights: tuple[Path, dict[str, Any], Any, Any],
) -> None:
    folder, report, _, _ = two_nights
    assert report["untouched"] == 1
    with open_store(folder / "samspel.db") as store:
        assert [len(plan_versions(store, name)) for name in ("north", "south")] == [1, 2]


def test_only_feeds_that_say_something_new_are_written_and_their_sequence_rises(
    two_nights: tuple[Path, dict[str, Any], Any, Any],
) -> None:
    _, report, before, after = two_nights
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"calls", "funder-region", "project-south"}
    assert {one["name"] for one in report["feeds"]} == changed
    assert sequences(before["funder-region"][0]) == [0, 0]
    assert sequences(after["funder-region"][0]) == [0, 1]


def test_what_a_broken_plan_announced_is_called_off(
    two_nights: tuple[Path, dict[str, Any], Any, Any],
) -> None:
    _, _, before, after = two_nights
    assert b"STATUS:CANCELLED" not in before["project-south"][0]
    # Two applications, start and end; the dates of the calls themselves hold, and are not in it.
    south = after["project-south"][0]
    assert south.count(b"STATUS:CANCELLED") == south.count(b"BEGIN:VEVENT") == 4
    assert "INSTÄLLD: Projektet startar" in south.decode()
    assert "Sista ansökningsdag" not in south.decode().replace("\r\n ", "")


def sequences(feed: bytes) -> list[int]:
    """The sequences of the entries of a feed, sorted."""
    return sorted(int(one) for one in re.findall(rb"SEQUENCE:(\d+)", feed))


def test_the_same_moment_again_changes_nothing(tmp_path: Path) -> None:
    make_folder(tmp_path)
    night(tmp_path, FIRST)
    move_match(tmp_path)
    night(tmp_path, SECOND)
    before, written = state_of(tmp_path), feeds(tmp_path)
    night(tmp_path, SECOND)
    assert state_of(tmp_path) == before
    assert feeds(tmp_path) == written


def test_a_night_without_news_says_so(tmp_path: Path) -> None:
    make_folder(tmp_path)
    night(tmp_path, FIRST)
    before = feeds(tmp_path)
    report = night(tmp_path, SECOND)
    assert (report["changes"], report["plans"], report["feeds"]) == ([], [], [])
    assert report["untouched"] == 2
    assert feeds(tmp_path) == before


def test_a_moment_before_the_last_run_is_refused(tmp_path: Path) -> None:
    make_folder(tmp_path)
    night(tmp_path, SECOND)
    with pytest.raises(InputErrors) as caught:
        night(tmp_path, FIRST)
    assert [one.code for one in caught.value.problems] == ["run-before-the-last"]


def test_a_marker_that_is_none_is_told(tmp_path: Path) -> None:
    make_folder(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/nightly.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        night(tmp_path, FIRST)
    assert [one.code for one in caught.value.problems] == ["marker-unreadable"]


def test_a_broken_source_and_a_broken_project_are_told_and_the_rest_goes_on(
    tmp_path: Path,
) -> None:
    settings = make_folder(tmp_path)
    text = settings.read_text(encoding="utf-8")
    broken = "sources:\n  - {source: eu-portal, places: [portal.json]}\n"
    settings.write_text(text.replace("sources:\n", broken), encoding="utf-8")
    (tmp_path / "portal.json").write_text("<html>Service unavailable", encoding="utf-8")
    night(tmp_path, FIRST)
    north = tmp_path / "projects/north.yaml"
    north.write_text("format: samspel/project@1\n", encoding="utf-8")
    before = feeds(tmp_path)
    move_match(tmp_path)
    report = night(tmp_path, SECOND)
    assert [one["source"] for one in report["sources"]] == ["eu-portal", "yaml"]
    assert "portal.json" in report["sources"][0]["trouble"]["sv"]
    assert report["sources"][1]["changed"] == 1
    assert [one["project"] for one in report["plans"]] == ["south"]
    assert len(report["troubles"]) == 1
    assert "north.yaml" in report["troubles"][0]["sv"]
    # The plan of the project that can't be read stands: nothing of it is called off.
    assert feeds(tmp_path)["project-north"] == before["project-north"]
    said = (tmp_path / "out/changes/changes-2027-01-16-0430.sv.md").read_text(encoding="utf-8")
    assert "**eu-portal**: " in said
    assert "| eu-portal | – | – | – | – | – |" in said
    north.write_text("", encoding="utf-8")
    settings.write_text(text, encoding="utf-8")
    assert night(tmp_path, SECOND + timedelta(days=1))["sources"][0]["trouble"] is None


def test_a_project_that_names_a_call_which_is_gone_is_told(tmp_path: Path) -> None:
    make_folder(tmp_path)
    north = tmp_path / "projects/north.yaml"
    text = north.read_text(encoding="utf-8")
    north.write_text(f"{text}must: {{calls: [gone]}}\n", encoding="utf-8")
    report = night(tmp_path, FIRST)
    assert [one["project"] for one in report["plans"]] == ["south"]
    assert "utlysningen 'gone' finns inte" in report["troubles"][0]["sv"]


def test_what_a_removed_project_announced_is_called_off(tmp_path: Path) -> None:
    make_folder(tmp_path)
    night(tmp_path, FIRST)
    (tmp_path / "projects/north.yaml").unlink()
    report = night(tmp_path, SECOND)
    assert [one["name"] for one in report["feeds"]] == ["project-north"]
    assert b"STATUS:CONFIRMED" not in feeds(tmp_path)["project-north"][0]


def test_the_calendars_of_roles_and_partners_change_as_the_feed_of_the_project_does(
    two_nights: tuple[Path, dict[str, Any], Any, Any],
) -> None:
    folder = two_nights[0]
    (feed,) = [text for name, (text, _) in feeds(folder).items() if name == "project-south"]
    own = {one.name: one.read_bytes() for one in (folder / "out/projects/south").glob("*.ics")}
    assert own.keys() >= {"plan.ics", "plan-apply.ics", "partner-lu.ics"}

    def entries(text: bytes) -> set[bytes]:
        return set(re.findall(rb"BEGIN:VEVENT.*?END:VEVENT", text, re.DOTALL))

    assert entries(own["plan.ics"]) == entries(feed)
    assert all(entries(text) <= entries(feed) for text in own.values())
    # The plan broke: what it wanted is called off for those who apply, too.
    assert b"STATUS:CANCELLED" in own["plan-apply.ics"]
    assert b"SEQUENCE:1" in own["plan-apply.ics"]


def test_the_state_of_a_store_is_seen_by_these_tests(tmp_path: Path) -> None:
    make_folder(tmp_path)
    night(tmp_path, FIRST)
    before = state_of(tmp_path)
    with open_store(tmp_path / "samspel.db") as store:
        dump(store, tmp_path / "dump.jsonl")
    assert before["dump"] == (tmp_path / "dump.jsonl").read_bytes()
    assert "out/nightly.json" in before


def test_a_round_that_closes_is_taken_as_handed_in_and_that_is_said(tmp_path: Path) -> None:
    make_folder(tmp_path)
    night(tmp_path, FIRST)
    after = datetime(2027, 3, 3, 4, 30, tzinfo=UTC)
    report = night(tmp_path, after)
    assert {one["project"]: one["status"] for one in report["plans"]} == {
        "north": "feasible",
        "south": "feasible",
    }
    text = (tmp_path / "out/changes/changes-2027-03-03-0430.sv.md").read_text(encoding="utf-8")
    assert "antas ha lämnats in 2027-03-02, som den förra planen sade." in text
    plan = json.loads((tmp_path / "out/projects/north/plan.json").read_text(encoding="utf-8"))
    assert "nightly.handed_in_as_planned" in [one["name"] for one in plan["assumptions"]]
    # A night later the assumption is no news.
    assert night(tmp_path, after + timedelta(days=1))["untouched"] == 2


def test_without_the_assumption_a_closed_round_breaks_the_plan_until_the_project_says_more(
    tmp_path: Path,
) -> None:
    make_folder(tmp_path)
    north = tmp_path / "projects/north.yaml"
    text = north.read_text(encoding="utf-8")
    north.write_text(f"{text}assumptions: {{nightly.handed_in_as_planned: no}}\n", encoding="utf-8")
    night(tmp_path, FIRST)
    after = datetime(2027, 3, 3, 4, 30, tzinfo=UTC)
    statuses = {one["project"]: one["status"] for one in night(tmp_path, after)["plans"]}
    assert statuses["north"] == "infeasible"
    stated = "as_of: 2027-03-03\napplied: [{call: demo, round: 2027-1, on: 2027-03-01}]"
    north.write_text(text.replace("as_of: 2027-01-15", stated), encoding="utf-8")
    report = night(tmp_path, after + timedelta(days=1))
    assert [(one["project"], one["status"]) for one in report["plans"]] == [("north", "feasible")]


def with_all_its_days_for_writing(folder: Path, more: str = "") -> None:
    """The north writes 33 days, and has the 33 working days from 2027-01-15 to 2027-03-02."""
    make_folder(folder)
    calls, north = folder / "calls.yaml", folder / "projects/north.yaml"
    text = calls.read_text(encoding="utf-8")
    rates = "    rates: {project: 0.50}\n    rounds:"
    assert text.count(rates) == 1
    calls.write_text(text.replace(rates, f"    effort_days: 33\n{rates}"), encoding="utf-8")
    capacity = f"capacity: {{writing_days_per_week: 5}}\n{more}"
    north.write_text(north.read_text(encoding="utf-8") + capacity, encoding="utf-8")


def test_a_team_that_writes_as_planned_has_the_time_it_needs_on_every_night(tmp_path: Path) -> None:
    with_all_its_days_for_writing(tmp_path)
    night(tmp_path, FIRST)
    for days in (3, 4, 20):
        report = night(tmp_path, FIRST + timedelta(days=days))
        assert report["untouched"] == 2
    calls = tmp_path / "calls.yaml"
    text = calls.read_text(encoding="utf-8")
    calls.write_text(text.replace("at: 2027-05-20", "at: 2027-05-21"), encoding="utf-8")
    # Planned again on the last day: 32 of the 33 days are taken to be written, and that is said.
    report = night(tmp_path, datetime(2027, 3, 2, 4, 30, tzinfo=UTC))
    assert [one["status"] for one in report["plans"] if one["project"] == "north"] == ["feasible"]
    plan = json.loads((tmp_path / "out/projects/north/plan.json").read_text(encoding="utf-8"))
    (said,) = [one for one in plan["findings"] if one["rule"] == "capacity.writing"]
    assert said["numbers"] == {"written": "32", "on": "2027-03-01"}
    assert said["assumption"] == "nightly.written_as_planned"
    changes = (tmp_path / "out/changes/changes-2027-03-02-0430.sv.md").read_text(encoding="utf-8")
    assert "32 skrivdagar vara gjorda 2027-03-01, som den förra planen räknade med." in changes


def test_what_the_project_says_is_written_stands(tmp_path: Path) -> None:
    with_all_its_days_for_writing(tmp_path)
    night(tmp_path, FIRST)
    north = tmp_path / "projects/north.yaml"
    text = north.read_text(encoding="utf-8")
    for days, status in ((3, "infeasible"), (10, "feasible")):
        said = f"written: [{{call: demo, days: {days}, on: 2027-01-28}}]\n"
        stated = text.replace("as_of: 2027-01-15", "as_of: 2027-01-28") + said
        north.write_text(stated, encoding="utf-8")
        report = night(tmp_path, datetime(2027, 1, 28, 4, 30 + days, tzinfo=UTC))
        assert [(one["project"], one["status"]) for one in report["plans"]] == [("north", status)]


def test_without_the_assumption_days_that_pass_are_lost_for_writing(tmp_path: Path) -> None:
    with_all_its_days_for_writing(tmp_path, "assumptions: {nightly.written_as_planned: no}\n")
    night(tmp_path, FIRST)
    report = night(tmp_path, FIRST + timedelta(days=3))
    assert [(one["project"], one["status"]) for one in report["plans"]] == [("north", "infeasible")]


def test_a_programme_at_the_days_rate_is_planned_with_the_file_of_the_settings(
    tmp_path: Path,
) -> None:
    make_folder(tmp_path)
    settings, calls = tmp_path / "nightly.yaml", tmp_path / "calls.yaml"
    settings.write_text(f"{SETTINGS}rates: ecb.csv\n", encoding="utf-8")
    programme = (
        "programmes: [{id: p, funder: vinnova, name: P, exchange_rate: {policy: ecb}}]\ncalls:\n"
    )
    text = calls.read_text(encoding="utf-8").replace("calls:\n", programme)
    text = text.replace("    title: {sv: Dem", "    programme: p\n    title: {sv: Dem")
    text = text.replace("name: Vinnova,", "name: Vinnova, currency: EUR,")
    most = "    grant: {max: 36_000}\n    rates: {p"
    calls.write_text(text.replace("    rates: {p", most, 1), encoding="utf-8")

    def of_north(now: datetime) -> str:
        night(tmp_path, now)
        plan = tmp_path / "out/projects/north/plan.json"
        found: str = json.loads(plan.read_text(encoding="utf-8"))["status"]
        return found

    # A grant of 400 000 kr is less than 36 000 euro at 11.48, and more at 11.
    ecb = tmp_path / "ecb.csv"
    ecb.write_text("Date,SEK,\n2027-01-14,11.48,\n", encoding="utf-8")
    assert of_north(FIRST) == "feasible"
    ecb.write_text("Date,SEK,\n2027-01-15,11.00,\n2027-01-14,11.48,\n", encoding="utf-8")
    assert of_north(SECOND) == "infeasible"
    ecb.unlink()
    report = night(tmp_path, SECOND + timedelta(days=1))
    assert (report["plans"], report["untouched"]) == ([], 2)
    changes = (tmp_path / "out/changes/changes-2027-01-17-0430.sv.md").read_text(encoding="utf-8")
    assert "ecb.csv" in changes


def test_a_second_run_at_the_same_time_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    make_folder(tmp_path)
    night(tmp_path, FIRST)
    before = state_of(tmp_path)
    with alone(tmp_path / "out"), pytest.raises(InputErrors) as refused:
        night(tmp_path, SECOND)
    assert [one.code for one in refused.value.problems] == ["nightly-already-running"]
    assert state_of(tmp_path) == before
    night(tmp_path, SECOND)


def test_the_settings_in_the_guide_are_read(root: Path, tmp_path: Path) -> None:
    guide = (root / "docs/how-to/nightly.md").read_text(encoding="utf-8")
    settings = tmp_path / "nightly.yaml"
    settings.write_text(guide.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    found = read_nightly(settings).settings
    assert [one.source for one in found.sources] == ["eu-portal", "yaml"]
    assert found.projects == ("projects",)
