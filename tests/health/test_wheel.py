"""The wheel holds our packages with all their data files, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.fixture(scope="module")
def files_in_wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files in a wheel built from this tree, apart from its own metadata."""
    uv = shutil.which("uv", path=root / ".uv" / "bin") or shutil.which("uv")
    if uv is None:
        pytest.skip("uv is missing: run the tests by make test, which installs it")
    out = tmp_path_factory.mktemp("wheel")
    # Offline: uv holds the build backend itself, so that nothing needs to be fetched.
    subprocess.run(
        [uv, "build", "--quiet", "--wheel", "--offline", "--out-dir", out, root], check=True
    )
    (wheel,) = out.glob("*.whl")
    names = ZipFile(wheel).namelist()
    return {name for name in names if not name.endswith("/") and ".dist-info/" not in name}


def test_top_level_names_are_exactly_our_packages(
    files_in_wheel: set[str], packages: list[str]
) -> None:
    assert {name.split("/")[0] for name in files_in_wheel} == set(packages)


def test_every_file_of_a_package_is_in_the_wheel(
    files_in_wheel: set[str], root: Path, packages: list[str]
) -> None:
    files_in_tree = {
        path.relative_to(root).as_posix()
        for package in packages
        for path in (root / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert files_in_wheel == files_in_tree


def test_every_package_is_marked_as_typed(files_in_wheel: set[str], packages: list[str]) -> None:
    assert {f"{package}/py.typed" for package in packages} <= files_in_wheel


def test_legal_values_travel_with_the_code(files_in_wheel: set[str]) -> None:
    assert "models/parameters/gber/article_25/maximum_intensity.yaml" in files_in_wheel
