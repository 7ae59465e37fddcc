"""What the health tests read: our packages and the syntax trees of their modules."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def packages(root: Path) -> list[str]:
    """The top-level packages, from the one list that the wheel is built by."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    names: list[str] = project["tool"]["uv"]["build-backend"]["module-name"]
    return names


@pytest.fixture(scope="session")
def modules(root: Path, packages: list[str]) -> dict[str, ast.Module]:
    """Path from the root -> syntax tree, for every module of every package."""
    return {
        path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for package in packages
        for path in sorted((root / package).rglob("*.py"))
    }
