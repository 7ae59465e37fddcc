"""A folder with settings, calls and two projects for nightly runs in tests."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from store.dump import dump
from store.opening import open_store

CALLS = """\
format: samspel/catalogue@1
funders:
  - {id: vinnova, name: Vinnova, level: national}
  - {id: region, name: Region Syd, level: regional}
calls:
  - id: demo
    funder: vinnova
    title: {sv: Demonstratorer, en: Demonstrators}
    rates: {project: 0.50}
    rounds:
      - id: 2027-1
        milestones:
          - {kind: opens, at: 2027-01-11}
          - {kind: deadline, at: 2027-03-02T14:00, zone: Europe/Stockholm}
          - {kind: decision, at: 2027-05-20}
  - id: match
    funder: region
    title: {sv: Medfinansiering, en: Co-financing}
    rates: {project: 0.50}
    costs: {from: decision}
    eligible: {regions: [SE224]}
    rounds:
      - id: 2027-1
        milestones:
          - {kind: deadline, at: 2027-02-15}
          - {kind: decision, at: 2027-04-01}
"""

PROJECT = """\
format: samspel/project@1
id: {id}
title: {title}
as_of: 2027-01-15
period: {{earliest_start: 2027-06-01, latest_end: 2028-07-31, months: 12}}
regions: [{region}]
partners:
  - {{id: lu, name: Universitetet, type: research_organisation, own_cash: {{max: {own}}}}}
work_packages:
  - {{id: wp1, activity: industrial_research, months: [1, 12]}}
costs:
  - {{partner: lu, work_package: wp1, category: staff, amount: 800_000}}
candidates: {{calls: [{calls}]}}
"""

SETTINGS = """\
format: samspel/nightly@1
sources:
  - {source: yaml, places: [calls.yaml]}
projects: [projects]
out: out
language: sv
"""

FIRST = datetime(2027, 1, 15, 4, 30, tzinfo=UTC)
SECOND = datetime(2027, 1, 16, 4, 30, tzinfo=UTC)


def make_folder(folder: Path) -> Path:
    """Write the files; gives the settings file."""
    (folder / "projects").mkdir(parents=True)
    (folder / "calls.yaml").write_text(CALLS, encoding="utf-8")
    projects = {
        "north": PROJECT.format(
            id="north", title="Norr", region="SE331", own=400_000, calls="demo"
        ),
        "south": PROJECT.format(
            id="south", title="Syd", region="SE224", own=0, calls="demo, match"
        ),
    }
    for name, text in projects.items():
        (folder / "projects" / f"{name}.yaml").write_text(text, encoding="utf-8")
    settings = folder / "nightly.yaml"
    settings.write_text(SETTINGS, encoding="utf-8")
    return settings


def move_match(folder: Path) -> None:
    """The region decides so late that the project in the south can't start in time."""
    calls = folder / "calls.yaml"
    text = calls.read_text(encoding="utf-8")
    assert text.count("at: 2027-04-01}") == 1
    calls.write_text(text.replace("at: 2027-04-01}", "at: 2027-12-01}"), encoding="utf-8")


def state_of(folder: Path) -> dict[str, bytes]:
    """Everything that nightly runs have left: the files, and the store as a dump."""
    found = {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted((folder / "out").rglob("*"))
        if one.is_file()
    }
    with TemporaryDirectory() as beside, open_store(folder / "samspel.db") as store:
        dump(store, Path(beside) / "dump.jsonl")
        found["dump"] = (Path(beside) / "dump.jsonl").read_bytes()
    return found
