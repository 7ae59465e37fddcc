"""The options that several commands of ``samspel calls`` have in common."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from samspel.language import both

CallId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help=both("Utlysningens id (se samspel calls list).", "The call's id (see calls list)."),
    ),
]
OpenOn = Annotated[
    str | None,
    typer.Option(
        "--open-on",
        metavar="DATE",
        show_default=False,
        help=both("Bara de som går att söka den dagen.", "Only those open on that day."),
    ),
]
Status = Annotated[
    Literal["open", "maybe_open", "forthcoming", "closed", "unknown", "cancelled", "removed"]
    | None,
    typer.Option(
        "--status",
        metavar="open|maybe_open|forthcoming|closed|unknown|cancelled|removed",
        show_default=False,
        help=both(
            "Bara de med den statusen, räknad ur datumen; open tar även med maybe_open.",
            "Only those of that status, by their dates; open includes maybe_open.",
        ),
    ),
]
OnDay = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        show_default=False,
        help=both("Räkna status för den dagen.", "Tell the status on that day."),
    ),
]
FunderName = Annotated[
    str | None,
    typer.Option(
        "--funder",
        metavar="NAME",
        show_default=False,
        help=both("Finansiärens id eller en del av namnet.", "The funder, by id or part of name."),
    ),
]
ProgrammeName = Annotated[
    str | None,
    typer.Option(
        "--programme",
        metavar="NAME",
        show_default=False,
        help=both(
            "Programmets id eller en del av namnet.", "The programme, by id or part of its name."
        ),
    ),
]
Words = Annotated[
    str | None,
    typer.Option(
        "--text",
        metavar="WORDS",
        show_default=False,
        help=both("Ord i titeln eller id.", "Words of the title or the id."),
    ),
]
