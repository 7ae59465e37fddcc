"""The money of a plan month by month as a picture: in, out, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from calendars.amounts import whole_amount
from calendars.dates_in_words import short_date
from calendars.gantt_drawing import CALL, INK, LINE, SOFT
from calendars.gantt_labels import text_width
from calendars.picture import WANTING, Picture
from models.liquidity import Liquidity, MonthRow
from models.money import MINOR_UNITS, kronor
from models.text import Language, Text

WIDTH, HEIGHT = 760, 360
LEFT, RIGHT, TOP, BOTTOM = 96, 748, 34, 292
_LEGEND = 346
_MOST_STEPS = 6


@dataclass(frozen=True)
class _Heights:
    """Minor units from ``low`` to ``high`` spread over the height of the picture."""

    low: int
    high: int

    def y(self, minor: int) -> float:
        """Where an amount lies."""
        return BOTTOM - (minor - self.low) * (BOTTOM - TOP) / (self.high - self.low)


def liquidity_chart(found: Liquidity, language: Language) -> Markup:
    """Bars up for money in, hatched bars down for costs, a line for the balance.

    The lowest balance is marked with its sum and month; the table below has every number.
    """
    picture = Picture(
        "liquidity",
        Text(sv="Likviditet månad för månad", en="Liquidity month by month").in_language(language),
        _told(found, language),
        (WIDTH, HEIGHT),
        language,
    )
    paid = picture.hatch(WANTING)
    step = _step(found)
    heights = _heights(found, step)
    for minor in range(heights.low, heights.high + 1, step):
        _draw_level(picture, heights, minor, found, language)
    width = (RIGHT - LEFT) / len(found.months)
    for place, month in enumerate(found.months):
        x = LEFT + (place + 0.15) * width
        for minor, fill, color in ((_received(month), CALL, CALL), (-month.costs, paid, WANTING)):
            top, bottom = sorted((heights.y(minor), heights.y(0)))
            if minor:
                picture.rect((x, top), (width * 0.7, bottom - top), fill, color)
    picture.line([(LEFT, heights.y(0)), (RIGHT, heights.y(0))], 1.4, INK)
    middles = [LEFT + (place + 0.5) * width for place in range(len(found.months))]
    picture.line(
        [(x, heights.y(month.balance)) for x, month in zip(middles, found.months, strict=True)],
        2.2,
        INK,
    )
    _name_months(picture, found, middles, language)
    _mark_lowest(picture, found, heights, middles, language)
    _draw_legend(picture, paid, language)
    return picture.finished()


def _told(found: Liquidity, language: Language) -> str:
    low = whole_amount(found.low, found.currency, language)
    return Text(
        sv=f"Pengar in, kostnader och saldo per månad. Lägsta saldo: {low}, månaden från "
        f"{found.low_on}.",
        en=f"Money in, costs and balance by month. Lowest balance: {low}, the month from "
        f"{found.low_on}.",
    ).in_language(language)


def _received(month: MonthRow) -> int:
    return sum(month.grants.values()) + month.contributions + month.own


def _extremes(found: Liquidity) -> tuple[int, int]:
    lowest = min(min(month.balance, -month.costs) for month in found.months)
    highest = max(0, *(max(month.balance, _received(month)) for month in found.months))
    # Room for the words below the lowest point.
    room = (highest - lowest) // 9 if found.low < 0 else 0
    return min(lowest, 0) - room, highest


def _step(found: Liquidity) -> int:
    """The least of 1, 2, 5, 10, 20, … whole units that needs no more than so many lines."""
    low, high = _extremes(found)
    size = MINOR_UNITS
    while True:
        for step in (size, 2 * size, 5 * size):
            if high - low <= step * _MOST_STEPS:
                return step
        size *= 10


def _heights(found: Liquidity, step: int) -> _Heights:
    low, high = _extremes(found)
    return _Heights(low // step * step, max(-(-high // step) * step, low // step * step + step))


def _draw_level(
    picture: Picture, heights: _Heights, minor: int, found: Liquidity, language: Language
) -> None:
    y = heights.y(minor)
    picture.line([(LEFT, y), (RIGHT, y)], 0.6, LINE)
    shown = kronor(minor, found.currency, language)
    picture.words((LEFT - 6, y + 4), shown, "end", font_size="12", fill=SOFT)


def _name_months(
    picture: Picture, found: Liquidity, middles: list[float], language: Language
) -> None:
    """As many months as there is room for, each with its year."""
    free = float(LEFT) - 20
    for x, month in zip(middles, found.months, strict=True):
        name = short_date(month.from_, language, year=True).partition("\N{NO-BREAK SPACE}")[2]
        half = text_width(name, 12) / 2
        if x - half >= free and x + half <= WIDTH:
            picture.words((x, BOTTOM + 18), name, "middle", font_size="12", fill=SOFT)
            picture.line([(x, BOTTOM), (x, BOTTOM + 5)], 1)
            free = x + half + 14


def _mark_lowest(
    picture: Picture,
    found: Liquidity,
    heights: _Heights,
    middles: list[float],
    language: Language,
) -> None:
    place = next(n for n, month in enumerate(found.months) if month.month == found.low_month)
    x, y = middles[place], heights.y(found.low)
    day = short_date(found.low_on, language, year=True).partition("\N{NO-BREAK SPACE}")[2]
    low = whole_amount(found.low, found.currency, language)
    words = Text(sv=f"lägst {low}, {day}", en=f"lowest {low}, {day}").in_language(language)
    half = text_width(words, 13) / 2
    middle = min(max(x, LEFT + half), RIGHT - half)
    picture.dot((x, y), 5)
    picture.words((middle, y + 20), words, "middle", font_weight="700")


def _draw_legend(picture: Picture, paid: str, language: Language) -> None:
    x = float(LEFT)
    for words, fill, stroke in (
        (Text(sv="pengar in", en="money in"), CALL, CALL),
        (Text(sv="kostnader", en="costs"), paid, WANTING),
        (Text(sv="saldo i slutet av månaden", en="balance at the end of the month"), "", INK),
    ):
        if fill:
            picture.rect((x, _LEGEND - 11), (22, 12), fill, stroke)
        else:
            picture.line([(x, _LEGEND - 5), (x + 22, _LEGEND - 5)], 2.2, INK)
        picture.words((x + 30, _LEGEND), words.in_language(language), font_size="12")
        x += 60 + text_width(words.in_language(language), 12)
