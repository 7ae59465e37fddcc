"""The workbook of a portfolio: a row per project and a row per common budget."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # the package has annotations but no py.typed

from calendars.excel_sheet import Sheet, span
from models.portfolio import PlannedProject, Portfolio
from models.text import Language, Text

HEAD = 2
"""The row of column names, from 0; the rows below it follow the order of the portfolio."""

COSTS, GRANTS, OWN = 8, 9, 10


def portfolio_workbook(portfolio: Portfolio, language: Language) -> bytes:
    """An ``.xlsx`` file with a sheet of projects and, where there are any, a sheet of budgets.

    Amounts are numbers with two decimals, sums per currency are formulas with their results, and
    text is never read as a formula. A portfolio has no day of its own, so that the file's dates
    are fixed: the same portfolio gives the same bytes.
    """
    file = io.BytesIO()
    # In memory: temporary files would bring the machine's clock and folders into it.
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    title = _PROJECTS.in_language(language)
    book.set_properties({"title": title, "created": datetime(1980, 1, 1, tzinfo=UTC)})
    _write_projects(book, portfolio, language)
    if portfolio.pots:
        _write_pots(book, portfolio, language)
    book.close()
    return file.getvalue()


_PROJECTS = Text(sv="Projekt", en="Projects")
_POTS = Text(sv="Budgetar", en="Budgets")
_SUM = Text(sv="Summa genomförbara", en="Sum of the feasible")
_WAITS = Text(sv="ryms inte", en="no room")
_STATUS = {
    "feasible": Text(sv="genomförbart", en="feasible"),
    "infeasible": Text(sv="ej genomförbart", en="infeasible"),
    "undecided": Text(sv="oavgjort", en="undecided"),
}
_YES, _NO = Text(sv="ja", en="yes"), Text(sv="nej", en="no")
_PROJECT_HEADERS = (
    (Text(sv="Projekt", en="Project"), 24),
    (Text(sv="Titel", en="Title"), 40),
    (Text(sv="Svar", en="Answer"), 16),
    (Text(sv="Bevisat", en="Proven"), 10),
    (Text(sv="Utlysningar", en="Calls"), 40),
    (Text(sv="Start", en="Start"), 12),
    (Text(sv="Slut", en="End"), 12),
    (Text(sv="Valuta", en="Currency"), 9),
    (Text(sv="Kostnad", en="Cost"), 18),
    (Text(sv="Bidrag", en="Grants"), 18),
    (Text(sv="Eget och privat", en="Own and private"), 18),
)
_POT_HEADERS = (
    (Text(sv="Budget", en="Budget"), 30),
    (Text(sv="Utlysningar", en="Calls"), 40),
    (Text(sv="Valuta", en="Currency"), 9),
    (Text(sv="Finns", en="There is"), 18),
    (Text(sv="Söks", en="Wanted"), 18),
    (Text(sv="Fördelat", en="Granted"), 18),
    (Text(sv="Kvar", en="Left"), 18),
)


def _write_projects(book: Any, portfolio: Portfolio, language: Language) -> None:
    sheet = _sheet(book, _PROJECTS, _PROJECT_HEADERS, language)
    # The feasible ones of each currency together, so that a sum is a span of cells.
    groups: dict[tuple[bool, str], list[PlannedProject]] = defaultdict(list)
    for one in portfolio.projects:
        groups[one.status != "feasible", one.currency].append(one)
    row = HEAD + 1
    for (_, currency), projects in sorted(groups.items()):
        first = row
        for one in projects:
            _write_project(sheet, row, one, language)
            row += 1
        if projects[0].status == "feasible":
            sheet.text((row, 0), _SUM.in_language(language), "text sum")
            sheet.text((row, COSTS - 1), currency, "text sum")
            for column, minor in (
                (COSTS, sum(one.costs for one in projects)),
                (GRANTS, sum(one.grants for one in projects)),
                (OWN, sum(one.own_and_private for one in projects)),
            ):
                formula = f"=SUM({span((first, column), (row - 1, column))})"
                sheet.amount_formula((row, column), formula, minor, "amount sum")
            row += 2


def _write_project(sheet: Sheet, row: int, one: PlannedProject, language: Language) -> None:
    title = one.project if one.title is None else one.title.in_language(language)
    answer = _WAITS if one.waits else _STATUS[one.status]
    calls = ", ".join(f"{applied.call} {applied.round}" for applied in one.applications)
    sheet.text((row, 0), one.project)
    sheet.text((row, 1), title)
    sheet.text((row, 2), answer.in_language(language))
    sheet.text((row, 3), (_YES if one.proven else _NO).in_language(language))
    sheet.text((row, 4), calls)
    for column, on in ((5, one.start), (6, one.end)):
        if on is not None:
            sheet.date((row, column), on)
    sheet.text((row, COSTS - 1), one.currency)
    sheet.amount((row, COSTS), one.costs)
    if one.status == "feasible":
        sheet.amount((row, GRANTS), one.grants)
        sheet.amount((row, OWN), one.own_and_private)


def _write_pots(book: Any, portfolio: Portfolio, language: Language) -> None:
    sheet = _sheet(book, _POTS, _POT_HEADERS, language)
    for row, one in enumerate(portfolio.pots, HEAD + 1):
        sheet.text((row, 0), one.pot.partition(":")[2])
        sheet.text((row, 1), ", ".join(one.calls))
        sheet.text((row, 2), one.currency)
        for column, minor in enumerate((one.amount, one.wanted, one.granted, one.left), 3):
            sheet.amount((row, column), minor)


def _sheet(
    book: Any, name: Text, columns: tuple[tuple[Text, int], ...], language: Language
) -> Sheet:
    title = name.in_language(language)
    sheet = Sheet(book, title, [width for _, width in columns])
    sheet.text((0, 0), title, "title")
    sheet.head(HEAD, [header.in_language(language) for header, _ in columns])
    return sheet
