"""A record whose dates contradict each other must not make the other calls unreadable."""

from __future__ import annotations

from typing import Any

from models.publication import PublishedCall, Refusal, Unread
from sources.contradictions import without_contradictions
from tests.sources.published import only


def a_round(**dates: str) -> dict[str, Any]:
    named = {
        "Oppningsdatum": "2026-07-02T00:00:00",
        "Stangningsdatum": "2026-10-13T14:00:00",
        "UppskattatBeslutsdatum": "2026-11-20T00:00:00",
    }
    return {
        "ansokningsomgangar": [
            {"Diarienummer": "2026-1", "DiarienummerUtlysning": "2024-1", "Titel": "T"}
            | named
            | dates
        ]
    }


def kinds(call: PublishedCall) -> list[str]:
    return [one.kind for one in call.call.rounds[0].milestones]


def test_a_record_without_contradictions_is_as_it_was() -> None:
    found = only("vinnova", a_round())
    assert list(without_contradictions([found])) == [found]


def test_a_call_that_closes_before_it_opens_is_refused_with_both_dates() -> None:
    found = only("vinnova", a_round(Stangningsdatum="2026-05-01T14:00:00"))
    (refused,) = without_contradictions([found])
    assert isinstance(refused, Refusal)
    assert refused.raw is found.raw
    assert refused.code == "record-call-closes-before-opening"
    assert "closes 2026-05-01, before it opens 2026-07-02" in refused.message.en


def test_a_decision_before_the_deadline_is_a_claim_and_no_date() -> None:
    found = only("vinnova", a_round(UppskattatBeslutsdatum="2026-06-01T00:00:00"))
    assert kinds(found) == ["opens", "deadline", "decision"]
    (kept,) = without_contradictions([found])
    assert isinstance(kept, PublishedCall)
    assert kinds(kept) == ["opens", "deadline"]
    assert kept.claims["decision"] == "2026-06-01"


def test_a_record_that_is_read_later_is_checked_then() -> None:
    read: list[str] = []

    def now() -> PublishedCall:
        read.append("read")
        return only("vinnova", a_round(Stangningsdatum="2026-05-01T14:00:00"))

    (unread,) = without_contradictions([Unread(now().raw, now)])
    assert read == ["read"]
    assert isinstance(unread, Unread)
    assert isinstance(unread.read(), Refusal)
