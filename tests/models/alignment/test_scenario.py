"""Scenario files: the contract's example is read, and faults come all at once with their lines."""

from __future__ import annotations

import pytest

from models.alignment.scenario import SCENARIO_FORMAT, Scenario
from models.alignment.scenario_file import read_scenario
from models.document import read as read_document
from models.errors import InputErrors
from tests.models.alignment.small_scenario import HEAD, read

CONTRACT = """\
freedom:
  - {round: vinnova-demo/2027-1, within_days: 60, keep_window: true}
  - {funder: tillvaxtverket, within_days: 30, weight: 2}
links:
  - {id: match, kind: decision_before_proof, first: vinnova-demo/2027-1, then: tvv-impl/2027-1, margin_working_days: 5, weight: 10}
  - {id: chain, kind: lag, first: {round: vinnova-study/2027-1, milestone: decision}, then: {round: tvv-impl/2027-1, milestone: opens}, min_days: 270, max_days: 540, required: true}
  - {id: both-open, kind: overlap, rounds: [vinnova-demo/2027-1, tvv-impl/2027-1], min_days: 21, weight: 5}
  - {id: spread, kind: apart, rounds: [a/1, b/1, c/1], milestone: deadline, min_days: 5, weight: 3}
  - {id: joint-info, kind: same_week, rounds: [a/1, b/1], milestone: opens, weight: 1}
  - {id: close, kind: near, rounds: [a/1, b/1], milestone: deadline, max_days: 14, weight: 2}
rules:
  min_window_days: 42
  durations: [{funder: vinnova, from: deadline, to: decision, min_days: 60, max_days: 120}]
  panels: [{id: experts, capacity: 3, uses: [{funder: vinnova, from: deadline, to: decision, amount: 1}]}]
  deadlines_per_week: [{funder: vinnova, max: 3}]
  blackouts: [{weeks: [28, 31], milestones: [deadline, decision], funders: all}]
  working_days_only: [deadline, decision, committee]
  budget_year: [{round: vinnova-demo/2027-1, year: 2027}]
keep_feasible: [project-a.yaml]
"""  # noqa: E501  # as the contract has it


def codes(text: str) -> dict[str, int | None]:
    """Code -> line of every fault of a scenario beside the small catalogue."""
    with pytest.raises(InputErrors) as raised:
        read(text)
    for problem in raised.value.problems:
        assert problem.remedy_sv, problem.code
        assert problem.remedy_en, problem.code
    return {problem.code: problem.line for problem in raised.value.problems}


def test_the_example_of_the_contract_is_read() -> None:
    scenario = read_document((HEAD + CONTRACT).encode(), "s", Scenario, SCENARIO_FORMAT)
    assert [link.kind for link in scenario.links] == [
        "decision_before_proof", "lag", "overlap", "apart", "same_week", "near",
    ]  # fmt: skip
    assert scenario.freedom[0].keep_window
    assert scenario.keep_feasible[0].projects == ("project-a.yaml",)
    assert scenario.keep_feasible[0].require == "all"


def test_faults_of_single_values_come_all_at_once_with_their_lines() -> None:
    found = codes(
        "freedom:\n"
        "  - {round: study/r1, within_days: -6}\n"
        "links:\n"
        "  - {id: a, kind: lagg, rounds: [study/r1, impl/r1]}\n"
        "  - {id: b, kind: apart, rounds: [study/r1, impl/r1], min_days: 3}\n"
        "  - {id: c, kind: lag, first: {round: study/r1, milestone: opens}, "
        "then: {round: impl/r1, milestone: opens}, min_days: 9, max_days: 3, required: true}\n"
        "rules:\n"
        "  blackouts: [{weeks: [28, 31], from: 2027-07-01, to: 2027-08-01, "
        "milestones: [deadline]}]\n"
        "  budget_year: [{round: study, year: 2027}]\n"
    )
    assert found == {
        "value-too-small": 5,
        "value-not-allowed": 7,
        "link-without-weight": 8,
        "lag-min-above-max": 9,
        "blackout-form": 11,
        "round-name-form": 12,
    }


def test_faults_beside_the_catalogue_come_all_at_once_with_their_lines() -> None:
    found = codes(
        "freedom:\n"
        "  - {funder: vinova, within_days: 6}\n"
        "links:\n"
        "  - {id: a, kind: near, rounds: [study/r1, imple/r1], max_days: 3, weight: 1}\n"
        "  - {id: a, kind: near, rounds: [study/r1, impl/r1], milestone: committee, "
        "max_days: 3, weight: 1}\n"
        "  - {id: c, kind: near, rounds: [study/r1, study/r1], max_days: 3, weight: 1}\n"
        "rules:\n"
        "  panels: [{id: experts, capacity: 2, uses: [{all: true, amount: 3}]}]\n"
    )
    assert found == {
        "funder-unknown": 5,
        "round-unknown": 7,
        "duplicate-id": 8,
        "milestone-missing": 8,
        "link-to-itself": 9,
        "panel-too-small": 11,
    }


def test_a_circle_of_required_lags_is_named_with_the_days_it_gains() -> None:
    text = HEAD + (
        "links:\n"
        "  - {id: one, kind: lag, first: {round: a/1, milestone: decision}, "
        "then: {round: b/1, milestone: opens}, min_days: 10, required: true}\n"
        "  - {id: two, kind: lag, first: {round: b/1, milestone: decision}, "
        "then: {round: a/1, milestone: decision}, min_days: 5, required: true}\n"
        "  - {id: wish, kind: lag, first: {round: b/1, milestone: opens}, "
        "then: {round: a/1, milestone: opens}, min_days: 500, weight: 1}\n"
    )
    with pytest.raises(InputErrors) as raised:
        read_scenario(text.encode(), "s")
    # decision a +10 → opens b, in b the decision is not before the opening, +5 → decision a.
    (problem,) = raised.value.problems
    assert problem.code == "lag-cycle"
    assert "one, two" in problem.message_en or "two, one" in problem.message_en
    assert "15 days after itself" in problem.message_en


def test_a_circle_that_gains_nothing_is_no_fault() -> None:
    text = HEAD + (
        "links:\n"
        "  - {id: one, kind: lag, first: {round: a/1, milestone: opens}, "
        "then: {round: b/1, milestone: opens}, min_days: 10, max_days: 10, required: true}\n"
    )
    assert read_scenario(text.encode(), "s").links[0].id == "one"


def test_a_least_lag_above_the_greatest_of_another_link_is_a_circle() -> None:
    ends = "first: {round: a/1, milestone: opens}, then: {round: b/1, milestone: opens}"
    text = HEAD + (
        "links:\n"
        f"  - {{id: one, kind: lag, {ends}, min_days: 30, required: true}}\n"
        f"  - {{id: two, kind: lag, {ends}, max_days: 20, required: true}}\n"
    )
    with pytest.raises(InputErrors, match="10 days after itself"):
        read_scenario(text.encode(), "s")


def test_a_locked_milestone_outside_the_horizon_is_a_fault_of_the_horizon() -> None:
    lines = "links:\n  - {id: a, kind: near, rounds: [study/r1, impl/r1], max_days: 3, weight: 1}\n"
    short = HEAD.replace("2028-12-31", "2027-09-30")
    with pytest.raises(InputErrors) as raised:
        read_through(short + lines)
    (problem,) = raised.value.problems
    assert (problem.code, problem.line) == ("locked-outside-horizon", 3)
    assert "committee 2027-10-01, decision 2027-10-15" in problem.message_en
    assert "to: 2027-10-15" in problem.remedy_en
    free = "freedom: [{round: impl/r1, within_days: 20}]\n"
    read_through(short + lines + free)


def read_through(text: str) -> None:
    """Read a whole scenario beside the small catalogue."""
    from models.alignment.scenario_file import read_scenario_beside
    from models.input_files import read_catalogues
    from tests.models.alignment.small_scenario import CALLS

    catalogue = read_catalogues([("calls.yaml", CALLS.encode())])
    read_scenario_beside(text.encode(), "s", catalogue)


def test_a_hint_names_fields_as_they_are_written_in_files() -> None:
    with pytest.raises(InputErrors) as raised:
        read("rules: {durations: [{all: true, form: deadline, to: decision, min_days: 1}]}\n")
    unknown = next(one for one in raised.value.problems if one.code == "field-unknown")
    assert unknown.remedy_en == "Maybe you meant `from`?"
