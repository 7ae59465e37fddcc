"""The Gantt chart of a plan as SVG: a lane per funder, then the project and its work packages."""

from __future__ import annotations

from calendars.gantt_drawing import Drawing
from calendars.gantt_legend import draw_legend
from calendars.gantt_project import draw_project
from calendars.gantt_rounds import draw_rounds
from calendars.names import Names
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from models.text import Language, Text


def svg(plan: Plan, project: Project, catalogue: Catalogue, language: Language) -> str:
    """A picture without script, colour-only signals or anything fetched, for a page or a file.

    Above, a lane per funder: each chosen round with its application window, evaluation and dates,
    and arrows from a decision to the proof that it must arrive in time for. If the plan has
    conflicts, the rounds that they name are there too. Below, the project and its work packages.
    Imprecise dates are hatched; July and Christmas are shaded; a line marks the plan's own day.
    """
    names = Names(plan, project, catalogue, language)
    title = Text(sv="Tidslinje för planen", en="Timeline of the plan").in_language(language)
    description = Text(
        sv="Ansökningsomgångar per finansiär och projektets arbetspaket. Datumen står även i "
        "tabellen över ansökningar.",
        en="Application rounds per funder and the project's work packages. The dates also stand "
        "in the table of applications.",
    ).in_language(language)
    drawing = Drawing(title, description, language)
    bottom = draw_rounds(drawing, 0, names)
    bottom = draw_project(drawing, bottom + 26, names)
    bottom = draw_legend(drawing, bottom + 22, language)
    return drawing.finished(bottom)
