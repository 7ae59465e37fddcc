"""How values, names and paths of a document are shown in messages: shortened, on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from models.text import Text

Path = tuple[str | int, ...]

_MOST_NAMES = 30
_MOST_FIELDS_OF_A_VALUE = 4
_BARE_KEY = re.compile(r"[\w-]+")


def shown(value: Any) -> Text:
    """A value as the user wrote it, in backticks; a list or a group of fields in words."""
    if value is None:
        return Text(sv="ett tomt värde", en="an empty value")
    if value == "":
        return Text(sv="en tom text", en="an empty text")
    if isinstance(value, dict):
        if not value:
            return Text(sv="en tom grupp av fält", en="an empty group of fields")
        names = listed(list(value)[:_MOST_FIELDS_OF_A_VALUE])
        more = ", …" if len(value) > _MOST_FIELDS_OF_A_VALUE else ""
        return Text(sv=f"en grupp av fält ({names}{more})", en=f"a group of fields ({names}{more})")
    if isinstance(value, list | tuple):
        if not value:
            return Text(sv="en tom lista", en="an empty list")
        plural_sv, plural_en = ("värde", "value") if len(value) == 1 else ("värden", "values")
        return Text(
            sv=f"en lista med {len(value)} {plural_sv}", en=f"a list of {len(value)} {plural_en}"
        )
    quoted = f"`{shortened(written(value))}`"
    return Text(sv=quoted, en=quoted)


def written(value: Any) -> str:
    """A scalar as it is written in a file."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    return str(value)


def shortened(text: str, longest: int = 60) -> str:
    """``text`` on one line, cut off at ``longest``; what cannot be seen is shown as an escape."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(sign if sign.isprintable() else _escape(sign) for sign in cut)


def shown_path(path: Path) -> str:
    """``calls[3].rounds[0].at``; a key with other signs than letters and digits in quotes."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif _BARE_KEY.fullmatch(step):
            parts.append(f".{shortened(step)}" if parts else shortened(step))
        else:
            parts.append(f'["{shortened(step)}"]')
    return "".join(parts)


def listed(names: Iterable[str]) -> str:
    """The names in backticks with commas between, cut off after thirty."""
    all_names = list(names)
    more = ", …" if len(all_names) > _MOST_NAMES else ""
    return ", ".join(f"`{shortened(name)}`" for name in all_names[:_MOST_NAMES]) + more


def either(phrases: Sequence[str], word: str) -> str:
    """``a``, ``b`` or ``c``, with ``word`` before the last."""
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} {word} {phrases[-1]}"


def _escape(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
