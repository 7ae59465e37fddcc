"""What the command line wants of a plan: preferred wishes, calls, the last plan, the risk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run

SECOND = """\
  - id: other
    funder: vinnova
    title: {sv: Den andra, en: The other}
    grant: {max: 300_000}
    success_rate: 0.9
    rounds:
      - {id: r1, milestones: [{kind: deadline, at: 2027-03-02}, {kind: decision, at: 2027-04-01}]}
"""


@pytest.fixture
def two(inputs: Inputs) -> Inputs:
    """A second call, which pays less and says yes more often."""
    text = inputs.catalogue.read_text(encoding="utf-8")
    inputs.catalogue.write_text(text + SECOND, encoding="utf-8")
    return inputs


def applied_for(document: dict[str, Any]) -> list[str]:
    return sorted(one["call"] for one in document["applications"])


def test_calls_can_be_wanted_and_left_out(two: Inputs, run: Run) -> None:
    assert applied_for(run("check", *two.arguments, "--json").document) == ["demo", "other"]
    alone = run("check", *two.arguments, "--must-not", "other", "--json")
    assert applied_for(alone.document) == ["demo"]
    both = run("check", *two.arguments, "--prefer", "applications", "--must", "demo", "--json")
    assert applied_for(both.document) == ["demo"]


def test_a_preferred_wish_comes_first(two: Inputs, run: Run) -> None:
    plan = run("check", *two.arguments, "--prefer", "success", "--json").document
    # The surest is to apply to as few as can be; 300 000 from the other and 500 000 of its own.
    assert applied_for(plan) == ["other"]


def test_whatever_changes_the_answer_changes_its_fingerprint(two: Inputs, run: Run) -> None:
    def fingerprint(*more: object) -> str:
        ran = run("plan", *two.arguments, "--out", two.out, *more, "--json")
        found: str = ran.document["inputs_sha256"]
        return found

    first = fingerprint()
    last = two.folder / "last.json"
    last.write_bytes((two.out / "plan.json").read_bytes())
    given = [
        ("--prefer", "success"),
        ("--must", "demo"),
        ("--must-not", "other"),
        ("--previous", last),
        ("--today", "2027-01-16"),
        ("--assume", "dates.reading=optimistic"),
        ("--time-limit", "59"),
    ]
    found = [fingerprint(*one) for one in given]
    assert len({first, *found}) == 1 + len(given)
    assert fingerprint() == first
    assert fingerprint("--liquidity", "--alternatives", "1") == first


def test_unknown_and_contradictory_calls_are_told_all_at_once(two: Inputs, run: Run) -> None:
    ran = run("check", *two.arguments, "--must", "demp", "--must", "other", "--must-not", "other")
    assert ran.status == 2
    assert "--must: utlysningen 'demp' finns inte." in ran.err
    assert "Menade du kanske demo?" in ran.err
    assert "must-and-must-not" in ran.err
    assert "Traceback" not in ran.err


def test_a_call_that_the_project_leaves_out_cannot_be_wanted(two: Inputs, run: Run) -> None:
    two.change(two.project, "as_of:", "must_not: {calls: [demo]}\nas_of:")
    ran = run("check", *two.arguments, "--must", "demo", "--lang", "en")
    assert ran.status == 2
    assert "the project's must_not" in ran.err


def test_an_unknown_wish_is_told_with_the_known_ones(inputs: Inputs, run: Run) -> None:
    ran = run("check", *inputs.arguments, "--prefer", "aplications")
    assert ran.status == 2
    assert "Menade du kanske applications?" in ran.err
    assert "own_and_private" in run("check", *inputs.arguments, "--prefer", "xyz").err


def test_the_last_plan_is_kept_and_changes_are_explained(two: Inputs, run: Run) -> None:
    first = two.folder / "first"
    run("plan", *two.arguments, "--must-not", "other", "--out", first)
    kept = run(
        "plan",
        *two.arguments,
        *("--previous", first / "plan.json", "--prefer", "changes", "--out", two.out),
        "--json",
    )
    assert applied_for(kept.document) == ["demo"]
    assert kept.document["changes_from_previous"] == []
    moved = run("plan", *two.arguments, "--previous", first / "plan.json", "--out", two.out)
    assert moved.status == 0
    assert "Ändrat sedan förra planen" in moved.out
    assert "Den andra (Vinnova) har kommit till, omgång r1." in moved.out.replace("\n    ", " ")


def test_the_plan_of_another_project_is_refused(two: Inputs, run: Run) -> None:
    run("plan", *two.arguments, "--out", two.out)
    two.change(two.project, "id: pilot", "id: another")
    ran = run("check", *two.arguments, "--previous", two.out / "plan.json")
    assert ran.status == 2
    assert "planen är för projektet 'pilot', inte 'another'" in ran.err
    assert run("check", *two.arguments, "--previous", two.folder / "none.json").status == 2


def test_the_terminal_tells_risk_refusals_and_other_plans(two: Inputs, run: Run) -> None:
    ran = run("plan", *two.arguments, "--out", two.out, "--alternatives", "2", "--risk")
    assert ran.status == 0
    for heading in (
        "Hur säkert är det?",
        "Om någon säger nej",
        "Andra planer",
        "Vad som skulle ge mer",
    ):
        assert f"\n{heading}\n" in ran.out
    assert "dragna på måfå" in ran.out
    assert max(len(line) for line in ran.out.split("\nSkrivet i")[0].splitlines()) <= 88
    plan = json.loads((two.out / "plan.json").read_text(encoding="utf-8"))
    assert plan["risk"]["simulation"]["samples"] == 10_000
    assert len(plan["alternatives"]) == 2
    assert {one["name"] for one in plan["alternatives"]} <= {
        "earliest_start",
        "least_own_and_private",
        "most_robust",
        "fewest_applications",
        "next_best_1",
        "next_best_2",
    }
    assert "alternatives" not in plan["alternatives"][0]
    english = run("plan", *two.arguments, "--out", two.out, "--alternatives", "1", "--lang", "en")
    assert "\nIf somebody says no\n" in english.out
    assert "\nOther plans\n" in english.out
