"""What things are called: a name or a title has at least one character that can be seen."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from models.errors import fault
from models.text import Text


def _shown(value: str) -> str:
    if not value.strip():
        fault(
            "text-blank",
            "texten är tom.",
            "the text is empty.",
            "Skriv namnet eller rubriken så som läsaren ska se det.",
            "Write the name or the title as the reader is to see it.",
        )
    return value


def _shown_in_both_languages(value: Text) -> Text:
    _shown(value.sv)
    _shown(value.en)
    return value


Name = Annotated[str, AfterValidator(_shown), Field(json_schema_extra={"pattern": r"\S"})]
"""A name in one language."""

Title = Annotated[
    Text,
    AfterValidator(_shown_in_both_languages),
    Field(
        json_schema_extra={"pattern": r"\S", "patternProperties": {"^(sv|en)$": {"pattern": r"\S"}}}
    ),
]
"""A name or title in Swedish and English."""
