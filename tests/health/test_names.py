"""Our top-level names are plain words: nobody else may own one, nor may we hide one."""

from __future__ import annotations

import sys
from importlib.metadata import packages_distributions
from pathlib import Path


def test_no_file_in_flows_hides_a_package_or_a_module_of_the_standard_library(
    root: Path, packages: list[str]
) -> None:
    # Prefect can put flows/ first on the import path: flows/calendar.py would then be `calendar`.
    names = {path.stem for path in (root / "flows").iterdir()} - {"__init__", "__pycache__"}
    assert names & ({*packages, "tests", "benchmarks"} | sys.stdlib_module_names) == set()


def test_no_other_distribution_owns_one_of_our_packages(packages: list[str]) -> None:
    # Installers overwrite silently, and removing the other one would remove our files.
    # An editable installation owns no files at all; a wheel owns them as samspel.
    owners = packages_distributions()
    strangers = {name: set(owners.get(name, [])) - {"samspel"} for name in packages}
    assert {name: others for name, others in strangers.items() if others} == {}


def test_the_tests_run_against_this_tree_and_not_an_installed_copy(
    root: Path, packages: list[str]
) -> None:
    places = {name: Path(str(__import__(name).__file__)).parent for name in packages}
    assert places == {name: root / name for name in packages}
