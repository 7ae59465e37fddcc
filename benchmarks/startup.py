"""How long the commands take from the shell, and what imports cost of that."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[1]
_EXAMPLE = _ROOT / "examples" / "skane-blekinge"
_RUNS = 7


def run() -> None:
    """Print wall times of fresh processes, median and worst of a few runs."""
    print(f"\nFrom the shell ({_RUNS} runs each)")
    check = ["check", str(_EXAMPLE / "project.yaml"), "--calls", str(_EXAMPLE / "catalogue.yaml")]
    for name, code in (
        ("samspel --help", _samspel(["--help"])),
        ("samspel check, Skåne-Blekinge", _samspel(check)),
        ("python -c pass", "pass"),
        ("  import of ortools' C++ helper", "import ortools.sat.python.cp_model_helper"),
        ("  import of ortools' cp_model", "import ortools.sat.python.cp_model"),
        ("  import of pandas", "import pandas"),
        ("  import of prefect", "import prefect"),
    ):
        took = sorted(_seconds(code) for _ in range(_RUNS))
        print(f"  {name:34} median {median(took):.2f} s, worst {took[-1]:.2f} s")


def _samspel(arguments: list[str]) -> str:
    return f"import sys; sys.argv = ['samspel', *{arguments!r}]; import samspel.cli as c; c.main()"


def _seconds(code: str) -> float:
    before = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-c", code], check=False, stdout=subprocess.DEVNULL, cwd=_ROOT
    )
    return time.perf_counter() - before
