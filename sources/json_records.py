"""Small JSON files read whole: a list of records, or one object that holds lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from models.text import Text
from sources.faults import cut_short, not_json, refuse_file
from sources.json_depth import is_too_deep, refuse_depth
from sources.streams import opened

MOST_BYTES = 256 * 1024 * 1024


def read_json(stream: BinaryIO, file: str) -> Any:
    """The content of a JSON file.

    Raises:
        InputErrors: it is no JSON, ends in the middle, is too large or nested too deeply.
    """
    data = opened(stream, file).read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        refuse_file(
            file,
            "file-too-large",
            Text(sv="filen är för stor för sin form.", en="the file is too large for its form."),
            Text(sv="Är det rätt fil?", en="Is it the right file?"),
        )
    return parsed_json(data, file)


def parsed_json(data: bytes, file: str) -> Any:
    """JSON in memory.

    Raises:
        InputErrors: it is no JSON, ends in the middle, or is nested too deeply.
    """
    try:
        encoding = json.detect_encoding(data)
        if is_too_deep(data if encoding.startswith("utf-8") else data.decode(encoding).encode()):
            refuse_depth(file)
        return json.loads(data)
    except UnicodeDecodeError:
        not_json(file, data[:256])
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(error.doc.rstrip()) - 1
        if error.doc.strip() and (at_end or error.msg.startswith("Unterminated string")):
            cut_short(file)
        not_json(file, data[:256])


def records_in(found: Any, file: str, *names: str) -> list[Any]:
    """The records of a file: the list that it is, or those under ``names`` in the object it is.

    Raises:
        InputErrors: it is neither.
    """
    if isinstance(found, list):
        return found
    lists = [found[name] for name in names if name in found] if isinstance(found, Mapping) else []
    if lists and all(isinstance(one, list) for one in lists):
        return [record for one in lists for record in one]
    wanted = ", ".join(names)
    refuse_file(
        file,
        "file-form-unknown",
        Text(
            sv=f"filen är ingen lista med poster, och har ingen under {wanted}.",
            en=f"the file is no list of records, and has none under {wanted}.",
        ),
        Text(
            sv="Är det rätt fil, och rätt källa?", en="Is it the right file, and the right source?"
        ),
    )
