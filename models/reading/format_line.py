"""Whether a file is of the format that is wanted, by its line ``format: samspel/NAME@NUMBER``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from models.nearest_name import nearest_names
from models.reading.shown import shortened, shown
from models.reading.wording import Wording
from models.text import Text

_FORMAT = re.compile(r"(samspel/[a-z_-]+)@([0-9]{1,9})")


def format_fault(data: Mapping[str, Any], expected: str, file: str) -> Wording | None:
    """What is wrong with the line ``format``, or None."""
    if "format" not in data:
        return _missing(data, expected, file)
    found = data["format"]
    if found == expected:
        return None
    name, number = _parts(expected)
    found_name, found_number = _parts(found) if isinstance(found, str) else ("", 0)
    if found_name == name and found_number > number:
        return _newer(found, expected, number)
    if found_name and found_name != name and not nearest_names(found_name, [name], limit=1):
        return _another(found, expected)
    return _unknown(found, expected)


def _parts(text: str) -> tuple[str, int]:
    parts = _FORMAT.fullmatch(text)
    return (parts.group(1), int(parts.group(2))) if parts else ("", 0)


def _line_for(expected: str, file: str) -> str:
    is_json = file.lower().endswith(".json")
    return f'"format": "{expected}",' if is_json else f"format: {expected}"


def _missing(data: Mapping[str, Any], expected: str, file: str) -> Wording:
    misspelt = nearest_names("format", data, limit=1)
    line = _line_for(expected, file)
    hint = (
        Text(
            sv=f" Kanske är det `{shortened(misspelt[0])}` som ska heta `format`?",
            en=f" Maybe `{shortened(misspelt[0])}` should be called `format`?",
        )
        if misspelt
        else Text(sv="", en="")
    )
    return Wording(
        "format-missing",
        Text(sv="filen säger inte vilket format den har.", en="the file does not say its format."),
        Text(
            sv=f"Skriv först i filen: `{line}`.{hint.sv}",
            en=f"Write first in the file: `{line}`.{hint.en}",
        ),
    )


def _newer(found: str, expected: str, number: int) -> Wording:
    return Wording(
        "format-newer",
        Text(
            sv=f"`{shortened(found)}` är nyare än det format som den här versionen av Samspel"
            f" läser, @{number}.",
            en=f"`{shortened(found)}` is newer than the format that this version of Samspel"
            f" reads, @{number}.",
        ),
        Text(
            sv=f"Uppgradera Samspel, eller skriv filen som `{expected}`.",
            en=f"Upgrade Samspel, or write the file as `{expected}`.",
        ),
    )


def _another(found: str, expected: str) -> Wording:
    return Wording(
        "format-other",
        Text(
            sv=f"filen är en `{shortened(found)}`, men här behövs en `{expected}`.",
            en=f"the file is a `{shortened(found)}`, but a `{expected}` is needed here.",
        ),
        Text(sv="Kanske har två filer bytt plats?", en="Maybe two files have changed places?"),
    )


def _unknown(found: Any, expected: str) -> Wording:
    name = shown(found)
    return Wording(
        "format-unknown",
        Text(sv=f"{name.sv} är inget känt format.", en=f"{name.en} is no known format."),
        Text(sv=f"Menade du kanske `{expected}`?", en=f"Maybe you meant `{expected}`?"),
    )
