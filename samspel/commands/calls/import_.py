"""``samspel calls import``: take calls from files or addresses into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samspel.language import both
from samspel.options import Json, Lang
from samspel.terminal import answer, json_text

Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        show_default=False,
        help=both(
            "Källan: eu-portal, vinnova, gdp, tillvaxtverket, art49, commongrants eller yaml.",
            "The source: eu-portal, vinnova, gdp, tillvaxtverket, art49, commongrants or yaml.",
        ),
    ),
]
Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE|URL…",
        show_default=False,
        help=both(
            "Filer eller adresser; utan någon hämtas källans egen adress.",
            "Files or addresses; with none, the source's own address is fetched.",
        ),
    ),
]
ObservedOn = Annotated[
    str | None,
    typer.Option(
        "--observed-on",
        metavar="DATE",
        show_default=False,
        help=both(
            "Dagen då filen hämtades, om det inte var nu: äldre filer ersätter inget nyare.",
            "The day on which the file was fetched, if not now: older files replace nothing newer.",
        ),
    ),
]
Complete = Annotated[
    bool,
    typer.Option(
        "--complete",
        help=both(
            "Filerna är allt som källan har: det som saknas i dem tas bort ur katalogen.",
            "The files are all that the source has: what is not in them leaves the catalogue.",
        ),
    ),
]
Record = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="DIR",
        show_default=False,
        help=both("Spara varje svar från nätet här.", "Keep every answer of the network here."),
    ),
]
Replay = Annotated[
    Path | None,
    typer.Option(
        "--replay",
        metavar="DIR",
        show_default=False,
        help=both(
            "Läs svaren härifrån i stället för från nätet.",
            "Read the answers from here instead of from the network.",
        ),
    ),
]


def import_(
    source: Source,
    places: Places = None,
    *,
    observed_on: ObservedOn = None,
    complete: Complete = False,
    record: Record = None,
    replay: Replay = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Import calls."""
    from datetime import UTC, datetime, time

    from flows.call_import import ImportRequest, import_calls, reader_named
    from samspel import given
    from samspel.exit_status import OK
    from samspel.import_words import summary_document, summary_text
    from samspel.language import spoken
    from samspel.opened_store import opened_store
    from samspel.progress import shown_progress

    language = spoken(lang)
    reader_named(source)
    day = given.day(observed_on, "--observed-on")
    now = datetime.now(UTC)
    request = ImportRequest(
        source=source,
        places=tuple(places or ()),
        observed_at=now if day is None else datetime.combine(day, time(), UTC),
        record=record,
        replay=replay,
        complete=complete,
    )
    with opened_store(create=True) as store, shown_progress(language) as progress:
        summary = import_calls(store, request, progress)
    if json:
        answer(json_text(summary_document(summary)))
    else:
        answer(summary_text(summary, language))
    return OK
