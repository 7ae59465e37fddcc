"""A row of the search API, and the request that gets it.

Every value of ``metadata`` is a list, ``actions`` and ``budgetOverview`` are JSON as text in such a
list, and rows of an older index (``DATASOURCE`` other than ``SEDIA``) are stale copies.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from models.text import Text
from sources.eu_portal.budget import budget_entries, money_of
from sources.eu_portal.bulk import model_named
from sources.eu_portal.fields import inner_json, listed
from sources.eu_portal.keys import key_of_reference, kind_of
from sources.eu_portal.stamps import deadline, opening
from sources.eu_portal.topic import Kind, Topic, TopicMoney
from sources.faults import RecordFault, missing, wrong_kind

SEARCH_URL = "https://api.tech.ec.europa.eu/search-api/prod/rest/search"
PAGE_SIZE = 100
MOST_ROWS = 10_000
"""The search gives no row beyond this one."""


def search_parts(types: tuple[str, ...], statuses: tuple[str, ...]) -> dict[str, bytes]:
    """The parts of a search request: each a file named ``blob`` of kind application/json.

    As form fields they give status 500, and in the address they are silently ignored.
    """
    query = {
        "bool": {"must": [{"terms": {"type": list(types)}}, {"terms": {"status": list(statuses)}}]}
    }
    parts = {
        "query": query,
        "languages": ["en"],
        "sort": {"order": "ASC", "field": "startDate"},
    }
    return {name: json.dumps(part).encode() for name, part in parts.items()}


def topic_of_row(row: Mapping[str, Any]) -> Topic:
    """A topic out of a row of search results.

    Raises:
        RecordFault: a field is missing or of the wrong kind, or the row is a stale copy.
    """
    metadata = _metadata(row)
    kind, reference = _kind_and_reference(row, metadata)
    identifier = _required(metadata, "identifier")
    money, unread = _money(metadata, identifier)
    stamps = {
        stamp.on: stamp
        for value in listed(metadata.get("deadlineDate"))
        if (stamp := deadline(value, "deadlineDate", kind)) is not None
    }
    url = row.get("url")
    return Topic(
        kind=kind,
        key=key_of_reference(reference, kind),
        reference=reference,
        identifier=identifier,
        title=_required(metadata, "title"),
        call_identifier=_first(metadata, "callIdentifier"),
        call_title=_first(metadata, "callTitle"),
        programmes=tuple(str(code) for code in listed(metadata.get("frameworkProgramme"))),
        action=_first(metadata, "typesOfAction"),
        opens=opening(_first(metadata, "startDate"), "startDate"),
        deadlines=tuple(stamps[on] for on in sorted(stamps)),
        published=None,
        model=model_named(_first(metadata, "deadlineModel")),
        status=_first(metadata, "status"),
        money=money,
        url=url if isinstance(url, str) else None,
        unread=unread,
    )


def key_of_row(row: Mapping[str, Any]) -> str:
    """The key of a row.

    Raises:
        RecordFault: it has none, is of no known kind, or is a stale copy.
    """
    kind, reference = _kind_and_reference(row, _metadata(row))
    return key_of_reference(reference, kind)


def _metadata(row: Mapping[str, Any]) -> Mapping[str, Any]:
    metadata = row.get("metadata")
    if not isinstance(metadata, Mapping):
        raise wrong_kind("metadata", metadata, Text(sv="ett objekt", en="an object"))
    source = _first(metadata, "DATASOURCE")
    if source not in (None, "SEDIA"):
        raise _stale(source)
    return metadata


def _kind_and_reference(row: Mapping[str, Any], metadata: Mapping[str, Any]) -> tuple[Kind, str]:
    kind = kind_of(_first(metadata, "type"))
    reference = row.get("reference") or _first(metadata, "REFERENCE")
    if not isinstance(reference, str):
        raise missing("reference")
    return kind, reference


def _money(metadata: Mapping[str, Any], identifier: str) -> tuple[TopicMoney | None, str | None]:
    """The money, or why it can't be read: the dates of the row hold all the same."""
    try:
        overview = inner_json(_first(metadata, "budgetOverview"), "budgetOverview")
        return money_of(budget_entries(overview, "budgetOverview"), identifier), None
    except RecordFault as fault:
        return None, fault.message.en


def _first(metadata: Mapping[str, Any], field: str) -> str | None:
    for value in listed(metadata.get(field)):
        if not isinstance(value, str):
            raise wrong_kind(field, value, Text(sv="en text", en="a text"))
        return " ".join(value.split()) or None
    return None


def _required(metadata: Mapping[str, Any], field: str) -> str:
    found = _first(metadata, field)
    if found is None:
        raise missing(field)
    return found


def _stale(source: str) -> RecordFault:
    return RecordFault(
        "record-stale-copy",
        Text(
            sv=f"raden är en gammal kopia ({source}), vars status inte underhålls.",
            en=f"the row is an old copy ({source}) whose status is not kept up.",
        ),
        Text(
            sv="Inget behöver göras: ämnet läses ur sin egen rad.",
            en="Nothing needs to be done: the topic is read from its own row.",
        ),
    )
