"""The legend of the Gantt chart: every pattern and shape that is drawn, in words."""

from __future__ import annotations

from calendars.gantt_drawing import (
    ARROW,
    CALL,
    INK,
    LINE,
    PROJECT,
    RIGHT,
    SHADE,
    SMALL,
    SOFT,
    Drawing,
    polyline,
)
from calendars.gantt_labels import text_width
from models.text import Language, Text
from models.vocabulary import MilestoneKind

_FILLS = (
    (CALL, CALL, Text(sv="öppen för ansökan", en="open for applications")),
    ("url(#gantt-dots)", CALL, Text(sv="beredning till beslut", en="evaluation until decision")),
    ("url(#gantt-hatch)", SOFT, Text(sv="ungefärligt datum", en="imprecise date")),
    (PROJECT, PROJECT, Text(sv="projekttid", en="project period")),
    (SHADE, LINE, Text(sv="semester- och julveckor", en="July and Christmas")),
)
_MARKS: tuple[tuple[MilestoneKind, Text], ...] = (
    ("opens", Text(sv="öppnar", en="opens")),
    ("deadline", Text(sv="sista ansökningsdag", en="deadline")),
    ("proof_due", Text(sv="medfinansieringen styrks senast", en="match proved by")),
    ("stage_result", Text(sv="besked om steg", en="stage result")),
    ("committee", Text(sv="kommitté eller nämnd", en="committee or board")),
    ("decision", Text(sv="beslut", en="decision")),
)
_HOLLOW = Text(sv="beslut, ungefärligt", en="decision, imprecise")
_ARROW = Text(
    sv="beslut som ska finnas när medfinansieringen styrks",
    en="decision that must exist when the match is proved",
)
_DAY = Text(sv="planens dag", en="day of the plan")
_LINE = 22
_SYMBOL = 30


def draw_legend(drawing: Drawing, top: float, language: Language) -> float:
    """Draw the legend of what is there from ``top`` and return its bottom."""
    used = frozenset(drawing.used)
    places = _Places(top)
    for fill, stroke, text in _FILLS:
        if fill in used:
            x, y = places.next(drawing, text.in_language(language))
            drawing.rect("bars", (x, y - 6), (22, 12), fill, stroke)
    for kind, text in _MARKS:
        if kind in used:
            drawing.mark(kind, places.middle(drawing, text.in_language(language)), exact=True)
    if "hollow decision" in used:
        place = places.middle(drawing, _HOLLOW.in_language(language))
        drawing.mark("decision", place, exact=False)
    if ARROW in used:
        x, y = places.next(drawing, _ARROW.in_language(language))
        line = polyline([(x, y), (x + 24, y)])
        drawing.path("arrows", line, SOFT, stroke_width="1.4", marker_end=ARROW)
    x, y = places.middle(drawing, _DAY.in_language(language))
    line = polyline([(x, y - 9), (x, y + 9)])
    drawing.path("arrows", line, INK, stroke_width="1.6", stroke_dasharray="5 3")
    return y + 14


class _Places:
    """Hands out places from left to right and then on the next line, each with its words."""

    def __init__(self, top: float) -> None:
        self._x, self._y = 10.0, top

    def next(self, drawing: Drawing, text: str) -> tuple[float, float]:
        """Where the next symbol begins; its words are written beside it."""
        width = _SYMBOL + text_width(text, SMALL) + 18
        if self._x + width > RIGHT and self._x > 10:
            self._x, self._y = 10.0, self._y + _LINE
        place = (self._x, self._y)
        drawing.words((self._x + _SYMBOL, self._y + 4), text, font_size=str(SMALL))
        self._x += width
        return place

    def middle(self, drawing: Drawing, text: str) -> tuple[float, float]:
        """The middle of the next symbol."""
        x, y = self.next(drawing, text)
        return x + 11, y
