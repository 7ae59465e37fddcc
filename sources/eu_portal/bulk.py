"""A record of the bulk file ``grantsTenders.json``, and of ``topicDetails/<identifier>.json``.

The two carry the same fields; the details add the call's budget map. Field names are the portal's
own, its misspelling of *submission* included.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from models.text import Text
from sources.eu_portal.budget import BudgetEntry, budget_entries, money_of
from sources.eu_portal.fields import abbreviation, listed, objects, required_text, text
from sources.eu_portal.stamps import deadline, opening
from sources.eu_portal.topic import DeadlineModel, Kind, Stamp, Topic
from sources.faults import missing, wrong_kind

DETAILS_URL = (
    "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/"
    "topic-details/{identifier}"
)

_KINDS: dict[int, Kind] = {0: "tender", 1: "topic", 2: "external", 8: "cascade"}


def topic_of_record(record: Mapping[str, Any]) -> Topic:
    """A topic, or a tender, out of one record.

    Raises:
        RecordFault: a field is missing or of the wrong kind.
    """
    kind, key = _kind(record), key_of_record(record)
    identifier = required_text(record, "identifier")
    entries = budget_entries(record.get("budgetOverviewJSONItem"), "budgetOverviewJSONItem")
    own = next((entry for entry in entries if entry.is_of(identifier)), None)
    programmes = objects(record.get("frameworkProgramme"), "frameworkProgramme")
    return Topic(
        kind=kind,
        key=key,
        reference=key,
        identifier=identifier,
        title=required_text(record, "title"),
        call_identifier=text(record, "callIdentifier"),
        call_title=text(record, "callTitle"),
        programmes=tuple(str(one["id"]) for one in programmes if one.get("id")),
        action=_action(record),
        opens=opening(record.get("plannedOpeningDateLong"), "plannedOpeningDateLong"),
        deadlines=_deadlines(record, kind),
        published=opening(record.get("publicationDateLong"), "publicationDateLong"),
        model=_model(record, own),
        status=abbreviation(record.get("status")),
        money=money_of(entries, identifier),
        url=text(record, "url") or _page(kind, identifier),
    )


def key_of_record(record: Mapping[str, Any]) -> str:
    """The publisher's own key of a record.

    Raises:
        RecordFault: it has none, or is of no known kind.
    """
    kind = _kind(record)
    field = "cftId" if kind == "tender" else "ccm2Id"
    number = record.get(field)
    if not number:
        raise missing(field)
    return f"{kind}-{number}"


def _kind(record: Mapping[str, Any]) -> Kind:
    type_ = record.get("type", 1)
    if not isinstance(type_, int) or type_ not in _KINDS:
        known = ", ".join(str(one) for one in _KINDS)
        raise wrong_kind("type", type_, Text(sv=f"någon av {known}", en=f"one of {known}"))
    return _KINDS[type_]


def _page(kind: Kind, identifier: str) -> str | None:
    return DETAILS_URL.format(identifier=identifier) if kind == "topic" else None


def _action(record: Mapping[str, Any]) -> str | None:
    for one in objects(record.get("topicActions"), "topicActions"):
        found = text(one, "description")
        if found is not None:
            return found
    return None


def _deadlines(record: Mapping[str, Any], kind: Kind) -> tuple[Stamp, ...]:
    stamped = [("deadlineDatesLong", value) for value in listed(record.get("deadlineDatesLong"))]
    if not stamped:
        stamped = [
            ("actions.deadlineDates", value)
            for action in objects(record.get("actions"), "actions")
            for value in listed(action.get("deadlineDates"))
        ]
    found = {
        stamp.on: stamp
        for field, value in stamped
        if (stamp := deadline(value, field, kind)) is not None
    }
    return tuple(found[on] for on in sorted(found))


def _model(record: Mapping[str, Any], own: BudgetEntry | None) -> DeadlineModel | None:
    # Empty objects on topics with several cut-offs: more than one deadline is then no two stages.
    claims = [
        abbreviation(record.get("deadlineModel")),
        abbreviation(record.get("sumbissionProcedure")),
        None if own is None else text(own.record, "deadlineModel"),
    ]
    claims += [
        abbreviation(action.get("submissionProcedure"))
        for action in objects(record.get("actions"), "actions")
    ]
    return next((model for claim in claims if (model := model_named(claim)) is not None), None)


def model_named(claim: str | None) -> DeadlineModel | None:
    """The deadline model by its name in the portal; ``None`` for a name that is not known."""
    named = {model.replace("-", "").replace(" ", ""): model for model in get_args(DeadlineModel)}
    return named.get((claim or "").lower().replace("-", "").replace(" ", ""))
