"""The answer about a ledger: reasons in the order of the law, findings, assumptions."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.de_minimis.answer import Answer, answer
from models.de_minimis.ledger import Ledger
from models.de_minimis.rooms import Question
from models.errors import InputErrors

ON = date(2026, 11, 20)


def ledger(*grants: dict[str, Any], **fields: Any) -> Ledger:
    whole = [{"undertaking": "firm", "granted": "2025-03-01", **one} for one in grants]
    return Ledger.model_validate({"grants": whole, **fields})


def reasons(found: Answer, language: str = "en") -> list[tuple[str, str]]:
    (room,) = found.undertakings
    return [
        (getattr(one.text, language).replace("\u00a0", " "), one.reference.partition(" art. ")[2])
        for one in room.reasons
    ]


def test_the_reasons_follow_the_law() -> None:
    loan = {"amount": 150_000, "years": 5, "collateral": 0.5}
    found = answer(ledger({"amount": 1000}, {"loan": loan}), Question(ON, Fraction(1)))
    assert [reference for _, reference in reasons(found)] == ["2(2)", "3(2)", "3(3)", "4", "3(7)"]
    alone, ceiling, used, in_proportion, fits = [text for text, _ in reasons(found)]
    assert alone.startswith("firm counts by itself: no link in the file")
    assert ceiling == "The ceiling in SE is 300 000 EUR over any period of 3 years."
    assert used.startswith("On 2026-11-20 2 grants count, together 31 000 EUR; each from the day")
    assert in_proportion.startswith("Loans and guarantees count by their gross grant equivalent")
    assert fits == "0.01 EUR fits in the room of 269 000 EUR."


def test_the_links_of_a_single_undertaking_are_named() -> None:
    links = [
        {"owner": "p", "firm": "firm", "votes": 0.6},
        {"owner": "p", "firm": "a", "kind": "board"},
        {"owner": "a", "firm": "b", "kind": "contract"},
        {"owner": "b", "firm": "c", "kind": "agreement"},
        {"owner": "firm", "firm": "y", "votes": 0.3},
    ]
    (first, _), *_ = reasons(answer(ledger({"amount": 1}, links=links), Question(ON)), "sv")
    assert first == (
        "p, a, b, c, firm räknas som ett enda företag: p har 60 % av rösterna i firm, p tillsätter "
        "styrelsens majoritet i a, a styr b genom avtal eller bolagsordning, b styr c genom "
        "överenskommelse med andra ägare."
    )


def test_planned_grants_that_count_are_told_apart() -> None:
    one: dict[str, Any] = {"amount": 1}
    planned: dict[str, Any] = {"amount": 1, "planned": True, "granted": "2026-01-01"}
    alone = reasons(answer(ledger(one), Question(ON)))[2][0]
    both = reasons(answer(ledger(one, planned), Question(ON)))[2][0]
    assert "On 2026-11-20 1 grant counts, together" in alone
    assert "2 grants count, of which 1 planned, together" in both


def test_a_sum_that_does_not_fit_is_told_as_reason_and_as_finding() -> None:
    found = answer(ledger({"amount": 290_000}), Question(ON, Fraction(20_000_00)))
    assert reasons(found)[-1][0].startswith("20 000 EUR is more than the room of 10 000 EUR.")
    (finding,) = found.findings
    said = finding.message.en.replace("\u00a0", " ")
    assert said.endswith(
        "At most 10 000 EUR can be granted that day, or the whole amount from 2028-03-02."
    )
    assert finding.numbers == {"amount": "20000.00", "room": "10000.00", "over": "10000.00"}


def test_a_sum_that_never_fits_has_no_day() -> None:
    found = answer(ledger({"amount": 1}), Question(ON, Fraction(300_001_00)))
    (finding,) = found.findings
    assert finding.message.sv.endswith("kan beviljas den dagen.")
    assert found.undertakings[0].fits_from is None
    assert not found.holds


def test_an_undertaking_that_is_not_in_the_ledger_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputErrors, match=r"Maybe you meant firm\?"):
        answer(ledger({"amount": 1}), Question(ON, undertaking="firn"))
    with pytest.raises(InputErrors, match=r"enterprises: \[\{id: zzz\}\]"):
        answer(ledger({"amount": 1}), Question(ON, undertaking="zzz"))


def test_only_one_member_state_is_shown_when_that_is_asked() -> None:
    both = ledger({"amount": 1}, {"amount": 2, "member_state": "FI"})
    assert [one.member_state for one in answer(both, Question(ON)).undertakings] == ["FI", "SE"]
    found = answer(both, Question(ON, member_state="SE"))
    assert [one.member_state for one in found.undertakings] == ["SE"]


def test_the_answer_rests_on_an_assumption_only_where_the_other_reading_differs() -> None:
    old = {"amount": 1, "granted": "2020-01-01"}
    assert answer(ledger(old), Question(ON)).assumptions == ()
    found = answer(
        ledger({"amount": 1}), Question(ON, assumptions={"de_minimis.anniversary_day": "falls_out"})
    )
    (used,) = found.assumptions
    assert (used.name, used.value, used.default) == (
        "de_minimis.anniversary_day", "falls_out", "still_counts",
    )  # fmt: skip


def test_the_document_has_sums_as_texts() -> None:
    document = json.loads(answer(ledger({"amount": 1.5}), Question(ON)).model_dump_json())
    (room,) = document["undertakings"]
    assert [*room][:7] == ["id", "member_state", "ceiling", "used", "room", "currency", "grows"]
    assert (room["ceiling"], room["used"], room["room"]) == ("300000.00", "1.50", "299998.50")
    assert room["reasons"][1]["reference"] == "Reg. (EU) 2023/2831 art. 3(2)"
    assert room["grows"] == [{"on": "2028-03-02", "room": "300000.00"}]


amounts = st.integers(0, 400_000_00).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")
grants = st.fixed_dictionaries(
    {
        "undertaking": st.sampled_from(["a", "b"]),
        "granted": st.dates(date(2022, 1, 1), date(2028, 1, 1)).map(str),
        "amount": amounts,
        "currency": st.sampled_from(["EUR", "SEK"]),
        "kind": st.sampled_from(["general", "sgei", "fishery"]),
        "planned": st.booleans(),
    }
)


@settings(max_examples=500)
@given(st.lists(grants, min_size=1, max_size=4), st.dates(date(2024, 1, 1), date(2028, 1, 1)))
def test_without_planned_grants_used_and_room_make_up_the_ceiling(
    held: list[dict[str, Any]], on: date
) -> None:
    found = answer(ledger(*held, rates={"SEK": "11.2345"}), Question(on))
    for room in found.undertakings:
        if room.limited_by is None:
            assert room.used + room.room == room.ceiling + room.over
        else:
            assert room.used + room.room <= room.ceiling + room.over
        assert room.room == 0 or room.over == 0
