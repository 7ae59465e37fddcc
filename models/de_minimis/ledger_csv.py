"""A ledger as a CSV file: semicolon, tab or comma between the columns; decimal comma or point."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from models.de_minimis.ledger_table import Row
from models.errors import InputErrors
from models.reading.utf8_text import utf8_text
from models.reading.wording import Wording
from models.text import Text


def csv_rows(content: bytes, file: str) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8, each with its first line.

    Raises:
        InputErrors: the file is no text in UTF-8, or a quotation mark is missing.
    """
    text = utf8_text(content, file)
    # A first line `sep=;` is for Excel, and says what stands between the columns.
    stated = re.match(r"sep=([;,\t|])\r?\n", text)
    lines = io.StringIO(text, newline="")
    before = 0
    if stated is not None:
        lines.readline()
        before = 1
    reader = csv.reader(
        lines, delimiter=stated.group(1) if stated else _delimiter(text), strict=True
    )
    read = 0
    try:
        for cells in reader:
            yield Row(before + read + 1, cells)
            read = reader.line_num
    except csv.Error:
        raise InputErrors([_quotation_mark().at(file, before + read + 1)]) from None


def _delimiter(text: str) -> str:
    """The first of the usual signs that stands in the header."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in (";", "\t", ",") if sign in header), ",")


def _quotation_mark() -> Wording:
    return Wording(
        "csv-quotation",
        Text(
            sv='raden har citattecken (") som inte hör ihop två och två.',
            en='the row has quotation marks (") that do not form pairs.',
        ),
        Text(
            sv='Skriv ett citattecken inne i en text som två ("").',
            en='Write a quotation mark inside a text as two ("").',
        ),
    )
