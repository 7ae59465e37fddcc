"""The moves as a table to paste into a memo: tab-separated, Markdown and HTML."""

from __future__ import annotations

from html import escape

from models.alignment.alignment import Alignment, Move
from models.catalogue import Catalogue
from models.mention import MILESTONES
from models.text import Language, Text

_HEADINGS = (
    Text(sv="Finansiär", en="Funder"),
    Text(sv="Utlysning", en="Call"),
    Text(sv="Omgång", en="Round"),
    Text(sv="Datum", en="Date"),
    Text(sv="I dag", en="Today"),
    Text(sv="Förslag", en="Proposed"),
    Text(sv="Dagar", en="Days"),
    Text(sv="Skäl", en="Reasons"),
)


def memo_rows(
    alignment: Alignment, catalogue: Catalogue, language: Language
) -> list[tuple[str, ...]]:
    """The heading, and a row per move in the order of the funders and the new days."""
    moves = sorted(alignment.moves, key=lambda one: (one.funder, one.round, one.to, one.milestone))
    return [
        tuple(one.in_language(language) for one in _HEADINGS),
        *(_row(one, catalogue, language) for one in moves),
    ]


def memo_tsv(rows: list[tuple[str, ...]]) -> str:
    """For pasting into a spreadsheet."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def memo_markdown(rows: list[tuple[str, ...]]) -> str:
    """For pasting into a wiki or an issue."""
    lines = ["| " + " | ".join(_in_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines) + "\n"


def memo_html(rows: list[tuple[str, ...]], language: Language) -> str:
    """For opening in a browser and pasting into a word processor."""
    head, *body = rows
    lines = [
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Samspel</title>',
        '<table border="1" cellpadding="4" style="border-collapse:collapse">',
        "<tr>" + "".join(f'<th scope="col">{escape(one)}</th>' for one in head) + "</tr>",
        *("<tr>" + "".join(f"<td>{escape(one)}</td>" for one in row) + "</tr>" for row in body),
        "</table></html>",
    ]
    return "\n".join(lines) + "\n"


def _row(move: Move, catalogue: Catalogue, language: Language) -> tuple[str, ...]:
    call_id, _, round_id = move.round.partition("/")
    call = catalogue.call_by_id[call_id]
    stage = "" if move.stage is None else f" {move.stage}"
    return (
        catalogue.funder_of(call).name,
        call.title.in_language(language),
        round_id,
        MILESTONES[move.milestone].in_language(language) + stage,
        move.from_.isoformat(),
        move.to.isoformat(),
        f"{move.days:+d}",
        " ".join(one.in_language(language) for one in move.because),
    )


def _in_cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
