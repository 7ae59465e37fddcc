"""The marks of the chart of an alignment, and the words that explain those that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from calendars.alignment_rows import Page
from calendars.gantt_drawing import INK
from calendars.gantt_labels import text_width
from calendars.svg_element import element, n
from models.mention import MILESTONES
from models.text import Language, Text
from models.vocabulary import MilestoneKind

LEFT = 280
RIGHT = 945
"""Where the time axis begins and ends."""

SHAPES: dict[MilestoneKind, str] = {
    "announced": "M0-5.5L1.5-1.5 5.5 0 1.5 1.5 0 5.5-1.5 1.5-5.5 0-1.5-1.5z",
    "opens": "M-1.5-6h3v12h-3z",
    "deadline": "M-5.5-5h11l-5.5 10z",
    "stage_result": "M0-4l4 4-4 4-4-4z",
    "committee": "M-4-4h8v8h-8z",
    "proof_due": "M0-6l6 6-6 6-6-6z",
    "decision": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "agreement": "M-5 5h10l-5-10z",
    "earliest_start": "M-3-5l7 5-7 5z",
    "latest_start": "M-3-5l7 5-7 5z",
    "latest_end": "M3-5l-7 5 7 5z",
    "report_due": "M-5-2h10v4h-10z",
}


Sign = tuple[str, Text]
"""A path and what it means."""

_VAGUE: Sign = ("M-7-4v8M-7 0H7M7-4v8", Text(sv="bara perioden är känd", en="only the period"))


def legend_lines(page: Page, language: Language) -> list[list[Sign]]:
    """What is drawn, on as many lines as it takes."""
    every = [one for row in page for one in (*row.dates, *row.projects)]
    used = {one.milestone for one in every}
    signs: list[Sign] = []
    for kind, shape in SHAPES.items():
        if kind in used:
            same = next((known for known in signs if known[0] == shape), None)
            if same is None:
                signs.append((shape, MILESTONES[kind]))
            else:
                words = Text(
                    sv=f"{same[1].sv}, {MILESTONES[kind].sv}",
                    en=f"{same[1].en}, {MILESTONES[kind].en}",
                )
                signs[signs.index(same)] = (shape, words)
    if any(one.period is not None for one in every):
        signs.append(_VAGUE)
    lines: list[list[Sign]] = [[]]
    x = 0.0
    for sign in signs:
        width = _width_of(sign, language)
        if lines[-1] and x + width > RIGHT - LEFT:
            lines.append([])
            x = 0.0
        lines[-1].append(sign)
        x += width
    return lines


def legend(svg: ET.Element, y: float, signs: Sequence[Sign], language: Language) -> None:
    """Draw one line of it."""
    x = float(LEFT)
    for shape, words in signs:
        mark = element(svg, "path", d=shape, transform=f"translate({n(x + 8)} {n(y - 4)})")
        mark.set("stroke" if shape == _VAGUE[0] else "fill", INK)
        element(svg, "text", words.in_language(language), x=n(x + 19), y=n(y), font_size="11")
        x += _width_of((shape, words), language)


def _width_of(sign: Sign, language: Language) -> float:
    return 34 + text_width(sign[1].in_language(language), 11)
