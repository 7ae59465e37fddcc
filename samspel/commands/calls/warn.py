"""``samspel calls warn``: what a calendar of calls makes hard for applicants, with no solver."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samspel.language import both
from samspel.options import Assume, Json, Lang

if TYPE_CHECKING:
    from models.catalogue import Catalogue
    from models.finding import Finding
    from models.text import Language

Catalogues = Annotated[
    list[Path],
    typer.Argument(
        metavar="CATALOGUE…",
        show_default=False,
        help=both(
            "Filer med utlysningar, eller mappar med sådana filer.",
            "Files with calls, or folders of such files.",
        ),
    ),
]
Threshold = Annotated[
    int | None,
    typer.Option(
        "--threshold-days",
        metavar="N",
        min=1,
        show_default="42",
        help=both(
            "Så många dagar ska en utlysning minst vara öppen.",
            "A call should be open for at least so many days.",
        ),
    ),
]
Crowded = Annotated[
    int | None,
    typer.Option(
        "--crowded",
        metavar="N",
        min=2,
        show_default="4",
        help=both(
            "Så många sista ansökningsdagar i samma vecka nämns.",
            "So many deadlines in one week are told of.",
        ),
    ),
]


def warn(
    catalogues: Catalogues,
    *,
    threshold_days: Threshold = None,
    crowded: Crowded = None,
    assume: Assume = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the warnings; the exit status is 0 whatever they are."""
    from flows.read_scenario import read_calls
    from models.alignment.warnings.crowded_weeks import CROWDED_DEADLINES
    from models.alignment.warnings.of_calls import catalogue_warnings
    from models.alignment.warnings.windows import SHORT_WINDOW_DAYS
    from models.assumptions_set import assumptions_of
    from samspel import given
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.terminal import answer

    language = spoken(lang)
    assumptions = assumptions_of(given.assumptions(assume or ()))
    catalogue = read_calls(catalogues)
    threshold = threshold_days or SHORT_WINDOW_DAYS
    findings = catalogue_warnings(catalogue, assumptions, threshold, crowded or CROWDED_DEADLINES)
    answer(
        _document(catalogue, findings, threshold)
        if json
        else _listing(catalogue, findings, language)
    )
    return OK


def _document(catalogue: Catalogue, findings: Sequence[Finding], threshold: int) -> str:
    from samspel.terminal import json_text

    return json_text(
        {
            "format": "samspel/warnings@1",
            "rounds": _rounds(catalogue),
            "threshold_days": threshold,
            "warnings": [one.model_dump(mode="json", by_alias=True) for one in findings],
        }
    )


def _listing(catalogue: Catalogue, findings: Sequence[Finding], language: Language) -> str:
    """The warnings by kind, then how many there are."""
    by_rule: dict[str, list[Finding]] = {}
    for one in findings:
        by_rule.setdefault(one.rule, []).append(one)
    lines = []
    for rule, found in by_rule.items():
        heading = _HEADINGS[rule][0 if language == "sv" else 1]
        lines.append(f"{heading} ({len(found)})")
        lines += [f"  {one.message.in_language(language)}" for one in found]
        lines.append("")
    rounds, count = _rounds(catalogue), len(findings)
    if language == "sv":
        lines.append(f"{count} {'varning' if count == 1 else 'varningar'}, {rounds} omgångar.")
    else:
        lines.append(f"{count} {'warning' if count == 1 else 'warnings'}, {rounds} rounds.")
    return "\n".join(lines) + "\n"


_HEADINGS = {
    "window.short": ("Kort ansökningstid", "Short window"),
    "window.july": ("Ansökningstid över semestern", "Window over the July holidays"),
    "window.christmas": ("Ansökningstid över jul och nyår", "Window over Christmas"),
    "date.july": ("Datum i semesterveckorna", "Date in the July holidays"),
    "date.christmas": ("Datum över jul och nyår", "Date over Christmas"),
    "deadlines.crowded": ("Många stänger samtidigt", "Many close at once"),
    "match.decision_after_proof": (
        "Beslut efter att medfinansieringen ska styrkas",
        "Decision after the match is to be proved",
    ),
    "window.hidden": ("Skyms av en annan utlysning", "Hidden behind another call"),
}


def _rounds(catalogue: Catalogue) -> int:
    return sum(len(call.rounds) for call in catalogue.calls)
