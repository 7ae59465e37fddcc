"""Answers kept in a folder and played back: how an import is repeated, and tested, offline.

Two files per request: ``NAME.json`` says what was asked and how it was answered, ``NAME.body``
holds the bytes. Keys and other secrets in headers are never written.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from models.text import Text
from sources.faults import refuse_file
from sources.fetched import Fetched, Validators
from sources.names import identifier


@dataclass(frozen=True)
class Request:
    """What is asked: the parts of a POST by name, each as a file of JSON."""

    method: str
    url: str
    parts: tuple[tuple[str, bytes], ...] = ()

    @property
    def name(self) -> str:
        """A readable name that is one of a kind."""
        mark = hashlib.sha256(f"{self.method} {self.url}\n".encode())
        for part, content in self.parts:
            mark.update(part.encode() + b"\0" + content + b"\0")
        return f"{identifier(self.url.split('://')[-1])[:60]}-{mark.hexdigest()[:12]}"


def record(folder: Path, request: Request, fetched: Fetched) -> Fetched:
    """Keep an answer, and give it again from its beginning."""
    if fetched.body is None:
        return fetched
    folder.mkdir(parents=True, exist_ok=True)
    body = folder / f"{request.name}.body"
    with body.open("wb") as file:
        shutil.copyfileobj(fetched.body, file)
    fetched.body.seek(0)
    answer = {
        "method": request.method,
        "url": request.url,
        "parts": {name: content.decode() for name, content in request.parts},
        "content_type": fetched.content_type,
        "validators": asdict(fetched.validators),
    }
    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    (folder / f"{request.name}.json").write_text(text, encoding="utf-8")
    return fetched


def replay(folder: Path, request: Request) -> Fetched:
    """A kept answer.

    Raises:
        InputErrors: nothing is recorded for this request.
    """
    body = folder / f"{request.name}.body"
    if not body.is_file():
        refuse_file(
            str(folder),
            "request-not-recorded",
            Text(
                sv=f"{request.method} {request.url} finns inte inspelad.",
                en=f"{request.method} {request.url} is not recorded.",
            ),
            Text(
                sv="Spela in den med --record, eller hämta utan --replay.",
                en="Record it with --record, or fetch without --replay.",
            ),
        )
    answer = json.loads((folder / f"{request.name}.json").read_text(encoding="utf-8"))
    stream: BinaryIO = body.open("rb")
    return Fetched(
        url=request.url,
        body=stream,
        validators=Validators(**answer["validators"]),
        content_type=answer["content_type"],
    )
