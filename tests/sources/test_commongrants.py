"""CommonGrants 0.4: ours written and read without loss, others' as far as the standard says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from models.publication import PublishedCall
from sources.commongrants.writer import Known, opportunities
from tests.sources.published import dates, only, only_call, only_refusal, read
from tests.sources.test_timetable import catalogue

MOMENT = datetime(2026, 8, 22, 6, tzinfo=UTC)
ON = date(2026, 12, 1)


def written(on: date = ON) -> list[dict[str, Any]]:
    calls = catalogue()
    return opportunities(calls, on, {call.id: Known(MOMENT, MOMENT) for call in calls.calls})


def test_our_calls_come_back_whole() -> None:
    found = [one.call for one in read("commongrants", written()) if isinstance(one, PublishedCall)]
    wanted = sorted(catalogue().calls, key=lambda call: call.id)
    assert [one.model_dump(mode="json") for one in found] == [
        one.model_dump(mode="json") for one in wanted
    ]


def test_the_status_follows_from_the_dates() -> None:
    on = {date(2026, 12, 1): "forecasted", date(2027, 3, 1): "open", date(2028, 1, 1): "closed"}
    assert {day: written(day)[0]["status"]["value"] for day in on} == on


def test_imprecise_dates_are_ranges_and_hours_stand_beside_days() -> None:
    dates_ = written()[1]["keyDates"]
    assert dates_["closeDate"]["date"] == "2027-03-15"
    assert dates_["closeDate"]["time"] == "14:00:00"
    planned = dates_["otherDates"]["2027-2-opens"]
    assert (planned["startDate"], planned["endDate"]) == ("2027-07-01", "2027-09-30")


def test_what_is_written_obeys_the_published_schemas(shared_data: Path) -> None:
    import yaml
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    folder = shared_data / "standards" / "commongrants"
    known: dict[str, Any] = {
        path.name: yaml.safe_load(path.read_text())
        for path in folder.glob("*.yaml")
        if "openapi" not in path.name
    }
    # The formats that the folder leaves out, as its OpenAPI document has them.
    for name in ("uuid", "isoDate", "isoTime", "decimalString"):
        known.setdefault(f"{name}.yaml", {"type": "string"})
    registry: Registry[bool | Mapping[str, Any]] = Registry().with_resources(
        (name, Resource.from_contents({"$schema": DRAFT, **schema}))
        for name, schema in known.items()
    )
    validator = Draft202012Validator(known["OpportunityBase.yaml"], registry=registry)
    assert [error.message for one in written() for error in validator.iter_errors(one)] == []
    assert list(validator.iter_errors({"title": 7}))


DRAFT = "https://json-schema.org/draft/2020-12/schema"


def other(**changed: Any) -> dict[str, Any]:
    return {
        "id": "30a12e5e-5940-4c08-921c-17a8960fcf4b",
        "title": "Small business grant program",
        "status": {"value": "open"},
        "funding": {
            "totalAmountAvailable": {"amount": "1000000.00", "currency": "USD"},
            "maxAwardAmount": {"amount": "50000.00", "currency": "USD"},
        },
        "keyDates": {
            "postDate": {"name": "Opens", "eventType": "singleDate", "date": "2024-01-15"},
            "closeDate": {
                "name": "Closes",
                "eventType": "singleDate",
                "date": "2024-12-31",
                "time": "17:00:00",
            },
        },
    } | changed


def test_an_opportunity_of_others_gives_days_since_its_hours_have_no_zone() -> None:
    call = only_call("commongrants", {"items": [other()]})
    assert dates(call) == [
        ("1 opens", "2024-01-15", None, None),
        ("1 deadline", "2024-12-31", None, None),
    ]
    assert call.grant.max == 5_000_000


def test_ranges_and_names_of_earlier_versions_are_read() -> None:
    range_ = {"eventType": "dateRange", "startDate": "2025-01-01", "endDate": "2025-03-31"}
    old = {"appOpens": "2024-12-01", "appDeadline": range_}
    assert [at for _, at, *_ in dates(only_call("commongrants", [other(keyDates=old)]))] == [
        "2024-12-01",
        "{'from': '2025-01-01', 'to': '2025-03-31'}",
    ]


def test_a_forecast_is_planned_and_a_status_of_their_own_is_a_claim() -> None:
    forecast = only("commongrants", [other(status={"value": "forecasted"})])
    assert forecast.call.rounds[0].certainty == "planned"
    custom = only("commongrants", [other(status={"value": "custom", "customValue": "archived"})])
    assert custom.claims == {"status": "archived"}


@pytest.mark.parametrize(
    "changed",
    [
        {"title": ""},
        {"keyDates": {}},
        {"keyDates": {"closeDate": {"eventType": "other", "details": "Every other Tuesday"}}},
        {"keyDates": {"closeDate": {"eventType": "singleDate", "date": "31/12/2024"}}},
        {"keyDates": ["2024-12-31"]},
        {"funding": {"totalAmountAvailable": {"amount": "much", "currency": "USD"}}},
        {"funding": {"totalAmountAvailable": 1000}},
    ],
    ids=["title", "no dates", "no day", "form of day", "list", "words", "no currency"],
)
def test_a_broken_opportunity_is_refused_with_a_reason(changed: dict[str, Any]) -> None:
    assert only_refusal("commongrants", [other(**changed)]).message.sv
