"""How much later than planned things may come, as strips: one in ten, half, nine in ten."""

from __future__ import annotations

from markupsafe import Markup

from calendars.gantt_drawing import INK, LINE, PACKAGE, PROJECT, SOFT
from calendars.picture import Picture
from models.mention import days
from models.money import percent
from models.risk import Quantiles, Simulation
from models.text import Language, Text

WIDTH = 640
LEFT, RIGHT = 12, 600
_ROW = 74

_START = Text(
    sv="Starten, där kostnader räknas först från beslutet",
    en="The start, where costs count only from the decision",
)
_WAIT = Text(
    sv="Väntan på alla beslut, för den som inte vill börja på egen risk",
    en="The wait for every decision, for those who will not begin at their own risk",
)


def delays(simulation: Simulation) -> tuple[tuple[Text, Quantiles], ...]:
    """What may come later than the planned start; what never does is left out."""
    found = ((_START, simulation.start_delay), (_WAIT, simulation.wait))
    return tuple((name, one) for name, one in found if one is not None and one.chance_of_any > 0)


def delay_words(one: Quantiles) -> Text:
    """A delay in a sentence."""
    half, most = days(one.p50), days(one.p90)
    often_sv, often_en = percent(one.chance_of_any), percent(one.chance_of_any, "en")
    if one.p50 == one.p90:
        middle_sv, middle_en = "", ""
    else:
        middle_sv = f"i hälften av fallen högst {half.sv} senare, "
        middle_en = f"in half of the cases at most {half.en} later, "
    return Text(
        sv=f"senare än planerad start i {often_sv} av fallen; {middle_sv}i nio fall av tio högst "
        f"{most.sv} senare.",
        en=f"later than the planned start in {often_en} of the cases; {middle_en}in nine cases of "
        f"ten at most {most.en} later.",
    )


def delay_chart(simulation: Simulation, language: Language) -> Markup:
    """A strip per delay on one scale of days; empty where nothing can be late."""
    found = delays(simulation)
    if not found:
        return Markup()
    picture = Picture(
        "delay",
        Text(sv="Dagar efter planerad start", en="Days after the planned start").in_language(
            language
        ),
        " ".join(
            f"{name.in_language(language)}: {delay_words(one).in_language(language)}"
            for name, one in found
        ),
        (WIDTH, _ROW * len(found) + 4),
        language,
    )
    longest = max(1, *(one.p90 for _, one in found))
    for number, (name, one) in enumerate(found):
        _draw_strip(picture, number * _ROW, name.in_language(language), one, longest, language)
    return picture.finished()


def _draw_strip(
    picture: Picture, top: float, name: str, one: Quantiles, longest: int, language: Language
) -> None:
    low, middle, high = (
        LEFT + value * (RIGHT - LEFT) / longest for value in (one.p10, one.p50, one.p90)
    )
    y = top + 34
    picture.words((LEFT, top + 16), name, font_weight="600")
    picture.line([(LEFT, y), (RIGHT, y)], 1, LINE)
    picture.line([(LEFT, y - 9), (LEFT, y + 9)], 1.4, SOFT)
    # What nine in ten exceed is light, the span to what nine in ten keep within is full.
    picture.rect((LEFT, y - 3), (low - LEFT, 6), PACKAGE, PROJECT)
    picture.rect((low, y - 7), (max(high - low, 2), 14), PACKAGE, PROJECT)
    picture.line([(middle, y - 11), (middle, y + 11)], 3, INK)
    shown = {"sv": ("hälften", "nio av tio"), "en": ("half", "nine of ten")}[language]
    half, most = days(one.p50).in_language(language), days(one.p90).in_language(language)
    same = one.p50 == one.p90
    if same or high - middle < 190:
        words = most if same else f"{shown[0]} {half}, {shown[1]} {most}"
        at, anchor = (high, "end") if high > WIDTH / 2 else (low, "start")
        picture.words((at, y + 27), words, anchor, font_size="12")
        return
    side = "start" if middle < LEFT + 70 else "middle"
    picture.words((middle, y + 27), f"{shown[0]} {half}", side, font_size="12")
    picture.words((high, y + 27), f"{shown[1]} {most}", "end", font_size="12")
