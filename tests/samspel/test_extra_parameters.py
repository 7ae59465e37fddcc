"""``--parameters``: a plan judged by values that are not shipped; all values are invented."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.samspel.conftest import Inputs, Run

NEW_LAW = {
    "gber/article_59/expiry": ("date", "2033-12-31"),
    "gber/article_25/base_intensity/industrial_research": ("share", '"0.50"'),
    "gber/article_25/maximum_intensity": ("share", '"0.60"'),
    "gber/article_25/size_bonus/small": ("share", '"0.05"'),
}


@pytest.fixture
def new_law(tmp_path: Path) -> Path:
    """A folder with an invented regulation that applies from 2027-07-01."""
    folder = tmp_path / "law"
    for id_, (unit, value) in NEW_LAW.items():
        file = folder / f"{id_}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            "description: {sv: Påhittat värde, en: Invented value}\n"
            f"unit: {unit}\nsureness: G\nlast_checked: 2027-01-01\nvalues:\n"
            f"  - {{from: 2027-07-01, to: null, value: {value}, reference: Invented art. 1}}\n",
            encoding="utf-8",
        )
    return folder


@pytest.fixture
def firm(inputs: Inputs) -> Inputs:
    """The project is a small firm's, and the call decides in 2028, under the block exemption."""
    inputs.change(
        inputs.project,
        "type: research_organisation",
        "type: enterprise, size: small, economic_activity: true",
    )
    text = inputs.project.read_text(encoding="utf-8")
    inputs.project.write_text(
        text.replace("2027-06-01", "2028-06-01").replace("2028-12-31", "2029-12-31"),
        encoding="utf-8",
    )
    text = inputs.catalogue.read_text(encoding="utf-8")
    inputs.catalogue.write_text(
        text.replace("2027-", "2028-").replace(
            "    rates: ", "    legal_basis: [gber.25]\n    rates: "
        ),
        encoding="utf-8",
    )
    return inputs


def resting(plan: Any) -> list[str]:
    return [one["name"] for one in plan["assumptions"] if one["rests_on_it"]]


def test_with_the_new_law_a_plan_for_2028_rests_on_no_assumption(
    run: Run, firm: Inputs, new_law: Path
) -> None:
    without = run("check", *firm.arguments, "--json").document
    assert "law.after_expiry" in resting(without)
    ran = run("check", *firm.arguments, "--parameters", new_law, "--json")
    assert ran.status == 0
    plan = ran.document
    assert "law.after_expiry" not in resting(plan)
    (aid,) = plan["aid"]
    assert aid["ceiling"] == "0.55"
    assert aid["reference"] == "Invented art. 1"
    assert "law.validity" not in [one["rule"] for one in plan["findings"]]
    refused = run("check", *firm.arguments, "--assume", "law.after_expiry=refuse", "--json")
    assert refused.status != 0
    allowed = run(
        "check",
        *firm.arguments,
        "--assume",
        "law.after_expiry=refuse",
        "--parameters",
        new_law,
        "--json",
    )
    assert allowed.status == 0


def test_the_fingerprint_of_the_inputs_holds_the_added_values(
    run: Run, firm: Inputs, new_law: Path
) -> None:
    def fingerprint(*more: object) -> str:
        found: str = run("check", *firm.arguments, *more, "--json").document["inputs_sha256"]
        return found

    given = ("--parameters", new_law)
    first = fingerprint(*given)
    assert fingerprint() != first
    assert fingerprint(*given) == first
    file = new_law / "gber" / "article_25" / "maximum_intensity.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("0.60", "0.59"), encoding="utf-8")
    assert fingerprint(*given) not in (first, fingerprint())


def test_plan_and_audit_take_the_same_folder(run: Run, firm: Inputs, new_law: Path) -> None:
    given = ("--parameters", new_law)
    planned = run("plan", *firm.arguments, "--out", firm.out, *given, "--json")
    assert planned.status == 0
    checked = run("check", *firm.arguments, *given, "--json").document
    # Only a plan is asked what follows of it.
    consequences = ("if_refused", "risk", "unchosen", "binding", "solver")
    assert {**planned.document, **{name: checked[name] for name in consequences}} == checked
    _, *calls = firm.arguments
    asked = ("audit", firm.out / "plan.json", "--project", firm.project, *calls, "--json")
    assert run(*asked, *given).document["findings"] == []
    rules = [one["rule"] for one in run(*asked).document["findings"]]
    assert "law.validity" in rules


def test_faults_of_the_folder_are_told(run: Run, firm: Inputs, new_law: Path) -> None:
    def codes(folder: Path) -> list[str]:
        ran = run("check", *firm.arguments, "--parameters", folder, "--json")
        assert ran.status == 2
        return ran.codes

    assert codes(firm.folder / "nowhere") == ["parameters-not-folder"]
    empty = firm.folder / "empty"
    empty.mkdir()
    assert codes(empty) == ["folder-without-parameters"]
    (new_law / "one.yaml").write_text("unit: furlong\n", encoding="utf-8")
    (new_law / "two.yaml").mkdir()
    found = codes(new_law)
    assert "value-not-allowed" in found
    assert "field-missing" in found
    unreadable = new_law / "large.yaml"
    unreadable.write_bytes(b"x" * 11_000_000)
    assert codes(new_law) == ["file-too-large"]
