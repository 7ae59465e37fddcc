"""The common standard GDP 2.0: dates only, sums with four decimals, and words for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from models.errors import InputErrors
from tests.sources.published import dates, only, only_call, only_refusal, read


def utlysning(**changed: Any) -> dict[str, Any]:
    # Field names and example values of the standard's own OpenAPI document and tables.
    return {
        "finansiarNamn": "Vinnova",
        "finansiarOrganisationsnummer": "202100-5216",
        "diarienummer": "2026-99995",
        "titel": "Hållbar kollektivtrafik",
        "titelEng": "Sustainable public transport",
        "status": "Kommande",
        "budgetBelopp": 10_000_000,
        "budgetValuta": "SEK",
        "oppningsdatum": "2026-02-05",
        "stangningsdatum": "2026-03-01",
        "publiceringsplatser": [{"webbadress": "https://www.vinnova.se/2026-00060"}],
        "program": [{"diarienummer": "2025-1", "titel": "Innovationsprogrammet"}],
    } | changed


def test_a_call_has_days_and_no_hours_and_is_planned_while_it_is_coming() -> None:
    call = only_call("gdp", [utlysning()])
    assert dates(call) == [
        ("1 opens", "2026-02-05", None, None),
        ("1 deadline", "2026-03-01", None, None),
    ]
    assert (call.rounds[0].certainty, call.funder, call.programme) == (
        "planned",
        "vinnova",
        "vinnova-2025-1",
    )
    assert call.title.en == "Sustainable public transport"


def test_another_funder_keeps_its_name_and_only_what_is_safe_as_legal_basis() -> None:
    found = only("gdp", [utlysning(finansiarNamn="Formas", status="Pågående")])
    assert (found.funder.id, found.funder.name) == ("formas", "Formas")
    assert found.call.legal_basis == ("no_aid",)


@pytest.mark.parametrize("value", ["10000000.0000", 10_000_000.0, "10000000"])
def test_sums_may_carry_four_decimals(value: Any) -> None:
    call = only_call("gdp", [utlysning(budgetBelopp=value)])
    assert call.budget is not None
    assert call.budget.amount == 1_000_000_000


@pytest.mark.parametrize("value", [None, "", "NULL", "Not open data", 0])
def test_words_for_nothing_are_nothing(value: Any) -> None:
    assert only_call("gdp", [utlysning(budgetBelopp=value)]).budget is None


@pytest.mark.parametrize(
    "changed",
    [
        {"titel": None},
        {"oppningsdatum": "NULL", "stangningsdatum": None},
        {"stangningsdatum": "2026-02-31"},
        {"budgetBelopp": "tio miljoner"},
        {"budgetBelopp": -1},
        {"budgetValuta": "kronor"},
        {"status": ["Kommande"]},
    ],
    ids=["title", "no dates", "no such day", "words", "negative", "currency", "list"],
)
def test_a_broken_record_is_refused_with_a_reason_and_a_remedy(changed: dict[str, Any]) -> None:
    refused = only_refusal("gdp", [utlysning(**changed)])
    assert refused.message.sv
    assert refused.remedy.en


def test_an_object_without_a_list_is_refused_whole() -> None:
    with pytest.raises(InputErrors) as caught:
        read("gdp", {"message": "Unauthorized"})
    assert caught.value.problems[0].code == "file-form-unknown"
