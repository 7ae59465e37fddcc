"""``samspel check`` from the shell for five partners and five sources: the answer on the phone."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.example_files import COMMON_GROUND, FOLDER, over, project_and_catalogue, read

_EXAMPLES = FOLDER / "stories" / "answer_in_a_minute.yaml"
_RUNS = 7
_LIMIT_SECONDS = 2.0
_EXIT_STATUS = {"feasible": 0, "infeasible": 1}


def run() -> None:
    """Print wall times of fresh processes, for a project that can be financed and for others."""
    print(f"\nFive partners and five sources from the shell ({_RUNS} runs each)")
    file = read(_EXAMPLES)
    for example in file["examples"]:
        facts = over(over(read(FOLDER / COMMON_GROUND), file["given"]), example["given"])
        project, catalogue = project_and_catalogue(facts)
        with tempfile.TemporaryDirectory() as name:
            written = {
                Path(name, f"{one.format.partition('/')[2].partition('@')[0]}.json"): one
                for one in (project, catalogue)
            }
            for path, one in written.items():
                text = json.dumps(one.model_dump(mode="json", by_alias=True))
                path.write_text(text, encoding="utf-8")
            project_file, calls_file = written
            status = example["expected"]["status"]
            runs = [_run(project_file, calls_file) for _ in range(_RUNS)]
        if {code for code, _ in runs} != {_EXIT_STATUS[status]}:
            print(f"  {status}: a wrong answer, exit status {runs[0][0]}")
            continue
        took = sorted(seconds for _, seconds in runs)
        inside = "within" if took[-1] < _LIMIT_SECONDS else "NOT within"
        print(
            f"  {status:12} median {median(took):.2f} s, "
            f"worst {took[-1]:.2f} s: {inside} {_LIMIT_SECONDS:.0f} s"
        )


def _run(project: Path, calls: Path) -> tuple[int, float]:
    """The exit status, and the seconds that the answer took."""
    before = time.perf_counter()
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "samspel", "check", str(project), "--calls", str(calls)],
        check=False,
        stdout=subprocess.DEVNULL,
    )
    return ran.returncode, time.perf_counter() - before
