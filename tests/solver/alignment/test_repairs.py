"""Repairs keep to the rules about days, are as small as they can be, and there always are some."""

from __future__ import annotations

from dataclasses import replace

from models.alignment.case import Apart, Choice, Lag, WeekLimit
from solver.alignment.aligning import AlignOptions, align
from solver.alignment.levers import MoreRoom
from tests.models.alignment.small_scenario import read
from tests.solver.alignment.building import bond, case, day, deadline, place
from tests.solver.alignment.random_cases import random_case

A, B = deadline("a"), deadline("b")
PLAIN = AlignOptions(explains=False, workers=1)


def test_no_date_is_proposed_on_a_holiday_nor_in_a_black_out() -> None:
    # The decision on 15 September 2027 may move 5 days, and 100 days from the deadline on
    # 20 April are 29 July: week 30. 120 days are wanted after 1 September: 30 December.
    found = read(
        "freedom: [{round: study/r1, milestone: decision, within_days: 5}]\n"
        "links:\n"
        "  - {id: rest, kind: lag, first: {round: study/r1, milestone: opens}, required: true,"
        " then: {round: study/r1, milestone: decision}, min_days: 298}\n"
        "rules:\n"
        "  working_days_only: [decision]\n"
        "  blackouts: [{weeks: [52, 53], milestones: [decision]}]\n"
    )
    # 298 days after 2027-03-01 is 2027-12-24; weeks 52 and 53 are barred (2027-12-27 to
    # 2028-01-02), and 24 December is an eve.
    wanted = [
        change
        for one in align(found.case).repairs
        for change in one.changes
        if change.what == "freedom.study/r1:decision"
    ]
    assert [change.to for change in wanted] == ["2028-01-03"]


def test_what_is_past_is_never_moved() -> None:
    text = (
        "as_of: 2027-05-01\n"
        "links:\n"
        "  - {id: rest, kind: lag, first: {round: study/r1, milestone: deadline}, required: true,"
        " then: {round: study/r1, milestone: decision}, min_days: 200}\n"
    )
    proposed = [change.what for one in align(read(text).case).repairs for change in one.changes]
    assert "freedom.study/r1:decision" in proposed
    assert "freedom.study/r1:deadline" not in proposed


def test_deadlines_too_close_tell_the_days_missing_and_can_come_closer() -> None:
    close = case([place("a", 3, 1, 5), place("b", 9, 6, 9)], bond("spread", Apart((A, B), 14)))
    found = align(close)
    (conflict,) = found.conflicts
    # The farthest apart are the 1st and the 9th: eight days.
    assert conflict.numbers == {"days_missing": 6}
    assert conflict.message is not None
    assert conflict.message.sv.endswith("6 dagar fattas.")
    looser = next(one.changes[0] for one in found.repairs if one.changes[0].what == "links.spread")
    assert (looser.from_, looser.to) == ("≥ 14", "≥ 8")
    for days, status in ((8, "aligned"), (9, "impossible")):
        spread = replace(close, bonds=(bond("spread", Apart((A, B), days)),))
        assert align(spread, PLAIN).status == status


def test_a_bound_on_several_rounds_is_loosened_as_the_one_number_it_is() -> None:
    points = (A, B, deadline("c"))
    near = replace(
        bond("close", *(Lag(a, b, -2, 2) for a, b in ((A, B), (A, points[2]), (B, points[2])))),
        kind="near",
    )
    places = [place("a", 1, 1, 1), place("b", 8, 8, 8), place("c", 15, 15, 15)]
    found = align(case(places, near))
    looser = [one.changes for one in found.repairs if one.changes[0].what == "links.close"]
    assert [(one.from_, one.to) for one in looser[0]] == [("≤ 2", "≤ 14")]


def test_a_rule_is_loosened_for_every_round_that_it_is_about() -> None:
    found = read(
        "freedom: [{round: study/r1, milestone: opens, later_days: 9}]\n"
        "links:\n"
        "  - {id: after, kind: lag, first: {round: study/r1, milestone: opens}, required: true,"
        " then: {round: study/r1, milestone: deadline}, max_days: 48}\n"
        "rules: {min_window_days: 49}\n"
    )
    (change,) = [
        change
        for one in align(found.case).repairs
        for change in one.changes
        if change.what == "rules.min_window_days"
    ]
    assert (change.from_, change.to) == ("≥ 49", "≥ 48")
    assert change.message.sv == (
        "Lätta kravet på ansökningstidens längd för study/r1 med 1 dag (≥ 49 → ≥ 48). Regeln "
        "gäller då så för alla omgångar som den omfattar."
    )


def test_a_board_gets_another_date_where_none_of_its_own_does() -> None:
    places = [place("a", 1, 1, 1), place("b", 3, 3, 10)]
    board = Choice("b/1", ({B: day(3)}, {B: day(10)}))
    found = align(case(places, bond("after", Lag(A, B, 12)), choices=(board,)))
    change = next(one.changes[0] for one in found.repairs if one.changes[0].what == "choices.b/1")
    assert change.to == f"sista ansökningsdag {day(13)}"
    assert change.message.en.startswith("Give the board of b/1 more dates to choose from")


def test_a_limit_rises_as_far_as_it_has_to() -> None:
    points = tuple(deadline(name) for name in "abcdef")
    places = [place(name, 2, 1, 5) for name in "abcdef"]
    found = align(case(places, week_limits=(WeekLimit("week", "agency", points, 1),)))
    rises = [one.changes for one in found.repairs]
    assert any([(c.from_, c.to) for c in changes] == [("1", "6")] for changes in rises)
    assert MoreRoom(None, 0).cost(case([]), 5) == (150, 0, "None 0")


def test_cases_that_are_impossible_for_many_reasons_at_once_are_repaired() -> None:
    # Limits of none a week, boards without a day, windows that break, moves that are tried out.
    for seed in (36, 49, 51, 57, 62, 74, 77, 102, 106, 133, 153, 193):
        found = align(random_case(seed), AlignOptions(workers=1))
        assert found.status == "impossible"
        assert found.repairs, f"seed {seed}: {found.conflicts}"
        assert all(one.verified for one in found.repairs)


def test_a_move_that_is_tried_out_against_a_locked_date_says_why_nothing_helps() -> None:
    tried = case(
        [place("a", 5, 5, 5), place("b", 5, 5, 5)],
        replace(bond("after", Lag(A, B, 3)), is_link=False, kind="order"),
        fixed={A: day(5), B: day(5)},
    )
    found = align(tried)
    assert found.repairs == ()
    message = found.conflicts[-1].message
    assert message is not None
    assert "a/1:s sista ansökningsdag prövas på 2027-03-05 (--what-if)" in message.sv
    assert "Ingen ändring hjälper så länge detta ligger fast" in message.sv
