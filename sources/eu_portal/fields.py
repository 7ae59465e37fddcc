"""Reading fields of the portal's records, whose kinds vary from form to form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from models.money import parse_amount
from models.text import Text
from sources.faults import missing, wrong_kind


def text(record: Mapping[str, Any], field: str) -> str | None:
    """A text, trimmed, with runs of spaces as one; ``None`` where it is absent or empty.

    Raises:
        RecordFault: it is no text.
    """
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise wrong_kind(field, value, Text(sv="en text", en="a text"))
    return " ".join(value.split()) or None


def required_text(record: Mapping[str, Any], field: str) -> str:
    """A text that nothing can be made without.

    Raises:
        RecordFault: it is absent, empty or no text.
    """
    found = text(record, field)
    if found is None:
        raise missing(field)
    return found


def listed(value: Any) -> list[Any]:
    """A list of what may be a list, one object, an empty object or nothing."""
    if value is None or value == {}:
        return []
    return value if isinstance(value, list) else [value]


def objects(value: Any, field: str) -> list[Mapping[str, Any]]:
    """The objects of a field that may be a list, one object, or nothing.

    Raises:
        RecordFault: something in it is no object.
    """
    found = listed(value)
    for one in found:
        if not isinstance(one, Mapping):
            raise wrong_kind(field, one, Text(sv="ett objekt", en="an object"))
    return found


def abbreviation(value: Any) -> str | None:
    """The abbreviation of a coded value; an empty object is no value."""
    if isinstance(value, Mapping):
        found = value.get("abbreviation")
        return found if isinstance(found, str) and found else None
    return None


def number(value: Any, field: str) -> int | None:
    """A whole number that may be written as text; 0 means that the portal states nothing.

    Raises:
        RecordFault: it is no whole number, or negative.
    """
    if value in (None, "", 0, "0"):
        return None
    wanted = Text(sv="ett helt tal", en="a whole number")
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise wrong_kind(field, value, wanted)
    return value


def cents(value: Any, field: str) -> int | None:
    """A sum in euro, as a number or text, in cents; 0 means that the portal states nothing.

    Raises:
        RecordFault: it is no sum, negative, or finer than a cent.
    """
    if value in (None, "", 0, "0"):
        return None
    try:
        return parse_amount(value) or None
    except PydanticCustomError:
        raise wrong_kind(field, value, Text(sv="en summa i euro", en="a sum in euro")) from None


def inner_json(value: Any, field: str) -> Any:
    """JSON that stands as text inside a value, or the value itself where it is parsed already.

    Raises:
        RecordFault: the text is no JSON.
    """
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise wrong_kind(field, value, Text(sv="JSON", en="JSON")) from None
