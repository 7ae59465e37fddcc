"""``samspel portfolio``: many projects, and what they take of common budgets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samspel.language import both
from samspel.options import (
    Alternatives,
    Assume,
    Calls,
    Json,
    Lang,
    Out,
    Parameters,
    TimeLimit,
    Today,
)

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        show_default=False,
        help=both("Mapp med projektfiler.", "Folder of project files."),
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        show_default=False,
        help=both(
            "Antal processer; annars en per processorkärna. Svaret blir detsamma.",
            "Number of processes; otherwise one per core. The answer is the same.",
        ),
    ),
]
Dask = Annotated[
    str | None,
    typer.Option(
        "--dask",
        metavar="ADDRESS",
        show_default=False,
        help=both(
            "Adressen till en Dask-schemaläggare att räkna på i stället.",
            "Address of a Dask scheduler to compute on instead.",
        ),
    ),
]
Cache = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        show_default=False,
        help=both(
            "Mapp för gjorda planer, som bara räknas om när något ändrats; annars .cache i --out.",
            "Folder of plans made, solved again only when something has changed; otherwise "
            ".cache in --out.",
        ),
    ),
]
Reports = Annotated[
    bool,
    typer.Option(
        "--reports",
        help=both(
            "Skriv även rapport, arbetsbok och kalendrar för varje projekt.",
            "Write the report, workbook and calendars of every project, too.",
        ),
    ),
]


def portfolio(
    folder: Folder,
    *,
    calls: Calls,
    out: Out,
    workers: Workers = None,
    dask: Dask = None,
    cache: Cache = None,
    reports: Reports = False,
    time_limit: TimeLimit = 60,
    alternatives: Alternatives = 0,
    today: Today = None,
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Plan every project of a folder; 0, or 3 if some are undecided."""
    import os

    from flows.portfolio_request import PortfolioRequest
    from samspel import given
    from samspel.language import spoken
    from samspel.written_portfolio import write_portfolio

    request = PortfolioRequest(
        folder=folder,
        calls=tuple(calls),
        language=spoken(lang),
        today=given.day(today),
        assume=given.assumptions(assume or ()),
        time_limit_seconds=time_limit,
        alternatives=alternatives,
        parameters=parameters,
        workers=workers or os.cpu_count() or 1,
        dask=dask,
        cache=cache,
        reports=reports,
    )
    return write_portfolio(request, out, as_json=json)
