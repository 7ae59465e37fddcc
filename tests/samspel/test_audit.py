"""``samspel audit``: a plan held against the rules, without the solver."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Ran, Run


@pytest.fixture
def plan(inputs: Inputs, run: Run) -> Any:
    """The plan of the small project, as JSON values."""
    return run("check", *inputs.arguments, "--json").document


@pytest.fixture
def audit(inputs: Inputs, run: Run) -> Any:
    """Audit a plan given as JSON values."""

    def audited(plan: Any, *more: str) -> Ran:
        file = inputs.folder / "plan.json"
        file.write_text(json.dumps(plan), encoding="utf-8")
        _, *calls = inputs.arguments
        return run("audit", file, "--project", inputs.project, *calls, *more)

    return audited


def test_what_the_planner_makes_holds(plan: Any, audit: Any) -> None:
    assert audit(plan).status == 0
    assert "Planen håller." in audit(plan).out
    assert audit(plan, "--json").document["errors"] == 0


def test_a_plan_changed_by_hand_is_found_out(plan: Any, audit: Any) -> None:
    for row in plan["matrix"]:
        row["amount"] = "700000.00" if row["source"].startswith("call:") else "100000.00"
    plan["applications"][0]["grant"] = "700000.00"
    ran = audit(plan, "--json")
    assert ran.status == 1
    assert ran.document["errors"] >= 1
    rules = {one["rule"] for one in ran.document["findings"] if one["severity"] == "error"}
    human = audit(plan)
    assert human.status == 1
    assert human.out.startswith("Fel: ")
    assert all(f"[{rule}]" in human.out for rule in rules)
    assert "The plan breaks the rules" in audit(plan, "--lang", "en").out


def test_a_call_that_does_not_exist_is_a_finding_and_no_fault_of_input(
    plan: Any, audit: Any
) -> None:
    plan["applications"][0]["round"] = "2031-1"
    assert audit(plan).status == 1


def test_bad_input_is_told_for_all_files_at_once(inputs: Inputs, run: Run) -> None:
    inputs.change(inputs.project, "800_000", "-1")
    _, *calls = inputs.arguments
    ran = run("audit", "no.json", "--project", inputs.project, *calls, "--json")
    assert ran.status == 2
    assert {"file-not-found", "amount-negative"} <= set(ran.codes)


def test_the_solver_is_not_imported(inputs: Inputs, plan: Any, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    _, *calls = inputs.arguments
    arguments = ["audit", str(file), "--project", str(inputs.project), *calls]
    code = (
        f"import sys; from samspel.cli import run; status = run({arguments!r});"
        "assert status == 0, status;"
        "assert not {'ortools', 'pandas', 'solver', 'prefect'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_a_currency_changed_by_hand_is_found_out(plan: Any, audit: Any) -> None:
    plan["applications"][0]["currency"] = "EUR"
    ran = audit(plan, "--json")
    assert ran.status == 1
    (finding,) = [one for one in ran.document["findings"] if one["severity"] == "error"]
    assert finding["rule"] == "plan.stated"
    assert finding["numbers"] == {"field": "currency", "stated": "EUR", "is": "SEK"}


def test_a_plan_of_another_day_or_other_files_is_warned_of(plan: Any, audit: Any) -> None:
    assert [one["rule"] for one in audit(plan, "--json").document["findings"]] == []
    later = audit(plan, "--today", "2027-01-20", "--json")
    assert later.status == 0
    subjects = [one["subjects"] for one in later.document["findings"]]
    assert subjects == [["as_of"], ["inputs_sha256"]]


def test_what_is_not_audited_is_told_with_the_reason(plan: Any, audit: Any) -> None:
    told = audit(plan, "--json").document["not_audited"]
    assert {"field": "proven", "reason": told[0]["reason"]} in told
    assert all(one["reason"]["sv"] and one["reason"]["en"] for one in told)
