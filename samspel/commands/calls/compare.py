"""``samspel calls compare``: what one application text can serve, and what each call adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from samspel.language import both
from samspel.options import Calls, Json, Lang

if TYPE_CHECKING:
    from models.call import Call
    from models.catalogue import Catalogue

CallIds = Annotated[
    list[str],
    typer.Argument(
        metavar="CALL…",
        show_default=False,
        help=both(
            "Två eller flera utlysningar, med sina id i filerna.",
            "Two or more calls, by their ids in the files.",
        ),
    ),
]


def compare(ids: CallIds, *, calls: Calls, json: Json = False, lang: Lang = None) -> int:
    """Print the terms of the calls beside each other; the exit status is 0 whatever they are."""
    from flows.read_scenario import read_calls
    from models.call_comparison import compare_calls
    from samspel.comparison_table import comparison_table
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.terminal import answer, json_text

    language = spoken(lang)
    catalogue = read_calls(calls)
    comparison = compare_calls(_chosen(ids, catalogue), catalogue)
    answer(
        json_text(comparison.model_dump(mode="json"))
        if json
        else comparison_table(comparison, language)
    )
    return OK


def _chosen(ids: Sequence[str], catalogue: Catalogue) -> list[Call]:
    """The calls asked for, each once.

    Raises:
        InputErrors: every id that no call has, or fewer than two calls.
    """
    from models.errors import InputErrors, InputProblem
    from models.nearest_name import nearest_names

    known = catalogue.call_by_id
    asked = list(dict.fromkeys(ids))
    problems = []
    for id_ in asked:
        if id_ in known:
            continue
        near = " / ".join(nearest_names(id_, list(known), limit=3))
        some = near or ", ".join(sorted(known)[:3])
        problems.append(
            InputProblem(
                "CALL",
                None,
                "",
                "call-unknown",
                f"det finns ingen utlysning {id_!r} i filerna.",
                f"there is no call {id_!r} in the files.",
                f"Menade du kanske {some}?" if near else f"Där finns till exempel {some}.",
                f"Maybe you meant {some}?" if near else f"There are for example {some}.",
            )
        )
    if not problems and len(asked) < 2:
        problems.append(
            InputProblem(
                "CALL",
                None,
                "",
                "one-call-to-compare",
                f"{asked[0]} är ensam; det krävs två utlysningar för att jämföra.",
                f"{asked[0]} is alone; a comparison takes two calls.",
                "Skriv en utlysning till.",
                "Add another call.",
            )
        )
    if problems:
        raise InputErrors(problems)
    return [known[id_] for id_ in asked]
