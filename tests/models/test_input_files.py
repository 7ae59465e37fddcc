"""Several files become one catalogue and one project, or all their faults with file and line."""

from __future__ import annotations

import pytest

from models.errors import InputErrors, InputProblem
from models.input_files import read_catalogues, read_inputs, read_plan, read_project

FUNDERS = b"""\
format: samspel/catalogue@1
funders:
  - {id: vinnova, name: Vinnova, level: national}
"""

CALLS = b"""\
format: samspel/catalogue@1
calls:
  - id: demo
    funder: vinnova
    title: Demo
    rounds:
      - id: r1
        milestones:
          - {kind: opens, at: 2027-01-11}
          - {kind: deadline, at: 2027-03-02}
"""

PROJECT = b"""\
format: samspel/project@1
id: pilot
title: Pilot
as_of: 2027-01-15
period: {earliest_start: 2027-06-01, latest_end: 2028-12-31, months: 12}
partners:
  - {id: lu, name: LU, type: research_organisation}
work_packages:
  - {id: wp1, activity: industrial_research, months: [1, 12]}
costs:
  - {partner: lu, work_package: wp1, category: staff, amount: 800_000}
must: {calls: [demo]}
"""


def faults(problems: tuple[InputProblem, ...]) -> list[tuple[str, int | None, str, str]]:
    return [(one.file, one.line, one.path, one.code) for one in problems]


def test_files_may_refer_to_each_other() -> None:
    project, catalogue = read_inputs(
        ("p.yaml", PROJECT), [("calls.yaml", CALLS), ("funders.yaml", FUNDERS)]
    )
    assert project.must.calls == ("demo",)
    assert catalogue.funder_of(catalogue.calls[0]).name == "Vinnova"


def test_what_stands_in_two_files_in_the_same_words_stands_once() -> None:
    catalogue = read_catalogues([("a", FUNDERS), ("b", CALLS), ("c", FUNDERS), ("d", CALLS)])
    assert len(catalogue.funders) == len(catalogue.calls) == 1


def test_a_reference_that_no_file_resolves_has_the_line_of_its_own_file() -> None:
    other = CALLS.replace(b"id: demo", b"id: other").replace(b"vinnova", b"vinova")
    with pytest.raises(InputErrors) as caught:
        read_catalogues([("calls.yaml", CALLS), ("funders.yaml", FUNDERS), ("other.yaml", other)])
    assert faults(caught.value.problems) == [("other.yaml", 4, "calls[0].funder", "funder-unknown")]


def test_an_id_with_other_content_in_a_second_file_is_told_with_the_first_place() -> None:
    other = CALLS.replace(b"title: Demo", b"title: Another")
    with pytest.raises(InputErrors) as caught:
        read_catalogues([("f.yaml", FUNDERS), ("one.yaml", CALLS), ("two.yaml", other)])
    assert faults(caught.value.problems) == [("two.yaml", 3, "calls[0].id", "duplicate-id")]
    assert "one.yaml:3 calls[0]" in caught.value.problems[0].message_sv
    assert "one.yaml:3 calls[0]" in caught.value.problems[0].message_en


def test_an_id_twice_in_one_file_is_told_there() -> None:
    twice = FUNDERS + b"  - {id: vinnova, name: Vinnova again, level: national}\n"
    with pytest.raises(InputErrors) as caught:
        read_catalogues([("calls.yaml", CALLS), ("funders.yaml", twice)])
    assert faults(caught.value.problems) == [("funders.yaml", 4, "funders[1].id", "duplicate-id")]


def test_a_fault_within_a_call_has_its_line_also_when_other_files_come_first() -> None:
    late = CALLS.replace(b"id: demo", b"id: late").replace(b"2027-01-11", b"2027-04-11")
    with pytest.raises(InputErrors) as caught:
        read_catalogues([("a.yaml", FUNDERS), ("b.yaml", CALLS), ("c.yaml", late)])
    assert faults(caught.value.problems) == [
        ("c.yaml", 8, "calls[0].rounds[0].milestones", "call-closes-before-opening")
    ]


def test_a_file_without_calls_is_fine_beside_others_but_not_alone() -> None:
    with pytest.raises(InputErrors) as caught:
        read_catalogues([("funders.yaml", FUNDERS)])
    assert faults(caught.value.problems) == [("funders.yaml", 1, "calls", "catalogue-empty")]


def test_no_file_at_all_is_an_empty_catalogue() -> None:
    with pytest.raises(InputErrors) as caught:
        read_catalogues([])
    assert [one.code for one in caught.value.problems] == ["catalogue-empty"]


def test_an_unreadable_file_does_not_make_references_to_it_faults() -> None:
    broken = FUNDERS.replace(b"level: national", b"level: galactic")
    with pytest.raises(InputErrors) as caught:
        read_catalogues([("calls.yaml", CALLS), ("funders.yaml", broken)])
    assert [one.code for one in caught.value.problems] == ["value-not-allowed"]


def test_the_flaws_of_a_project_have_lines() -> None:
    content = PROJECT.replace(b"partner: lu", b"partner: lund") + b"assumptions: {law: x}\n"
    with pytest.raises(InputErrors) as caught:
        read_project(content, "p.yaml")
    assert faults(caught.value.problems) == [
        ("p.yaml", 11, "costs[0].partner", "partner-unknown"),
        ("p.yaml", 13, "assumptions.law", "assumption-unknown"),
    ]


def test_all_faults_of_all_files_come_in_one_error() -> None:
    project = PROJECT.replace(b"[1, 12]", b"[1, 13]").replace(b"[demo]", b"[deno]")
    unknown = CALLS.replace(b"vinnova", b"vinova")
    with pytest.raises(InputErrors) as caught:
        read_inputs(("p.yaml", project), [("c.yaml", unknown), ("f.yaml", FUNDERS)])
    assert [one.code for one in caught.value.problems] == [
        "funder-unknown",
        "work-package-after-project",
        "call-unknown",
    ]
    with pytest.raises(InputErrors) as caught:
        read_inputs(("p.yaml", project), [("c.yaml", CALLS), ("f.yaml", FUNDERS)])
    assert [one.code for one in caught.value.problems] == [
        "work-package-after-project",
        "call-unknown",
    ]
    assert "demo" in caught.value.problems[1].remedy_sv


def test_a_plan_is_read_back() -> None:
    plan = read_plan(
        b'{"format": "samspel/plan@1", "status": "undecided", "project": "p",'
        b' "as_of": "2027-01-15"}',
        "plan.json",
    )
    assert plan.status == "undecided"
    with pytest.raises(InputErrors):
        read_plan(PROJECT, "p.yaml")
