"""Timetables of planned calls (CSV or Excel) as calls; forecasts, never commitments."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO, NoReturn

from pydantic_core import PydanticCustomError

from models.call import Call, Milestone, Round, Source
from models.call_conditions import Budget, Eligible
from models.catalogue import Funder, Programme
from models.money import Minor, parse_amount
from models.publication import Publication, PublishedCall, RawRecord
from models.text import Text
from models.vocabulary import MilestoneKind
from sources.faults import missing, not_csv, refuse_file, wrong_kind
from sources.names import identifier
from sources.one_by_one import read_each
from sources.timetable.cells import cell_list, cell_third, cell_when
from sources.timetable.columns import columns_by_header

SOURCE = "art49"

_FUNDER = Funder(id="managing-authority", name="Förvaltande myndighet", level="national")
_MOST_BYTES = 64 * 1024 * 1024
_HEADER_WITHIN = 20
"""The header stands in one of the first rows: above it stand titles and dates of edition."""


def read_timetable(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The calls of a timetable.

    Raises:
        InputErrors: the file as a whole can't be read.
    """
    data = stream.read(_MOST_BYTES)
    table = _sheet(data, file) if data[:4] == b"PK\x03\x04" else _lines(data, file)
    return read_each(_records(table, file), SOURCE, observed_at, key=_key, read=_call_of)


def _lines(data: bytes, file: str) -> list[Sequence[Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse_file(
            file,
            "file-not-utf8",
            Text(sv="filen är inte UTF-8.", en="the file is not UTF-8."),
            Text(sv="Spara den som CSV UTF-8.", en="Save it as CSV UTF-8."),
        )
    if text.lstrip().startswith(("{", "[")):
        _refuse_json(file)
    delimiter = ";" if text.count(";") >= text.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        not_csv(file)


def _sheet(data: bytes, file: str) -> list[Sequence[Any]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except (BadZipFile, KeyError, ValueError, OSError):
        refuse_file(
            file,
            "file-broken",
            Text(sv="Excelfilen går inte att läsa.", en="the Excel file can't be read."),
            Text(sv="Hämta den igen.", en="Fetch it again."),
        )


def _records(table: list[Sequence[Any]], file: str) -> list[dict[str, Any]]:
    known = columns_by_header()
    for place, row in enumerate(table[:_HEADER_WITHIN]):
        names = [known.get(" ".join(str(cell or "").split()).lower()) for cell in row]
        if {"title", "start"} <= set(names) or {"id", "start"} <= set(names):
            rows = [
                {name: _plain(cell) for name, cell in zip(names, one, strict=False) if name}
                for one in table[place + 1 :]
                if any(cell not in (None, "") for cell in one)
            ]
            return rows or _refuse_empty(file)
    refuse_file(
        file,
        "table-columns-missing",
        Text(
            sv="ingen rad har tidsplanens rubriker (id, utlysning, startdatum …).",
            en="no row has the headers of a timetable (id, call, start date …).",
        ),
        Text(
            sv="Rubrikerna står i docs/how-to/timetable.md.",
            en="The headers stand in docs/how-to/timetable.md.",
        ),
    )


def _refuse_empty(file: str) -> NoReturn:
    refuse_file(
        file,
        "table-empty",
        Text(
            sv="tidsplanen har rubriker men inga rader under dem.",
            en="the timetable has headers but no rows below them.",
        ),
        Text(sv="Skriv en utlysning på varje rad.", en="Write one call on each row."),
    )


def _refuse_json(file: str) -> NoReturn:
    refuse_file(
        file,
        "file-form-unknown",
        Text(
            sv="filen är JSON; en tidsplan är en tabell i CSV eller Excel.",
            en="the file is JSON; a timetable is a table in CSV or Excel.",
        ),
        Text(
            sv="Spara den som tabell (docs/how-to/timetable.md), eller välj källan som filen"
            " kommer från.",
            en="Save it as a table (docs/how-to/timetable.md), or choose the source that the file"
            " comes from.",
        ),
    )


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, datetime) else cell


def _key(row: Mapping[str, Any]) -> str:
    found = row.get("id") or row.get("title")
    if not found:
        raise missing("id")
    return str(found)


def _call_of(row: Mapping[str, Any], raw: RawRecord) -> PublishedCall:
    title = str(row.get("title") or raw.key).strip()
    call_id, _, round_id = raw.key.partition("/")
    milestones = tuple(_milestones(row))
    if not milestones:
        raise missing("start")
    fund = str(row.get("fund") or "").strip()
    programme = (
        Programme(
            id=identifier(fund),
            funder=_FUNDER.id,
            name=Text(sv=fund, en=fund),
            union_funds="shared",
        )
        if fund
        else None
    )
    link = row.get("link")
    call = Call(
        id=identifier(call_id),
        funder=_FUNDER.id,
        programme=None if programme is None else programme.id,
        title=Text(sv=title, en=title),
        source=Source(url=str(link)) if link else None,
        objectives=cell_list(row.get("objective")),
        budget=_budget(row),
        eligible=Eligible(
            # Names of regions stand among the claims; only codes say where for certain.
            regions=tuple(
                one
                for one in cell_list(row.get("area"))
                if re.fullmatch(r"[A-Z]{2}[A-Z0-9]{0,3}", one)
            )
        ),
        rounds=(Round(id=identifier(round_id or "1"), certainty="planned", milestones=milestones),),
    )
    return PublishedCall(
        raw=raw,
        call=call,
        funder=_FUNDER,
        programme=programme,
        native_ids=(raw.key,),
        claims={
            name: str(row[name]) for name in ("applicants", "area", "objective") if row.get(name)
        },
        provenance={f"rounds/{call.rounds[0].id}/{one.kind}": str(one.at) for one in milestones},
    )


def _milestones(row: Mapping[str, Any]) -> Iterator[Milestone]:
    kinds: dict[str, MilestoneKind] = {"start": "opens", "end": "deadline"}
    for column, kind in kinds.items():
        at = cell_when(_day_of(row.get(column)), column)
        if at is None and column == "start":
            at = cell_third(row.get("third"), "third")
        if at is not None:
            yield Milestone(kind=kind, at=at)


def _day_of(cell: Any) -> Any:
    """A cell that was a moment of a day in Excel is that day."""
    text = str(cell or "")
    return text[:10] if "T00:00" in text else cell


def _budget(row: Mapping[str, Any]) -> Budget | None:
    value = row.get("amount")
    if value in (None, "", 0, "0"):
        return None
    text = str(value).replace("\u00a0", "").replace(" ", "").replace(",", ".")
    currency = str(row.get("currency") or "EUR").strip()
    try:
        return Budget(amount=Minor(parse_amount(text)), currency=currency)
    except PydanticCustomError:
        raise wrong_kind("amount", value, Text(sv="ett belopp", en="an amount")) from None
