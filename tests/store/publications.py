"""Publications of made-up calls, as a reader of sources would give them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from models.call import Call
from models.catalogue import Funder, Programme
from models.publication import PublishedCall, RawRecord, Refusal
from models.text import Text

SOURCE = "eu-portal"
FUNDER = Funder(id="eu", name="Europeiska kommissionen", level="eu", currency="EUR")
PROGRAMME = Programme(
    id="horizon-europe",
    funder="eu",
    name=Text(sv="Horisont Europa", en="Horizon Europe"),
    union_funds="direct",
)


def day(number: int) -> datetime:
    """The moment at which the edition of a day was taken: 06 UTC, from 2026-03-13 on."""
    return datetime(2026, 3, 13, 6, tzinfo=UTC) + timedelta(days=number)


def call(
    name: str,
    deadline: Any = "2026-04-15T17:00",
    *,
    opens: Any = "2026-01-10",
    funder: str = "eu",
    programme: str | None = "horizon-europe",
    **fields: Any,
) -> Call:
    """A call of one round with an opening and a deadline."""
    zone = "Europe/Brussels" if isinstance(deadline, str) and "T" in deadline else None
    milestones: list[dict[str, Any]] = []
    if opens is not None:
        milestones.append({"kind": "opens", "at": opens})
    if deadline is not None:
        milestones.append({"kind": "deadline", "at": deadline, "zone": zone})
    return Call.model_validate(
        {
            "id": name,
            "funder": funder,
            "programme": programme,
            "title": {"sv": f"Utlysning {name}", "en": f"Call {name}"},
            "rounds": [{"id": "main", "milestones": milestones}],
            **fields,
        }
    )


def published(
    one: Call, at: datetime, *, key: str | None = None, source: str = SOURCE, mark: Any = None
) -> PublishedCall:
    """The call as a record publishes it; records of equal calls differ by ``mark``."""
    payload = json.dumps([one.model_dump(mode="json"), mark], sort_keys=True).encode()
    return PublishedCall(
        raw=RawRecord(source, key or f"KEY-{one.id}", at, payload),
        call=one,
        funder=FUNDER,
        programme=PROGRAMME if one.programme else None,
        native_ids=(f"NATIVE-{one.id}",),
        claims={"status": "Open"},
        provenance={"rounds/main/milestones/deadline": "deadlineDatesLong[0]"},
    )


def refused(key: str, at: datetime, *, payload: bytes = b"<html>") -> Refusal:
    """A record that no reader understands."""
    return Refusal(
        raw=RawRecord(SOURCE, key, at, payload),
        code="not-json",
        message=Text(sv="posten är HTML.", en="the record is HTML."),
        remedy=Text(sv="Hämta om.", en="Fetch it again."),
    )
