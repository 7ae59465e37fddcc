"""What a record has said of a call so far, where some of its forms are silent on some fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from store.silent_dates import rounds_with_earlier_dates
from store.standing import Seen


@dataclass
class Effective:
    """Reads the contents of a record one after the other, from the first to the last.

    A bulk file may lack the budget that a page of details has stated: silence takes nothing back.
    """

    _stated: dict[str, Any] = field(default_factory=dict)

    def read(self, content: str, silent: str | None) -> dict[str, Any]:
        """The content with what earlier ones have stated of the fields that it is silent on."""
        said: dict[str, Any] = json.loads(content)
        unstated = set(json.loads(silent or "[]"))
        said["rounds"] = rounds_with_earlier_dates(
            said["rounds"], self._stated.get("rounds", []), unstated
        )
        for name, value in said.items():
            if name not in unstated:
                self._stated[name] = value
        return {name: self._stated.get(name, value) for name, value in said.items()}


def effective(chain: Iterable[Seen], texts: Mapping[int, str]) -> Iterator[tuple[Seen, Any]]:
    """Each reading of a chain with its content as it was to be understood then."""
    reader = Effective()
    for seen in chain:
        if seen.reading_id is not None:
            yield seen, reader.read(texts[seen.reading_id], seen.silent)
