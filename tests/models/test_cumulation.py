"""Grants added up on the costs that they share: every limb of GBER article 8."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from models.breach import Breach
from models.cumulation import Cumulation, cumulate
from models.cumulation_words import REFERENCES, TITLES
from models.errors import InputErrors
from models.grants_on_costs import EligibleCost, Grant, Kind

WAGES, MACHINE = "wages", "machine"


def test_grants_within_the_ceiling_hold_and_leave_room() -> None:
    found = cumulate([aid("vinnova", 60), aid("eruf", 20)], [cost(WAGES, 200, "0.50")])
    assert found.holds
    assert found.findings == ()
    assert found.relaxations == ()
    (room,) = found.rooms
    assert (room.ceiling_amount, room.aid, room.public, room.headroom) == (100, 20, None, 20)
    assert found.room_for([WAGES]) == 20
    assert found.separate_checks == ()


def test_one_aid_above_its_own_ceiling() -> None:
    found = cumulate([aid("vinnova", 101)], [cost(WAGES, 200, "0.50")])
    assert said(found) == [("gber.8.1", "vinnova", 101, 100)]
    assert found.findings[0].message.en == (
        "The aid from vinnova is 1.01 kr, 0.01 kr too much: at most 50 % of 2 kr, that is 1 kr."
    ).replace(" kr", "\u00a0kr").replace(" %", "\u00a0%")


def test_three_aids_on_the_same_costs_are_added_up_and_can_be_mended_in_two_ways() -> None:
    grants = [aid("a", 20_000_000), aid("b", 20_000_000), aid("c", 25_000_000)]
    found = cumulate(grants, [cost(WAGES, 100_000_000, "0.60")], currency="EUR")
    (finding,) = found.findings
    assert finding.rule == "gber.8.3.b"
    assert finding.subjects == ("a", "b", "c")
    assert finding.numbers == {
        "granted": "650000.00",
        "limit": "600000.00",
        "over": "50000.00",
        "eligible": "1000000.00",
        "ceiling": "0.60",
        "costs": WAGES,
    }
    assert finding.message.sv.replace("\u00a0", " ") == (
        "Stödet från a, b, c till samma kostnader är 650 000 EUR, 50 000 EUR för mycket: högst "
        "60 % av 1 000 000 EUR, alltså 600 000 EUR."
    )
    assert [one.message.en.replace("\u00a0", " ") for one in found.relaxations] == [
        "Cut 50 000 EUR from any one of a, b, c.",
        "Show grounds that raise the ceiling by 5 percentage points.",
    ]
    assert found.rooms[0].aid == -5_000_000


def test_the_smallest_groups_are_told_of_in_the_order_of_size() -> None:
    grants = [aid("a", 46), aid("b", 30), aid("c", 20)]
    found = cumulate(grants, [cost(WAGES, 100, "0.45")])
    assert said(found) == [("gber.8.1", "a", 46, 45), ("gber.8.3.b", "b c", 50, 45)]
    assert cumulate(grants[1:], [cost(WAGES, 100, "0.50")]).holds


def test_a_cut_is_asked_of_those_that_can_bear_it() -> None:
    found = cumulate([aid("small", 5), aid("large", 100)], [cost(WAGES, 100, "1")])
    # Nothing can raise a ceiling of the whole cost.
    assert [(one.grants, one.cut, one.points) for one in found.relaxations] == [
        (("small", "large"), 5, None)
    ]
    found = cumulate([aid("small", 5), aid("large", 100)], [cost(WAGES, 98, "1"), cost("x", 9)])
    assert [one.grants for one in found.relaxations] == [("large",)]
    assert found.relaxations[0].message.sv.replace("\u00a0", " ") == "Minska large med 0,02 kr."


def test_where_no_single_grant_can_bear_the_cut_none_is_asked_for() -> None:
    beside = [Grant(name, "public", 40, frozenset({WAGES})) for name in ("town", "county")]
    found = cumulate([union("horizon", 40, "0.70", WAGES), *beside], [cost(WAGES, 100)])
    assert found.breaches[0].over == 50
    assert found.relaxations == ()


def test_points_that_do_not_come_out_even_are_rounded_up() -> None:
    found = cumulate([aid("a", 31)], [cost(WAGES, 90, "0.30")])
    assert [one.points for one in found.relaxations] == [None, Fraction(45, 1000)]
    mended = Decimal("0.30") + Decimal("0.045")
    assert cumulate([aid("a", 31)], [cost(WAGES, 90, str(mended))]).holds


def test_different_costs_stand_each_on_its_own() -> None:
    found = cumulate(
        [aid("vinnova", 45, WAGES), aid("region", 10, MACHINE, ceiling="0.20")],
        [cost(WAGES, 100, "0.45"), cost(MACHINE, 50, "0.45")],
    )
    assert found.holds
    assert found.together == (("vinnova",), ("region",))


def test_one_grant_may_not_borrow_the_room_of_another_ones_cost() -> None:
    found = cumulate(
        [aid("vinnova", 46, WAGES), aid("region", 1, MACHINE)],
        [cost(WAGES, 100, "0.45"), cost(MACHINE, 50, "0.45")],
    )
    assert said(found) == [("gber.8.1", "vinnova", 46, 45)]


def test_a_grant_for_two_costs_gives_way_to_one_that_has_only_one() -> None:
    costs = [cost(WAGES, 100, "0.50"), cost(MACHINE, 100, "0.50")]
    both, one = aid("both", 50, WAGES, MACHINE), aid("one", 50, WAGES)
    assert cumulate([both, one], costs).holds
    assert cumulate([both, one], costs).together == (("both", "one"),)
    assert [room.aid for room in cumulate([both, one], costs).rooms] == [0, 0]
    more = aid("more", 1, MACHINE)
    assert said(cumulate([both, one, more], costs)) == [("gber.8.3.b", "both one more", 101, 100)]
    assert cumulate([both], costs).room_for([WAGES]) == 50
    assert cumulate([both], costs).room_for([WAGES, MACHINE]) == 50


def test_the_highest_of_two_ceilings_holds_for_their_sum() -> None:
    costs = [cost(WAGES, 100)]
    research, investment = aid("r", 40, ceiling="0.60"), aid("i", 20, ceiling="0.20")
    assert cumulate([research, investment], costs).holds
    assert cumulate([research, investment], costs, where_ceilings_differ="lowest").rooms[0].aid == (
        -40
    )
    one_more = aid("m", 1, ceiling="0.20")
    found = cumulate([research, investment, one_more], costs)
    # The aid of 20 per cent fills the first fifth of the cost only, beside any other.
    assert said(found) == [("gber.8.3.b", "i m", 21, 20)]


def test_the_lowest_ceiling_holds_where_that_is_asked_for() -> None:
    grants = [aid("old", 1, ceiling="0.25"), aid("new", 28, ceiling="0.30")]
    found = cumulate(grants, [cost(WAGES, 100)], where_ceilings_differ="lowest")
    assert said(found) == [("gber.8.3.b", "old new", 29, 25)]
    assert cumulate(grants, [cost(WAGES, 100)]).holds


def test_a_lower_ceiling_binds_where_the_grant_that_has_it_pays_elsewhere_too() -> None:
    old = aid("old", 1, WAGES, MACHINE, ceiling="0.25")
    new = aid("new", 28, WAGES, ceiling="0.30")
    costs = [cost(WAGES, 100), cost(MACHINE, 1000)]
    found = cumulate([old, new], costs, where_ceilings_differ="lowest")
    assert said(found) == [("gber.8.3.b", "new", 28, 25)]
    third = aid("third", 2, WAGES, ceiling="0.25")
    new = aid("new", 24, WAGES, ceiling="0.30")
    costs = [cost(WAGES, 100), cost(MACHINE, 1000)]
    found = cumulate([old, new, third], costs, where_ceilings_differ="lowest")
    assert said(found) == [("gber.8.3.b", "new third", 26, 25)]


def test_different_ceilings_of_two_costs_are_told_as_a_span() -> None:
    found = cumulate(
        [aid("a", 90, WAGES, MACHINE)], [cost(WAGES, 100, "0.60"), cost(MACHINE, 100, "0.25")]
    )
    (finding,) = found.findings
    assert finding.numbers["ceiling"] == "0.25–0.60"
    assert "25\u00a0%–60\u00a0% av 2\u00a0kr" in finding.message.sv


def test_de_minimis_aid_for_the_same_costs_counts() -> None:
    costs = [cost(WAGES, 200, "0.50")]
    grants = [aid("vinnova", 60), de_minimis("region", 30, WAGES)]
    found = cumulate(grants, costs)
    assert found.holds
    assert found.rooms[0].aid == 10
    assert found.separate_checks == ("de_minimis_ceiling",)
    found = cumulate([*grants, aid("eruf", 20)], costs)
    assert said(found) == [("gber.8.5", "vinnova region eruf", 110, 100)]


def test_de_minimis_aid_without_costs_or_without_state_aid_beside_it_is_free() -> None:
    costs = [cost(WAGES, 100, "0.50"), cost(MACHINE, 10)]
    assert cumulate([aid("a", 50), de_minimis("free", 900)], costs).holds
    assert cumulate([de_minimis("alone", 900, WAGES)], costs).holds
    assert cumulate([aid("a", 50), de_minimis("elsewhere", 10, MACHINE)], costs).holds
    assert cumulate([aid("a", 50), de_minimis("both", 10, WAGES, MACHINE)], costs).holds
    assert not cumulate([aid("a", 50), de_minimis("both", 11, WAGES, MACHINE)], costs).holds


def test_de_minimis_aid_is_too_much_on_a_cost_that_state_aid_could_leave() -> None:
    costs = [cost(WAGES, 100, "0.25"), cost(MACHINE, 1000, "0.25")]
    divided = aid("divided", 1, WAGES, MACHINE)
    found = cumulate([de_minimis("small", 30, WAGES), divided], costs)
    assert said(found) == [("gber.8.5", "small", 30, 25)]
    beside = aid("beside", 1, WAGES)
    found = cumulate([de_minimis("small", 24, WAGES), divided, beside], costs)
    assert found.holds
    found = cumulate([de_minimis("small", 25, WAGES), divided, beside], costs)
    assert said(found) == [("gber.8.5", "small beside", 26, 25)]
    # Aid with a ceiling of its own is told of by that, not a second time by the other's.
    wide, narrow = aid("wide", 1, WAGES, MACHINE, ceiling="0.50"), aid("narrow", 1, WAGES)
    found = cumulate([de_minimis("small", 51, WAGES), wide, narrow], costs)
    assert said(found) == [("gber.8.5", "small narrow", 52, 25)]


def test_of_many_grants_some_smallest_groups_are_told_of() -> None:
    grants = [aid(f"g{number}", 100) for number in range(14)]
    found = cumulate(grants, [cost(WAGES, 2000, "0.60")])
    assert [len(breach.grants) for breach in found.breaches] == [13, 13]
    assert {(breach.granted, breach.limit) for breach in found.breaches} == {(1300, 1200)}
    assert cumulate(grants[:12], [cost(WAGES, 2000, "0.60")]).holds
    assert found.rooms[0].aid == -200


def test_of_many_grants_each_is_tested_alone() -> None:
    grants = [aid("large", 61), *(aid(f"g{number}", 1) for number in range(11))]
    found = cumulate(grants, [cost(WAGES, 100, "0.60")])
    assert said(found) == [("gber.8.1", "large", 61, 60)]


def test_aid_without_identifiable_costs_stands_beside_all_other_aid() -> None:
    start_up = Grant("start-up", "state_aid", 50, most=50, undertaking="firm")
    found = cumulate([aid("vinnova", 45), start_up], [cost(WAGES, 100, "0.45")])
    assert found.holds
    assert found.together == (("vinnova",),)


def test_several_aids_without_identifiable_costs_share_the_highest_threshold() -> None:
    first = Grant("first", "state_aid", 40, most=50, undertaking="firm")
    second = Grant("second", "state_aid", 31, most=70, undertaking="firm")
    other = Grant("other", "state_aid", 70, most=70, undertaking="another")
    found = cumulate([first, second, other], [])
    assert said(found) == [("gber.8.4", "first second", 71, 70)]
    assert found.findings[0].numbers == {"granted": "0.71", "limit": "0.70", "over": "0.01"}
    assert found.findings[0].message.sv.replace("\u00a0", " ") == (
        "Stödet från first, second utan identifierbara stödberättigande kostnader är 0,71 kr, "
        "0,01 kr för mycket: högst 0,70 kr."
    )
    assert [one.cut for one in found.relaxations] == [1]
    alone = Grant("alone", "state_aid", 51, most=50, undertaking="third")
    assert said(cumulate([alone], [])) == [("gber.8.1", "alone", 51, 50)]


def test_many_aids_without_identifiable_costs_are_too_much_together() -> None:
    many = [Grant(f"g{number}", "state_aid", 10, most=100) for number in range(11)]
    (breach,) = cumulate(many, []).breaches
    assert (breach.limb, len(breach.grants), breach.over) == ("gber.8.4", 11, 10)
    assert cumulate(many[:10], []).holds


def test_an_amount_that_the_article_gives_binds_beside_the_intensity() -> None:
    """GBER article 25a: at most EUR 2.5 million for an SME and project."""
    seal = Grant("seal", "state_aid", 300, frozenset({WAGES}), Decimal("0.70"), most=250)
    found = cumulate([seal], [cost(WAGES, 1000)])
    assert said(found) == [("gber.8.1", "seal", 300, 250)]
    assert cumulate([seal], [cost(WAGES, 350)]).breaches[0].limit == 245


def test_union_money_is_no_state_aid_but_limits_all_public_money() -> None:
    costs = [cost(WAGES, 100, "0.60")]
    horizon = union("horizon", 40, "0.70", WAGES)
    assert cumulate([horizon, aid("eruf", 30)], costs).holds
    (room,) = cumulate([horizon, aid("eruf", 20)], costs).rooms
    assert (room.aid, room.public, room.headroom) == (40, 10, 10)
    assert cumulate([horizon, aid("eruf", 20)], costs).room_for([WAGES]) == 10
    found = cumulate([horizon, aid("eruf", 31)], costs)
    assert said(found) == [("gber.8.2", "horizon eruf", 71, 70)]
    assert found.findings[0].assumption == "gber.8.2.most_favourable_rate"
    assert [one.cut for one in found.relaxations] == [1]


def test_the_most_favourable_rate_may_be_read_as_the_higher_one() -> None:
    grants = [union("digital", 50, "0.50", WAGES), aid("eruf", 10)]
    costs = [cost(WAGES, 100, "0.60")]
    assert not cumulate(grants, costs).holds
    assert cumulate(grants, costs, most_favourable_rate="highest").holds
    costs = [cost(WAGES, 100)]
    own = [grants[0], aid("eruf", 10, ceiling="0.60")]
    assert not cumulate(own, costs, most_favourable_rate="highest").holds


def test_other_public_money_and_de_minimis_aid_count_beside_union_money() -> None:
    horizon = union("horizon", 40, "0.70", WAGES)
    town = Grant("town", "public", 20, frozenset({WAGES}))
    found = cumulate([horizon, town, de_minimis("region", 11, WAGES)], [cost(WAGES, 100)])
    assert said(found) == [("gber.8.2", "horizon town region", 71, 70)]
    assert found.rooms[0].aid is None
    assert found.rooms[0].ceiling_amount is None
    assert found.rooms[0].headroom == -1


def test_public_money_that_has_other_costs_too_may_lie_there() -> None:
    costs = [cost(WAGES, 100, "1"), cost(MACHINE, 50, "1")]
    horizon, wide = union("horizon", 70, "0.70", WAGES), aid("wide", 50, WAGES, MACHINE)
    found = cumulate([horizon, wide], costs)
    assert found.holds
    assert [room.public for room in found.rooms] == [0, None]
    assert found.room_for([MACHINE]) == 50
    assert found.room_for([WAGES, MACHINE]) == 0
    found = cumulate([horizon, aid("wide", 51, WAGES, MACHINE)], costs)
    assert said(found) == [("gber.8.2", "horizon wide", 121, 120)]
    assert found.findings[0].numbers["ceiling"] == "0.70–1.00"


def test_investeu_financing_is_taken_off_the_costs_first() -> None:
    """(100 − 40) × 50 per cent."""
    loan = Grant("loan", "investeu", 40, frozenset({WAGES}))
    found = cumulate([loan, aid("eruf", 31)], [cost(WAGES, 100, "0.50")])
    assert said(found) == [("gber.8.1", "eruf", 31, 30)]
    assert found.findings[0].numbers["eligible"] == "0.60"
    (room,) = cumulate([loan, aid("eruf", 20)], [cost(WAGES, 100, "0.50")]).rooms
    assert (room.ceiling_amount, room.aid) == (30, 10)


def test_investeu_financing_of_several_costs_is_taken_off_in_proportion() -> None:
    loan = Grant("loan", "investeu", 30, frozenset({WAGES, MACHINE}))
    costs = [cost(WAGES, 100, "0.50"), cost(MACHINE, 50, "0.50"), cost("other", 10, "0.50")]
    found = cumulate([loan], costs)
    assert [room.aid for room in found.rooms] == [40, 20, 5]
    nothing_left = cumulate([Grant("loan", "investeu", 9, frozenset({"x"}))], [cost("x", 8, "1")])
    assert nothing_left.rooms[0].aid == 0
    no_cost = cumulate([Grant("loan", "investeu", 9, frozenset({"x"}))], [cost("x", 0, "1")])
    assert no_cost.rooms[0].aid == 0
    # Of costs financed in full no ceiling helps.
    found = cumulate(
        [Grant("loan", "investeu", 8, frozenset({"x"})), aid("a", 1, "x")], [cost("x", 8, "0.5")]
    )
    assert [one.points for one in found.relaxations] == [None]


def test_room_is_none_where_nothing_limits_the_costs() -> None:
    found = cumulate([], [cost(WAGES, 100), cost(MACHINE, 10, "0.5")])
    assert found.room_for([WAGES]) is None
    assert found.rooms[0].headroom is None
    assert found.room_for([WAGES, MACHINE]) is None
    assert found.room_for([MACHINE]) == 5


def test_a_cost_without_a_ceiling_takes_the_highest_of_its_aid() -> None:
    found = cumulate([aid("a", 10, ceiling="0.20")], [cost(WAGES, 100)])
    assert (found.rooms[0].ceiling_amount, found.rooms[0].aid) == (20, 10)


def test_every_limb_has_a_title_in_both_languages_and_a_reference() -> None:
    assert set(TITLES) == set(REFERENCES)
    assert all(title.sv != title.en for title in TITLES.values())
    assert all(reference.startswith("GBER art. 8(") for reference in REFERENCES.values())


def test_everything_that_cannot_be_read_is_told_at_once() -> None:
    grants = [
        aid("minus", -1),
        aid("twice", 1),
        aid("twice", 1),
        aid("lost", 1, "wage"),
        aid("nowhere", 1, "zzz"),
        aid("no-ceiling", 1, MACHINE),
        aid("too-high", 1, ceiling="1.5"),
        aid("no-number", 1, ceiling="NaN"),
        Grant("start-up", "state_aid", 1),
        Grant("negative-threshold", "state_aid", 1, most=-5),
        Grant("horizon", "union", 1, frozenset({WAGES})),
        Grant("loan", "investeu", 1),
    ]
    costs = [cost(WAGES, -5, "0.5"), cost(MACHINE, 5), cost("doubled", 1), cost("doubled", 1)]
    with pytest.raises(InputErrors) as caught:
        cumulate(grants, costs)
    assert [(one.path, one.code) for one in caught.value.problems] == [
        ("costs", "name-twice"),
        ("costs.wages.amount", "amount-negative"),
        ("grants", "name-twice"),
        ("grants.horizon.ceiling", "union-rate-missing"),
        ("grants.loan.costs", "costs-missing"),
        ("grants.lost.costs", "cost-unknown"),
        ("grants.minus.amount", "amount-negative"),
        ("grants.negative-threshold.most", "amount-negative"),
        ("grants.no-ceiling.ceiling", "ceiling-unknown"),
        ("grants.no-number.ceiling", "share-outside-0-1"),
        ("grants.nowhere.costs", "cost-unknown"),
        ("grants.start-up.most", "threshold-missing"),
        ("grants.too-high.ceiling", "share-outside-0-1"),
    ]
    assert all(one.remedy_sv and one.remedy_en for one in caught.value.problems)
    lost, nowhere = (one for one in caught.value.problems if one.code == "cost-unknown")
    assert lost.remedy_en == "Maybe you meant wages?"
    assert nowhere.remedy_en == "Write one of wages, machine, doubled."


def test_a_ceiling_is_never_guessed() -> None:
    with pytest.raises(TypeError, match="no ceiling is known for vinnova on wages"):
        aid("vinnova", 1).ceiling_on(cost(WAGES, 1))


def said(found: Cumulation) -> list[tuple[str, str, int, int]]:
    """Limb, names, granted and limit of every breach."""
    return [_said(breach) for breach in found.breaches]


def _said(breach: Breach) -> tuple[str, str, int, int]:
    names = " ".join(one.name for one in breach.grants)
    return breach.limb, names, breach.granted, breach.limit


def cost(id_: str, amount: int, ceiling: str | None = None) -> EligibleCost:
    return EligibleCost(id_, amount, None if ceiling is None else Decimal(ceiling))


def aid(name: str, amount: int, *costs: str, ceiling: str | None = None) -> Grant:
    return _grant(name, "state_aid", amount, costs or (WAGES,), ceiling)


def de_minimis(name: str, amount: int, *costs: str) -> Grant:
    return _grant(name, "de_minimis", amount, costs, None)


def union(name: str, amount: int, rate: str, *costs: str) -> Grant:
    return _grant(name, "union", amount, costs, rate)


def _grant(name: str, kind: Kind, amount: int, costs: Sequence[str], ceiling: str | None) -> Grant:
    share = None if ceiling is None else Decimal(ceiling)
    return Grant(name, kind, amount, frozenset(costs), share)
