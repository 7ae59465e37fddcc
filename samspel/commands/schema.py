"""``samspel schema``: the JSON Schema of a file format."""

from __future__ import annotations

from typing import Annotated

import typer

from samspel.language import both
from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            show_default=False,
            help=both("Formatets namn; utan namn räknas alla upp.", "The name of the format."),
        ),
    ] = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print one schema, always as JSON; without a name the names of all."""
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.schemas import FORMATS, schema_of

    if name is None:
        formats = {one: line for one, (line, _) in FORMATS.items()}
        listing = "".join(f"{one:<12} {line}\n" for one, line in formats.items())
        answer(json_text({"schemas": formats}) if json else listing)
        return OK
    if name not in FORMATS:
        language = spoken(lang)
        known = ", ".join(FORMATS)
        raise typer.BadParameter(
            f"det finns inget schema {name!r}; skriv {known}."
            if language == "sv"
            else f"there is no schema {name!r}; write {known}.",
            param_hint="NAME",
        )
    answer(json_text(schema_of(name)))
    return OK
