"""``samspel calls export``: the catalogue in the store in the formats that others read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from samspel.commands.calls.call_options import FunderName, OnDay, ProgrammeName
from samspel.language import both
from samspel.options import Lang

Format = Annotated[
    Literal["yaml", "ics", "commongrants", "art49-csv", "art49-xlsx"],
    typer.Option(
        "--format",
        metavar="yaml|ics|commongrants|art49-csv|art49-xlsx",
        help=both(
            "yaml: Samspels eget; art49: tidsplanen som artikel 49.2 kräver.",
            "yaml: Samspel's own; art49: the timetable that article 49(2) asks for.",
        ),
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        show_default=False,
        help=both("Filen att skriva; annars standard ut.", "The file to write; else standard out."),
    ),
]


def export(
    *,
    format_: Format = "yaml",
    out: Out = None,
    funder: FunderName = None,
    programme: ProgrammeName = None,
    today: OnDay = None,
    lang: Lang = None,
) -> int:
    """Write the calls."""
    import sys
    from datetime import datetime

    from flows.call_export import export_calls
    from flows.output_folder import check_folder, write_file
    from samspel import given
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.opened_store import opened_store

    if out is not None:
        check_folder(out.absolute().parent)
    now = datetime.now().astimezone()
    day = given.day(today) or now.date()
    with opened_store() as store:
        content = export_calls(
            store, format_, day, spoken(lang), funder=funder, programme=programme
        )
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(out, content)
    return OK
