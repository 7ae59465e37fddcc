"""The words about a value that is of the wrong kind or none of those allowed."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import Any

from models.nearest_name import nearest_names
from models.reading.expected_kinds import TEXT, ExpectedKind
from models.reading.shown import either, listed, shortened, shown, written
from models.reading.wording import NO_REMEDY, Wording
from models.text import Text

_MEMBER_OF_ENUMERATION = re.compile(r"<\w+\.\w+: (.+?)>")
_PYTHON_LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[^\s,]+")


def meant(names: Sequence[str]) -> Text:
    """The question whether one of ``names`` was meant."""
    quoted = [f"`{shortened(name)}`" for name in names]
    return Text(
        sv=f"Menade du kanske {either(quoted, 'eller')}?",
        en=f"Maybe you meant {either(quoted, 'or')}?",
    )


def value_not_allowed(value: Any, allowed: Sequence[str]) -> Wording:
    """A value that is none of those listed; the nearest is suggested."""
    found = shown(value)
    nearest = nearest_names(value, allowed) if isinstance(value, str) else ()
    hint = meant(nearest) if nearest else NO_REMEDY
    return Wording(
        "value-not-allowed",
        Text(
            sv=f"{found.sv} är inget av de tillåtna värdena.",
            en=f"{found.en} is none of the allowed values.",
        ),
        Text(
            sv=f"{hint.sv} Tillåtna värden: {listed(allowed)}.".strip(),
            en=f"{hint.en} Allowed values: {listed(allowed)}.".strip(),
        ),
    )


def kind_expected(kind: ExpectedKind, value: Any) -> Wording:
    """A value of another kind than the field holds."""
    found = shown(value)
    message = Text(
        sv=f"här ska {kind.name.sv} stå, inte {found.sv}.",
        en=f"{kind.name.en} is expected here, not {found.en}.",
    )
    return Wording(kind.code, message, _remedy_for(kind, value))


def listed_values(listing: str) -> list[str]:
    """The values in a listing of pydantic like ``'a', 'b' or 1``, as written in a file."""
    without_names = _MEMBER_OF_ENUMERATION.sub(r"\1", listing)
    found = [piece for piece in _PYTHON_LITERAL.findall(without_names) if piece != "or"]
    return [_literal(piece) for piece in found]


def _remedy_for(kind: ExpectedKind, value: Any) -> Text:
    if value is None:
        return Text(
            sv=f"Fyll i ett värde, till exempel `{kind.example}`, eller ta bort fältet om det"
            " får utelämnas.",
            en=f"Fill in a value, for example `{kind.example}`, or remove the field if it may"
            " be left out.",
        )
    likely = kind.meant(value) if isinstance(value, str) else None
    if likely is not None:
        return meant([likely])
    if kind is TEXT and not isinstance(value, dict | list):
        quoted = f'`"{shortened(written(value))}"`'
        return Text(
            sv=f"Sätt värdet inom citattecken: {quoted}.", en=f"Put the value in quotes: {quoted}."
        )
    return Text(
        sv=f"Skriv till exempel `{kind.example}`.", en=f"Write for example `{kind.example}`."
    )


def _literal(piece: str) -> str:
    try:
        return written(ast.literal_eval(piece))
    except (ValueError, SyntaxError):
        return piece
