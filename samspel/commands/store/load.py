"""``samspel store load``: a dump into an empty store, or in the place of what is there."""

from __future__ import annotations

from typing import Annotated

import typer

from samspel.commands.store.dump import DumpFile
from samspel.language import both
from samspel.options import Json, Lang
from samspel.terminal import answer, json_text

Replace = Annotated[
    bool,
    typer.Option(
        "--replace",
        help=both("Ersätt det som databasen innehåller.", "Replace what the database holds."),
    ),
]


def load(file: DumpFile, replace: Replace = False, json: Json = False, lang: Lang = None) -> int:
    """Load the file and say how many rows it had."""
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.settings import store_address
    from store.load import load as load_store
    from store.opening import migrate

    with migrate(store_address()) as store:
        rows = load_store(file, store, replace=replace)
        where = store.address
    if json:
        answer(json_text({"address": where, "rows": rows}))
    elif spoken(lang) == "sv":
        answer(f"{rows} rader inlästa i {where}\n")
    else:
        answer(f"{rows} rows loaded into {where}\n")
    return OK
