"""What must hold of aid added up whatever the figures: INV1 and INV4–INV7 of the rule examples.

INV2, INV3, and INV4 and INV6 for whole plans stand in ``test_aid_intensity_properties.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT, Grounds, ceiling
from models.aid_on_costs import WhereCeilingsDiffer
from models.cumulation import Cumulation, cumulate
from models.errors import OutsideKnownDatesError
from models.grants_on_costs import EligibleCost, Grant
from models.parameter import Parameter, all_parameters
from models.parameter_changes import changes_between
from models.vocabulary import Activity, Size

many = settings(max_examples=500)

COSTS = ("wages", "machine", "travel")

shares = st.sampled_from([Decimal(text) for text in ("0.20", "0.25", "0.50", "0.333333", "1")])
amounts = st.integers(0, 300)
some_costs = st.frozensets(st.sampled_from(COSTS), min_size=1)
costs = st.tuples(
    *(st.builds(EligibleCost, st.just(name), st.integers(0, 200), shares) for name in COSTS)
)


def grants(name: str) -> st.SearchStrategy[Grant]:
    """A grant of aid: State aid at the costs' ceilings or its own, or de minimis aid."""
    state_aid = st.builds(
        Grant, st.just(name), st.just("state_aid"), amounts, some_costs, st.none() | shares
    )
    small = st.builds(Grant, st.just(name), st.just("de_minimis"), amounts, some_costs)
    return state_aid | small


aid = st.lists(st.integers(0, 3), max_size=4).flatmap(
    lambda names: st.tuples(*(grants(f"g{place}") for place, _ in enumerate(names)))
)
union_money = st.builds(Grant, st.just("union"), st.just("union"), amounts, some_costs, shares)
other_public_money = st.builds(Grant, st.just("town"), st.just("public"), amounts, some_costs)
differing = st.sampled_from(["highest", "lowest"])


@many
@given(costs, aid, grants("new"), differing)
def test_one_more_aid_never_makes_room(
    all_costs: tuple[EligibleCost, ...], some: tuple[Grant, ...], new: Grant, which: str
) -> None:
    """INV1: what the costs may have in all stays, and what each can still take never grows."""
    before, after = _cumulated(some, all_costs, which), _cumulated((*some, new), all_costs, which)
    for one, other in zip(before.rooms, after.rooms, strict=True):
        assert one.ceiling_amount == other.ceiling_amount
        assert one.aid is not None
        assert other.aid is not None
        assert other.aid <= one.aid
    assert before.holds or not after.holds


@many
@given(costs, aid, grants("new"), differing)
def test_what_fits_in_the_room_holds_and_one_more_does_not(
    all_costs: tuple[EligibleCost, ...], some: tuple[Grant, ...], new: Grant, which: str
) -> None:
    """The room is exact: with INV4, neither more nor less than the ceilings permit."""
    before = _cumulated(some, all_costs, which)
    assume(before.holds)
    new = replace(new, kind="state_aid", ceiling=None)
    room = before.room_for(new.costs)
    assert room is not None
    filled = (*some, replace(new, amount=max(room, 0)))
    if room >= 0:
        assert _cumulated(filled, all_costs, which).holds
    over = (*some, replace(new, amount=max(room, 0) + 1))
    assert not _cumulated(over, all_costs, which).holds


@many
@given(costs, aid)
def test_permitted_aid_is_within_every_ceiling_that_limits_it(
    all_costs: tuple[EligibleCost, ...], some: tuple[Grant, ...]
) -> None:
    """INV4: an aid that holds is within its own ceiling, and all of it within the highest."""
    found = _cumulated(some, all_costs, "highest")
    assume(found.holds)
    by_id = {cost.id: cost for cost in all_costs}
    for one in some:
        if one.kind == "state_aid":
            base = [by_id[id_] for id_ in one.costs]
            assert one.amount <= sum(Fraction(one.ceiling_on(cost)) * cost.amount for cost in base)
    highest = {
        cost.id: max([x.ceiling_on(cost) for x in some if x.kind == "state_aid"], default=None)
        for cost in all_costs
    }
    if all(share is not None for share in highest.values()):
        most = sum(Fraction(share) * by_id[id_].amount for id_, share in highest.items() if share)
        assert sum(one.amount for one in some if one.kind == "state_aid") <= most


@many
@given(costs, aid, st.none() | union_money, differing)
def test_a_cost_in_two_halves_is_the_same_cost(
    all_costs: tuple[EligibleCost, ...], some: tuple[Grant, ...], union: Grant | None, which: str
) -> None:
    """INV6."""
    everything = some if union is None else (*some, union)
    doubled = tuple(replace(cost, amount=2 * cost.amount) for cost in all_costs)
    halves = tuple(
        replace(cost, id=f"{cost.id} {half}") for cost in all_costs for half in ("first", "second")
    )
    on_halves = tuple(
        replace(
            one,
            costs=frozenset(f"{id_} {half}" for id_ in one.costs for half in ("first", "second")),
        )
        for one in everything
    )
    whole, split = _cumulated(everything, doubled, which), _cumulated(on_halves, halves, which)
    assert [
        (one.limb, [x.name for x in one.grants], one.limit, one.over) for one in whole.breaches
    ] == [(one.limb, [x.name for x in one.grants], one.limit, one.over) for one in split.breaches]
    for id_ in COSTS:
        both = [f"{id_} first", f"{id_} second"]
        assert whole.room_for([id_]) == split.room_for(both)


@many
@given(costs, aid, other_public_money, union_money)
def test_union_money_takes_room_from_public_money_alone(
    all_costs: tuple[EligibleCost, ...], some: tuple[Grant, ...], town: Grant, union: Grant
) -> None:
    """INV7."""
    without = _cumulated((*some, town), all_costs, "highest")
    beside = _cumulated((*some, town, union), all_costs, "highest")
    assert [one.aid for one in beside.rooms] == [one.aid for one in without.rooms]
    of_aid = [one for one in beside.breaches if one.limb != "gber.8.2"]
    assert of_aid == list(without.breaches)
    assert [one.cost.id for one in beside.rooms if one.public is not None] == [
        id_ for id_ in COSTS if id_ in union.costs
    ]
    more = _cumulated((*some, town, replace(union, amount=union.amount + 1)), all_costs, "highest")
    for one, other in zip(beside.rooms, more.rooms, strict=True):
        if one.public is not None:
            assert other.public is not None
            assert other.public < one.public


def _cumulated(
    some: tuple[Grant, ...], all_costs: tuple[EligibleCost, ...], which: str
) -> Cumulation:
    reading: WhereCeilingsDiffer = "lowest" if which == "lowest" else "highest"
    return cumulate(some, all_costs, where_ceilings_differ=reading)


LAST_DAYS: Mapping[date, tuple[str, ...]] = {
    date(2023, 6, 30): ("gber/",),
    date(2023, 12, 31): ("de_minimis/", "sgei/"),
    date(2026, 12, 31): ("gber/", "cpr_2021_1060/article_105/", "horizon_europe/eic/"),
    date(2027, 6, 30): (),
}
"""The last day before the law changes, and which law does so on the next."""

grounds = st.builds(
    Grounds,
    effective_collaboration=st.booleans(),
    dissemination=st.booleans(),
    licensing=st.booleans(),
    assisted_area=st.sampled_from(["none", "a", "c"]),
    multi_state=st.booleans(),
)


@many
@given(
    st.sampled_from([*LAST_DAYS]),
    st.sampled_from(RESEARCH_AND_DEVELOPMENT),
    st.sampled_from(["micro", "small", "medium", "large"]),
    grounds,
)
def test_a_day_changes_only_the_intensities_that_the_law_changed(
    last_day: date, activity: Activity, size: Size, claimed: Grounds
) -> None:
    """INV5: licences, assisted areas and projects of several states count from July 2023."""
    next_day = last_day + timedelta(days=1)
    before = ceiling(activity, size, claimed, last_day, "unchanged")
    after = ceiling(activity, size, claimed, next_day, "unchanged")
    new_in_july_2023 = claimed.licensing or claimed.multi_state or claimed.assisted_area != "none"
    if last_day == date(2023, 6, 30) and new_in_july_2023:
        assert after.share >= before.share
    else:
        assert after.share == before.share
    phases = [one.warning is not None for one in (before, after)]
    assert phases == [last_day >= date(2027, 6, 30), last_day >= date(2026, 12, 31)]
    assert (after.assumption is not None) == (last_day == date(2027, 6, 30))


@many
@given(
    st.sampled_from([*LAST_DAYS]),
    st.sampled_from(RESEARCH_AND_DEVELOPMENT),
    st.sampled_from(["micro", "small", "medium", "large"]),
    grounds,
)
def test_a_day_after_the_law_is_refused_where_that_is_asked_for(
    last_day: date, activity: Activity, size: Size, claimed: Grounds
) -> None:
    """INV5: only the step out of the adjustment period, 30 June 2027, ends in a refusal."""
    ceiling(activity, size, claimed, last_day, "refuse")
    try:
        ceiling(activity, size, claimed, last_day + timedelta(days=1), "refuse")
    except OutsideKnownDatesError:
        assert last_day == date(2027, 6, 30)
    else:
        assert last_day != date(2027, 6, 30)


def test_each_of_the_four_days_changes_the_law_that_is_listed_with_it() -> None:
    """INV5, for every legal value that there is."""
    for last_day, laws in LAST_DAYS.items():
        changed = [
            one.parameter.id
            for one in changes_between(all_parameters(), last_day, last_day + timedelta(days=1))
        ]
        assert [id_ for id_ in changed if not id_.startswith(laws)] == [], last_day
        assert bool(changed) == bool(laws), last_day


@many
@given(st.sampled_from(all_parameters()), st.dates(date(2013, 1, 1), date(2031, 12, 31)))
def test_a_legal_value_changes_only_on_the_days_it_states(found: Parameter, day: date) -> None:
    """INV5, for any other day."""
    next_day = day + timedelta(days=1)
    stated = any(value.from_ == next_day or value.to == day for value in found.values)
    assert stated or [*changes_between([found], day, next_day)] == []
