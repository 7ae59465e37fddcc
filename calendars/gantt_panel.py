"""What both panels of the Gantt chart share: axis, shaded time off, the plan's day, side names."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta

from calendars.dates_in_words import short_date
from calendars.gantt_drawing import (
    INK,
    LEFT,
    LINE,
    RIGHT,
    SHADE,
    SIZE,
    SMALL,
    SOFT,
    Drawing,
    polyline,
)
from calendars.gantt_labels import text_width
from calendars.gantt_scale import Scale
from models.text import Language, Text

HEAD = 58
"""Height of a panel's axis: years, months or quarters, and a line for the plan's day."""

FOOT = 16
"""Height of the line below the rows that names the time off."""

_SIDE_LETTERS = 29


def draw_head(drawing: Drawing, top: float, title: str, scale: Scale, language: Language) -> None:
    """The title and the axis of a panel."""
    drawing.words((0, top + 15), title, font_weight="700", font_size="15")
    for year in scale.years():
        if year.end - year.x > text_width(year.label, SIZE):
            drawing.words((year.x + 4, top + 13), year.label, font_weight="700")
    for tick in scale.ticks(language):
        if tick.end - tick.x > text_width(tick.label, SMALL):
            drawing.words((tick.x + 4, top + 31), tick.label, font_size=str(SMALL), fill=SOFT)


def draw_frame(
    drawing: Drawing, rows: tuple[float, float], scale: Scale, as_of: date, language: Language
) -> None:
    """Behind the rows from top to bottom: grid, time off, and the plan's own day."""
    top, bottom = rows
    axis = top - HEAD
    for first, last in scale.time_off():
        left, right = scale.x(first), scale.x(last + timedelta(days=1))
        drawing.rect("shade", (left, top - 22), (right - left, bottom - top + 22), SHADE)
    for tick in scale.ticks(language):
        strong = "1.2" if tick.year_begins else "0.6"
        start = axis if tick.year_begins else axis + 20
        drawing.path(
            "shade", polyline([(tick.x, start), (tick.x, bottom)]), LINE, stroke_width=strong
        )
    drawing.path("shade", polyline([(0, bottom), (RIGHT, bottom)]), LINE)
    _name_time_off(drawing, bottom, scale, language)
    if scale.holds(as_of, as_of):
        _mark_day(drawing, (top, bottom), scale, as_of, language)


def side_name(drawing: Drawing, top: float, name: str, below: str = "") -> float:
    """A name in at most three lines left of the axis, small words below; returns its bottom."""
    lines = textwrap.wrap(name, _SIDE_LETTERS, max_lines=3, placeholder="…") or [""]
    y = top
    for line in lines:
        y += 15
        drawing.words((10, y), line)
    if below:
        y += 15
        drawing.words((10, y), below, font_size=str(SMALL), fill=SOFT)
    return y + 6


def _name_time_off(drawing: Drawing, bottom: float, scale: Scale, language: Language) -> None:
    july = Text(sv="v. 28–31", en="weeks 28–31").in_language(language)
    christmas = Text(sv="jul", en="Xmas").in_language(language)
    taken = float(LEFT)
    for first, last in scale.time_off():
        name = july if first.month == 7 else christmas
        middle = (scale.x(first) + scale.x(last)) / 2
        half = text_width(name, SMALL) / 2
        if middle - half >= taken and middle + half <= RIGHT:
            drawing.words(
                (middle, bottom + 13), name, font_size=str(SMALL), fill=SOFT, text_anchor="middle"
            )
            taken = middle + half + 6


def _mark_day(
    drawing: Drawing, rows: tuple[float, float], scale: Scale, as_of: date, language: Language
) -> None:
    top, bottom = rows
    x = scale.middle(as_of)
    drawing.path(
        "arrows",
        polyline([(x, top - 10), (x, bottom)]),
        INK,
        stroke_width="1.6",
        stroke_dasharray="5 3",
    )
    name = Text(sv="planens dag", en="day of the plan").in_language(language)
    words = f"{name} {short_date(as_of, language, year=True)}"
    fits = x + text_width(words, SMALL) <= RIGHT
    drawing.words(
        (x - 2 if fits else x + 2, top - 12),
        words,
        font_size=str(SMALL),
        font_weight="600",
        text_anchor="start" if fits else "end",
    )
