"""A ledger as an Excel workbook: a sheet of grants and, if need be, of links and of rates."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from models.de_minimis.ledger_table import Row
from models.errors import InputErrors
from models.reading.shown import listed, shortened
from models.reading.utf8_text import MAX_BYTES
from models.reading.wording import Wording
from models.text import Text

SHEETS: Mapping[str, Sequence[str]] = {
    "grants": ("grants", "stöd", "bidrag"),
    "links": ("links", "ägande", "länkar"),
    "rates": ("rates", "kurser", "valutakurser"),
}
"""What is read, and the names of its sheet; a single sheet of any name holds the grants."""

_MOST_UNPACKED = 20 * MAX_BYTES


def workbook_rows(content: bytes, file: str) -> Mapping[str, Sequence[Row]]:
    """The rows of each of ``SHEETS`` that the workbook has; of formulas their last results.

    Sheets whose name begins with an underscore are not read.

    Raises:
        InputErrors: no workbook, too large a one, or one with sheets that are not known.
    """
    try:
        sheets = _sheets(content)
    except Exception:  # noqa: BLE001  # a damaged file makes openpyxl raise almost anything
        raise InputErrors([_unreadable().at(file, None)]) from None
    read = {title: rows for title, rows in sheets.items() if not title.startswith("_") and rows}
    if len(read) == 1:
        return {"grants": next(iter(read.values()))}
    named: dict[str, Sequence[Row]] = {}
    unknown = []
    for title, rows in read.items():
        name = next((n for n, titles in SHEETS.items() if title.casefold() in titles), None)
        if name is None or name in named:
            unknown.append(title)
        else:
            named[name] = rows
    if unknown:
        raise InputErrors([_unknown_sheet(one).at(file, None) for one in unknown])
    return named


def _sheets(content: bytes) -> Mapping[str, Sequence[Row]]:
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > _MOST_UNPACKED:
            raise ValueError("unpacks to too much")
    with warnings.catch_warnings():
        # About drop-down lists and the like, which change no value.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = {}
        for sheet in book.worksheets:
            # The size that a file states for a sheet is often wrong.
            sheet.reset_dimensions()
            rows = (
                Row(number, [_plain(cell) for cell in cells])
                for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
            )
            sheets[sheet.title] = [row for row in rows if any(c is not None for c in row.cells)]
        book.close()
    return sheets


def _plain(cell: Any) -> Any:
    """The value of a cell as it would stand in a file of ours."""
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time.min else cell.isoformat()
    if isinstance(cell, float):
        # Excel counts in binary fractions, of which it shows fifteen digits.
        return Decimal(f"{cell:.15g}")
    return cell


def _unreadable() -> Wording:
    return Wording(
        "workbook-unreadable",
        Text(
            sv="filen går inte att läsa som en Excelarbetsbok.",
            en="the file cannot be read as an Excel workbook.",
        ),
        Text(
            sv="Spara den på nytt som .xlsx utan lösenord, eller som CSV UTF-8.",
            en="Save it again as .xlsx without a password, or as CSV UTF-8.",
        ),
    )


def _unknown_sheet(title: str) -> Wording:
    known = listed(SHEETS)
    return Wording(
        "sheet-unknown",
        Text(
            sv=f"det är oklart vad bladet `{shortened(title)}` innehåller.",
            en=f"it is not clear what the sheet `{shortened(title)}` holds.",
        ),
        Text(
            sv=f"Döp bladen till {known}, ett av varje; ett blad som inte ska läsas får ett namn "
            "som börjar med understreck.",
            en=f"Name the sheets {known}, one of each; a sheet that is not to be read gets a name "
            "that begins with an underscore.",
        ),
    )
