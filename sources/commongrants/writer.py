"""Calls as CommonGrants opportunities.

The standard has no stages, intensities, legal bases or co-financing: what it lacks goes into
``customFields.samspelCall`` whole, so that reading it back loses nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from models.call import Call, Milestone, Round
from models.catalogue import Catalogue
from models.money import decimal_text

NAMESPACE = uuid.UUID("8b0d3f0e-6d0a-5c0f-9b3e-2f2f6b5f5f01")
"""Under which the id of an opportunity is made from the id of the call."""

FIELD = "samspelCall"

_NAMES = {
    "announced": "Announced",
    "opens": "Opens",
    "deadline": "Deadline",
    "stage_result": "Result of the stage",
    "committee": "Committee",
    "decision": "Decision",
    "agreement": "Agreement",
    "proof_due": "Proof of co-financing due",
    "earliest_start": "Earliest project start",
    "latest_start": "Latest project start",
    "latest_end": "Latest project end",
    "report_due": "Report due",
}


@dataclass(frozen=True)
class Known:
    """When a call was first known, and when it last changed; zoned moments."""

    created: datetime
    changed: datetime


def opportunities(
    catalogue: Catalogue, on: date, known: Mapping[str, Known]
) -> list[dict[str, Any]]:
    """All calls of a catalogue as opportunities, by id.

    ``on`` is the day that their status is derived for; ``known`` has the moments of each call.
    """
    return [
        _opportunity(call, catalogue, on, known[call.id])
        for call in sorted(catalogue.calls, key=lambda one: one.id)
    ]


def _opportunity(call: Call, catalogue: Catalogue, on: date, known: Known) -> dict[str, Any]:
    shown = _round_shown(call, on)
    funder, programme = catalogue.funder_of(call), catalogue.programme_of(call)
    currency = funder.currency if call.budget is None else call.budget.currency
    funding = {
        "totalAmountAvailable": None
        if call.budget is None
        else {"amount": decimal_text(call.budget.amount), "currency": call.budget.currency},
        "minAwardAmount": _money(call.grant.min, currency),
        "maxAwardAmount": _money(call.grant.max, currency),
    }
    description = call.note.en if call.note is not None else call.title.en
    found: dict[str, Any] = {
        "id": str(uuid.uuid5(NAMESPACE, call.id)),
        "title": call.title.en,
        "status": {"value": _status(shown, on)},
        "description": description,
        "funding": {name: value for name, value in funding.items() if value is not None},
        "keyDates": _key_dates(call, shown),
        "customFields": {
            FIELD: {
                "name": FIELD,
                "fieldType": "object",
                "description": "The call in the format samspel/catalogue@1, with its funder.",
                "value": {
                    "funder": funder.model_dump(mode="json", by_alias=True),
                    "programme": None
                    if programme is None
                    else programme.model_dump(mode="json", by_alias=True),
                    "call": call.model_dump(mode="json", by_alias=True, exclude_defaults=True),
                },
            }
        },
        "createdAt": _moment(known.created),
        "lastModifiedAt": _moment(known.changed),
    }
    if call.source is not None:
        found["source"] = call.source.url
    return found


def _round_shown(call: Call, on: date) -> Round:
    """The first round that is still open on the day or later, else the last one."""
    ahead = [one for one in call.rounds if one.is_open(on)]
    return ahead[0] if ahead else call.rounds[-1]


def _status(shown: Round, on: date) -> str:
    deadline, opens = shown.last("deadline"), shown.first("opens")
    if deadline is not None and deadline.when.latest < on:
        return "closed"
    if opens is not None and opens.when.earliest > on:
        return "forecasted"
    return "forecasted" if shown.certainty in ("planned", "conditional") else "open"


def _key_dates(call: Call, shown: Round) -> dict[str, Any]:
    opens, closes = shown.first("opens"), shown.last("deadline")
    others = {
        _other_name(one, milestone): _event(milestone, one)
        for one in call.rounds
        for milestone in one.milestones
        if milestone not in (opens, closes) or one is not shown
    }
    found: dict[str, Any] = {}
    if opens is not None:
        found["postDate"] = _event(opens, shown)
    if closes is not None:
        found["closeDate"] = _event(closes, shown)
    if others:
        found["otherDates"] = others
    return found


def _other_name(one: Round, milestone: Milestone) -> str:
    stage = f"-{milestone.stage}" if milestone.stage is not None else ""
    return f"{one.id}-{milestone.kind}{stage}"


def _event(milestone: Milestone, one: Round) -> dict[str, Any]:
    when = milestone.when
    stage = f", stage {milestone.stage}" if milestone.stage is not None else ""
    name = f"{_NAMES[milestone.kind]} (round {one.id}{stage})"
    said = f"{one.certainty_of(milestone)}" + (f"; {when.zone}" if when.zone else "")
    if not when.is_exact:
        return {
            "name": name,
            "eventType": "dateRange",
            "startDate": when.earliest.isoformat(),
            "endDate": when.latest.isoformat(),
            "description": said,
        }
    found = {
        "name": name,
        "eventType": "singleDate",
        "date": when.earliest.isoformat(),
        "description": said,
    }
    return found if when.clock is None else found | {"time": when.clock.isoformat("seconds")}


def _money(minor: int | None, currency: str) -> dict[str, str] | None:
    return None if minor is None else {"amount": decimal_text(minor), "currency": currency}


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
