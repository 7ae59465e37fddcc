"""From dates that were found to the alignment that people read."""

from __future__ import annotations

import json
from datetime import date

from models.alignment.alignment import Alignment, alignment_json
from models.alignment.alignment_of import alignment_of
from models.alignment.case_of import prepare
from models.alignment.found import Found
from models.assumptions_set import assumptions_of
from tests.models.alignment.small_scenario import Read, read

SCENARIO = """\
freedom:
  - {round: study/r1, within_days: 60, keep_window: true}
  - {funder: tvv, within_days: 60, weight: 2}
links:
  - {id: match, kind: decision_before_proof, first: study/r1, then: impl/r1, weight: 10}
  - {id: close, kind: near, rounds: [study/r1, impl/r1], max_days: 50, weight: 3}
rules: {working_days_only: [committee]}
"""


def aligned(found: Read, **moved: str) -> Alignment:
    """The alignment of today's dates with some moved."""
    return alignment_of(found.asked, Found("aligned", proven=True, dates=found.today(**moved)))


def test_the_document_has_the_fields_of_the_contract() -> None:
    answer = aligned(read(SCENARIO), impl_committee="2027-10-13", impl_decision="2027-10-15")
    document = json.loads(alignment_json(answer))
    assert document["format"] == "samspel/alignment@1"
    assert (document["status"], document["proven"], document["gap"]) == ("aligned", True, 0.0)
    (move,) = document["moves"]
    assert {
        name: move[name] for name in ("round", "milestone", "from", "to", "days", "reasons")
    } == {
        "round": "impl/r1",
        "milestone": "committee",
        "from": "2027-10-01",
        "to": "2027-10-13",
        "days": 12,
        "reasons": ["match"],
    }
    match, close = document["links"]
    # Twenty working days before 13 October is 15 September, the very day of the decision.
    assert (match["satisfied"], match["before"], match["slack_days"]) == (True, False, 0)
    assert (close["satisfied"], close["before"], close["slack_days"]) == (True, True, 6)
    assert document["totals"] == {
        "weight_satisfied": 13,
        "weight_possible": 13,
        "weight_before": 3,
        "shift_days": 24,
        "rounds_moved": 1,
    }
    assert {"week": "2027-W16", "funder": "vinnova", "deadlines": 1, "before": 1} in document[
        "crowding"
    ]
    assert document["conflicts"] == document["repairs"] == []


def test_dates_that_fail_the_judge_are_never_called_aligned() -> None:
    answer = aligned(read(SCENARIO), impl_committee="2027-10-16")  # a Saturday after the decision
    assert (answer.status, answer.proven) == ("undecided", False)
    assert answer.warnings[0].rule == "samspel.disagreement"
    assert "Saturday" not in answer.warnings[0].message.en
    assert "2027-10-16" in answer.warnings[0].message.en


def test_a_round_that_moves_whole_has_the_reason_of_the_whole() -> None:
    found = read(SCENARIO)
    answer = aligned(
        found, study_opens="2027-02-17", study_deadline="2027-04-08", study_decision="2027-09-03"
    )
    # Twelve days earlier, the decision is on the last day in time; »close« is then lost.
    assert answer.status == "aligned"
    assert [move.reasons for move in answer.moves] == [("match",)] * 3
    assert [link.satisfied for link in answer.links] == [True, False]


def test_a_move_that_is_tried_out_tells_what_it_does_alone() -> None:
    found = read(SCENARIO, what_if=("impl/r1:deadline=+14",))
    dates = found.today(impl_deadline="2027-06-17")
    (tried,) = alignment_of(found.asked, Found("aligned", dates=dates)).what_if
    # The deadlines are 58 days apart, eight more than »close« allows.
    assert (tried.days, tried.wins, tried.breaks) == (14, (), ("close",))


def test_the_answer_does_not_depend_on_the_order_of_the_calls() -> None:
    found = read(SCENARIO)
    turned = Read(
        found.scenario,
        found.catalogue.model_copy(update={"calls": found.catalogue.calls[::-1]}),
        found.prepared,
    )
    assert aligned(found).inputs_sha256 == aligned(turned).inputs_sha256
    other = read(SCENARIO.replace("weight: 3", "weight: 4"))
    assert aligned(found).inputs_sha256 != aligned(other).inputs_sha256


def test_what_rests_on_uncertain_ground_is_told_of() -> None:
    text = SCENARIO.replace("then: impl/r1", "then: match/r1")
    rules = {one.rule for one in aligned(read(text)).warnings}
    assert "proof.not_asked" in rules
    assert aligned(read(text)).assumptions[1].rests_on_it


def test_a_horizon_without_any_round_is_told_of() -> None:
    found = read("links: []\n")
    assert "horizon.empty" not in {one.rule for one in aligned(found).warnings}
    horizon = found.scenario.horizon.model_copy(
        update={"from_": date(2040, 1, 1), "to": date(2040, 12, 31)}
    )
    scenario = found.scenario.model_copy(update={"horizon": horizon})
    empty = Read(scenario, found.catalogue, prepare(scenario, found.catalogue, assumptions_of({})))
    assert [one.rule for one in aligned(empty).warnings] == ["horizon.empty"]
