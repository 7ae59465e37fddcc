"""``samspel align``: move calls as little as possible so that they fit each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samspel.language import both
from samspel.options import Assume, Engine, Json, Lang, Out, Parameters, TimeLimit

ScenarioFile = Annotated[
    Path,
    typer.Argument(
        metavar="SCENARIO",
        show_default=False,
        help=both("Scenariots fil (YAML eller JSON).", "The scenario's file (YAML or JSON)."),
    ),
]
WhatIfs = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if",
        metavar="ROUND:MILESTONE=+N",
        show_default=False,
        help=both(
            "Prova en flytt, till exempel vinnova-demo/2027-1:deadline=+14; kan upprepas.",
            "Try a move, such as vinnova-demo/2027-1:deadline=+14; may be given several times.",
        ),
    ),
]
Accept = Annotated[
    Path | None,
    typer.Option(
        "--accept",
        metavar="MOVES.json",
        show_default=False,
        help=both(
            "Sök inte: gör flyttarna i filen (en alignment.json) och skriv catalogue.yaml.",
            "Do not search: make the moves of the file (an alignment.json) and write "
            "catalogue.yaml.",
        ),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        show_default=False,
        help=both(
            "Räkna som om det vore den dagen: det som ligger före ligger fast.",
            "Count as if it were that day: what lies before it cannot move.",
        ),
    ),
]


def align(
    scenario: ScenarioFile,
    *,
    out: Out,
    time_limit: TimeLimit = 60,
    what_if: WhatIfs = None,
    accept: Accept = None,
    engine: Engine = "plain",
    today: AsOf = None,
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Align and write all files; the exit status is that of the alignment."""
    from flows.alignment_request import AlignmentRequest
    from models.alignment.what_if import what_ifs
    from samspel import given
    from samspel.language import spoken
    from samspel.written_alignment import accept_moves, write_alignment

    request = AlignmentRequest(
        scenario=scenario,
        language=spoken(lang),
        today=given.day(today),
        assume=given.assumptions(assume or ()),
        what_if=what_ifs(what_if or ()),
        time_limit_seconds=time_limit,
        parameters=parameters,
    )
    if accept is not None:
        return accept_moves(request, accept, out, as_json=json)
    return write_alignment(request, out, engine, as_json=json)
