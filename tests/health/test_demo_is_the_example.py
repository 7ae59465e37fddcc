"""The installed demo carries the files of the example: a wheel has no folder ``examples``."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["catalogue.yaml", "project.yaml"])
def test_the_demo_is_the_example_to_the_byte(root: Path, name: str) -> None:
    example = root / "examples" / "skane-blekinge" / name
    assert (root / "samspel" / "demo" / name).read_bytes() == example.read_bytes()
