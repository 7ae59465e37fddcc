"""Reading small publications in tests: what was taken, and what was refused."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

from models.call import Call, Milestone
from models.publication import Publication, PublishedCall, Refusal
from sources.readers import readers

SEEN = datetime(2026, 8, 22, 6, tzinfo=UTC)


def read(source: str, content: bytes | Any, file: str = "file") -> list[Publication]:
    """All publications of a content; what is not bytes is written as JSON first."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return list(readers()[source].read(io.BytesIO(data), file, SEEN))


def only_call(source: str, content: bytes | Any, file: str = "file") -> Call:
    """The one call of a content."""
    return only(source, content, file).call


def only(source: str, content: bytes | Any, file: str = "file") -> PublishedCall:
    """The one publication of a content, which was taken."""
    (found,) = read(source, content, file)
    assert isinstance(found, PublishedCall), found
    return found


def only_refusal(source: str, content: bytes | Any) -> Refusal:
    """The one publication of a content, which was refused."""
    (found,) = read(source, content)
    assert isinstance(found, Refusal), found
    return found


def dates(call: Call) -> list[tuple[str, str, str | None, int | None]]:
    """Round, kind and date as written, with its zone, and the stage, of every milestone."""
    return [
        (f"{one.id} {milestone.kind}", *written(milestone), milestone.stage)
        for one in call.rounds
        for milestone in one.milestones
    ]


def written(milestone: Milestone) -> tuple[str, str | None]:
    """The date of a milestone as in a file, and its zone."""
    return str(milestone.when.in_file()), milestone.when.zone
