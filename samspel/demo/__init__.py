"""The example that comes with Samspel: an AI test bed in Skåne-Blekinge, autumn 2024."""

from __future__ import annotations

from pathlib import Path

_TREE = Path(__file__).parents[2] / "examples" / "skane-blekinge"
# In the source tree the example stands among the others; an installed Samspel has it here.
_FOLDER = _TREE if _TREE.is_dir() else Path(__file__).parent

CATALOGUE = _FOLDER / "catalogue.yaml"
PROJECT = _FOLDER / "project.yaml"
