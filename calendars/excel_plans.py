"""The sheet of other plans: each beside the plan itself."""

from __future__ import annotations

from typing import Any

from calendars.compared_plans import compared_plans
from calendars.excel_sheet import Sheet
from calendars.names import Names
from calendars.report_phrases import amounts_in, phrases

HEAD = 3
_HEADERS = (
    "plan",
    "calls_of_it",
    "number",
    "starts",
    "own_and_private",
    "chance_of_all",
    "gives_up",
)


def write_plans(book: Any, names: Names) -> None:
    """Add the sheet where the plan has others beside it."""
    plans = compared_plans(names)
    if not plans:
        return
    say = phrases(names.language)
    sheet = Sheet(book, say["alternatives"], (26, 60, 10, 14, 20, 14, 70))
    sheet.text((0, 0), say["alternatives"], "title")
    unit = amounts_in(names.project.currency, names.language)
    sheet.text((1, 0), f"{say['alternatives_caption']} {unit}.", "note")
    sheet.head(HEAD, [say[name] for name in _HEADERS])
    for row, one in enumerate(plans, HEAD + 1):
        sheet.text((row, 0), one.label, "bold" if row == HEAD + 1 else "text")
        sheet.text((row, 1), "; ".join(one.calls))
        sheet.count((row, 2), one.applications)
        if one.start is not None:
            sheet.date((row, 3), one.start)
        sheet.amount((row, 4), one.own_and_private)
        if one.chance is not None:
            sheet.share((row, 5), one.chance)
        sheet.text((row, 6), one.gives_up)
