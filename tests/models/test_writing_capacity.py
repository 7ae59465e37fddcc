"""Writing days between two dates: a fifth of the week's on each working day, none in weeks off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from models.call import Call
from models.project import Capacity
from models.writing_capacity import Writing, available_days, later_stages
from tests.solver.building import call


@pytest.mark.parametrize(
    ("as_of", "until", "days"),
    [
        (date(2027, 3, 1), date(2027, 3, 5), Fraction(5, 2)),  # Monday to Friday
        (date(2027, 3, 1), date(2027, 3, 7), Fraction(5, 2)),  # the weekend adds nothing
        (date(2027, 3, 3), date(2027, 3, 3), Fraction(1, 2)),
        (date(2027, 5, 3), date(2027, 5, 7), Fraction(4, 2)),  # Ascension Day (D46)
        (date(2027, 3, 5), date(2027, 3, 4), Fraction(0)),
    ],
)
def test_working_days_give_a_fifth_of_the_week_each(
    as_of: date, until: date, days: Fraction
) -> None:
    capacity = Capacity(writing_days_per_week=Decimal("2.5"))
    assert available_days(as_of, until, capacity) == days


def test_nobody_writes_in_a_week_off() -> None:
    capacity = Capacity(writing_days_per_week=Decimal(5), weeks_off=(28, 53))
    july = available_days(date(2027, 7, 5), date(2027, 7, 23), capacity)
    assert july == 10  # weeks 27 and 29
    # Week 53 of 2026 ends on 3 January 2027.
    assert available_days(date(2026, 12, 28), date(2027, 1, 3), capacity) == 0


def test_the_eves_count_where_they_are_working_days() -> None:
    capacity = Capacity(writing_days_per_week=Decimal(5))
    midsummer_eve = date(2027, 6, 25)
    assert available_days(midsummer_eve, midsummer_eve, capacity) == 0
    assert available_days(midsummer_eve, midsummer_eve, capacity, eves_are_holidays=False) == 1


def test_a_later_stage_is_written_from_the_answer_to_the_one_before() -> None:
    assert list(_later_stages({"kind": "stage_result", "stage": 1, "at": "2025-03-10"})) == [
        Writing(Fraction(4), date(2025, 3, 10), date(2025, 5, 1))
    ]


def test_a_later_stage_without_a_day_of_answer_is_written_from_the_deadline_before() -> None:
    assert list(_later_stages()) == [Writing(Fraction(4), date(2025, 2, 1), date(2025, 5, 1))]


def _later_stages(*answers: dict[str, object]) -> Iterator[Writing]:
    milestones = [
        {"kind": "deadline", "stage": 1, "at": "2025-02-01"},
        *answers,
        {"kind": "deadline", "stage": 2, "at": "2025-05-01"},
    ]
    facts = call("some", rounds=[{"id": "r1", "milestones": milestones}], stage_effort_days=[4])
    some = Call.model_validate(facts)
    return later_stages(some, some.rounds[0], optimistic=False)
