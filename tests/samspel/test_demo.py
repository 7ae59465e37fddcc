"""``samspel demo``: the main job on the bundled example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samspel.demo import CATALOGUE, PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.samspel.conftest import Run


def test_the_example_can_be_financed(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "--out", tmp_path / "demo")
    assert ran.status == 0
    assert (tmp_path / "demo" / "report.html").stat().st_size > 0
    assert (tmp_path / "demo" / "plan.ics").stat().st_size > 0


def test_the_user_is_told_how_to_go_on_and_json_stays_pure(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("demo", "--out", tmp_path / "demo", "--json")
    assert ran.document["status"] == "feasible"
    assert f"samspel plan {PROJECT} --calls {CATALOGUE} --out demo" in ran.err


def test_paths_are_shown_as_one_would_type_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT.parent)
    ran = run("demo", "--out", tmp_path / "two words", "--lang", "en")
    shown = f"samspel plan project.yaml --calls catalogue.yaml --out '{tmp_path / 'two words'}'"
    assert shown in ran.err
