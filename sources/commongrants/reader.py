"""CommonGrants opportunities as calls: ours without loss, those of others as far as they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, BinaryIO

from pydantic_core import PydanticCustomError

from models.call import Call, Milestone, Round, Source
from models.call_conditions import Budget, GrantLimits
from models.catalogue import Funder, Programme
from models.money import Minor, parse_amount
from models.publication import Publication, PublishedCall, RawRecord
from models.text import Text
from models.vocabulary import MilestoneKind
from sources.commongrants.writer import FIELD
from sources.faults import missing, wrong_kind
from sources.json_records import read_json, records_in
from sources.names import identifier
from sources.one_by_one import read_each
from sources.plain_text import plain_text

SOURCE = "commongrants"

_FUNDER = Funder(
    id="commongrants",
    name="CommonGrants",
    level="national",
    country="US",
    currency="USD",
    holidays="US",
)
_OLD_NAMES = {"appOpens": "postDate", "appDeadline": "closeDate"}
"""Field names of earlier versions that are still in use."""


def read_commongrants(stream: BinaryIO, file: str, observed_at: datetime) -> Iterator[Publication]:
    """The opportunities of a file: a list, one page of an answer (``items``), or one of them.

    Raises:
        InputErrors: the file as a whole can't be read.
    """
    found = read_json(stream, file)
    if isinstance(found, Mapping) and isinstance(found.get("data"), Mapping):
        found = [found["data"]]
    if isinstance(found, Mapping) and "title" in found and "id" in found:
        found = [found]
    records = records_in(found, file, "items", "opportunities")
    return read_each(records, SOURCE, observed_at, key=_key, read=_call_of)


def _key(record: Mapping[str, Any]) -> str:
    if not isinstance(record.get("id"), str):
        raise missing("id")
    return str(record["id"])


def _call_of(record: Mapping[str, Any], raw: RawRecord) -> PublishedCall:
    fields = record.get("customFields")
    ours = fields.get(FIELD) if isinstance(fields, Mapping) else None
    value = ours.get("value") if isinstance(ours, Mapping) else None
    if isinstance(value, Mapping) and "call" in value:
        programme = value.get("programme")
        return PublishedCall(
            raw=raw,
            call=Call.model_validate(value["call"]),
            funder=Funder.model_validate(value.get("funder")),
            programme=None if programme is None else Programme.model_validate(programme),
            native_ids=(raw.key,),
            claims=_claims(record),
        )
    return _of_others(record, raw)


def _of_others(record: Mapping[str, Any], raw: RawRecord) -> PublishedCall:
    stated = record.get("title")
    title = plain_text(stated) if isinstance(stated, str) else ""
    if not title:
        raise missing("title")
    dates = record.get("keyDates") or record.get("timeline") or {}
    if not isinstance(dates, Mapping):
        raise wrong_kind("keyDates", dates, Text(sv="ett objekt", en="an object"))
    dates = {_OLD_NAMES.get(name, name): value for name, value in dates.items()}
    kinds: dict[str, MilestoneKind] = {"postDate": "opens", "closeDate": "deadline"}
    milestones = [
        milestone
        for name, kind in kinds.items()
        if (milestone := _milestone(dates.get(name), kind, name)) is not None
    ]
    if not milestones:
        raise missing("keyDates")
    claims = _claims(record)
    source = record.get("source")
    funding = record.get("funding") or {}
    call = Call(
        id=identifier(f"commongrants-{raw.key}"),
        funder=_FUNDER.id,
        title=Text(sv=title, en=title),
        source=Source(url=source) if isinstance(source, str) else None,
        note=Text(
            sv="Stödnivå och rättslig grund ingår inte i CommonGrants.",
            en="Rates and the legal basis are no part of CommonGrants.",
        ),
        budget=_budget(funding),
        grant=GrantLimits(
            min=_minor(funding, "minAwardAmount"), max=_minor(funding, "maxAwardAmount")
        ),
        rounds=(
            Round(
                id="1",
                certainty="planned" if claims.get("status") == "forecasted" else "confirmed",
                milestones=tuple(milestones),
            ),
        ),
    )
    return PublishedCall(
        raw=raw,
        call=call,
        funder=_FUNDER,
        native_ids=(raw.key,),
        claims=claims,
        provenance={f"rounds/1/{one.kind}": str(one.at) for one in milestones},
    )


def _claims(record: Mapping[str, Any]) -> dict[str, str]:
    status = record.get("status")
    value = status.get("value") if isinstance(status, Mapping) else status
    if value == "custom" and isinstance(status, Mapping):
        value = status.get("customValue")
    return {"status": value} if isinstance(value, str) else {}


def _milestone(event: Any, kind: MilestoneKind, field: str) -> Milestone | None:
    if event is None:
        return None
    wanted = Text(sv="en händelse med datum", en="an event with a date")
    if isinstance(event, str):
        event = {"eventType": "singleDate", "date": event}
    if not isinstance(event, Mapping):
        raise wrong_kind(field, event, wanted)
    if event.get("eventType") == "other":
        return None
    try:
        if event.get("eventType") == "dateRange":
            at = {
                "from": date.fromisoformat(event["startDate"]).isoformat(),
                "to": date.fromisoformat(event["endDate"]).isoformat(),
            }
            return Milestone(kind=kind, at=at)
        day = date.fromisoformat(event["date"])
        if event.get("time"):
            time.fromisoformat(event["time"])
    except (KeyError, TypeError, ValueError):
        raise wrong_kind(field, event, wanted) from None
    # A time without a zone says no moment: the day stands, the hour is left to the page.
    return Milestone(kind=kind, at=day)


def _budget(funding: Mapping[str, Any]) -> Budget | None:
    minor = _minor(funding, "totalAmountAvailable")
    if minor is None:
        return None
    return Budget(amount=minor, currency=str(funding["totalAmountAvailable"]["currency"]))


def _minor(funding: Mapping[str, Any], field: str) -> Minor | None:
    money = funding.get(field)
    if money is None:
        return None
    wanted = Text(sv="ett belopp med valuta", en="an amount with a currency")
    if not isinstance(money, Mapping) or not isinstance(money.get("currency"), str):
        raise wrong_kind(field, money, wanted)
    try:
        return Minor(parse_amount(money.get("amount")))
    except PydanticCustomError:
        raise wrong_kind(field, money, wanted) from None
