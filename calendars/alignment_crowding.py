"""The heat map of deadlines per week and funder, before and after, as SVG.

A deadline of which only a period is known has no week: it is hatched over all the weeks that it may
be in, and counted in none. More than a year of weeks is drawn one year below the other.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from xml.etree import ElementTree as ET

from calendars.dates_in_words import short_month
from calendars.gantt_labels import text_width
from calendars.svg_element import element, n
from models.alignment.alignment import Alignment, RoundDate
from models.alignment.crowding import Week, monday_of, week_of, week_text, weeks_between
from models.alignment.warnings.windows import JULY_WEEKS
from models.catalogue import Catalogue, Funder
from models.text import Language, Text

WIDTH = 960
LEFT = 280
MOST_WEEKS = 60
"""In one row; narrower columns could not be read."""

_CELL = 13
_ROW = 2 * _CELL + 10
_STEPS = ("#ffffff", "#dbe7f1", "#a9c6de", "#6b9bc3", "#2f6c9f", "#123f66")
"""From none to five and more: lighter to darker, also in grey."""

_NAME = 200
"""Pixels for the name of a funder."""

Spans = list[tuple[Week, Week]]


@dataclass(frozen=True)
class _Row:
    """A funder's deadlines by week, today and as proposed, and those of no known week."""

    funder: Funder
    counts: dict[Week, tuple[int, int]]
    spans: tuple[Spans, Spans]

    def vague(self, week: Week, half: int) -> int:
        """How many deadlines may lie in the week, of those that are known to a period."""
        return sum(first <= week <= last for first, last in self.spans[half])


def heat_map(alignment: Alignment, catalogue: Catalogue, language: Language) -> str:
    """A row per funder and state, a column per ISO week; empty without deadlines."""
    rows = list(_rows(alignment, catalogue))
    if not rows:
        return ""
    known = [week for row in rows for week in row.counts]
    known += [week for row in rows for spans in row.spans for span in spans for week in span]
    weeks = weeks_between(min(known), max(known))
    blocks = [weeks]
    if len(weeks) > MOST_WEEKS:
        years = groupby(weeks, key=lambda week: week[0])
        blocks = [list(block) for year, block in years if any(w[0] == year for w in known)]
    width = (WIDTH - LEFT - 4) / max(8, *map(len, blocks))
    is_vague = any(spans for row in rows for spans in row.spans)
    block_height = 44 + len(rows) * _ROW + 8
    svg = _svg(len(blocks) * block_height + (46 if is_vague else 28), language)
    for number, block in enumerate(blocks):
        _block(svg, block, rows, (width, number * block_height), language)
    _scale(svg, len(blocks) * block_height + 6, language, is_vague=is_vague)
    return ET.tostring(svg, encoding="unicode")


def _rows(alignment: Alignment, catalogue: Catalogue) -> Iterator[_Row]:
    deadlines = [one for one in alignment.dates if one.milestone == "deadline"]
    for funder in catalogue.funders:
        own = [
            one
            for one in deadlines
            if catalogue.call_by_id[one.round.partition("/")[0]].funder == funder.id
        ]
        today = Counter(week_of(one.before) for one in own if one.period is None)
        proposed = Counter(week_of(one.on) for one in own if not one.is_imprecise)
        if own:
            counts = {week: (today[week], proposed[week]) for week in {*today, *proposed}}
            spans = (_spans(own), _spans([one for one in own if one.is_imprecise]))
            yield _Row(funder, counts, spans)


def _spans(dates: Sequence[RoundDate]) -> Spans:
    periods = [one.period for one in dates if one.period is not None]
    return [(week_of(one.from_), week_of(one.to)) for one in periods]


def _block(
    svg: ET.Element,
    weeks: Sequence[Week],
    rows: Sequence[_Row],
    size: tuple[float, float],
    language: Language,
) -> None:
    """Weeks of columns ``size[0]`` wide from ``size[1]`` downwards, with months above them."""
    width, top = size
    for number, week in enumerate(weeks):
        if week[1] in JULY_WEEKS:
            _rect(svg, (LEFT + number * width, top + 34), (width, len(rows) * _ROW + 8), "#e4e7ea")
    _months(svg, weeks, width, top, language)
    today, proposed = ("i dag", "förslag") if language == "sv" else ("today", "proposed")
    for place, row in enumerate(rows):
        y = top + 40 + place * _ROW
        _name(svg, row.funder.name, y + 17)
        _text(svg, today, LEFT - 58, y + 10)
        _text(svg, proposed, LEFT - 58, y + _CELL + 10)
        for number, week in enumerate(weeks):
            for half, state in enumerate((today, proposed)):
                corner = (LEFT + number * width, y + half * _CELL)
                _cell(svg, row, (week, half), (corner, width), state, language)


def _months(
    svg: ET.Element, weeks: Sequence[Week], width: float, top: float, language: Language
) -> None:
    """A month above its first Thursday, where there is room for its name; years above them."""
    # A week belongs to the year and the month of its Thursday, as ISO has it.
    thursdays = [monday_of(week) + timedelta(days=3) for week in weeks]
    months = [(on.year, on.month) for on in thursdays]
    year, free_from = 0, 0.0
    for number, month in enumerate(months):
        x = LEFT + number * width
        if month[0] != year:
            year = month[0]
            _text(svg, str(year), x, top + 13, bold=True)
        if number and months[number - 1] == month:
            continue
        left = sum(one == month for one in months) * width
        label = short_month(month[1], language)
        if x >= free_from and left >= text_width(label, 10):
            _text(svg, label, x, top + 27)
            free_from = x + text_width(label, 11) + 4


def _cell(
    svg: ET.Element,
    row: _Row,
    at: tuple[Week, int],
    place: tuple[tuple[float, float], float],
    state: str,
    language: Language,
) -> None:
    """One week, today or as proposed."""
    (week, half), (corner, width) = at, place
    count, vague = row.counts.get(week, (0, 0))[half], row.vague(week, half)
    size = (width - 1, _CELL - 1)
    cell = _rect(svg, corner, size, _STEPS[min(count, 5)], "#c9ced4")
    if vague:
        cell = _rect(svg, corner, size, "url(#crowding-hatch)", "#c9ced4")
    if count or vague:
        told = f"{row.funder.name}, {week_text(week)}, {state}: {count}"
        if vague:
            more = Text(sv=f"kanske {vague} till", en=f"maybe {vague} more")
            told = f"{told}, {more.in_language(language)}"
        element(cell, "title", told)
    if count and width >= 7:
        ink = "#fff" if count >= 4 else "#1b1b1b"
        middle = corner[0] + (width - 1) / 2
        _text(svg, str(count), middle, corner[1] + 9.5, ink=ink, anchor="middle")


def _name(svg: ET.Element, name: str, y: float) -> None:
    """The name of a funder on one line or two, cut where it is longer still."""
    most = int(_NAME / text_width("x", 12))
    first, *others = textwrap.wrap(name, most) or [""]
    second = " ".join(others)
    if len(second) > most:
        second = second[: most - 1].rstrip() + "…"
    label = _text(svg, first, 6, y - 6 if second else y, bold=True)
    if second:
        _text(svg, second, 6, y + 7, bold=True)
        element(label, "title", name)


def _scale(svg: ET.Element, y: float, language: Language, *, is_vague: bool) -> None:
    words = "sista ansökningsdagar i veckan:" if language == "sv" else "deadlines in the week:"
    _text(svg, words, LEFT, y + 9)
    for step, fill in enumerate(_STEPS):
        x = LEFT + 200 + step * 44
        _rect(svg, (x, y), (12, 11), fill, "#474c52")
        _text(svg, f"{step}" if step < len(_STEPS) - 1 else f"{step}+", x + 16, y + 9)
    if is_vague:
        maybe = Text(
            sv="kan ligga i veckan: bara perioden är känd",
            en="may lie in the week: only its period is known",
        )
        _rect(svg, (LEFT, y + 18), (12, 11), "url(#crowding-hatch)", "#474c52")
        _text(svg, maybe.in_language(language), LEFT + 16, y + 27)


def _svg(height: float, language: Language) -> ET.Element:
    title = Text(sv="Sista ansökningsdagar per vecka", en="Deadlines per week")
    described = Text(
        sv="En rad per finansiär, i dag och enligt förslaget; ju mörkare ruta, desto fler. "
        "Semesterveckorna 28–31 är grå.",
        en="A row per funder, today and as proposed; the darker, the more. The holiday weeks 28–31 "
        "are grey.",
    )
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "lang": language,
            "viewBox": f"0 0 {WIDTH} {height:g}",
            "aria-labelledby": "crowding-title crowding-description",
            "font-family": "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
            "font-size": "11",
            "fill": "#1b1b1b",
        },
    )
    element(svg, "title", title.in_language(language), id="crowding-title")
    element(svg, "desc", described.in_language(language), id="crowding-description")
    hatch = element(
        element(svg, "defs"), "pattern", id="crowding-hatch", width="5", height="5",
        patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip
    element(hatch, "rect", width="1.2", height="5", fill="#7b838b")
    return svg


def _rect(
    svg: ET.Element,
    corner: tuple[float, float],
    size: tuple[float, float],
    fill: str,
    stroke: str = "none",
) -> ET.Element:
    return element(
        svg,
        "rect",
        x=n(corner[0]),
        y=n(corner[1]),
        width=n(max(size[0], 1)),
        height=n(size[1]),
        fill=fill,
        stroke=stroke,
        stroke_width="0.5",
    )


def _text(
    svg: ET.Element,
    text: str,
    x: float,
    y: float,
    *,
    bold: bool = False,
    ink: str = "#1b1b1b",
    anchor: str = "start",
) -> ET.Element:
    attributes = {"x": n(x), "y": n(y), "fill": ink}
    if bold:
        attributes |= {"font_weight": "700", "font_size": "12"}
    if anchor != "start":
        attributes |= {"text_anchor": anchor, "font_size": "9"}
    return element(svg, "text", text, **attributes)
