"""A small project and catalogue on disk, and the command line in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CATALOGUE = """\
format: samspel/catalogue@1
funders:
  - {id: vinnova, name: Vinnova, level: national}
calls:
  - id: demo
    funder: vinnova
    title: {sv: Demonstratorer, en: Demonstrators}
    grant: {min: 100_000, max: 1_000_000}
    rates: {project: 0.50}
    success_rate: 0.4
    rounds:
      - id: 2027-1
        milestones:
          - {kind: opens, at: 2027-01-11}
          - {kind: deadline, at: 2027-03-02T14:00, zone: Europe/Stockholm}
          - {kind: decision, at: 2027-05-20}
"""

PROJECT = """\
format: samspel/project@1
id: pilot
title: Pilot
as_of: 2027-01-15
period: {earliest_start: 2027-06-01, latest_end: 2028-12-31, months: 12}
partners:
  - {id: lu, name: Lunds universitet, type: research_organisation, own_cash: {max: 500_000}}
work_packages:
  - {id: wp1, activity: industrial_research, months: [1, 12]}
costs:
  - {partner: lu, work_package: wp1, category: staff, amount: 800_000}
"""


@dataclass
class Inputs:
    """Two files in a folder of their own, and a folder for the answer that does not exist yet."""

    folder: Path

    @property
    def project(self) -> Path:
        return self.folder / "project.yaml"

    @property
    def catalogue(self) -> Path:
        return self.folder / "calls.yaml"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def arguments(self) -> list[str]:
        """The project and its calls, as they are given to a command."""
        return [str(self.project), "--calls", str(self.catalogue)]

    def change(self, file: Path, old: str, new: str) -> None:
        """Write ``new`` where ``old`` stands, which must stand there once."""
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    """A project that one call can finance."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    (folder / "calls.yaml").write_text(CATALOGUE, encoding="utf-8")
    return Inputs(folder)


@dataclass
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output, which must be one JSON document and nothing else."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The codes of the faults in the JSON document."""
        return [one["code"] for one in self.document["errors"]]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``samspel`` with these arguments, in Swedish unless they say otherwise."""
    from samspel import cli

    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "SAMSPEL_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        status = cli.run([str(one) for one in arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return ran
