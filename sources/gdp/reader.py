"""Calls in the GDP 2.0 standard: dates only, no decision, no stages, no intensity.

A call may be for invited applicants only; the standard has no field that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO

from pydantic_core import PydanticCustomError

from models.call import Call, Milestone, Round, Source
from models.call_conditions import Budget
from models.catalogue import Funder, Programme
from models.money import Minor, parse_amount
from models.publication import Publication, PublishedCall, RawRecord
from models.text import Text
from models.vocabulary import Certainty
from sources.faults import missing, wrong_kind
from sources.json_records import read_json, records_in
from sources.names import identifier
from sources.one_by_one import read_each
from sources.plain_text import plain_text
from sources.swedish_funders import ASSUMED_BASIS, funder_named, legal_bases

SOURCE = "gdp"

_NOTHING = (None, "", "NULL", "Not open data", "Ej öppna data")


def read_gdp(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The calls of an answer of ``/utlysningar``.

    Raises:
        InputErrors: the file as a whole can't be read.
    """
    records = records_in(read_json(stream, file), file, "utlysningar", "data")
    return read_each(records, SOURCE, observed_at, key=_key, read=_call_of)


def _key(record: Mapping[str, Any]) -> str:
    return f"{_required(record, 'finansiarNamn')} {_required(record, 'diarienummer')}"


def _call_of(record: Mapping[str, Any], raw: RawRecord) -> PublishedCall:
    funder = funder_named(_required(record, "finansiarNamn"))
    number = _required(record, "diarienummer")
    opens, closes = _day(record, "oppningsdatum"), _day(record, "stangningsdatum")
    if opens is None and closes is None:
        raise missing("stangningsdatum")
    status = _text(record, "status")
    is_planned = status == "Kommande" or closes is None
    certainty: Certainty = "planned" if is_planned else "confirmed"
    swedish = plain_text(_required(record, "titel"))
    if not swedish:
        raise missing("titel")
    programme = _programme(record, funder)
    places = record.get("publiceringsplatser")
    milestones = [Milestone(kind="opens", at=opens)] if opens is not None else []
    milestones += [Milestone(kind="deadline", at=closes)] if closes is not None else []
    call = Call(
        id=identifier(f"{funder.id}-{number}"),
        funder=funder.id,
        programme=None if programme is None else programme.id,
        title=Text(sv=swedish, en=plain_text(_text(record, "titelEng") or "") or swedish),
        source=_page(places),
        budget=_budget(record),
        legal_basis=legal_bases(funder, closes),
        rounds=(Round(id="1", certainty=certainty, milestones=tuple(milestones)),),
    )
    claims = {"legal_basis": ASSUMED_BASIS} | ({} if status is None else {"status": status})
    stated = {"opens": "oppningsdatum", "deadline": "stangningsdatum"}
    return PublishedCall(
        raw=raw,
        call=call,
        funder=funder,
        programme=programme,
        native_ids=(number,),
        claims=claims,
        provenance={
            f"rounds/1/{kind}": str(record[name])
            for kind, name in stated.items()
            if _day(record, name) is not None
        },
        # It knows days only, and no expected decision (call data of the old register does).
        silent=frozenset(
            {"grant", "rates", "project", "visibility", "rounds/time", "rounds/decision"}
        ),
    )


def _budget(record: Mapping[str, Any]) -> Budget | None:
    value = record.get("budgetBelopp")
    if value in _NOTHING or value == 0:
        return None
    currency = _text(record, "budgetValuta") or "SEK"
    # Tables write four decimals; a sum finer than an öre stays refused.
    trimmed = value.rstrip("0").rstrip(".") if isinstance(value, str) and "." in value else value
    try:
        return Budget(amount=Minor(parse_amount(trimmed)), currency=currency)
    except PydanticCustomError:
        raise wrong_kind("budgetBelopp", value, Text(sv="ett belopp", en="an amount")) from None


def _programme(record: Mapping[str, Any], funder: Funder) -> Programme | None:
    listed = record.get("program")
    first = listed[0] if isinstance(listed, list) and listed else None
    if not isinstance(first, Mapping) or _text(first, "diarienummer") is None:
        return None
    number = _required(first, "diarienummer")
    name = plain_text(_text(first, "titel") or "") or number
    return Programme(
        id=identifier(f"{funder.id}-{number}"), funder=funder.id, name=Text(sv=name, en=name)
    )


def _page(places: Any) -> Source | None:
    for place in places if isinstance(places, list) else []:
        if isinstance(place, Mapping) and isinstance(place.get("webbadress"), str):
            return Source(url=place["webbadress"])
    return None


def _text(record: Mapping[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value in _NOTHING:
        return None
    if not isinstance(value, str):
        raise wrong_kind(field, value, Text(sv="en text", en="a text"))
    return value.strip() or None


def _required(record: Mapping[str, Any], field: str) -> str:
    found = _text(record, field)
    if found is None:
        raise missing(field)
    return found


def _day(record: Mapping[str, Any], field: str) -> date | None:
    value = _text(record, field)
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        wanted = Text(sv="ett datum som 2026-10-13", en="a date such as 2026-10-13")
        raise wrong_kind(field, value, wanted) from None
