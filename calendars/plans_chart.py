"""The plan beside the other plans as a picture: a row per plan, a panel per wish."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from calendars.compared_plans import ComparedPlan
from calendars.gantt_drawing import CALL, INK, LANE, LINE, SMALL, SOFT
from calendars.gantt_labels import text_width
from calendars.picture import Picture
from models.money import kronor, percent
from models.text import Language, Text

WIDTH = 940
HEAD = 46
ROW = 58
NAMES, MONEY, START, COUNT, CHANCE = 10, 200, 424, 640, 764
"""Where the names and the panels begin."""

MONEY_WIDE, START_WIDE, CHANCE_WIDE = 200, 190, 160
_SIDE_LETTERS = 26
_HEADS = (
    (MONEY, Text(sv="Egna och privata pengar", en="Own and private money")),
    (START, Text(sv="Projektet startar", en="The project starts")),
    (COUNT, Text(sv="Ansökningar", en="Applications")),
    (CHANCE, Text(sv="Chans att alla säger ja", en="Chance that all say yes")),
)


def plans_chart(plans: Sequence[ComparedPlan], currency: str, language: Language) -> Markup:
    """Bars for money and chances, dots for starts, squares for applications; empty without plans.

    Every bar has its number; the plan itself stands on a shaded row with a full bar, the others
    are hatched.
    """
    if not plans:
        return Markup()
    picture = Picture(
        "plans",
        Text(sv="Planerna jämförda", en="The plans compared").in_language(language),
        " ".join(_told(one, currency, language) for one in plans),
        (WIDTH, HEAD + ROW * len(plans)),
        language,
    )
    hatch = picture.hatch(CALL)
    picture.rect((0, HEAD), (WIDTH, ROW), LANE, LANE)
    for x, head in _HEADS:
        if x != CHANCE or any(one.chance is not None for one in plans):
            picture.words((x, 24), head.in_language(language), font_weight="600")
    starts = [one.start for one in plans if one.start is not None]
    most = max(one.own_and_private for one in plans)
    for number, one in enumerate(plans):
        top = HEAD + number * ROW
        fill = hatch if number else CALL
        _draw_name(picture, top, one.label, is_first=number == 0)
        _draw_money(picture, top, one, most, fill, kronor(one.own_and_private, currency, language))
        if one.start is not None:
            _draw_start(picture, top, one.start, (min(starts), max(starts)))
        _draw_count(picture, top, one.applications, fill)
        _draw_chance(picture, top, one, fill, language)
        picture.line([(0, top + ROW), (WIDTH, top + ROW)], 0.6, LINE)
    return picture.finished()


def _told(one: ComparedPlan, currency: str, language: Language) -> str:
    money = kronor(one.own_and_private, currency, language)
    parts = [
        Text(sv=f"egna och privata pengar {money}", en=f"own and private money {money}"),
        Text(sv=f"start {one.start or '–'}", en=f"start {one.start or '–'}"),
        Text(sv=f"ansökningar {one.applications}", en=f"applications {one.applications}"),
    ]
    if one.chance is not None:
        shown = percent(one.chance, language)
        parts.append(Text(sv=f"chans att alla säger ja {shown}", en=f"chance of every yes {shown}"))
    return f"{one.label}: {', '.join(part.in_language(language) for part in parts)}."


def _draw_name(picture: Picture, top: float, label: str, *, is_first: bool) -> None:
    lines = textwrap.wrap(label, _SIDE_LETTERS, max_lines=3, placeholder="…") or [""]
    y = top + ROW / 2 + 5 - 8 * (len(lines) - 1)
    for line in lines:
        picture.words((NAMES, y), line, font_weight="700" if is_first else "400")
        y += 16


def _draw_money(
    picture: Picture, top: float, one: ComparedPlan, most: int, fill: str, words: str
) -> None:
    width = one.own_and_private * MONEY_WIDE / most if most else 0
    picture.line([(MONEY, top + 10), (MONEY, top + ROW - 10)], 1.2, SOFT)
    picture.rect((MONEY, top + 14), (width, 14), fill, CALL)
    picture.words((MONEY + 4, top + 45), words, font_size=str(SMALL))


def _draw_start(picture: Picture, top: float, on: date, between: tuple[date, date]) -> None:
    first, last = between
    left, right = START + 8, START + START_WIDE - 8
    span = (last - first).days
    x = left + (on - first).days * (right - left) / span if span else left
    picture.line([(left, top + 21), (right, top + 21)], 1, LINE)
    picture.dot((x, top + 21), 6)
    words = on.isoformat()
    half = text_width(words, SMALL) / 2
    middle = min(max(x, START + half), START + START_WIDE - half)
    picture.words((middle, top + 45), words, "middle", font_size=str(SMALL))


def _draw_count(picture: Picture, top: float, count: int, fill: str) -> None:
    step = min(18, (CHANCE - COUNT - 16) / max(count, 1))
    for number in range(count):
        picture.rect((COUNT + number * step, top + 14), (step - 4, 14), fill, CALL)
    picture.words((COUNT, top + 45), str(count), font_size=str(SMALL))


def _draw_chance(
    picture: Picture, top: float, one: ComparedPlan, fill: str, language: Language
) -> None:
    if one.chance is None:
        return
    picture.rect((CHANCE, top + 14), (CHANCE_WIDE, 14), "#fff", SOFT)
    picture.rect((CHANCE, top + 14), (float(one.chance * CHANCE_WIDE), 14), fill, CALL)
    picture.words((CHANCE, top + 45), percent(one.chance, language), font_size=str(SMALL), fill=INK)
