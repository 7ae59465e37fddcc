"""Today's and the proposed dates of every round on one time axis, as SVG.

Each round has two bars from opening to its last known date: above, grey and thin, as it stands
today; below, in colour, as proposed. A round that stays has one. A date of which only a period is
known is hollow, on a line with ends from its first to its last day. Bars say in their titles whose
they are and where and when their dates were read.
"""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from calendars.alignment_legend import LEFT, RIGHT, SHAPES, legend, legend_lines
from calendars.alignment_rows import LANE, ChartRow, Page, chart_pages
from calendars.gantt_drawing import CALL, INK, LINE, PACKAGE, SHADE, SOFT
from calendars.gantt_labels import LETTER, text_width
from calendars.gantt_scale import Scale, whole_months
from calendars.svg_element import element, n
from models.alignment.alignment import Alignment, RoundDate
from models.alignment.alignment_of import Asked
from models.mention import MILESTONES
from models.text import Language, Text

WIDTH = 960


def charts(
    alignment: Alignment, asked: Asked, language: Language
) -> tuple[tuple[str, ...], dict[str, int]]:
    """The pictures, each as high as a sheet of A4, and how many rounds of each funder are in none.

    None where there is nothing to draw.
    """
    pages, left_out = chart_pages(alignment, asked, language)
    dates = [one for page in pages for row in page for one in (*row.dates, *row.projects)]
    if not dates:
        return (), left_out
    scale = whole_months(
        min(_first(one) for one in dates), max(_last(one) for one in dates), LEFT, RIGHT
    )
    pictures = [
        _picture(page, scale, f"{number}" if len(pages) > 1 else "", language)
        for number, page in enumerate(pages, start=1)
    ]
    return tuple(pictures), left_out


def _first(one: RoundDate) -> date:
    return min(one.on, one.before, *([one.period.from_] if one.period else []))


def _last(one: RoundDate) -> date:
    return max(one.on, one.before, *([one.period.to] if one.period else []))


def _picture(page: Page, scale: Scale, number: str, language: Language) -> str:
    lanes = len({row.lane for row in page})
    lines = legend_lines(page, language)
    bottom = 40 + sum(row.height for row in page) + LANE * lanes
    height = bottom + 22 + 18 * len(lines)
    svg = _svg(height, number, language)
    _axis(svg, scale, bottom, language)
    y, lane = 40.0, ""
    for row in page:
        if row.lane != lane:
            lane = row.lane
            element(svg, "text", lane, x="6", y=n(y + 16), font_weight="700")
            y += LANE
        _draw(svg, row, scale, y, language)
        y += row.height
    for line, kinds in enumerate(lines):
        legend(svg, bottom + 22 + 18 * line, kinds, language)
    return ET.tostring(svg, encoding="unicode")


def _draw(svg: ET.Element, row: ChartRow, scale: Scale, y: float, language: Language) -> None:
    element(svg, "path", d=f"M0 {n(y)}H{WIDTH}", stroke=LINE, stroke_width="0.5")
    label = element(svg, "text", _fitting(row.title, row.round_id), x="14", y=n(y + 17))
    label.set("font-size", "12")
    element(label, "title", f"{row.title} {row.round_id}")
    if row.moved:
        _bar(svg, row, scale, y + 9, language, proposed=False)
        _bar(svg, row, scale, y + 25, language, proposed=True)
        for one in (*row.dates, *row.projects):
            if one.on != one.before:
                line = f"M{n(scale.middle(one.before))} {n(y + 9)}L{n(scale.middle(one.on))} "
                element(svg, "path", d=f"{line}{n(y + 25)}", stroke=SOFT, stroke_dasharray="2 2")
    else:
        _bar(svg, row, scale, y + 13, language, proposed=True)


def _bar(
    svg: ET.Element, row: ChartRow, scale: Scale, y: float, language: Language, *, proposed: bool
) -> None:
    """From the first to the last date; the window for applications in the stronger colour."""
    group = element(svg, "g")
    state = Text(sv="förslag", en="proposed") if proposed else Text(sv="i dag", en="today")
    if not row.moved:
        state = Text(sv="flyttas inte", en="does not move")
    element(group, "title", f"{row.about} – {state.in_language(language)}")
    half = 4 if proposed else 2.5
    days = [one.on if proposed else one.before for one in row.dates]
    if days:
        left, right = scale.x(min(days)), scale.middle(max(days))
        _box(group, left, right, (y, half), PACKAGE if proposed else SHADE, stroke=SOFT)
    window = _window(row, proposed=proposed)
    if window is not None:
        begin, end, known = window
        box = _box(group, scale.x(begin), scale.middle(end), (y, half), CALL if proposed else LINE)
        if not known:
            box.set("fill-opacity", "0.35")
    if row.projects:
        ends = [one.on if proposed else one.before for one in row.projects]
        start = scale.middle(max(days)) if days else scale.x(min(ends))
        line = f"M{n(start)} {n(y)}H{n(scale.middle(max(ends)))}"
        element(group, "path", d=line, stroke=SOFT, stroke_width="1.5")
    for one in (*row.dates, *row.projects):
        _mark(group, row, one, scale, y, language, proposed=proposed)


def _mark(  # one mark needs its place, its look and its words
    group: ET.Element,
    row: ChartRow,
    one: RoundDate,
    scale: Scale,
    y: float,
    language: Language,
    *,
    proposed: bool,
) -> None:
    on = one.on if proposed else one.before
    vague = one.period if one.period is not None and on == one.before else None
    words = on.isoformat()
    if vague is not None:
        first, last = n(scale.x(vague.from_)), n(scale.middle(vague.to))
        ends = f"M{first} {n(y - 5)}v10M{first} {n(y)}H{last}M{last} {n(y - 5)}v10"
        element(group, "path", d=ends, stroke=INK if proposed else SOFT, stroke_width="1.2")
        words = f"{vague.from_}–{vague.to}"
    solid = proposed and vague is None
    mark = element(
        group,
        "path",
        d=SHAPES[one.milestone],
        transform=f"translate({n(scale.middle(on))} {n(y)})",
        fill=INK if solid else "#fff",
        stroke="#fff" if solid else INK if proposed else SOFT,
        stroke_width="1",
    )
    stage = "" if one.stage is None else f" {one.stage}"
    what = MILESTONES[one.milestone].in_language(language)
    element(mark, "title", f"{row.name}: {what}{stage} {words}")


def _window(row: ChartRow, *, proposed: bool) -> tuple[date, date, bool] | None:
    """From opening to the last deadline, and whether both days are known."""
    opens = [one for one in row.dates if one.milestone == "opens"]
    deadlines = [one for one in row.dates if one.milestone == "deadline"]
    if not opens or not deadlines:
        return None

    def day(one: RoundDate) -> date:
        return one.on if proposed else one.before

    last = max(deadlines, key=day)
    known = all(one.period is None or day(one) != one.before for one in (opens[0], last))
    return day(opens[0]), day(last), known


def _axis(svg: ET.Element, scale: Scale, bottom: float, language: Language) -> None:
    for first, last in scale.time_off():
        left, right = scale.x(max(first, scale.first)), scale.x(min(last, scale.last))
        element(
            svg, "rect", x=n(left), y="34", width=n(right - left), height=n(bottom - 34),
            fill=SHADE, fill_opacity="0.6",
        )  # fmt: skip
    for tick in scale.years():
        element(svg, "path", d=f"M{n(tick.x)} 4V{n(bottom)}", stroke=SOFT)
        if tick.end - tick.x >= text_width(tick.label, 13):
            element(svg, "text", tick.label, x=n(tick.x + 3), y="14", font_weight="700")
    for tick in scale.ticks(language):
        element(svg, "path", d=f"M{n(tick.x)} 20V{n(bottom)}", stroke=LINE)
        if tick.end - tick.x >= text_width(tick.label, 11):
            element(svg, "text", tick.label, x=n(tick.x + 3), y="30", font_size="11", fill=SOFT)


def _box(
    group: ET.Element,
    left: float,
    right: float,
    middle: tuple[float, float],
    fill: str,
    stroke: str = "none",
) -> ET.Element:
    """Around a line at ``middle``: its y and half the height."""
    y, half = middle
    return element(
        group,
        "rect",
        x=n(left),
        y=n(y - half),
        width=n(max(right - left, 2)),
        height=n(2 * half),
        fill=fill,
        stroke=stroke,
        stroke_width="0.5",
    )


def _svg(height: float, number: str, language: Language) -> ET.Element:
    title = Text(sv="Datum i dag och föreslagna datum", en="Dates today and proposed dates")
    described = Text(
        sv="Två streck per omgång: det övre som det är i dag, det nedre enligt förslaget. Alla "
        "flyttar står i tabellen över flyttar.",
        en="Two bars per round: the upper as it is today, the lower as proposed. All moves stand "
        "in the table of moves.",
    )
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "lang": language,
            "viewBox": f"0 0 {WIDTH} {n(height)}",
            "aria-labelledby": f"chart{number}-title chart{number}-description",
            "font-family": "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
            "font-size": "13",
            "fill": INK,
        },
    )
    element(
        svg, "title", f"{title.in_language(language)} {number}".strip(), id=f"chart{number}-title"
    )
    element(svg, "desc", described.in_language(language), id=f"chart{number}-description")
    return svg


def _fitting(title: str, round_id: str) -> str:
    """The title, cut so that the round's id stands before the time axis begins."""
    most = int((LEFT - 22) / (12 * LETTER)) - len(round_id) - 1
    shown = title if len(title) <= most else title[: max(most - 1, 1)].rstrip(" ,") + "…"
    return f"{shown} {round_id}"
