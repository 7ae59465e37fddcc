"""The sheet of aid: what is permitted, granted and left per partner and activity."""

from __future__ import annotations

from typing import Any

from calendars.excel_sheet import Sheet, name_of, span
from calendars.names import Names
from calendars.report_phrases import phrases
from calendars.report_wording import ACTIVITIES, aid_reason, capitalised, label
from models.money import portion
from models.plan import AidRow

HEAD = 2
ELIGIBLE, CEILING, PERMITTED, GRANTED, HEADROOM, STATED, DIFFERENCE = range(2, 9)
_HEADERS = (
    "partner",
    "activity",
    "eligible",
    "ceiling",
    "permitted",
    "granted",
    "headroom",
    "headroom_by_plan",
    "difference",
    "reasons_only",
    "article",
)


def write_aid(book: Any, names: Names) -> None:
    """Add the sheet; the room left is a formula, beside what the plan says."""
    say = phrases(names.language)
    sheet = Sheet(book, say["sheet_aid"], (30, 30, 18, 10, 18, 18, 18, 18, 14, 44, 40))
    sheet.text((0, 0), say["aid"], "title")
    sheet.head(HEAD, [say[name] for name in _HEADERS])
    rows = names.plan.aid
    for row, one in enumerate(rows, HEAD + 1):
        _write_row(sheet, row, one, names)
    if not rows:
        sheet.text((HEAD + 1, 0), say["no_aid_rows"], "line")
        return
    last = HEAD + len(rows)
    sheet.mark_unless_zero((HEAD + 1, DIFFERENCE), (last, DIFFERENCE))
    sheet.text((last + 1, 0), say["sum"], "text sum")
    for column, minor in (
        (ELIGIBLE, sum(one.eligible for one in rows)),
        (PERMITTED, sum(portion(one.ceiling, one.eligible) for one in rows)),
        (GRANTED, sum(one.granted for one in rows)),
    ):
        formula = f"=SUM({span((HEAD + 1, column), (last, column))})"
        sheet.amount_formula((last + 1, column), formula, minor, "amount sum")


def _write_row(sheet: Sheet, row: int, one: AidRow, names: Names) -> None:
    permitted = portion(one.ceiling, one.eligible)
    headroom = permitted - one.granted
    sheet.text((row, 0), names.partner(one.partner))
    sheet.text((row, 1), capitalised(label(ACTIVITIES, one.activity, names.language)))
    sheet.amount((row, ELIGIBLE), one.eligible)
    sheet.share((row, CEILING), one.ceiling)
    # A whole number of minor units; the inner rounding takes away what binary fractions add.
    product = f"{name_of((row, ELIGIBLE))}*{name_of((row, CEILING))}"
    sheet.amount_formula((row, PERMITTED), f"=ROUNDDOWN(ROUND({product},6),2)", permitted)
    sheet.amount((row, GRANTED), one.granted)
    left = f"=ROUND({name_of((row, PERMITTED))}-{name_of((row, GRANTED))},2)"
    sheet.amount_formula((row, HEADROOM), left, headroom)
    sheet.amount((row, STATED), one.headroom)
    difference = f"=ROUND({name_of((row, HEADROOM))}-{name_of((row, STATED))},2)"
    sheet.amount_formula((row, DIFFERENCE), difference, headroom - one.headroom)
    sheet.text((row, 9), ", ".join(aid_reason(reason, names.language) for reason in one.reasons))
    sheet.text((row, 10), one.reference)
