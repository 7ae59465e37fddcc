"""From a scenario to the days that each milestone may stand on, and what binds them."""

from __future__ import annotations

from datetime import date, timedelta

from models.alignment.case import Lag, SameWeek, WorkingLag
from models.alignment.check import check
from tests.models.alignment.small_scenario import CALLS, at, read


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_the_first_entry_of_freedom_that_matches_holds_and_the_rest_is_locked() -> None:
    found = read(
        "freedom:\n"
        "  - {round: study/r1, milestone: deadline, within_days: 2}\n"
        "  - {funder: vinnova, within_days: 9, weight: 3}\n"
        "  - {round: study/r1, milestone: opens, within_days: 50}\n"
    ).case.places
    assert len(found[at("study", "deadline")].days) == 5
    assert found[at("study", "deadline")].weight == 1
    assert len(found[at("study", "opens")].days) == 19
    assert found[at("study", "opens")].weight == 3
    assert found[at("impl", "opens")].is_locked


def test_days_are_those_of_freedom_that_every_rule_allows() -> None:
    text = (
        "freedom: [{round: study/r1, within_days: 40}]\n"
        "rules:\n"
        "  working_days_only: [decision]\n"
        "  budget_year: [{round: study/r1, year: 2027}]\n"
        "  blackouts: [{weeks: [36, 36], milestones: [decision]}]\n"
    )
    days = read(text).case.places[at("study", "decision")].days
    # 40 days either way of 15 September, without week 36 (6–12 September), Saturdays and Sundays.
    expected = [
        on
        for n in range(-40, 41)
        if (on := day("2027-09-15") + timedelta(n)).weekday() < 5
        and not day("2027-09-06") <= on <= day("2027-09-12")
    ]
    assert list(days) == expected


def test_working_days_are_those_of_the_funders_own_calendar() -> None:
    text = "freedom: [{all: true, within_days: 30}]\nrules: {working_days_only: [deadline]}\n"
    swedish = read(text).case.places[at("study", "deadline")].days
    belgian = (
        read(
            text,
            CALLS.replace(
                "{id: vinnova, name: Vinnova, level: national}",
                "{id: vinnova, name: Vinnova, level: national, holidays: BE}",
            ),
        )
        .case.places[at("study", "deadline")]
        .days
    )
    good_friday = day("2027-03-26")  # a holiday in Sweden and none in Belgium
    assert good_friday not in swedish
    assert good_friday in belgian


def test_an_imprecise_date_that_may_move_may_stand_on_any_day_of_its_period() -> None:
    place = read("freedom: [{round: match/r1, within_days: 3}]\n").case.places[
        at("match", "decision")
    ]
    assert place.current == day("2027-12-31")
    assert (place.days[0], place.days[-1]) == (day("2027-09-28"), day("2028-01-03"))
    optimistic = read("assumptions: {dates.reading: optimistic}\nlinks: []\n")
    assert optimistic.case.places[at("match", "decision")].current == day("2027-10-01")


def test_an_imprecise_date_that_may_move_is_read_on_a_day_that_the_rules_allow() -> None:
    # New Year's Eve 2027 is a Friday and no working day by custom: Thursday the 30th.
    found = read(
        "freedom: [{round: match/r1, within_days: 3}]\nrules: {working_days_only: [decision]}\n"
    )
    assert found.case.places[at("match", "decision")].current == day("2027-12-30")
    locked = read("rules: {working_days_only: [decision]}\n")
    assert locked.case.places[at("match", "decision")].current == day("2027-12-31")


def test_what_lies_before_the_day_of_planning_is_past() -> None:
    found = read("as_of: 2027-04-01\nfreedom: [{all: true, within_days: 60}]\n").case.places
    assert found[at("study", "opens")].is_locked
    assert found[at("study", "deadline")].days[0] == day("2027-04-01")


def test_a_locked_date_is_given_whatever_rule_it_breaks() -> None:
    rules = "rules: {blackouts: [{weeks: [28, 31], milestones: [deadline]}], min_window_days: 42}\n"
    found = read(rules)
    place = found.case.places[at("match", "deadline")]
    assert place.is_locked
    assert [one.en for one in place.barred] == ["the black-out of weeks 28–31"]
    assert check(found.case, found.today()).holds


def test_a_date_that_may_move_and_breaks_a_rule_today_must_move() -> None:
    found = read(
        "freedom: [{round: match/r1, milestone: deadline, within_days: 30}]\n"
        "rules: {blackouts: [{weeks: [28, 31], milestones: [deadline]}]}\n"
    )
    assert not check(found.case, found.today()).holds
    assert check(found.case, found.today(match_deadline="2027-08-09")).holds


def test_a_round_that_keeps_its_window_has_no_bonds_of_its_own() -> None:
    found = read(
        "freedom: [{round: match/r1, within_days: 30, keep_window: true}]\n"
        "rules: {min_window_days: 42}\n"
    )
    assert found.case.rigid == {"match/r1"}
    assert found.case.bonds == ()
    apart = check(found.case, found.today(match_deadline="2027-07-29"))
    assert [one.kind for one in apart.breaches] == ["rigid"]


def test_the_order_of_a_rounds_dates_is_kept() -> None:
    found = read("freedom: [{round: impl/r1, within_days: 200}]\n")
    assert [bond.id for bond in found.case.bonds] == ["order:impl/r1"]
    crossed = check(found.case, found.today(impl_committee="2027-10-18"))
    assert not crossed.holds
    assert crossed.bonds[0].slack_days == -3


def test_stages_of_a_call_are_points_of_their_own_in_their_order() -> None:
    calls = CALLS.replace(
        "          - {kind: deadline, at: 2027-06-03}\n",
        "          - {kind: deadline, stage: 1, at: 2027-06-03}\n"
        "          - {kind: stage_result, stage: 1, at: 2027-07-01}\n"
        "          - {kind: deadline, stage: 2, at: 2027-09-01}\n",
    )
    found = read(
        "freedom: [{round: impl/r1, within_days: 200}]\nrules: {min_window_days: 5}\n", calls
    )
    order, window = found.case.bonds
    pairs = [
        (one.first.milestone, one.first.stage) for one in order.relations if isinstance(one, Lag)
    ]
    assert pairs == [
        ("opens", None),
        ("deadline", 1),
        ("stage_result", None),
        ("deadline", 2),
        ("committee", None),
    ]
    assert window.relations == (Lag(at("impl", "opens"), at("impl", "deadline", 1), 5, None),)


def test_a_proof_in_working_days_gives_the_last_day_of_the_decision() -> None:
    found = read(
        "links:\n"
        "  - {id: m, kind: decision_before_proof, first: study/r1, then: impl/r1, "
        "margin_working_days: 5, weight: 10}\n"
    )
    (lag,) = found.case.bonds[0].relations
    assert isinstance(lag, WorkingLag)
    # Twenty-five Swedish working days before Friday 1 October 2027: Friday 27 August.
    assert lag.latest_first[day("2027-10-01")] == day("2027-08-27")
    # The decision of 15 September is 19 days late.
    assert check(found.case, found.today()).bonds[0].slack_days == -19


def test_links_lean_on_no_conditional_round_where_dates_are_read_with_caution() -> None:
    calls = CALLS.replace("      - id: r1\n", "      - id: r1\n        certainty: conditional\n", 1)
    near = (
        "links:\n"
        "  - {id: n, kind: near, rounds: [study/r1, impl/r1], max_days: 1, required: true}\n"
    )
    bond = read(near, calls).case.bonds[0]
    assert (bond.required, bond.weight) == (False, 0)
    hopeful = read("assumptions: {dates.reading: optimistic}\n" + near, calls).case.bonds[0]
    assert hopeful.required
    three = near.replace("[study/r1, impl/r1]", "[study/r1, impl/r1, match/r1]")
    bond = read(three, calls).case.bonds[0]
    assert bond.required
    (lag,) = bond.relations
    assert isinstance(lag, Lag)
    assert {lag.first.round, lag.then.round} == {"impl/r1", "match/r1"}


def test_board_dates_are_chosen_whole() -> None:
    found = read(
        "choices:\n"
        "  - round: match/r1\n"
        "    ways:\n"
        "      - {deadline: 2027-08-20, decision: 2027-10-05}\n"
        "      - {deadline: 2027-09-20, decision: 2027-11-09}\n"
    )
    good = found.today(match_deadline="2027-08-20", match_decision="2027-10-05")
    assert check(found.case, good).holds
    mixed = found.today(match_deadline="2027-08-20", match_decision="2027-11-09")
    assert [one.kind for one in check(found.case, mixed).breaches] == ["choice"]


def test_a_locked_panel_that_is_too_full_asks_nothing_impossible_of_the_rest() -> None:
    found = read(
        "rules: {panels: [{id: p, capacity: 1, uses: [{all: true}]}], "
        "deadlines_per_week: [{all: true, max: 1}]}\n"
    )
    assert [use.round for _, use in found.prepared.beyond_panels] == ["impl/r1", "match/r1"]
    assert check(found.case, found.today()).holds


def test_a_move_that_is_tried_out_stands_whatever_freedom_there_is() -> None:
    found = read("links: []\n", what_if=("study/r1:deadline=+5",))
    assert found.case.places[at("study", "deadline")].days == (day("2027-04-25"),)
    assert found.prepared.tried == (at("study", "deadline"),)
    rigid = read(
        "freedom: [{round: study/r1, within_days: 2, keep_window: true}]\n",
        what_if=("study/r1:deadline=2027-04-25",),
    )
    assert set(rigid.case.fixed.values()) == {
        day("2027-03-06"), day("2027-04-25"), day("2027-09-20"),
    }  # fmt: skip


def test_rounds_in_one_week_and_rounds_near_each_other_become_relations() -> None:
    found = read(
        "links:\n"
        "  - {id: w, kind: same_week, rounds: [study/r1, impl/r1], milestone: opens, weight: 1}\n"
        "  - {id: o, kind: overlap, rounds: [study/r1, impl/r1], min_days: 7, weight: 1}\n"
    )
    week, overlap = found.case.bonds
    assert week.relations == (SameWeek((at("study", "opens"), at("impl", "opens"))),)
    # First deadline 20 April, last opening 3 May: 13 days too late for any overlap, 20 for seven.
    assert check(found.case, found.today()).bonds[1].slack_days == -20
    assert len(overlap.relations) == 4


def test_a_deadline_read_with_caution_is_not_before_the_rounds_own_opening() -> None:
    calls = CALLS.replace(
        "{kind: deadline, at: 2027-06-03}", "{kind: deadline, at: {quarter: 2027-Q2}}"
    )
    found = read("", calls).case.places
    # The second quarter begins on 1 April, but the call opens on 3 May.
    assert found[at("impl", "opens")].current == day("2027-05-03")
    assert found[at("impl", "deadline")].current == day("2027-05-03")
    free = read("freedom: [{round: impl/r1, milestone: deadline, within_days: 1}]\n", calls)
    days = free.case.places[at("impl", "deadline")].days
    assert (days[0], days[-1]) == (day("2027-05-02"), day("2027-07-01"))


def test_an_opening_read_with_caution_is_not_after_the_rounds_own_deadline() -> None:
    calls = CALLS.replace("{kind: opens, at: 2027-05-03}", "{kind: opens, at: {half: 2027-H1}}")
    assert read("", calls).case.places[at("impl", "opens")].current == day("2027-06-03")


def test_dates_that_contradict_each_other_are_read_as_they_are_written() -> None:
    september = "{kind: decision, at: {month: 2027-09}}"
    calls = CALLS.replace("{kind: decision, at: 2027-10-15}", september)
    # The committee meets on 1 October, after the whole of the month.
    assert read("", calls).case.places[at("impl", "decision")].current == day("2027-09-30")
