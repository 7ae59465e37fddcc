"""What programme officers ask of a calendar of calls, from files to the alignment.

Dates are those published by the funders where a source is named; the rest is made up.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.alignment_request import AlignmentRequest
from flows.alignment_steps import Aligned, align_into, asked_of, read_step
from models.alignment.alignment import Alignment
from models.alignment.check import check, today
from models.alignment.what_if import what_ifs
from models.errors import InputErrors

FUNDERS = """\
format: samspel/catalogue@1
funders:
  - {id: vinnova, name: Vinnova, level: national}
  - {id: vr, name: Vetenskapsrådet, level: national}
  - {id: tvv, name: Tillväxtverket, level: national}
  - {id: region, name: Region Västerbotten, level: regional}
  - {id: ec, name: European Commission, level: eu, country: BE, currency: EUR, holidays: BE}
calls:
"""


def call(name: str, funder: str, more: str = "", **rounds: str) -> str:
    """A call with rounds of ``kind date, kind date``; ``more`` are lines of the call."""
    lines = [f"  - id: {name}", f"    funder: {funder}", f"    title: {name}"]
    lines += [f"    {more}"] if more else []
    lines.append("    rounds:")
    for one, dates in rounds.items():
        lines += [f"      - id: {one}", "        milestones:"]
        lines += [
            "          - {{kind: {}, at: {}}}".format(*date.split(" ", 1))
            for date in dates.split(", ")
        ]
    return "\n".join(lines) + "\n"


def written(folder: Path, calls: str, scenario: str, horizon: str) -> AlignmentRequest:
    """The request for a scenario written into ``folder``."""
    (folder / "calls.yaml").write_text(FUNDERS + calls, encoding="utf-8")
    file = folder / "scenario.yaml"
    first, last = horizon.split("/")
    head = "format: samspel/scenario@1\ncatalogue: [calls.yaml]\n"
    head += f"horizon: {{from: {first}, to: {last}}}\n"
    file.write_text(head + scenario, encoding="utf-8")
    return AlignmentRequest(file, language="en", time_limit_seconds=20)


def solved(folder: Path, calls: str, scenario: str, horizon: str) -> Alignment:
    return align_into(written(folder, calls, scenario, horizon), folder / "out").alignment


def moves(alignment: Alignment) -> dict[tuple[str, str], str]:
    return {(one.round, one.milestone): one.to.isoformat() for one in alignment.moves}


def test_implementation_opens_when_the_longest_study_and_its_preparation_are_over(
    tmp_path: Path,
) -> None:
    # A study that starts on 2 September 2024 and lasts 9–12 months ends by 1 September 2025 (364
    # days); six weeks of preparation are 42 days: the next deadline is 406 days after the start.
    calls = call("study", "vinnova", r="deadline 2024-03-05, earliest_start 2024-09-02")
    calls += call("step-two", "vinnova", r="opens 2025-06-02, deadline 2025-09-01")
    answer = solved(
        tmp_path,
        calls,
        "freedom: [{round: step-two/r, within_days: 90}]\n"
        "links:\n"
        "  - {id: after, kind: lag, first: {round: study/r, milestone: earliest_start}, "
        "then: {round: step-two/r, milestone: deadline}, min_days: 406, required: true}\n",
        "2024-01-01/2026-12-31",
    )
    # 2 September 2024 + 406 days = 13 October 2025.
    assert moves(answer) == {("step-two/r", "deadline"): "2025-10-13"}
    assert answer.links[0].slack_days_before == -42


def test_a_chain_without_slack_has_a_gap_of_one_day_and_then_seventy_one(tmp_path: Path) -> None:
    # Planning ends by 31 March 2026, the main call opens on 1 April and closes on 10 June.
    calls = call("planning", "vinnova", r="deadline 2025-09-01, latest_end 2026-03-31")
    calls += call("clusters", "vr", r="opens 2026-04-01, deadline 2026-06-10")
    end = "first: {round: planning/r, milestone: latest_end}"
    answer = solved(
        tmp_path,
        calls,
        "links:\n"
        f"  - {{id: opening, kind: lag, {end}, then: {{round: clusters/r, milestone: opens}}, "
        "min_days: 0, weight: 1}\n"
        f"  - {{id: closing, kind: lag, {end}, then: {{round: clusters/r, milestone: deadline}}, "
        "min_days: 0, weight: 1}\n",
        "2025-01-01/2026-12-31",
    )
    assert [link.slack_days for link in answer.links] == [1, 71]
    assert not answer.moves
    assert answer.proven


BOARD = call("board", "region", r="deadline 2024-03-19, decision 2024-05-08")
PARTNERS = "".join(
    call(
        f"call-{n}",
        "tvv",
        "match: {proof: {rule: days_before, count: 20, event: committee}}",
        r=f"deadline 2024-03-19, committee 2024-05-{day}",
    )
    for n, day in ((1, "08"), (2, "20"), (3, "27"))
)


def test_the_board_date_that_serves_most_calls_is_proposed_with_those_it_does_not_serve(
    tmp_path: Path,
) -> None:
    # Proofs are due 18 April, 30 April and 7 May. The board can meet on 3 May or 25 April (or stay
    # on 8 May): 25 April serves two calls, 3 May one.
    links = "".join(
        f"  - {{id: serves-{n}, kind: decision_before_proof, first: board/r, then: call-{n}/r, "
        "weight: 1}\n"
        for n in (1, 2, 3)
    )
    answer = solved(
        tmp_path,
        BOARD + PARTNERS,
        "choices:\n"
        "  - round: board/r\n"
        "    ways:\n"
        "      - {deadline: 2024-03-19, decision: 2024-05-08}\n"
        "      - {deadline: 2024-03-12, decision: 2024-05-03}\n"
        "      - {deadline: 2024-03-05, decision: 2024-04-25}\n"
        f"links:\n{links}",
        "2024-01-01/2024-12-31",
    )
    assert moves(answer) == {
        ("board/r", "deadline"): "2024-03-05",
        ("board/r", "decision"): "2024-04-25",
    }
    served = {link.id: (link.satisfied, link.slack_days) for link in answer.links}
    assert served == {"serves-1": (False, -7), "serves-2": (True, 5), "serves-3": (True, 12)}


def test_one_move_is_tried_out_and_no_other_date_moves(tmp_path: Path) -> None:
    request = written(
        tmp_path,
        BOARD + PARTNERS,
        "links:\n"
        "  - {id: serves-3, kind: decision_before_proof, first: board/r, then: call-3/r, "
        "weight: 1}\n",
        "2024-01-01/2024-12-31",
    )
    tried = AlignmentRequest(
        request.scenario, what_if=what_ifs(["board/r:decision=-7"]), time_limit_seconds=20
    )
    answer = align_into(tried, tmp_path / "out").alignment
    # 8 May minus a week is 1 May, six days before 7 May.
    assert moves(answer) == {("board/r", "decision"): "2024-05-01"}
    assert answer.what_if[0].wins == ("serves-3",)
    assert (answer.links[0].before, answer.links[0].slack_days) == (False, 6)


def test_a_conditional_call_counts_only_for_the_hopeful(tmp_path: Path) -> None:
    # Tillväxtverket's pre-study call in Västsverige could run only if an ordinance was changed.
    studies = call("pre-study", "tvv", r="opens 2022-01-15, deadline 2022-02-28").replace(
        "      - id: r\n", "      - id: r\n        certainty: conditional\n"
    )
    calls = studies + call("other", "vinnova", r="opens 2022-03-01, deadline 2022-04-01")
    scenario = (
        "freedom: [{round: other/r, within_days: 60}]\n"
        "links: [{id: together, kind: near, rounds: [pre-study/r, other/r], milestone: opens, "
        "max_days: 7, required: true}]\n"
    )
    cautious = solved(tmp_path, calls, scenario, "2022-01-01/2022-12-31")
    assert not cautious.moves
    assert "link.conditional" in {one.rule for one in cautious.warnings}
    feed = (tmp_path / "out" / "funder-tvv.ics").read_text("utf-8")
    assert feed.count("STATUS:TENTATIVE") == feed.count("BEGIN:VEVENT") == 2
    hopeful = solved(
        tmp_path,
        calls,
        "assumptions: {dates.reading: optimistic}\n" + scenario,
        "2022-01-01/2022-12-31",
    )
    assert moves(hopeful) == {("other/r", "opens"): "2022-01-22"}


@pytest.mark.parametrize(
    ("letter", "works"), [("2023-02-16", True), ("2023-02-17", True), ("2023-02-18", False)]
)
def test_the_seals_letter_comes_before_the_deadline_of_the_call_for_its_holders(
    tmp_path: Path, letter: str, *, works: bool
) -> None:
    # The call for the six holders of a seal closed on 17 February 2023.
    calls = call("edih", "ec", r=f"deadline 2022-02-22, decision {letter}")
    calls += call("seal-holders", "tvv", r="opens 2023-01-10, deadline 2023-02-17")
    answer = solved(
        tmp_path,
        calls,
        "links: [{id: letter, kind: lag, first: {round: edih/r, milestone: decision}, "
        "then: {round: seal-holders/r, milestone: deadline}, min_days: 0, required: true}]\n",
        "2022-01-01/2023-12-31",
    )
    assert answer.status == ("aligned" if works else "impossible")
    assert answer.proven
    assert bool(answer.conflicts) is not works


def test_a_rolling_call_is_one_call_whose_cut_offs_move_each_on_its_own(tmp_path: Path) -> None:
    calls = call(
        "rolling",
        "vinnova",
        a="deadline 2027-02-01",
        b="deadline 2027-05-03",
        c="deadline 2027-09-01",
    )
    calls += call("other", "tvv", r="deadline 2027-05-04")
    answer = solved(
        tmp_path,
        calls,
        "freedom: [{funder: vinnova, within_days: 10}]\n"
        "links: [{id: spread, kind: apart, rounds: [rolling/a, rolling/b, rolling/c, other/r], "
        "min_days: 7, required: true}]\n",
        "2027-01-01/2027-12-31",
    )
    # 3 May and 4 May are six days too near; earlier by six is 27 April.
    assert moves(answer) == {("rolling/b", "deadline"): "2027-04-27"}
    feed = (tmp_path / "out" / "funder-vinnova.ics").read_text("utf-8")
    assert feed.count("BEGIN:VEVENT") == 3


def test_what_is_written_passes_the_judge_that_knows_no_solver(tmp_path: Path) -> None:
    request = written(
        tmp_path,
        BOARD + PARTNERS,
        "freedom: [{all: true, within_days: 30}]\n"
        "links:\n"
        "  - {id: one, kind: decision_before_proof, first: board/r, then: call-1/r, weight: 5}\n"
        "rules: {working_days_only: [decision, committee, deadline], "
        "deadlines_per_week: [{all: true, max: 2}]}\n",
        "2024-01-01/2024-12-31",
    )
    aligned: Aligned = align_into(request, tmp_path / "out")
    case = asked_of(read_step(request), request).prepared.case
    dates = today(case)
    for point in dates:
        dates[point] = next(
            one.on
            for one in aligned.alignment.dates
            if (one.round, one.milestone, one.stage) == (point.round, point.milestone, point.stage)
        )
    assert check(case, dates).holds
    # Four deadlines stand in one week, so two of them move to a week beside it.
    assert aligned.alignment.links[0].satisfied


def test_the_least_move_that_makes_the_shipped_project_possible(tmp_path: Path, root: Path) -> None:
    scenario = root / "examples" / "too-late" / "alignment" / "scenario.yaml"
    answer = align_into(AlignmentRequest(scenario, time_limit_seconds=20), tmp_path).alignment
    # The proof is due on 23 April; the board decides 15 days later, on 8 May.
    assert moves(answer) == {("vasterbotten-omgang/2024-1", "decision"): "2024-04-23"}
    assert answer.moves[0].reasons == ("bevis", "project:cirkular-gruvregion")
    assert (answer.archetypes[0].before, answer.archetypes[0].after) == ("infeasible", "feasible")
    assert answer.proven


def test_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    request = written(
        tmp_path, BOARD, "keep_feasible: [a.yaml, {projects: [b.yaml], require: most}]\n",
        "2024-01-01/2024-12-31",
    )  # fmt: skip
    with pytest.raises(InputErrors) as raised:
        read_step(request)
    assert [Path(one.file).name for one in raised.value.problems] == ["a.yaml", "b.yaml"]
    (tmp_path / "scenario.yaml").write_text(
        (tmp_path / "scenario.yaml").read_text("utf-8").replace("[calls.yaml]", "[cals.yaml]"),
        "utf-8",
    )
    with pytest.raises(InputErrors) as raised:
        read_step(request)
    assert "calls.yaml" in raised.value.problems[-1].remedy_en
