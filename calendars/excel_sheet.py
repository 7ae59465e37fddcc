"""A sheet of a workbook: text that stays text, exact amounts, real dates, formulas with results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # no py.typed

from models.money import decimal_text

LONGEST_TEXT = 32_767
"""Characters that Excel keeps in a cell."""

Cell = tuple[int, int]
"""Row and column, counted from 0."""

_AMOUNT = {"num_format": "#,##0.00", "valign": "top"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "note": {"font_color": "#474C52"},
    "line": {},
    "title": {"bold": True, "font_size": 14},
    "bold": {"bold": True, "text_wrap": True, "valign": "top"},
    "head": {
        "bold": True,
        "text_wrap": True,
        "valign": "bottom",
        "bg_color": "#F1F3F5",
        "bottom": 2,
    },
    "amount": _AMOUNT,
    "amount sum": {**_AMOUNT, "bold": True, "top": 1},
    "text sum": {"bold": True, "top": 1},
    "count": {"num_format": "0", "valign": "top"},
    "share": {"num_format": "0.0%", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
    "wrong": {"bold": True, "bg_color": "#F4CCCC"},
}


class Sheet:
    """Writes cells; the looks are named in ``_LOOKS``."""

    def __init__(self, book: Any, name: str, widths: Sequence[int]) -> None:
        self.name = name
        self._book = book
        self._sheet = book.add_worksheet(name)
        self._formats: dict[tuple[str, bool], Any] = {}
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)

    def text(self, cell: Cell, value: str, look: str = "text") -> None:
        """Text; what begins as a formula does is marked as text, should someone edit the cell."""
        if not value:
            self._sheet.write_blank(*cell, None, self._format(look))
            return
        risky = value.startswith(("=", "+", "-", "@"))
        self._sheet.write_string(*cell, value[:LONGEST_TEXT], self._format(look, quoted=risky))

    def amount(self, cell: Cell, minor: int, look: str = "amount") -> None:
        """Minor units as a number with two decimals."""
        self._sheet.write_number(*cell, Decimal(decimal_text(minor)), self._format(look))

    def amount_formula(self, cell: Cell, formula: str, minor: int, look: str = "amount") -> None:
        """A formula and its result, for programs that do not compute."""
        result = Decimal(decimal_text(minor))
        self._sheet.write_formula(*cell, formula, self._format(look), result)

    def share(self, cell: Cell, share: Decimal) -> None:
        """A share as a percentage."""
        self._sheet.write_number(*cell, share, self._format("share"))

    def share_formula(self, cell: Cell, formula: str, share: Fraction) -> None:
        """A formula and its result as a percentage."""
        result = round(Decimal(share.numerator) / Decimal(share.denominator), 6)
        self._sheet.write_formula(*cell, formula, self._format("share"), result)

    def date(self, cell: Cell, on: date) -> None:
        """A date that can be sorted and reckoned with."""
        self._sheet.write_datetime(*cell, datetime.combine(on, time()), self._format("date"))

    def count(self, cell: Cell, number: int) -> None:
        """A whole number."""
        self._sheet.write_number(*cell, number, self._format("count"))

    def picture(self, cell: Cell, chart: Any) -> None:
        """A chart whose upper left corner is in a cell."""
        self._sheet.insert_chart(*cell, chart)

    def head(self, row: int, headers: Sequence[str]) -> None:
        """A row of column names that stays in sight and is repeated on each printed page."""
        for column, header in enumerate(headers):
            self.text((row, column), header, "head")
        self._sheet.freeze_panes(row + 1, 1)
        self._sheet.repeat_rows(row)

    def mark_unless_zero(self, first: Cell, last: Cell) -> None:
        """Make an amount in these cells stand out unless it is zero."""
        rule = {"type": "cell", "criteria": "!=", "value": 0, "format": self._format("wrong")}
        self._sheet.conditional_format(*first, *last, rule)

    def reference(self, cell: Cell) -> str:
        """The cell's name in a formula of another sheet."""
        return f"'{self.name}'!{name_of(cell)}"

    def fixed_span(self, first: Cell, last: Cell) -> str:
        """Cells in a formula of another sheet that stay the same where it is copied."""
        ends = [xl_rowcol_to_cell(*cell, row_abs=True, col_abs=True) for cell in (first, last)]
        return f"'{self.name}'!{':'.join(ends)}"

    def _format(self, look: str, *, quoted: bool = False) -> Any:
        key = (look, quoted)
        if key not in self._formats:
            properties = {**_LOOKS[look], **({"quote_prefix": True} if quoted else {})}
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]


def name_of(cell: Cell) -> str:
    """``B3`` for row 2, column 1."""
    return str(xl_rowcol_to_cell(*cell))


def span(first: Cell, last: Cell) -> str:
    """``B3:D3``."""
    return f"{name_of(first)}:{name_of(last)}"
