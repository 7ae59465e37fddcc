"""The command line answers at once: nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "ortools",
    "pandas",
    "numpy",
    "prefect",
    "sqlalchemy",
    "icalendar",
    "jinja2",
    "holidays",
    "xlsxwriter",
)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "--help"], ["plan", "--help"], ["--version"], ["schema", "project"]],
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        f"import sys; from samspel.cli import run; status = run({arguments!r});"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr);"
        "sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"
    assert ran.stdout
