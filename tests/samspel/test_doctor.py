"""What is installed, and what to do where something is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfoNotFoundError

import pytest

from samspel.doctor import Check, checks

if TYPE_CHECKING:
    from tests.samspel.conftest import Run

GOOD = {"prefect": "3.8.8", "fastapi": "0.150.0"}


def by_name(folder: Path, versions: dict[str, str], home: str = "") -> dict[str, Check]:
    environment = {"PREFECT_HOME": home} if home else {}
    return {one.name: one for one in checks(environment, folder, versions.get)}


def test_this_installation_is_good(run: Run) -> None:
    ran = run("doctor", "--json")
    assert ran.status == 0
    found = {one["name"]: one for one in ran.document["checks"]}
    for name in ("python", "ortools", "icalendar", "pandas", "prefect+fastapi", "time-zones"):
        assert found[name]["status"] == "ok", found[name]


def test_the_listing_names_versions_and_is_spoken(run: Run) -> None:
    from importlib.metadata import version

    assert version("ortools") in run("doctor").out
    assert "söker planerna" in run("doctor").out
    assert "searches for plans" in run("doctor", "--lang", "en").out


@pytest.mark.parametrize(
    ("prefect", "fastapi", "status"),
    [
        ("3.8.8", "0.139.0", "ok"),
        ("3.8.8", "0.150.4", "ok"),
        ("3.8.8", "0.151.0", "warn"),
        ("3.8.8", "0.138.9", "warn"),
        ("3.8.8", "0.165.0", "warn"),
        ("3.9.1", "0.150.0", "ok"),
    ],
)
def test_the_versions_of_prefect_and_fastapi_must_go_together(
    tmp_path: Path, prefect: str, fastapi: str, status: str
) -> None:
    check = by_name(tmp_path, {"prefect": prefect, "fastapi": fastapi})["prefect+fastapi"]
    assert check.status == status
    assert bool(check.remedy.sv) is (status == "warn")


def test_a_missing_package_has_a_remedy(tmp_path: Path) -> None:
    found = by_name(tmp_path, GOOD)
    assert found["ortools"].status == "warn"
    assert "ortools" in found["ortools"].remedy.en
    assert found["prefect"].status == "ok"


def test_the_home_of_prefect_must_be_a_place_to_write(tmp_path: Path) -> None:
    assert by_name(tmp_path, GOOD)["prefect-home"].status == "ok"
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    check = by_name(tmp_path, GOOD, home=str(tmp_path / "file" / "home"))["prefect-home"]
    assert check.status == "warn"
    assert "PREFECT_HOME" in check.remedy.sv


def test_missing_time_zones_have_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr("samspel.doctor.ZoneInfo", none)
    check = by_name(tmp_path, GOOD)["time-zones"]
    assert (check.status, check.remedy.en) == ("warn", "Install tzdata.")


def test_a_remedy_stands_below_what_it_is_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file" / "home"))
    ran = run("doctor")
    assert ran.status == 0
    lines = ran.out.splitlines()
    (at,) = [number for number, line in enumerate(lines) if "prefect-home" in line]
    assert lines[at].startswith("warn")
    assert lines[at + 1].strip() == "Sätt PREFECT_HOME till en mapp som du får skriva i."


def test_chromium_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert by_name(tmp_path, GOOD)["chromium"].status == "warn"
