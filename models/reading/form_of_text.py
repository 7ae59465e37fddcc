"""The words about a text that does not have the form that its field requires."""

from __future__ import annotations

import re
from typing import Any

from models.reading.shown import shortened, shown
from models.reading.value_words import meant
from models.reading.wording import Wording
from models.text import Text

# What the common forms look like in words; a regular expression says little to most people.
_FORMS = {
    r"^[a-z0-9][a-z0-9-]*$": Text(
        sv="gemener a–z, siffror och bindestreck, till exempel `tvv-7108`",
        en="lower-case letters a–z, digits and hyphens, for example `tvv-7108`",
    ),
    r"^[A-Z]{3}$": Text(
        sv="tre versaler, till exempel `SEK`", en="three capital letters, for example `SEK`"
    ),
    r"^[A-Z]{2}$": Text(
        sv="två versaler, till exempel `SE`", en="two capital letters, for example `SE`"
    ),
    r"^[A-Z]{2}[A-Z0-9]{0,3}$": Text(
        sv="en NUTS-kod eller början av en, till exempel `SE224` eller `SE22`",
        en="a NUTS code or the beginning of one, for example `SE224` or `SE22`",
    ),
}
_WITHOUT_ACCENTS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "_": "-"})


def wrong_form(value: Any, pattern: str) -> Wording:
    """A text that the regular expression ``pattern`` does not match."""
    found = shown(value)
    return Wording(
        "wrong-form",
        Text(
            sv=f"{found.sv} har inte den form som krävs här.",
            en=f"{found.en} does not have the form required here.",
        ),
        _remedy(str(value), pattern),
    )


def _remedy(value: str, pattern: str) -> Text:
    form = _FORMS.get(pattern)
    if form is None:
        quoted = f"`{shortened(pattern)}`"
        return Text(
            sv=f"Skriv ett värde på formen {quoted} (ett reguljärt uttryck).",
            en=f"Write a value of the form {quoted} (a regular expression).",
        )
    likely = _in_form(value, pattern)
    hint = meant([likely]) if likely is not None else Text(sv="", en="")
    return Text(sv=f"{hint.sv} Skriv {form.sv}.".strip(), en=f"{hint.en} Write {form.en}.".strip())


def _in_form(value: str, pattern: str) -> str | None:
    """``Förstudie Skåne`` as the identifier ``forstudie-skane``, ``sek`` as ``SEK``."""
    lowered = value.strip().lower().translate(_WITHOUT_ACCENTS)
    attempts = (re.sub(r"\s+", "-", lowered), value.strip().upper())
    return next((one for one in attempts if re.fullmatch(pattern, one)), None)
