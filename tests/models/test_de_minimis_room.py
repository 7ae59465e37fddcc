"""The room for de minimis aid: what must hold of it whatever the grants."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.de_minimis.regulation import ceiling_on, first_known_day, last_days, validity
from models.de_minimis.room import Account, Granted, Terms, room_on
from models.errors import OutsideKnownDatesError

days = st.dates(date(2021, 1, 1), date(2029, 12, 31))
asked = st.dates(date(2024, 1, 1), date(2029, 12, 31))
cents = st.integers(0, 100_000_000).map(lambda sevenths: Fraction(sevenths, 7))
grants = st.lists(st.builds(Granted, days, cents), max_size=5)
terms = st.builds(
    Terms,
    regulation=st.sampled_from(["general", "sgei"]),
    anniversary_day=st.sampled_from(["still_counts", "falls_out"]),
)
PARTS = [Fraction(1, 2), Fraction(1, 3), Fraction(0), Fraction(99, 100)]
thorough = settings(max_examples=500)


@thorough
@given(grants.flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))), asked, terms)
def test_the_order_of_grants_does_not_matter(
    in_two_orders: tuple[list[Granted], list[Granted]], on: date, one: Terms
) -> None:
    written, mixed = in_two_orders
    assert room_on(written, [], on, one) == room_on(mixed, [], on, one)
    assert room_on([], written, on, one) == room_on([], mixed, on, one)


@thorough
@given(grants, grants, asked, terms)
def test_the_room_is_never_negative_nor_above_the_ceiling(
    history: list[Granted], planned: list[Granted], on: date, one: Terms
) -> None:
    assert 0 <= room_on(history, planned, on, one) <= ceiling_on(one.regulation, on, "refuse")


@thorough
@given(grants, grants, st.builds(Granted, days, cents), st.booleans(), asked, terms)
def test_one_more_grant_never_raises_the_room(
    history: list[Granted],
    planned: list[Granted],
    more: Granted,
    intended: bool,  # noqa: FBT001  # hypothesis gives it by position
    on: date,
    one: Terms,
) -> None:
    before = room_on(history, planned, on, one)
    after = (
        room_on(history, [*planned, more], on, one)
        if intended
        else room_on([*history, more], planned, on, one)
    )
    assert after <= before


@thorough
@given(grants, grants, st.builds(Granted, days, cents), st.sampled_from(PARTS), asked, terms)
def test_a_grant_in_two_parts_leaves_the_same_room(
    history: list[Granted],
    planned: list[Granted],
    whole: Granted,
    part: Fraction,
    on: date,
    one: Terms,
) -> None:
    """INV6, for de minimis aid."""
    parts = [Granted(whole.on, whole.cents * part), Granted(whole.on, whole.cents * (1 - part))]
    room = room_on([*history, whole], planned, on, one)
    assert room_on([*history, *parts], planned, on, one) == room


@settings(max_examples=60)
@given(grants, grants, asked, terms)
def test_the_room_grows_on_the_days_that_are_listed_and_no_others(
    history: list[Granted], planned: list[Granted], on: date, one: Terms
) -> None:
    account = Account(history, planned, one)
    listed = {growth.on: growth.room for growth in account.growth(on)}
    before = room_on(history, planned, on, one)
    day = on
    while (day := day + timedelta(days=1)) <= one.falls_out(on) and one.is_known(day):
        room = account.room(day)
        assert listed.get(day) == (room if room > before else None)
        before = room


@thorough
@given(grants, grants, asked, terms)
def test_the_room_is_what_no_three_years_with_the_day_in_them_lack(
    history: list[Granted], planned: list[Granted], on: date, one: Terms
) -> None:
    """A grant of the room may be added without any planned grant losing its own."""
    account = Account(history, planned, one)
    new = Granted(on, Fraction(account.room(on)))
    after = Account([*history, new], planned, one)
    for day in [on, *(grant.on for grant in planned if on < grant.on < one.falls_out(on))]:
        if one.is_known(day) and account.balance(day) >= 0:
            assert after.balance(day) >= 0


@thorough
@given(grants, grants, cents, asked, terms)
def test_the_first_day_is_the_first_on_which_the_sum_fits(
    history: list[Granted], planned: list[Granted], sum_: Fraction, on: date, one: Terms
) -> None:
    account = Account(history, planned, one)
    first = account.first_day_for(sum_, on)
    if first is None:
        assert sum_ > account.room(on)
    else:
        assert first >= on
        assert sum_ <= account.room(first)
        earlier = [growth.on for growth in account.growth(on, first) if growth.on < first]
        assert all(sum_ > account.room(day) for day in [on, *earlier] if day < first)


def test_without_grants_the_room_is_the_ceiling() -> None:
    on = date(2026, 11, 20)
    assert room_on([], [], on, Terms()) == 300_000_00
    assert Account([], [], Terms()).first_day_for(Fraction(300_000_01), on) is None


def test_a_planned_grant_on_a_day_without_a_known_ceiling_asks_for_nothing() -> None:
    planned = [Granted(date(2031, 7, 1), Fraction(300_000_00))]
    assert room_on([], planned, date(2031, 6, 30), Terms()) == 300_000_00


def test_the_last_days_are_those_of_the_regulations() -> None:
    assert last_days("general", date(2026, 1, 1)) == (date(2030, 12, 31), date(2031, 6, 30))
    assert last_days("sgei", date(2026, 1, 1)) == (date(2030, 12, 31), date(2030, 12, 31))
    assert first_known_day("general") == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (date(2024, 1, 1), "in_force"),
        (date(2030, 12, 31), "in_force"),
        (date(2031, 1, 1), "adjustment_period"),
        (date(2031, 6, 30), "adjustment_period"),
        (date(2031, 7, 1), "expired"),
    ],
)
def test_a_day_lies_in_the_life_of_the_regulation(on: date, phase: str) -> None:
    assert validity("general", on, "unchanged").phase == phase


@pytest.mark.parametrize("on", [date(2023, 12, 31), date(2031, 7, 1)])
def test_outside_the_known_dates_there_is_no_room_to_tell(on: date) -> None:
    with pytest.raises(OutsideKnownDatesError, match="Known dates: 2024-01-01–2030-12-31"):
        room_on([], [], on, Terms())


def test_before_the_regulation_no_assumption_helps() -> None:
    with pytest.raises(OutsideKnownDatesError):
        room_on([], [], date(2023, 12, 31), Terms(after_expiry="unchanged"))
