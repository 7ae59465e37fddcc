"""The items of an array inside a JSON file of any size, one at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from sources.faults import cut_short, not_json
from sources.json_depth import Shallow


def array_items(content: io.BufferedReader, path: str, file: str) -> Iterator[Any]:
    """The items at ``path`` (``fundingData.GrantTenderObj.item``).

    Raises:
        InputErrors: the file ends in the middle, is no JSON from some place on, or is nested too
            deeply.
    """
    import ijson

    start = content.peek(256)[:256]
    try:
        yield from ijson.items(Shallow(content, file), path, use_float=True)
    except ijson.JSONError as error:
        # One class of error for all faults: only the words tell the end of the file.
        if any(words in str(error).lower() for words in _AT_THE_END):
            cut_short(file)
        not_json(file, start)


_AT_THE_END = ("premature eof", "incomplete json content")
