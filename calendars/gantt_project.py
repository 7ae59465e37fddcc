"""The lower panel of the Gantt chart: the project, its work packages and the reports due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calendars.dates_in_words import short_date
from calendars.gantt_drawing import (
    LEFT,
    LINE,
    PACKAGE,
    PROJECT,
    RIGHT,
    SMALL,
    SOFT,
    WIDTH,
    Drawing,
    polyline,
)
from calendars.gantt_labels import Label, place, text_width
from calendars.gantt_panel import FOOT, HEAD, draw_frame, draw_head, side_name
from calendars.gantt_scale import Scale, whole_months
from calendars.names import Names
from calendars.planned_rounds import planned_rounds
from calendars.report_wording import ACTIVITIES, MILESTONES, label
from models.project import WorkPackage
from models.text import Text
from models.when import add_months, last_day_of_project

BAR = 14
LABEL_LINE = 16


def draw_project(drawing: Drawing, top: float, names: Names) -> float:
    """Draw the panel from ``top`` and return its bottom.

    Without a start there is only the span that the project must lie in, hatched.
    """
    plan, language = names.plan, names.language
    first, last = _days(names)
    reports = list(_reports(names))
    scale = whole_months(
        min(first, plan.as_of), max([last, *(on for on, _ in reports)]), LEFT, RIGHT
    )
    title = Text(sv="Projektet", en="The project").in_language(language)
    draw_head(drawing, top, title, scale, language)
    bottom = _draw_whole(drawing, top + HEAD, scale, names)
    if plan.start is not None:
        for package in names.project.work_packages:
            days = _package_days(package, plan.start)
            bottom = _draw_package(drawing, bottom, scale, package, days, names)
    if reports:
        bottom = _draw_reports(drawing, bottom, scale, reports, names)
    draw_frame(drawing, (top + HEAD, bottom), scale, plan.as_of, language)
    return bottom + FOOT


def _days(names: Names) -> tuple[date, date]:
    plan, period = names.plan, names.project.period
    if plan.start is None:
        return period.earliest_start, period.latest_end
    return plan.start, plan.end or last_day_of_project(plan.start, period.months)


def _package_days(package: WorkPackage, start: date) -> tuple[date, date]:
    first, last = package.months
    return add_months(start, first - 1), last_day_of_project(start, last)


def _draw_whole(drawing: Drawing, top: float, scale: Scale, names: Names) -> float:
    days = _days(names)
    words = f"{days[0].isoformat()}–{days[1].isoformat()}"
    if names.plan.start is not None:
        return _draw_row(drawing, top, scale, days, (names.project_title, "", words, PROJECT))
    within = Text(
        sv=f"Inom {words}; starten är inte bestämd", en=f"Within {words}; no start is set"
    )
    looks = (names.project_title, "", within.in_language(names.language), "url(#gantt-hatch)")
    return _draw_row(drawing, top, scale, days, looks)


def _draw_package(
    drawing: Drawing,
    top: float,
    scale: Scale,
    package: WorkPackage,
    days: tuple[date, date],
    names: Names,
) -> float:
    first, last = package.months
    months = Text(sv=f"månad {first}–{last}", en=f"months {first}–{last}")
    activity = label(ACTIVITIES, package.activity, names.language)
    looks = (names.work_package(package.id), activity, months.in_language(names.language), PACKAGE)
    return _draw_row(drawing, top, scale, days, looks)


def _draw_row(
    drawing: Drawing,
    top: float,
    scale: Scale,
    days: tuple[date, date],
    looks: tuple[str, str, str, str],
) -> float:
    """A bar with its name to the left and its words below; returns the bottom of the row."""
    name, below_name, words, fill = looks
    side = side_name(drawing, top + 2, name, below_name)
    left, right = scale.x(days[0]), scale.x(days[1])
    drawing.rect("bars", (left, top + 8), (max(right - left, 2), BAR), fill, PROJECT)
    x = max(min(left, WIDTH - text_width(words, SMALL)), LEFT)
    drawing.words((x, top + 36), words, font_size=str(SMALL), fill=SOFT)
    return _closed(drawing, max(side, top + 40))


def _draw_reports(
    drawing: Drawing, top: float, scale: Scale, reports: list[tuple[date, str]], names: Names
) -> float:
    name = Text(sv="Redovisning", en="Reports").in_language(names.language)
    side = side_name(drawing, top + 2, name)
    middle, lines = top + 15, 0
    for placed in place([Label(scale.middle(on), words) for on, words in reports], WIDTH, SMALL):
        x, baseline = placed.label.x, top + 38 + placed.line * LABEL_LINE
        drawing.path("marks", polyline([(x, middle), (x, baseline)]), SOFT, stroke_width="0.8")
        drawing.mark("report_due", (x, middle), exact=True)
        shift = 4 if placed.side == "start" else -4
        drawing.words(
            (x + shift, baseline),
            placed.label.text,
            font_size=str(SMALL),
            text_anchor=placed.side,
        )
        lines = max(lines, placed.line + 1)
    return _closed(drawing, max(side, top + 28 + lines * LABEL_LINE))


def _closed(drawing: Drawing, bottom: float) -> float:
    drawing.path("lanes", polyline([(0, bottom), (RIGHT, bottom)]), LINE, stroke_width="0.6")
    return bottom


def _reports(names: Names) -> Iterator[tuple[date, str]]:
    for one in planned_rounds(names.plan, names.catalogue):
        for milestone in one.milestones("report_due"):
            on = milestone.when.earliest
            what = label(MILESTONES, "report_due", names.language)
            day = short_date(on, names.language, year=True)
            yield on, f"{one.funder}: {what} {day}"
