"""Conflicts as pictures: the days, or the money, that are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendars.html import report
from models.input_files import read_inputs
from models.text import Language
from solver.planning import plan_project


def page_of(root: Path, project_file: str, language: Language) -> str:
    path = root / "examples" / project_file
    catalogue_file = path.parent / "catalogue.yaml"
    project, catalogue = read_inputs(
        (path.name, path.read_bytes()), [(catalogue_file.name, catalogue_file.read_bytes())]
    )
    return report(plan_project(project, catalogue), project, catalogue, language)


def test_late_money_shows_both_dates_and_the_days_between(root: Path) -> None:
    page = page_of(root, "too-late/project.yaml", "sv")
    label = "intyget ska vara inne 2024-04-23, beslutet kommer 2024-05-08: 15 dagar fattas"
    assert f'aria-label="{label}"' in page


def test_a_start_that_is_too_early_shows_the_days_that_are_missing(root: Path) -> None:
    page = page_of(root, "excellence-cluster/one-day-late.yaml", "en")
    assert "must start by 2025-11-01, can start at the earliest 2025-11-02: 1 day missing" in page


@pytest.mark.parametrize(("language", "word"), [("sv", "Fattas:"), ("en", "Missing:")])
def test_missing_money_is_a_part_of_all_costs(root: Path, language: Language, word: str) -> None:
    page = page_of(root, "private-match/less-own-cash.yaml", language)
    assert word in page
    # 400 000 kr of 10 000 000 kr are missing.
    assert 'class="financed" x="0" y="0" width="96.0%"' in page
