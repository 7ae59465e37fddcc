"""The worked examples in ``examples/``: the planner gives the answers computed by hand there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from models.call import Call, Milestone
from models.case import Case
from models.catalogue import Catalogue
from models.check import check
from models.document import parse_document
from models.input_files import read_inputs
from models.money import decimal_text, parse_amount
from models.plan import Plan, plan_json
from models.project import CallList, Project
from solver.planning import PlanOptions, plan_project

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FOLDERS = sorted(
    path for path in EXAMPLES.iterdir() if path.is_dir() and not path.name.startswith("align-")
)

AMOUNTS = ("eligible_costs", "eligible", "grant", "granted", "headroom", "amount")


def test_every_project_has_an_expected_answer_and_every_folder_its_readme() -> None:
    for folder in FOLDERS:
        projects = {path.name for path in folder.glob("*.yaml")}
        others = {"catalogue.yaml", "expected.yaml", "ledger.yaml"}
        assert projects - others == {*_expected(folder)["projects"]}
        assert (folder / "README.md").is_file()


def _expected(folder: Path) -> Any:
    path = folder / "expected.yaml"
    return parse_document(path.read_bytes(), path.name).data


CASES = [
    pytest.param(folder, name, id=f"{folder.name}/{name}")
    for folder in FOLDERS
    for name in _expected(folder)["projects"]
]


@pytest.mark.parametrize(("folder", "name"), CASES)
def test_the_answer_is_the_one_computed_by_hand(folder: Path, name: str) -> None:
    project, catalogue = _inputs(folder, name)
    expected = _expected(folder)["projects"][name]
    plan = plan_project(project, catalogue, PlanOptions())
    found = json.loads(plan_json(plan))
    assert (plan.status, plan.proven) == (expected["status"], True)
    if plan.status == "feasible":
        assert plan.gap == 0.0
        _is_the_expected_plan(found, expected)
    else:
        _is_the_expected_explanation(found, expected)


@pytest.mark.parametrize(("folder", "name"), CASES)
def test_the_plan_breaks_no_rule_and_pays_every_cost_exactly(folder: Path, name: str) -> None:
    project, catalogue = _inputs(folder, name)
    plan = plan_project(project, catalogue, PlanOptions())
    if plan.status != "feasible":
        assert plan.matrix == ()
        return
    findings = check(Case(project, catalogue, plan))
    assert [one.message.en for one in findings if one.severity == "error"] == []
    paid: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in plan.matrix:
        assert row.source != "unfunded"
        paid[row.partner, row.work_package, row.category] += row.amount
    costs: dict[tuple[str, str, str], int] = defaultdict(int)
    for cost in project.costs:
        costs[cost.partner, cost.work_package, cost.category] += cost.amount
    assert paid == costs


@pytest.mark.parametrize(
    "call", ["skane-medfinansiering", "tvv-1-1", "tvv-7108", "vinnova-ai-2024"]
)
def test_skane_blekinge_needs_all_four_grants(call: str) -> None:
    project, catalogue = _inputs(EXAMPLES / "skane-blekinge", "project.yaml")
    without = project.model_copy(update={"must_not": CallList(calls=(call,))})
    assert _plan(without, catalogue).status == "infeasible"


def test_skane_blekinge_would_need_900_000_less_if_no_match_had_to_be_proved() -> None:
    project, catalogue = _inputs(EXAMPLES / "skane-blekinge", "project.yaml")
    unproved = _changed(catalogue, "tvv-7108", lambda call: {"match": type(call.match)()})
    plan = _plan(project, unproved)
    assert plan.totals is not None
    assert plan.totals.own_cash == parse_amount(600_000)
    assert "skane-storre-insatser" in {one.call for one in plan.applications}


@pytest.mark.parametrize(("days", "status"), [(14, "infeasible"), (15, "feasible")])
def test_too_late_is_mended_by_a_board_15_days_earlier(days: int, status: str) -> None:
    project, catalogue = _inputs(EXAMPLES / "too-late", "project.yaml")
    board = date(2024, 5, 8) - timedelta(days=days)
    plan = _plan(project, _changed(catalogue, "vasterbotten-omgang", _decided_on(board)))
    assert plan.status == status
    if plan.totals is not None:
        assert plan.totals.own_cash == parse_amount(900_000)


def test_too_late_would_be_mended_by_the_smaller_track_if_its_own_terms_let_erdf_in() -> None:
    project, catalogue = _inputs(EXAMPLES / "too-late", "project.yaml")
    let_in = _changed(
        catalogue, "vasterbotten-mindre", lambda call: {"combine": type(call.combine)()}
    )
    plan = _plan(project, let_in)
    assert {one.call for one in plan.applications} == {
        "tvv-ovre-norrland-2024-1",
        "vasterbotten-mindre",
    }
    assert plan.totals is not None
    assert plan.totals.own_cash == parse_amount(1_200_000)


def test_excellence_cluster_is_mended_by_a_month_less() -> None:
    folder = EXAMPLES / "excellence-cluster"
    written = (folder / "one-day-late.yaml").read_bytes()
    shorter = written.replace(b"months: 5", b"months: 4").replace(b"[1, 5]", b"[1, 4]")
    catalogue = ("catalogue.yaml", (folder / "catalogue.yaml").read_bytes())
    plan = _plan(*read_inputs(("four-months.yaml", shorter), [catalogue]))
    assert (plan.start, plan.end) == (date(2025, 11, 2), date(2026, 3, 1))


def _is_the_expected_plan(found: dict[str, Any], expected: dict[str, Any]) -> None:
    assert (found["start"], found["end"]) == (expected["start"], expected["end"])
    by_call = sorted(found["applications"], key=lambda one: str(one["call"]))
    assert _as_asked(by_call, expected["applications"]) == _amounts(expected["applications"])
    assert found["totals"] == {
        "currency": "SEK",
        **{name: _kronor(amount) for name, amount in expected["totals"].items()},
    }
    sources: dict[str, int] = defaultdict(int)
    places: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in found["matrix"]:
        amount = parse_amount(row["amount"])
        sources[row["source"]] += amount
        places[row["partner"], row["work_package"], row["source"]] += amount
    for source, amount in expected.get("paid_by", {}).items():
        assert (source, sources[source]) == (source, parse_amount(amount))
    for row in expected.get("paid", ()):
        place = (row["partner"], row["work_package"], row["source"])
        assert (place, places[place]) == (place, parse_amount(row["amount"]))
    for row in _amounts(expected.get("aid", ())):
        same = [
            one
            for one in found["aid"]
            if (one["partner"], one["activity"]) == (row["partner"], row["activity"])
        ]
        assert _as_asked(same, [row]) == [{**row, "ceiling": str(row["ceiling"])}]


def _is_the_expected_explanation(found: dict[str, Any], expected: dict[str, Any]) -> None:
    assert all(conflict["irreducible"] for conflict in found["conflicts"])
    demands = [demand for conflict in found["conflicts"] for demand in conflict["demands"]]
    for demand in expected["demands"]:
        assert any(_tells(one, demand) for one in demands), (demand, demands)
    told = [conflict["numbers"] for conflict in found["conflicts"]]
    if "missing" in expected:
        assert _kronor(expected["missing"]) in [one.get("missing") for one in told]
    if "days_missing" in expected:
        assert expected["days_missing"] in [one.get("days_missing") for one in told]
    repairs = [
        [{"what": one["what"], "to": one["to"]} for one in repair["changes"]]
        for repair in found["repairs"]
        if repair["verified"]
    ]
    for repair in expected["repairs"]:
        assert (repair if isinstance(repair, list) else [repair]) in repairs


def _tells(demand: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a demand is of the wanted rule, about the wanted things, with the wanted numbers."""
    return (
        demand["rule"] == wanted["rule"]
        and {*wanted.get("subjects", ())} <= {*demand["subjects"]}
        and wanted.get("numbers", {}).items() <= demand["numbers"].items()
    )


def _as_asked(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of what was found, the fields that the expected answer names."""
    assert len(found) == len(expected), found
    return [{name: one[name] for name in row} for one, row in zip(found, expected, strict=True)]


def _amounts(rows: Any) -> list[dict[str, Any]]:
    """The rows with amounts written as in plan files."""
    return [
        {name: _kronor(value) if name in AMOUNTS else value for name, value in row.items()}
        for row in rows
    ]


def _kronor(amount: Any) -> str:
    return decimal_text(parse_amount(amount))


def _inputs(folder: Path, name: str) -> tuple[Project, Catalogue]:
    catalogue = folder / str(_expected(folder)["catalogue"])
    return read_inputs(
        (name, (folder / name).read_bytes()), [(catalogue.name, catalogue.read_bytes())]
    )


def _plan(project: Project, catalogue: Catalogue) -> Plan:
    return plan_project(project, catalogue, PlanOptions())


def _changed(
    catalogue: Catalogue, call_id: str, change: Callable[[Call], dict[str, Any]]
) -> Catalogue:
    """The catalogue with some fields of one call replaced."""
    return Catalogue(
        funders=catalogue.funders,
        programmes=catalogue.programmes,
        calls=tuple(
            call.model_copy(update=change(call)) if call.id == call_id else call
            for call in catalogue.calls
        ),
    )


def _decided_on(day: date) -> Callable[[Call], dict[str, Any]]:
    def change(call: Call) -> dict[str, Any]:
        decision = Milestone(kind="decision", at=day)
        return {
            "rounds": tuple(
                one.model_copy(
                    update={
                        "milestones": (
                            *(each for each in one.milestones if each.kind != "decision"),
                            decision,
                        )
                    }
                )
                for one in call.rounds
            )
        }

    return change
