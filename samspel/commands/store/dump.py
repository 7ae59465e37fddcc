"""``samspel store dump``: the whole store as one file, for safety or for another backend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from samspel.language import both
from samspel.options import Json, Lang
from samspel.terminal import answer, json_text

DumpFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help=both(
            "Filen; slutar namnet på .gz komprimeras den.",
            "The file; compressed if its name ends in .gz.",
        ),
    ),
]


def dump(file: DumpFile, json: Json = False, lang: Lang = None) -> int:
    """Write the file and say how many rows it has."""
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.opened_store import opened_store
    from store.dump import dump as dump_store

    with opened_store() as store:
        rows = dump_store(store, file)
    if json:
        answer(json_text({"file": str(file), "rows": rows}))
    elif spoken(lang) == "sv":
        answer(f"{rows} rader skrivna till {file}\n")
    else:
        answer(f"{rows} rows written to {file}\n")
    return OK
