"""Plans kept from run to run, each under a fingerprint of everything that it was made from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from models.catalogue import Catalogue
from models.inputs import inputs_sha256
from models.plan import Plan
from models.project import Project

_ABOUT_THE_RUN = "solver."
"""Findings of a run that was cut short: another run, or a faster machine, may find more."""


class PlanCache:
    """A folder of plans by fingerprint; what cannot be read or written there is not kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Plan | None:
        """The plan that was made from the same, if there is one."""
        try:
            return Plan.model_validate_json(self._path(key).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, key: str, plan: Plan, text: str) -> None:
        """Keep a plan, written as ``text``, unless the time limit had a part in it."""
        if any(one.rule.startswith(_ABOUT_THE_RUN) for one in plan.findings):
            return
        path = self._path(key)
        beside = path.with_suffix(f".{secrets.token_hex(4)}")
        # A full or closed disk costs the next run some time, not this run its answer.
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def cache_key(project: Project, catalogue: Catalogue, **options: int) -> str:
    """SHA-256 of the inputs, the options, and the program with its rules and legal values."""
    made_from = {
        "inputs": inputs_sha256(project, catalogue),
        "options": options,
        "program": program_sha256(),
    }
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


@cache
def program_sha256() -> str:
    """SHA-256 of the version, the solver's version, and every file of ``models`` and ``solver``."""
    found = hashlib.sha256(f"{_version('samspel')} {version('ortools')}".encode())
    for package in ("models", "solver"):
        for name, file in sorted(_files(files(package), package)):
            found.update(f"\n{name}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _version(distribution: str) -> str:
    return version(distribution)


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for one in folder.iterdir():
        name = f"{above}/{one.name}"
        if one.is_dir() and one.name != "__pycache__":
            yield from _files(one, name)
        elif os.path.splitext(one.name)[1] in (".py", ".yaml"):  # noqa: PTH122  # no Path
            yield name, one
