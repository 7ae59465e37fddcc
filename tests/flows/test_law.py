"""Values of the user's own hold while something is computed, and no longer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.law import law
from models.errors import InputErrors
from models.parameter import extra_sha256, parameter

MAXIMUM = "gber/article_25/maximum_intensity"
LATER = date(2030, 1, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one invented value."""
    file = tmp_path / f"{MAXIMUM}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "description: {sv: Påhittat tak, en: Invented ceiling}\n"
        "unit: share\nsureness: G\nlast_checked: 2027-01-01\nvalues:\n"
        '  - {from: 2027-07-01, to: null, value: "0.77", reference: Invented art. 1}\n',
        encoding="utf-8",
    )
    return tmp_path


def test_added_values_hold_inside_and_not_outside(folder: Path) -> None:
    with law(folder):
        inside = extra_sha256()
        assert str(parameter(MAXIMUM).at(LATER).share) == "0.77"
        with law(None):  # adds nothing, and takes nothing away
            assert extra_sha256() == inside
    assert extra_sha256() is None
    assert parameter(MAXIMUM).known_at(LATER) is None


def test_they_do_not_outlive_an_error(folder: Path) -> None:
    with pytest.raises(KeyError), law(folder):
        raise KeyError
    assert extra_sha256() is None


def test_a_place_without_parameters_is_refused_with_a_remedy(tmp_path: Path) -> None:
    for place, code in (
        (tmp_path / "nowhere", "parameters-not-folder"),
        (tmp_path, "folder-without-parameters"),
    ):
        with pytest.raises(InputErrors) as caught, law(place):
            pass
        (problem,) = caught.value.problems
        assert problem.code == code
        assert problem.remedy_sv != problem.remedy_en
