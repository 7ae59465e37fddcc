"""``samspel calls import`` and ``export``: calls into the store, and out in every format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Ran, Run

TABLE = """\
page_id,title,programme_area,counties,opens,closes,max_eu_rate_pct,budget_sek
7108,Stärk företag,Skåne-Blekinge,Blekinge|Skåne,2027-02-01,2027-03-16,40,57700000
7109,Utan datum,Skåne-Blekinge,Skåne,,,40,
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that does not exist yet, which the settings name."""
    file = tmp_path / "store" / "samspel.db"
    monkeypatch.setenv("SAMSPEL_DATABASE_URL", str(file))
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "calls.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.fixture
def imported(store: Path, table: Path, run: Run) -> Ran:
    return run("calls", "import", "tillvaxtverket", table, "--json")


def test_an_import_says_what_it_read_and_what_it_refused(imported: Ran, run: Run) -> None:
    assert imported.status == 0
    counts = imported.document
    assert (counts["read"], counts["new"], counts["refused"]) == (2, 1, 1)
    problems = run("calls", "problems").out
    assert "7109" in problems
    assert "sidan har inget datum" in problems


def test_the_same_file_twice_changes_nothing(imported: Ran, table: Path, run: Run) -> None:
    again = run("calls", "import", "tillvaxtverket", table, "--json").document
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 1)


def test_an_older_file_that_comes_late_replaces_nothing(
    imported: Ran, table: Path, run: Run
) -> None:
    table.write_text(TABLE.replace("2027-03-16", "2027-03-09"), encoding="utf-8")
    late = run(
        "calls", "import", "tillvaxtverket", table, "--observed-on", "2020-01-01", "--json"
    ).document
    assert late["late"] == 1
    assert "2027-03-16" in run("calls", "show", "tvv-7108").out


def test_a_file_that_cannot_be_read_leaves_the_store_as_it_was(
    imported: Ran, tmp_path: Path, run: Run
) -> None:
    before = run("calls", "list", "--json").out
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"<!DOCTYPE html><title>502 Bad Gateway</title>")
    refused = run("calls", "import", "eu-portal", broken)
    assert refused.status == 2
    assert "webbsida" in refused.err
    assert "Traceback" not in refused.err
    assert run("calls", "list", "--json").out == before


def test_an_own_file_never_replaces_the_call_of_another_source(
    imported: Ran, inputs: Inputs, run: Run
) -> None:
    before = run("calls", "show", "tvv-7108", "--json").out
    text = inputs.catalogue.read_text("utf-8")
    extra = text[text.index("  - id: demo") :].replace("id: demo", "id: tvv-7108")
    inputs.catalogue.write_text(text + extra, encoding="utf-8")
    counts = run("calls", "import", "yaml", inputs.catalogue, "--json").document
    assert (counts["new"], counts["refused"]) == (1, 1)
    assert run("calls", "show", "tvv-7108", "--json").out == before
    said = run("calls", "problems", "--lang", "en").out
    assert "already there from the source tillvaxtverket" in said
    assert "an id of its own" in said
    # What is the file's own may change as before.
    inputs.catalogue.write_text(text.replace("0.50", "0.60"), encoding="utf-8")
    assert run("calls", "import", "yaml", inputs.catalogue, "--json").document["changed"] == 1


def test_a_file_nested_too_deeply_is_refused_and_the_store_is_as_it_was(
    imported: Ran, tmp_path: Path, run: Run
) -> None:
    before = run("calls", "list", "--json").out
    deep = tmp_path / "deep.json"
    nested = "[" * 1500 + "]" * 1500
    deep.write_text(f'{{"fundingData": {{"GrantTenderObj": [{{"x": {nested}}}]}}}}', "utf-8")
    refused = run("calls", "import", "eu-portal", deep, "--lang", "en")
    assert refused.status == 2
    assert "more than 100 levels" in refused.err
    assert run("calls", "list", "--json").out == before


def test_a_misspelt_source_is_told_the_nearest(store: Path, table: Path, run: Run) -> None:
    refused = run("calls", "import", "tillvaxtverkt", table, "--lang", "en")
    assert refused.status == 2
    assert "tillvaxtverket" in refused.err
    assert not store.exists()


def test_a_missing_file_and_a_source_without_an_address_are_told(store: Path, run: Run) -> None:
    assert run("calls", "import", "vinnova", "nowhere.json").status == 2
    nowhere = run("calls", "import", "gdp", "--lang", "en")
    assert nowhere.status == 2
    assert "Name a file or an address" in nowhere.err


def test_files_that_belong_together_are_read_together(
    store: Path, tmp_path: Path, run: Run
) -> None:
    parts: dict[str, list[dict[str, Any]]] = {
        "program": [{"Diarienummer": "2024-1", "Titel": "Ett program"}],
        "utlysningar": [{"Diarienummer": "2024-2", "DiarienummerProgram": "2024-1", "Titel": "U"}],
        "ansokningsomgangar": [
            {
                "Diarienummer": "2026-3",
                "DiarienummerUtlysning": "2024-2",
                "Titel": "Omgång",
                "Stangningsdatum": "2026-10-13T14:00:00",
            }
        ],
    }
    files = []
    for name, content in parts.items():
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(content), encoding="utf-8")
        files.append(file)
    assert run("calls", "import", "vinnova", *files, "--json").document["new"] == 1
    assert "Ett program" in run("calls", "show", "vinnova-2026-3").out


def test_what_is_exported_as_yaml_can_be_planned_with(
    imported: Ran, inputs: Inputs, run: Run
) -> None:
    file = inputs.folder / "exported.yaml"
    assert run("calls", "export", "--out", file).status == 0
    found = run("check", inputs.project, "--calls", file, "--json")
    assert found.status in (0, 1)


def test_what_is_exported_as_yaml_comes_back_whole(
    imported: Ran, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "exported.yaml"
    run("calls", "export", "--out", file)
    monkeypatch.setenv("SAMSPEL_DATABASE_URL", str(tmp_path / "other.db"))
    assert run("calls", "import", "yaml", file, "--json").document["new"] == 1
    again = tmp_path / "again.yaml"
    run("calls", "export", "--out", again)
    assert again.read_text() == file.read_text()


@pytest.mark.parametrize(
    ("name", "start"),
    [("ics", "BEGIN:VCALENDAR"), ("art49-csv", "\ufeffCall id;"), ("commongrants", '{\n "items"')],
)
def test_every_format_is_written(imported: Ran, run: Run, name: str, start: str) -> None:
    found = run("calls", "export", "--format", name, "--today", "2026-12-01", "--lang", "en")
    assert found.out.startswith(start)
    assert "7108" in found.out or "tvv" in found.out or "Stärk" in found.out


def test_a_calendar_of_a_call_that_moved_has_a_higher_sequence(
    imported: Ran, table: Path, run: Run
) -> None:
    assert "SEQUENCE:1" not in run("calls", "export", "--format", "ics").out
    table.write_text(TABLE.replace("2027-03-16", "2027-03-23"), encoding="utf-8")
    run("calls", "import", "tillvaxtverket", table)
    moved = run("calls", "export", "--format", "ics").out
    assert "SEQUENCE:1" in moved
    assert "20270323" in moved.replace("DTSTART;VALUE=DATE:", "")
