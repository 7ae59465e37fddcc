"""Cells of timetables: Excel's day numbers, days, periods, and lists between vertical bars."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from models.text import Text
from sources.faults import wrong_kind

_EXCEL_EPOCH = date(1899, 12, 30)
_WANTED = Text(
    sv="ett datum (2027-03-01), en period (2027-Q2) eller ett dagnummer i Excel",
    en="a date (2027-03-01), a period (2027-Q2) or a day number of Excel",
)
_PERIODS = (
    ("month", r"\d{4}-(0[1-9]|1[0-2])"),
    ("quarter", r"\d{4}-Q[1-4]"),
    ("third", r"\d{4}-T[1-3]"),
    ("half", r"\d{4}-H[12]"),
    ("year", r"\d{4}"),
)


def cell_when(value: Any, column: str) -> Any:
    """What a cell says as ``at`` of a milestone; ``None`` where it is empty.

    Raises:
        RecordFault: it is neither a day nor a period.
    """
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_excel(value, column)
    text = str(value).strip()
    if re.fullmatch(r"\d{5}(\.0*)?", text):
        return _of_excel(float(text), column)
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    for name, pattern in _PERIODS:
        if re.fullmatch(pattern, text):
            return {name: text}
    ends = text.split("–")
    if len(ends) == 2 and all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", one) for one in ends):
        return {"from": ends[0], "to": ends[1]}
    raise wrong_kind(column, value, _WANTED)


def cell_third(value: Any, column: str) -> Any:
    """A Portuguese ``Quadrimestre`` (``2027 Q1``, ``1.º 2027``): a third of a year, no quarter.

    Raises:
        RecordFault: it names no third of a year.
    """
    if value in (None, ""):
        return None
    text = str(value)
    year = re.search(r"\b(20\d{2})\b", text)
    number = re.search(r"(?<!\d)([123])(?!\d)", text.replace(year.group(1) if year else "", ""))
    if year is None or number is None:
        wanted = Text(sv="en tertial med år", en="a four-month period with a year")
        raise wrong_kind(column, value, wanted)
    return {"third": f"{year.group(1)}-T{number.group(1)}"}


def cell_list(value: Any) -> tuple[str, ...]:
    """The values of a cell that may hold several, between vertical bars."""
    if value in (None, ""):
        return ()
    return tuple(part for one in str(value).split("|") if (part := one.strip()))


def _of_excel(value: float, column: str) -> str:
    if not 20_000 <= value <= 80_000:
        raise wrong_kind(column, value, _WANTED)
    return (_EXCEL_EPOCH + timedelta(days=int(value))).isoformat()
