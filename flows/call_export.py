"""The calls in the store in the formats that others read: plain steps that every engine runs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from models.alignment.catalogue_yaml import catalogue_yaml
from models.catalogue import Catalogue
from models.text import Language, Text

if TYPE_CHECKING:
    from store.store import Store

ExportFormat = Literal["yaml", "ics", "commongrants", "art49-csv", "art49-xlsx"]

_NAME = Text(sv="Utlysningar", en="Calls")


def export_calls(
    store: Store,
    format_: ExportFormat,
    on: date,
    language: Language,
    *,
    funder: str | None = None,
    programme: str | None = None,
) -> bytes:
    """The calls of a funder and a programme, or all, as the bytes of a file.

    ``on`` is the day that a status is told for, and from which a timetable of planned calls looks
    ahead.
    """
    chosen = chosen_calls(store, on, funder=funder, programme=programme)
    if format_ == "yaml":
        return catalogue_yaml(chosen).encode()
    if format_ == "ics":
        return _calendar(chosen, language)
    if format_ == "commongrants":
        return _opportunities(store, chosen, on)
    from sources.timetable.writer import as_csv, as_xlsx

    return (as_csv if format_ == "art49-csv" else as_xlsx)(chosen, on, language)


def chosen_calls(
    store: Store, on: date, *, funder: str | None = None, programme: str | None = None
) -> Catalogue:
    """The catalogue as it stands, narrowed to a funder and a programme (ids or parts of names)."""
    from store.catalogue import catalogue
    from store.listing import CallFilter, list_calls

    whole = catalogue(store)
    if funder is None and programme is None:
        return whole
    wanted = CallFilter(on=on, funder=funder, programme=programme)
    ids = {row.id for row in list_calls(store, wanted)}
    calls = tuple(call for call in whole.calls if call.id in ids)
    funders = {call.funder for call in calls}
    programmes = {call.programme for call in calls}
    return Catalogue(
        funders=tuple(one for one in whole.funders if one.id in funders),
        programmes=tuple(one for one in whole.programmes if one.id in programmes),
        calls=calls,
    )


def _calendar(chosen: Catalogue, language: Language) -> bytes:
    from calendars.events import catalogue_events
    from calendars.ical import write

    name = _NAME.in_language(language)
    return write(catalogue_events(chosen, language), name=name, language=language)


def _opportunities(store: Store, chosen: Catalogue, on: date) -> bytes:
    from sources.commongrants.writer import Known, opportunities
    from store.moments import moments

    known = {
        call_id: Known(created, changed) for call_id, (created, changed) in moments(store).items()
    }
    undated = datetime(on.year, on.month, on.day, tzinfo=UTC)
    found = opportunities(
        chosen, on, {call.id: known.get(call.id, Known(undated, undated)) for call in chosen.calls}
    )
    return (json.dumps({"items": found}, ensure_ascii=False, indent=1) + "\n").encode()
