"""The last nightly run that came to its end: what the next one compares itself with.

The marker is the last file that a run writes. It also holds what that run compared itself with, so
that the same moment can be run again with the same result.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from flows.output_folder import write_file
from models.errors import InputErrors, InputProblem


@dataclass(frozen=True)
class FeedMark:
    """A feed as a run left it: what calendars call it, and the fingerprint of its file."""

    title: str
    sha256: str


@dataclass(frozen=True)
class LastRun:
    """When a run came to its end, what each plan was made from, and the feeds that it left."""

    finished: datetime
    made_from: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, FeedMark] = field(default_factory=dict)


def run_before(path: Path, now: datetime) -> LastRun | None:
    """The last run that came to its end before ``now``; ``None`` of a first run.

    Raises:
        InputErrors: the last run is later than ``now``, or the marker can't be read.
    """
    if not path.is_file():
        return None
    try:
        marker = json.loads(path.read_text(encoding="utf-8"))
        last = _read(marker)
        before = None if marker["before"] is None else _read(marker["before"])
    except (ValueError, KeyError, TypeError, AttributeError):
        _refuse_unreadable(path)
    if last.finished > now:
        _refuse_past(path, last.finished)
    return before if last.finished == now else last


def write_marker(path: Path, this: LastRun, before: LastRun | None) -> None:
    """Write the marker.

    Raises:
        InputErrors: it cannot be written.
    """
    document = _document(this) | {"before": None if before is None else _document(before)}
    write_file(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def _document(run: LastRun) -> dict[str, Any]:
    return asdict(run) | {"finished": run.finished.isoformat()}


def _read(document: Mapping[str, Any]) -> LastRun:
    feeds = {name: FeedMark(**mark) for name, mark in document["feeds"].items()}
    finished = datetime.fromisoformat(document["finished"])
    if finished.tzinfo is None:
        raise ValueError(document["finished"])
    return LastRun(finished, dict(document["made_from"]), feeds)


def _refuse_unreadable(path: Path) -> NoReturn:
    raise InputErrors(
        [
            InputProblem(
                str(path),
                None,
                "",
                "marker-unreadable",
                "filen säger inte när den förra körningen blev klar.",
                "the file does not say when the last run came to its end.",
                "Ta bort den: då planeras alla projekt på nytt, som i en första körning.",
                "Remove it: then every project is planned anew, as in a first run.",
            )
        ]
    )


def _refuse_past(path: Path, finished: datetime) -> NoReturn:
    moment = f"{finished:%Y-%m-%d %H:%M} UTC"
    raise InputErrors(
        [
            InputProblem(
                str(path),
                None,
                "finished",
                "run-before-the-last",
                f"körningen skulle ligga före den förra, som blev klar {moment}.",
                f"the run would come before the last one, which ended {moment}.",
                "Ange ett senare --now, eller en annan mapp i out:.",
                "Name a later --now, or another folder in out:.",
            )
        ]
    )
