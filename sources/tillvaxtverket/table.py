"""Rows transcribed from call pages: CSV with one call a row; an empty cell is "not stated"."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from models.money import parse_amount
from models.publication import Publication, PublishedCall, RawRecord
from models.text import Text
from sources.faults import missing, not_csv, refuse_file, wrong_kind
from sources.one_by_one import read_each
from sources.streams import opened
from sources.tillvaxtverket.call_facts import CallFacts, call_of
from sources.tillvaxtverket.page_words import moved_dates

SOURCE = "tillvaxtverket"

_COLUMNS = ("page_id", "title", "opens", "closes")


def read_table(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The calls of a table.

    Raises:
        InputErrors: the file as a whole can't be read.
    """
    try:
        text = opened(stream, file).read().decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse_file(
            file,
            "file-not-utf8",
            Text(sv="filen är inte UTF-8.", en="the file is not UTF-8."),
            Text(sv="Spara den som UTF-8.", en="Save it as UTF-8."),
        )
    try:
        rows = list(csv.DictReader(io.StringIO(text)))
    except csv.Error:
        not_csv(file)
    lacking = [name for name in _COLUMNS if rows and name not in rows[0]]
    if lacking or not rows:
        names = ", ".join(lacking or _COLUMNS)
        refuse_file(
            file,
            "table-columns-missing",
            Text(sv=f"kolumner saknas: {names}.", en=f"columns are missing: {names}."),
            Text(sv="Är det rätt tabell?", en="Is it the right table?"),
        )
    return read_each(rows, SOURCE, observed_at, key=_key, read=_call_of)


def _key(row: Mapping[str, Any]) -> str:
    if not row.get("page_id"):
        raise missing("page_id")
    return str(row["page_id"])


def _call_of(row: Mapping[str, Any], raw: RawRecord) -> PublishedCall:
    if not row.get("title"):
        raise missing("title")
    status = row.get("status_line_on_page") or None
    note = row.get("note") or None
    rate = row.get("max_eu_rate_pct") or None
    facts = CallFacts(
        page=_key(row),
        title=row["title"],
        area=row.get("programme_area") or None,
        counties=tuple((row.get("counties") or "").split("|")),
        objectives=tuple(one for one in (row.get("specific_objectives") or "").split("|") if one),
        status_line=status,
        opens=_day(row, "opens"),
        closes=_day(row, "closes"),
        rate=None if rate is None else Decimal(rate) / 100,
        budget=_sum(row, "budget_sek"),
        budget_is_shared="shared" in (row.get("budget_note") or ""),
        prestudy_most=_sum(row, "prestudy_max_sek"),
        url=row.get("source_url") or None,
        note=note,
        moved=moved_dates(note or "", _day(row, "opens"), _day(row, "closes")),
        is_planned=status == "planned" or (status or "").startswith("Öppnar"),
        is_conditional="conditional" in (note or "").lower(),
    )
    return call_of(facts, raw)


def _day(row: Mapping[str, Any], column: str) -> date | None:
    value = row.get(column) or None
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        wanted = Text(sv="ett datum som 2024-03-19", en="a date such as 2024-03-19")
        raise wrong_kind(column, value, wanted) from None


def _sum(row: Mapping[str, Any], column: str) -> int | None:
    value = row.get(column) or None
    return None if value is None else parse_amount(value)
