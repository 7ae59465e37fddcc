"""Calls as the timetable of CPR article 49(2), ready to publish as CSV or Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

from models.call import Call, Round
from models.catalogue import Catalogue
from models.money import decimal_text
from models.text import Language, Text
from models.vocabulary import PartnerType
from models.when import When
from sources.timetable.columns import COLUMNS

_APPLICANTS: dict[PartnerType, Text] = {
    "research_organisation": Text(sv="forskningsorganisationer", en="research organisations"),
    "public_body": Text(sv="offentliga aktörer", en="public bodies"),
    "enterprise": Text(sv="företag", en="enterprises"),
    "association": Text(sv="föreningar", en="associations"),
    "intermediary": Text(sv="främjandeaktörer", en="intermediaries"),
}


def rows(catalogue: Catalogue, on: date, language: Language) -> list[dict[str, str]]:
    """One row per round that does not end before ``on``, by start and id; keys as in ``COLUMNS``.

    Only calls of programmes under shared management: the article is about no others.
    """
    found = [
        row
        for call in catalogue.calls
        if catalogue.union_funds_of(call) == "shared"
        for row in _rows_of(call, catalogue, on, language)
    ]
    return sorted(found, key=lambda row: (row["start"] or row["end"], row["id"]))


def as_csv(catalogue: Catalogue, on: date, language: Language) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads å, ä and ö; ``;`` between the columns."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([title.in_language(language) for title in COLUMNS.values()])
    writer.writerows([list(row.values()) for row in rows(catalogue, on, language)])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(catalogue: Catalogue, on: date, language: Language) -> bytes:
    """The same table as an Excel file with amounts as numbers and whole days as dates."""
    import xlsxwriter  # type: ignore[import-untyped]  # annotated, but without py.typed

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # The moment of creation would make each file another.
    book.set_properties({"created": datetime(on.year, on.month, on.day, tzinfo=UTC)})
    sheet = book.add_worksheet("49.2")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    money = book.add_format({"num_format": "#,##0.00"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, title) in enumerate(COLUMNS.items()):
        sheet.write_string(0, column, title.in_language(language), bold)
        sheet.set_column(column, column, 40 if name in ("title", "link") else 18)
        for line, row in enumerate(rows(catalogue, on, language), 1):
            value = row[name]
            if name == "amount" and value:
                sheet.write_number(line, column, float(value), money)  # what Excel computes with
            elif name in ("start", "end") and (found := _day(value)) is not None:
                sheet.write_datetime(line, column, found, day)
            else:
                sheet.write_string(line, column, value, wrap)
    sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def _rows_of(
    call: Call, catalogue: Catalogue, on: date, language: Language
) -> Iterator[dict[str, str]]:
    programme = catalogue.programme_of(call)
    for one in call.rounds:
        opens, closes = one.first("opens"), one.last("deadline")
        if closes is not None and closes.when.latest < on:
            continue
        yield {
            "id": _name(call, one),
            "title": call.title.in_language(language),
            "fund": "" if programme is None else programme.name.in_language(language),
            "area": " | ".join(call.eligible.regions),
            "objective": " | ".join(call.objectives),
            "applicants": " | ".join(
                _APPLICANTS[kind].in_language(language) for kind in call.eligible.partners
            ),
            "amount": "" if call.budget is None else decimal_text(call.budget.amount),
            "currency": "" if call.budget is None else call.budget.currency,
            "start": "" if opens is None else _shown(opens.when),
            "end": "" if closes is None else _shown(closes.when),
            "link": "" if call.source is None else call.source.url,
        }


def _name(call: Call, one: Round) -> str:
    return f"{call.id}/{one.id}"


def _shown(when: When) -> str:
    """A day as ``2027-03-01``, a period by its name, ``2027-Q2``."""
    found = when.in_file()
    if isinstance(found, str):
        return found[:10]
    return "–".join(found.values())


def _day(value: str) -> datetime | None:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return datetime(found.year, found.month, found.day)  # noqa: DTZ001  # a cell has no zone
