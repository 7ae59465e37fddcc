"""The sheet of liquidity: a row per month with a live balance, and its picture."""

from __future__ import annotations

from typing import Any

from calendars.excel_sheet import Sheet, name_of, span
from calendars.names import Names
from calendars.report_phrases import amounts_in, phrases
from models.liquidity import Liquidity, MonthRow

HEAD = 3
COSTS, FIRST_GRANT = 1, 2


def write_liquidity(book: Any, names: Names) -> None:
    """Add the sheet; the balance is the month before, what comes in, less what is paid."""
    found = names.plan.liquidity
    if found is None:
        return
    say = phrases(names.language)
    sources = sorted({source for month in found.months for source in month.grants})
    sheet = Sheet(book, say["sheet_liquidity"], (14, 16, *(18 for _ in sources), 16, 16, 16))
    sheet.text((0, 0), say["liquidity"], "title")
    unit = amounts_in(names.project.currency, names.language)
    sheet.text((1, 0), f"{say['liquidity_sheet_note']} {unit}.", "note")
    grants = [names.source(source) for source in sources]
    other = [say[name] for name in ("promised_in", "own_in", "balance")]
    sheet.head(HEAD, [say["month_from"], say["costs_paid"], *grants, *other])
    for row, month in enumerate(found.months, HEAD + 1):
        _write_month(sheet, row, month, sources)
    _write_sums(sheet, found, sources, say["sum"])
    _draw(book, sheet, found, sources, say)


def _write_month(sheet: Sheet, row: int, month: MonthRow, sources: list[str]) -> None:
    sheet.date((row, 0), month.from_)
    sheet.amount((row, COSTS), month.costs)
    for column, source in enumerate(sources, FIRST_GRANT):
        sheet.amount((row, column), month.grants.get(source, 0))
    promised = FIRST_GRANT + len(sources)
    sheet.amount((row, promised), month.contributions)
    sheet.amount((row, promised + 1), month.own)
    received = span((row, FIRST_GRANT), (row, promised + 1))
    before = "" if row == HEAD + 1 else f"{name_of((row - 1, promised + 2))}+"
    formula = f"=ROUND({before}SUM({received})-{name_of((row, COSTS))},2)"
    sheet.amount_formula((row, promised + 2), formula, month.balance)


def _write_sums(sheet: Sheet, found: Liquidity, sources: list[str], label: str) -> None:
    last = HEAD + len(found.months)
    sheet.text((last + 1, 0), label, "text sum")
    columns = [
        [month.costs for month in found.months],
        *([month.grants.get(source, 0) for month in found.months] for source in sources),
        [month.contributions for month in found.months],
        [month.own for month in found.months],
    ]
    for column, minors in enumerate(columns, COSTS):
        formula = f"=SUM({span((HEAD + 1, column), (last, column))})"
        sheet.amount_formula((last + 1, column), formula, sum(minors), "amount sum")


def _draw(
    book: Any, sheet: Sheet, found: Liquidity, sources: list[str], say: dict[str, str]
) -> None:
    first, last = HEAD + 1, HEAD + len(found.months)
    balance = FIRST_GRANT + len(sources) + 2
    chart = book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": say["balance"],
            "categories": "=" + sheet.fixed_span((first, 0), (last, 0)),
            "values": "=" + sheet.fixed_span((first, balance), (last, balance)),
            "line": {"color": "#1D5A92", "width": 2.25},
        }
    )
    chart.set_title({"name": say["balance"]})
    chart.set_legend({"none": True})
    chart.set_x_axis({"date_axis": True, "num_format": "yyyy-mm", "label_position": "low"})
    chart.set_y_axis({"num_format": "#,##0"})
    chart.set_size({"width": 900, "height": 360})
    sheet.picture((last + 3, 0), chart)
