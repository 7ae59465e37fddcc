"""Vinnova's register: naive local times, the year 1900, untranslated titles, people left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.publication import PublishedCall
from tests.sources.published import dates, only, only_call, only_refusal, read


def round_(**changed: Any) -> dict[str, Any]:
    return {
        "Diarienummer": "2026-01503",
        "DiarienummerUtlysning": "2024-01511",
        "Titel": "Stärkt ekosystem",
        "TitelEngelska": "Stronger ecosystem",
        "Oppningsdatum": "2026-07-02T00:00:00",
        "Stangningsdatum": "2026-10-13T14:00:00",
        "UppskattatBeslutsdatum": "2026-11-20T00:00:00",
        "Publik": 1,
    } | changed


def test_times_without_a_zone_are_wall_clock_in_stockholm_and_the_decision_an_estimate() -> None:
    call = only_call("vinnova", [round_()])
    assert dates(call) == [
        ("1 opens", "2026-07-02", None, None),
        ("1 deadline", "2026-10-13T14:00", "Europe/Stockholm", None),
        ("1 decision", "2026-11-20", None, None),
    ]
    assert call.rounds[0].milestones[2].certainty == "planned"


def test_the_year_1900_is_no_date() -> None:
    call = only_call("vinnova", [round_(UppskattatBeslutsdatum="1900-01-01T00:00:00")])
    assert [name for name, *_ in dates(call)] == ["1 opens", "1 deadline"]


@pytest.mark.parametrize("english", ["x", "xx", "", None, "  "])
def test_a_title_that_is_not_translated_is_the_swedish_one(english: str | None) -> None:
    assert only_call("vinnova", [round_(TitelEngelska=english)]).title.en == "Stärkt ekosystem"


def test_a_round_that_is_not_public_is_for_invited_applicants() -> None:
    assert only_call("vinnova", [round_(Publik=0)]).visibility == "invited"


def test_people_are_dropped_before_anything_is_kept() -> None:
    person = {"Namn": "Anna Andersson", "Epost": "anna@example.org", "Roll": "Handläggare"}
    found = only(
        "vinnova", [round_(KontaktLista=[person], DokumentLista=[{"KontaktLista": [person]}])]
    )
    assert b"Anna" not in found.raw.payload
    assert b"KontaktLista" not in found.raw.payload


def test_a_coming_round_known_only_to_the_year_is_planned() -> None:
    coming = round_(
        Oppningsdatum="1900-01-01T00:00:00", Stangningsdatum=None, UppskattatBeslutsdatum=None
    )
    coming["AnnonseringslägeÅr"] = 2027
    call = only_call("vinnova", [coming])
    assert dates(call) == [("1 opens", "{'year': '2027'}", None, None)]
    assert call.rounds[0].certainty == "planned"


def test_earliest_and_latest_project_days_bind_the_project() -> None:
    stated = round_(
        TidigastProjektstart="2026-12-01T00:00:00", SenastProjektslut="2028-11-30T00:00:00"
    )
    limits = only_call("vinnova", [stated]).project
    assert (str(limits.earliest_start), str(limits.latest_end)) == ("2026-12-01", "2028-11-30")


def test_a_round_without_any_date_is_refused_until_it_has_one() -> None:
    bare = {"Diarienummer": "2025-00979", "DiarienummerUtlysning": "2024-01511", "Titel": "Extra"}
    assert only_refusal("vinnova", [bare]).code == "record-without-dates"


@pytest.mark.parametrize(
    "changed",
    [{"Stangningsdatum": "13 oktober"}, {"Diarienummer": None}, {"Titel": ""}, {"Publik": "ja"}],
    ids=["date", "number", "title", "public"],
)
def test_a_broken_round_is_refused_alone(changed: dict[str, Any]) -> None:
    found = read("vinnova", [round_(**changed), round_(Diarienummer="2026-00001")])
    assert [isinstance(one, PublishedCall) for one in found] == [False, True]


def test_the_recorded_shapes_give_three_rounds_with_their_programmes(shared_data: Path) -> None:
    found = read("vinnova", (shared_data / "vinnova/vinnova_legacy_api_shapes.json").read_bytes())
    calls = [one for one in found if isinstance(one, PublishedCall)]
    assert [one.call.id for one in calls] == [
        "vinnova-2026-01503",
        "vinnova-2026-00702",
        "vinnova-2025-04680",
    ]
    assert all(one.programme is not None for one in calls)
    assert calls[0].native_ids == ("2026-01503", "2024-01511", "2024-01502")
    assert len(found) == 4
