"""Conflicts are irreducible, share nothing, and every repair makes the case possible."""

from __future__ import annotations

from models.alignment.case import Choice, Lag, WeekLimit
from solver.alignment.aligning import AlignOptions, align
from solver.alignment.causes import only
from solver.alignment.explain import find_clashes
from solver.alignment.search import Allowance
from tests.solver.alignment.building import bond, case, deadline, place
from tests.solver.alignment.random_cases import random_case

A, B, C = deadline("a"), deadline("b"), deadline("c")
PLAIN = AlignOptions(explains=False, workers=1)


def test_the_conflict_says_which_link_and_how_many_days_are_missing() -> None:
    tight = case([place("a", 6, 5, 9), place("b", 18, 11, 20)], bond("chain", Lag(A, B, 56)))
    found = align(tight)
    assert (found.status, found.proven) == ("impossible", True)
    (conflict,) = found.conflicts
    assert conflict.irreducible
    assert conflict.numbers == {"days_missing": 41}
    assert conflict.message is not None
    assert "länken chain" in conflict.message.sv.lower()
    assert conflict.message.sv.endswith("41 dagar fattas.")
    assert conflict.message.en.endswith("41 days missing.")


def test_repairs_loosen_the_link_widen_a_freedom_or_drop_the_link() -> None:
    tight = case([place("a", 6, 5, 9), place("b", 18, 11, 20)], bond("chain", Lag(A, B, 56)))
    changes = [one.changes[0] for one in align(tight).repairs]
    assert [(one.what, one.from_, one.to) for one in changes] == [
        ("freedom.a/1:deadline", "2027-03-05", "2027-01-23"),
        ("freedom.b/1:deadline", "2027-03-20", "2027-04-30"),
        ("links.chain", "≥ 56", "≥ 15"),
        ("links.chain", "required", ""),
    ]
    looser = case([place("a", 6, 5, 9), place("b", 18, 11, 20)], bond("chain", Lag(A, B, 15)))
    assert align(looser, PLAIN).status == "aligned"
    almost = case([place("a", 6, 5, 9), place("b", 18, 11, 20)], bond("chain", Lag(A, B, 16)))
    assert align(almost, PLAIN).status == "impossible"


def test_three_deadlines_in_one_week_conflict_with_a_limit_of_two() -> None:
    limit = WeekLimit("week", "agency", (A, B, C), 2)
    full = case([place(n, 2, 1, 5) for n in "abc"], week_limits=(limit,))
    found = align(full)
    (conflict,) = found.conflicts
    assert {one.rule for one in conflict.demands} == {
        "alignment.deadlines_per_week",
        "alignment.freedom",
    }
    assert len(conflict.demands) == 4
    assert found.repairs
    assert all(one.verified for one in found.repairs)


def test_a_board_without_any_date_left_is_named() -> None:
    found = align(case([place("a", 2, 1, 5)], choices=(Choice("a/1", ()),)))
    (conflict,) = found.conflicts
    assert [one.rule for one in conflict.demands] == ["alignment.choice"]
    assert conflict.message is not None
    assert conflict.message.sv.startswith("Nämndens datum för a/1 lämnar ingen möjlig dag.")


def test_two_conflicts_are_both_named_and_repaired_together() -> None:
    places = [place("a", 1, 1, 2), place("b", 3, 3, 4), place("c", 3, 3, 4), place("d", 8, 8, 9)]
    both = case(
        places,
        bond("one", Lag(A, B, 10)),
        bond("two", Lag(C, deadline("d"), 20)),
    )
    found = align(both)
    assert [one.numbers["days_missing"] for one in found.conflicts] == [7, 14]
    assert all(len(one.changes) == 2 for one in found.repairs)


def test_random_conflicts_are_conflicts_and_irreducible() -> None:
    seen = 0
    for seed in range(60):
        drawn = random_case(seed)
        if align(drawn, PLAIN).status != "impossible":
            continue
        clashes = find_clashes(drawn, Allowance(5, 60))
        assert clashes, f"seed {seed} has no conflict"
        for clash in clashes:
            seen += 1
            assert clash.irreducible
            assert align(only(drawn, clash.causes), PLAIN).status == "impossible"
            for cause in clash.causes:
                rest = only(drawn, [one for one in clash.causes if one != cause])
                assert align(rest, PLAIN).status == "aligned", f"seed {seed}, {cause}"
    assert seen > 10
