"""Planning from project to plan: statuses, provenance, determinism, progress and time."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from models.case import Case
from models.catalogue import Catalogue
from models.check import aid_rows, check
from models.errors import NumericGuardError
from models.finding import Finding
from models.inputs import inputs_sha256
from models.plan import Plan, plan_json
from models.project import Project
from models.rules import RULES
from models.text import Text
from solver import planning
from solver.engine import ortools_version
from solver.planning import PlanOptions, Progress, plan_project
from tests.solver.brute_force import score
from tests.solver.building import (
    a_catalogue,
    a_model,
    a_project,
    a_round,
    call,
    cost,
    errors,
    firm,
    grants,
    own_cash,
    package,
    planned,
    promise,
    uni,
)
from tests.solver.random_cases import large_case

POOR = a_project([uni(49)], [cost("uni", 100)])
RICH = a_project([uni(100)], [cost("uni", 100)])
HALF = call("half", "0.5")
POT = {"amount": 50, "scope": "pot", "pot": "together"}


def test_a_feasible_plan_is_proven_without_a_gap() -> None:
    plan = planned(RICH, HALF)
    assert (plan.status, plan.proven, plan.gap) == ("feasible", True, 0.0)
    assert (plan.conflicts, plan.repairs) == ((), ())


def test_an_infeasible_project_is_proven_and_has_no_plan() -> None:
    plan = planned(POOR, HALF)
    assert (plan.status, plan.proven, plan.gap) == ("infeasible", True, None)
    assert (plan.start, plan.totals, plan.applications, plan.matrix) == (None, None, (), ())
    assert plan.conflicts
    assert plan.repairs


def test_a_plan_says_what_it_was_computed_from_and_with() -> None:
    options = PlanOptions(seed=3)
    for project in (RICH, POOR):
        plan = planned(project, HALF, options=options)
        assert plan.solver is not None
        assert (plan.solver.ortools, plan.solver.seed) == (ortools_version(), 3)
        seeded = inputs_sha256(project, a_catalogue(HALF), search={"seed": 3})
        assert plan.inputs_sha256 == seeded
        assert (plan.project, plan.title, plan.as_of) == ("project", project.title, project.as_of)


def test_a_plan_sets_its_aid_against_the_ceilings() -> None:
    """70 of 100 kr at a ceiling of 70 %."""
    project = a_project([firm(100)], [cost("firm", 100)])
    plan = planned(project, call("all"))
    (row,) = plan.aid
    assert (row.eligible, str(row.ceiling), row.granted, row.headroom) == (100_00, "0.70", 70_00, 0)
    assert plan.aid == aid_rows(Case(project, a_catalogue(call("all")), plan))


def test_the_findings_are_those_of_the_plain_reading() -> None:
    project = a_project([uni()], [cost("uni", 100)])
    invited = call("some", visibility="invited", rounds=[a_round(certainty="planned")])
    plan = planned(project, invited)
    assert plan.findings == check(Case(project, a_catalogue(invited), plan))
    assert {one.rule for one in plan.findings} == {"call.eligible", "dates.certainty"}


@pytest.mark.parametrize(
    ("objective", "calls", "own"),
    [
        (["own_and_private", "applications"], 2, 20_00),
        (["applications", "own_and_private"], 0, 100_00),
        (["success", "own_and_private"], 0, 100_00),
        (["start", "own_and_private"], 2, 20_00),
        (["changes", "own_and_private"], 2, 20_00),
    ],
)
def test_wishes_are_met_in_the_projects_order(objective: list[str], calls: int, own: int) -> None:
    project = a_project([uni(100)], [cost("uni", 100)], objective=objective)
    plan = planned(project, call("a", "0.5"), call("b", "0.3"))
    assert (len(plan.applications), own_cash(plan)) == (calls, own)


def test_of_equal_grants_the_likelier_call_is_chosen() -> None:
    """Half from any of them, out of one pot. A chance that is not known is one half."""
    unlikely, likely, unknown = (
        call(name, "0.5", budget=POT, success_rate=rate)
        for name, rate in (("a", "0.2"), ("b", "0.6"), ("c", None))
    )
    assert grants(planned(RICH, unlikely, likely)) == {"b": 50_00}
    assert grants(planned(RICH, likely, unknown)) == {"b": 50_00}
    assert grants(planned(RICH, unlikely, unknown)) == {"c": 50_00}
    optimist = RICH.model_copy(update={"assumptions": {"success_rate.unknown": "0.9"}})
    assert grants(planned(optimist, likely, unknown)) == {"c": 50_00}


def test_two_likely_applications_may_be_less_likely_than_one_unlikely() -> None:
    # Success before the number of applications: 0.6 × 0.6 = 0.36 is less than 0.4, 0.7 × 0.7
    # = 0.49 is more.
    project = RICH.model_copy(update={"objective": ("own_and_private", "success")})
    one = call("one", "0.5", budget=POT, success_rate="0.4")
    for rate, expected in (("0.6", {"one"}), ("0.7", {"a", "b"})):
        pair = [
            call(name, "0.5", budget=POT, success_rate=rate, grant={"max": 25})
            for name in ("a", "b")
        ]
        assert grants(planned(project, one, *pair)).keys() == expected


def test_the_same_input_gives_the_same_bytes() -> None:
    for seed in (0, 5, 7):
        project, catalogue = large_case(seed)
        first = plan_json(plan_project(project, catalogue))
        assert plan_json(plan_project(project, catalogue)) == first


def test_the_order_of_the_calls_in_the_catalogue_does_not_matter() -> None:
    dice = random.Random(1)  # noqa: S311  # repeatable, nothing is kept secret by it
    lacking = a_project([uni(1), firm(1)], [cost("uni", 100), cost("firm", 100)])
    calls = [call(name, share) for name, share in (("a", "0.2"), ("b", "0.1"), ("c", "0.15"))]
    for project, catalogue in (large_case(0), large_case(7), (lacking, a_catalogue(*calls))):
        first = plan_json(plan_project(project, catalogue))
        for _ in range(2):
            assert plan_json(plan_project(project, _shuffled(catalogue, dice))) == first


def test_the_answer_reached_in_another_order_of_search_is_as_good() -> None:
    """Another seed may give another of several equal plans, never a worse one."""
    project, catalogue = large_case(0)
    plans = [plan_project(project, catalogue, PlanOptions(seed=seed)) for seed in range(3)]
    assert {plan.status for plan in plans} == {"feasible"}
    assert len({score(project, catalogue, plan) for plan in plans}) == 1


def test_progress_is_told_from_the_first_step_to_the_last() -> None:
    told: list[Progress] = []
    plan_project(RICH, a_catalogue(HALF), progress=told.append)
    assert [one.done for one in told] == list(range(len(told)))
    assert {one.total for one in told} == {len(RICH.objective) + 3}
    assert told[-1].done < told[-1].total
    assert [one.stage.en for one in told] == [
        "building the model",
        "least own and private money",
        "fewest applications",
        "highest chance of success",
        "earliest start",
        "the same answer each time",
    ]
    assert all(one.stage.sv for one in told)


def test_progress_says_that_reasons_are_looked_for() -> None:
    told: list[Progress] = []
    plan_project(POOR, a_catalogue(HALF), progress=told.append)
    assert told[-1].stage.en == "looking for the reasons"
    assert told[-1].done == told[-1].total - 1
    assert [one.done for one in told] == sorted(one.done for one in told)


def test_out_of_time_leaves_the_answer_open_and_says_so() -> None:
    project, catalogue = large_case(0)
    plan = plan_project(project, catalogue, PlanOptions(time_limit_seconds=0))
    if plan.status == "undecided":
        assert (plan.proven, plan.gap, plan.matrix) == (False, None, ())
        (finding,) = plan.findings
        assert (finding.rule, finding.severity) == ("solver.out_of_time", "warning")
        assert "--time-limit" in finding.message.sv
    else:
        # Whatever is found in no time keeps the rules all the same, and is not called proven.
        assert (plan.status, plan.proven) == ("feasible", False)
        assert errors(project, catalogue, plan) == []


def test_no_plan_leaves_that_the_plain_reading_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two readings of a rule disagree: no plan is given, and it is said whose fault it is."""
    breach = Finding(rule="a.rule", severity="error", message=Text(sv="fel", en="wrong"))
    monkeypatch.setattr(planning, "check", lambda _: (breach,))
    plan = plan_project(RICH, a_catalogue(HALF))
    assert (plan.status, plan.proven, plan.matrix, plan.totals) == ("undecided", False, (), None)
    assert [one.rule for one in plan.findings] == ["solver.disagrees", "a.rule"]
    assert plan.solver is not None
    assert plan.inputs_sha256


def test_warnings_do_not_stop_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    remark = Finding(rule="a.rule", severity="warning", message=Text(sv="obs", en="note"))
    monkeypatch.setattr(planning, "check", lambda _: (remark,))
    plan = plan_project(RICH, a_catalogue(HALF))
    assert (plan.status, plan.findings) == ("feasible", (remark,))


def test_sums_that_are_too_large_are_refused_in_words() -> None:
    """A share of six decimals of a million million kronor is beyond what is counted exactly."""
    huge = 10**12
    project = a_project([uni(huge)], [cost("uni", huge)])
    with pytest.raises(NumericGuardError) as caught:
        plan_project(project, a_catalogue(call("some", "0.333333")))
    assert "Beloppen är för stora" in caught.value.text.sv


@pytest.mark.parametrize("amount", ["4999999999.99", "5000000000"])
def test_sums_of_thousands_of_millions_are_counted_to_the_ore(amount: str) -> None:
    project = a_project([uni(amount)], [cost("uni", amount)])
    plan = planned(project, call("some", "0.333333"))
    total = project.total_cost
    assert grants(plan) == {"some": total * 333_333 // 1_000_000}
    assert own_cash(plan) == total - total * 333_333 // 1_000_000


def test_assumptions_that_the_plan_rests_on_are_named() -> None:
    project = a_project(
        [uni(60)],
        [cost("uni", 100)],
        contributions=[promise("town", 40)],
        must={"calls": ["wants"]},
    )
    wants = call("wants", "0.2", rounds=[a_round(proof_due="2025-02-15")])
    plan = planned(project, wants)
    resting = {one.name for one in plan.assumptions if one.rests_on_it}
    assert resting == {"contribution.undated"}
    assert plan.rests_on_assumptions
    # A call without a known success rate is named, too, but nothing turns on it.
    assert {one.name for one in plan.assumptions} == {
        "contribution.undated",
        "success_rate.unknown",
    }


def test_an_assumption_that_the_project_sets_is_named_with_its_default() -> None:
    project = RICH.model_copy(update={"assumptions": {"law.after_expiry": "refuse"}})
    (used,) = [one for one in planned(project).assumptions if one.name == "law.after_expiry"]
    assert (used.value, used.default, used.rests_on_it) == ("refuse", "unchanged", False)


def test_every_demand_belongs_to_a_rule_that_people_can_look_up() -> None:
    # Every rule at once, kept behind its demand: what they are called is what the rules are
    # called, but for two that no plan can break.
    project = _of_everything()
    model = a_model(project, *_calls_of_everything(), explained=True)
    known = {*RULES, "legal.basis_not_computed"}
    assert {one.rule for one in model.rows.demands} - known == set()


def test_every_demand_is_told_in_two_languages() -> None:
    model = a_model(_of_everything(), *_calls_of_everything(), explained=True)
    assert len(model.rows.demands) > 30
    same = [one.rule for one in model.rows.demands if one.message.sv == one.message.en]
    assert same == []


def test_a_plan_can_be_read_back_from_its_file() -> None:
    for project in (RICH, POOR):
        plan = planned(project, HALF)
        assert Plan.model_validate(json.loads(plan_json(plan))) == plan


def _shuffled(catalogue: Catalogue, dice: random.Random) -> Catalogue:
    return catalogue.model_copy(
        update={
            "calls": tuple(dice.sample(catalogue.calls, len(catalogue.calls))),
            "funders": tuple(dice.sample(catalogue.funders, len(catalogue.funders))),
            "programmes": tuple(dice.sample(catalogue.programmes, len(catalogue.programmes))),
        }
    )


def _of_everything() -> Project:
    return a_project(
        [
            uni(1),
            firm(1, started_work="2025-01-11"),
            firm(0, id="other", name="Other", type="association"),
        ],
        [
            cost("uni", 100),
            cost("firm", 100),
            cost("firm", 10, in_kind=True),
            cost("other", 100, "wp2"),
        ],
        work_packages=[package(), package("wp2", "training", (1, 6))],
        contributions=[promise("town", 10, proof_on="2025-12-01", state_resources=True)],
        must={"calls": ["all"]},
        must_not={"calls": ["erdf"]},
        capacity={"writing_days_per_week": 1},
        assumptions={"private_match.one_to_one": "on", "law.after_expiry": "refuse"},
    )


def _calls_of_everything() -> list[dict[str, Any]]:
    opens = a_round(opens="2025-01-20", proof_due="2025-01-25")
    return [
        call(
            "all",
            "0.9",
            rounds=[opens, a_round("r2", deadline="2025-01-01"), a_round("r3", decision=None)],
            rates={"project": "0.9", "partner": [{"rate": "0.8"}]},
            grant={"min": 10, "max": 1000},
            budget={"amount": 500},
            consortium={"min_partners": 9, "award_of": ["old"], "requires": [{"size": "large"}]},
            eligible={"activities": ["industrial_research"], "regions": ["NO"]},
            match={"private_share_min": "0.1", "cash_only": True},
            costs={"from": "decision"},
            project={"latest_start": "2025-12-01", "latest_end": "2026-12-01", "max_months": 7}
            | {"min_months": 2},
            effort_days=3,
            combine={"union_funds": "refused"},
        ),
        call("erdf", "0.4", programme="erdf", legal_basis=["no_aid", "gber.25", "de_minimis"]),
        call("horizon", "0.7", programme="horizon", combine={"union_funds": "required"}),
        call("region", funder="region", legal_basis=["sfs_2003_596"], effort_days=2),
        call("unknown", funder="brussels", programme="ecb", grant={"max": 5}),
        call("late", rounds=[a_round("r1", certainty="conditional", decision="2028-01-01")]),
        call("off", rounds=[a_round("r1", certainty="cancelled")]),
    ]


def test_a_bonus_that_the_costs_do_not_show_is_named_where_the_ceiling_stops_the_project() -> None:
    alone = a_project([firm(40)], [cost("firm", 100)], conditions={"effective_collaboration": True})
    plan = planned(alone, call("state", legal_basis=["gber.25"]))
    assert plan.status == "feasible"
    assert "gber.25.collaboration" in {one.rule for one in plan.findings}
    poor = a_project([firm(29)], [cost("firm", 100)], conditions={"effective_collaboration": True})
    plan = planned(poor, call("state", legal_basis=["gber.25"]))
    assert plan.status == "infeasible"
    assert "gber.25.collaboration" in {one.rule for one in plan.findings}
