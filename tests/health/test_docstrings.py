"""A listing of first lines should read as a table of contents: every module says what it is."""

from __future__ import annotations

import ast


def test_every_module_has_a_docstring(modules: dict[str, ast.Module]) -> None:
    silent = [path for path, tree in modules.items() if not ast.get_docstring(tree)]
    assert silent == []
