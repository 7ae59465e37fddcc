"""The sheet of applications: dates that can be sorted, grants and shares."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from calendars.excel_sheet import Sheet, name_of, span
from calendars.names import Names
from calendars.planned_rounds import PlannedRound, planned_rounds
from calendars.report_phrases import phrases
from calendars.report_wording import MONEY_LEVELS, label
from models.plan import Application

HEAD = 2
GRANT, ELIGIBLE, SHARE = 11, 12, 13
_HEADERS = (
    "call",
    "round",
    "funder",
    "level",
    "opens",
    "submit_by",
    "clock",
    "zone",
    "proof_due",
    "decision_earliest",
    "decision_latest",
    "grant",
    "eligible",
    "share",
    "success_rate",
    "is_synthetic",
    "note",
    "source",
    "seen_on",
)
_WIDTHS = (40, 14, 22, 12, 12, 12, 10, 18, 14, 14, 14, 18, 18, 10, 14, 12, 40, 40, 12)


def write_applications(book: Any, names: Names) -> None:
    """Add the sheet."""
    say = phrases(names.language)
    sheet = Sheet(book, say["sheet_applications"], _WIDTHS)
    sheet.text((0, 0), say["applications"], "title")
    sheet.head(HEAD, [say[name][:1].upper() + say[name][1:] for name in _HEADERS])
    rounds = planned_rounds(names.plan, names.catalogue)
    if not rounds:
        sheet.text((HEAD + 1, 0), say["no_applications"], "line")
        return
    for row, application in enumerate(names.plan.applications, HEAD + 1):
        one = rounds[row - HEAD - 1]
        _write_names(sheet, row, one, application, names)
        _write_dates(sheet, row, one, application, names)
        _write_money(sheet, row, application)
        _write_source(sheet, row, one, names)
    last = HEAD + len(rounds)
    sheet.text((last + 1, 0), say["sum"], "text sum")
    grants = sum(one.grant for one in names.plan.applications)
    formula = f"=SUM({span((HEAD + 1, GRANT), (last, GRANT))})"
    sheet.amount_formula((last + 1, GRANT), formula, grants, "amount sum")


def _write_names(
    sheet: Sheet, row: int, one: PlannedRound, application: Application, names: Names
) -> None:
    sheet.text((row, 0), one.title.in_language(names.language))
    sheet.text((row, 1), application.round)
    sheet.text((row, 2), one.funder)
    sheet.text((row, 3), label(MONEY_LEVELS, one.level, names.language))


def _write_dates(
    sheet: Sheet, row: int, one: PlannedRound, application: Application, names: Names
) -> None:
    if one.opens is not None and one.opens.is_exact:
        sheet.date((row, 4), one.opens.earliest)
    elif one.opens is not None:
        sheet.text((row, 4), one.opens.words().in_language(names.language))
    elif application.opens is not None:
        sheet.text((row, 4), application.opens)
    if one.submit_by is None:
        sheet.text((row, 5), application.submit_by)
    else:
        sheet.date((row, 5), one.submit_by.earliest)
        if one.submit_by.clock is not None:
            sheet.text((row, 6), one.submit_by.clock.isoformat("minutes"))
    if application.zone is not None:
        sheet.text((row, 7), application.zone)
    decision = one.decision
    for column, on in (
        (8, one.proof_due),
        (9, None if decision is None else decision.earliest),
        (10, None if decision is None else decision.latest),
    ):
        if on is not None:
            sheet.date((row, column), on)


def _write_money(sheet: Sheet, row: int, application: Application) -> None:
    sheet.amount((row, GRANT), application.grant)
    if application.eligible_costs:
        sheet.amount((row, ELIGIBLE), application.eligible_costs)
        share = Fraction(application.grant, application.eligible_costs)
        formula = f"={name_of((row, GRANT))}/{name_of((row, ELIGIBLE))}"
        sheet.share_formula((row, SHARE), formula, share)
    elif application.share is not None:
        sheet.share((row, SHARE), application.share)
    if application.success_rate is not None:
        sheet.share((row, 14), Decimal(str(application.success_rate)))


def _write_source(sheet: Sheet, row: int, one: PlannedRound, names: Names) -> None:
    say = phrases(names.language)
    if one.call is None:
        sheet.text((row, 16), say["not_in_catalogue"])
        return
    sheet.text((row, 15), say["yes"] if one.call.synthetic else say["no"])
    if one.call.note is not None:
        sheet.text((row, 16), one.call.note.in_language(names.language))
    if one.call.source is not None:
        sheet.text((row, 17), one.call.source.url)
        if one.call.source.seen_on is not None:
            sheet.date((row, 18), one.call.source.seen_on)
