"""Suggestions for misspelt names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.nearest_name import nearest_names

FIELDS = ("id", "funder", "title", "deadline", "decision", "effort_days", "success_rate", "rounds")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dedline", "deadline"),
        ("Deadline", "deadline"),
        ("titel", "title"),
        ("effort-days", "effort_days"),
        ("effort days", "effort_days"),
        ("succes_rate", "success_rate"),
        ("succ", "success_rate"),
        ("round", "rounds"),
    ],
)
def test_a_misspelt_name_is_recognised(written: str, meant: str) -> None:
    assert nearest_names(written, FIELDS)[0] == meant


@pytest.mark.parametrize("written", ["", "x", "budget", "i" * 100_000])
def test_an_unlike_name_gets_no_suggestion(written: str) -> None:
    assert nearest_names(written, FIELDS) == ()


def test_the_nearest_comes_first_and_equals_by_alphabet() -> None:
    known = ["rate_c", "rates", "rate_a", "rate_b"]
    assert nearest_names("rate_x", known, limit=3) == ("rate_a", "rate_b", "rate_c")
    assert nearest_names("rates_", known, limit=1) == ("rates",)


@settings(deadline=None)
@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_suggestions_are_known_names(name: str, known: list[str]) -> None:
    assert set(nearest_names(name, known)) <= set(known)
