"""The key of a record: never the identifier alone, which calls to third parties share."""

from __future__ import annotations

import re
from typing import Any

from models.text import Text
from sources.eu_portal.topic import Kind
from sources.faults import wrong_kind

_KINDS: dict[str, Kind] = {"0": "tender", "1": "topic", "2": "external", "8": "cascade"}


def kind_of(type_: Any) -> Kind:
    """What a record is, by its type as text.

    Raises:
        RecordFault: the type is not known.
    """
    if type_ not in _KINDS:
        known = ", ".join(_KINDS)
        raise wrong_kind("type", type_, Text(sv=f"någon av {known}", en=f"one of {known}"))
    return _KINDS[type_]


def key_of_reference(reference: str, kind: Kind) -> str:
    """The key of a record by its reference in the search index.

    The reference of a topic begins with its number in the bulk file (``50138952TOPICSen``), so that
    a topic has one key in all forms. Other references are kept, but for the language at the end.
    """
    match = re.match(r"(\d+)", reference)
    if kind == "topic" and match is not None:
        return f"topic-{match.group(1)}"
    return f"{kind}-{re.sub(r'[a-z]{2}$|(?<=PROSPECTS)EN$', '', reference)}"
