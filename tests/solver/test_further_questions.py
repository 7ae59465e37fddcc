"""What follows of a plan: other plans, refusals, calls that were not chosen, limits, changes."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.random_projects import random_case
from models.case import Case
from models.check import check
from models.plan import Plan
from models.project import Project
from solver.planning import PlanOptions, plan_project
from tests.solver.building import (
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    firm,
    planned,
    promise,
    uni,
)

ASKED = PlanOptions(consequences=True)


def project(own: int = 1000, **facts: Any) -> Project:
    return a_project([uni(own)], [cost("uni", 1000)], **facts)


def pays(name: str, most: int, rate: str = "0.5", **dates: Any) -> dict[str, Any]:
    """A call that pays ``most`` kronor of the thousand."""
    return call(name, rounds=[a_round(**dates)], grant={"max": most}, success_rate=rate)


def chosen(plan: Any) -> list[str]:
    return [one.call for one in plan.applications]


def test_each_alternative_is_better_at_what_it_is_called_after() -> None:
    late = {"deadline": "2025-09-01", "decision": "2025-10-01"}
    calls = [pays("large", 900, "0.2", **late), pays("early", 300, "0.3"), pays("sure", 600, "0.9")]
    calls[2]["rounds"] = [a_round(deadline="2025-07-01", decision="2025-08-01")]
    calls[2]["costs"] = calls[0]["costs"] = {"from": "decision"}
    plan = planned(project(), *calls, options=PlanOptions(alternatives=9))
    # No money of its own: large and another one for the last 100 kr.
    assert set(chosen(plan)) == {"large", "sure"}
    found = {one.name: one for one in plan.alternatives}
    assert found["earliest_start"].start is not None
    assert plan.start is not None
    assert found["earliest_start"].start < plan.start
    assert found["earliest_start"].gives_up.start_later_days < 0
    assert chosen(found["most_robust"]) == []
    assert "least_own_and_private" not in found
    sets = [frozenset(chosen(one)) for one in (plan, *plan.alternatives)]
    assert len(set(sets)) == len(sets)
    for one in plan.alternatives:
        assert one.gives_up.own_money_more >= 0
        case = Case(project(), a_catalogue(*calls), Plan.model_validate(_as_plan(one)))
        assert [each for each in check(case) if each.severity == "error"] == []


def _as_plan(alternative: Any) -> dict[str, Any]:
    data = alternative.model_dump(mode="json", by_alias=True)
    return {key: data[key] for key in data if key not in ("name", "label", "gives_up")}


def test_no_more_alternatives_than_asked_for_and_a_word_where_there_are_fewer() -> None:
    calls = [pays("one", 900), pays("two", 900)]
    plan = planned(project(), *calls, options=PlanOptions(alternatives=1))
    assert len(plan.alternatives) == 1
    assert not [one for one in plan.findings if one.rule == "solver.alternatives"]
    only = planned(project(own=100), pays("one", 900), options=PlanOptions(alternatives=2))
    assert only.alternatives == ()
    (word,) = [one for one in only.findings if one.rule == "solver.alternatives"]
    assert "ingen annan plan" in word.message.sv


def test_next_best_plans_do_without_a_round_of_those_before() -> None:
    calls = [pays("one", 900), pays("two", 800), pays("three", 700)]
    for each in calls:
        each["combine"] = {"union_funds": "allowed"}
    plan = planned(project(), *calls, options=PlanOptions(alternatives=3))
    sets = [set(chosen(one)) for one in (plan, *plan.alternatives) if one.applications]
    for index, later in enumerate(sets):
        assert not any(before <= later for before in sets[:index])


@pytest.mark.parametrize("seed", [1, 2])
def test_alternatives_of_random_projects_keep_every_rule(seed: int) -> None:
    case_project, catalogue = random_case(seed)
    plan = plan_project(case_project, catalogue, PlanOptions(alternatives=3))
    assert len(plan.alternatives) == 3
    for one in plan.alternatives:
        read = Plan.model_validate(_as_plan(one))
        errors = [
            each for each in check(Case(case_project, catalogue, read)) if each.severity == "error"
        ]
        assert errors == []


def test_a_refusal_leads_to_what_is_still_open_on_the_day_of_the_answer() -> None:
    open_ = pays("open", 600, deadline="2025-03-01", decision="2025-04-01")
    closed = pays("closed", 800, deadline="2025-02-28", decision="2025-04-01")
    plan = planned(project(), pays("first", 900), closed, open_, options=ASKED)
    refusal = next(one for one in plan.if_refused if one.call == "first")
    # The answer comes on 2025-03-01, the last day of open and a day too late for closed; what was
    # handed in by then stays.
    kept = [one.call for one in refusal.applications if one.kept]
    assert str(refusal.refused_on) == "2025-03-01"
    assert refusal.status == "feasible"
    assert set(kept) <= set(chosen(plan))
    assert not {one.call for one in refusal.applications} - set(chosen(plan)) - {"open"}


def test_a_refusal_costs_own_money_and_time() -> None:
    later = pays("later", 600, deadline="2025-08-01", decision="2025-09-01")
    later["costs"] = {"from": "decision"}
    plan = planned(project(own=400), pays("first", 1000), later, options=ASKED)
    (refusal,) = plan.if_refused
    assert (refusal.status, refusal.new_calls) == ("feasible", ("later",))
    # 600 of 1 000 kr come from the other call, the rest is the university's own.
    assert refusal.own_money_more == 400_00
    assert "400" in refusal.message.sv
    assert plan.start is not None
    assert refusal.start is not None
    assert refusal.start_later_days == (refusal.start - plan.start).days == 92
    assert plan.risk is not None
    assert plan.risk.single_points_of_failure == ()


def test_a_later_round_of_the_same_call_is_a_way_out() -> None:
    again = call(
        "same",
        grant={"max": 1000},
        rounds=[a_round(), a_round("r2", deadline="2025-06-01", decision="2025-07-01")],
    )
    plan = planned(project(own=0), again, options=ASKED)
    (refusal,) = plan.if_refused
    assert [(one.call, one.round) for one in refusal.applications] == [("same", "r2")]
    assert refusal.new_calls == ("same",)
    assert refusal.lost_calls == ()


def test_a_decision_without_a_day_leaves_the_refusal_open() -> None:
    plan = planned(project(own=0), pays("some", 1000, decision=None), options=ASKED)
    (refusal,) = plan.if_refused
    assert (refusal.status, refusal.refused_on) == ("undecided", None)


def test_each_call_that_is_not_chosen_has_a_reason() -> None:
    calls = [
        pays("best", 1000),
        pays("closed", 1000, deadline="2024-12-01", decision="2025-01-01"),
        pays("less", 900),
        pays("unlikely", 1000, "0.4"),
        pays("twin", 1000),
        call("strict", grant={"min": 2000}),
        call("alone", programme="horizon", combine={"union_funds": "required"}),
    ]
    plan = planned(project(own=50), *calls, options=ASKED)
    assert chosen(plan) == ["best"]
    found = {one.call: one for one in plan.unchosen}
    assert {name: one.verdict for name, one in found.items()} == {
        "closed": "barred",
        "less": "worse",
        "unlikely": "worse",
        "twin": "equal",
        "strict": "impossible",
        "alone": "impossible",
    }
    assert found["closed"].demands[0].rule == "call.rounds"
    assert found["closed"].demands[0].numbers["days_late"] == 40
    assert found["strict"].demands[0].rule == "call.grant_bounds"
    assert (found["unlikely"].wish, found["unlikely"].numbers) == (
        "success",
        {"chance": "0.4000", "chance_of_plan": "0.5000"},
    )
    # With 900 of 1 000 kr and 50 of its own, less needs a second application.
    assert (found["less"].wish, found["less"].numbers) == ("applications", {"applications_more": 1})


def test_a_limit_that_binds_has_the_price_that_a_step_is_worth() -> None:
    plan = planned(
        a_project(
            [uni(500_000)],
            [cost("uni", 1_000_000)],
            contributions=[promise("town", 100_000)],
        ),
        call("share", "0.5"),
        options=ASKED,
    )
    found = {(one.rule, one.subjects): one for one in plan.binding}
    # 500 000 from the call, 100 000 from the town, 400 000 of its own: a percentage point of a
    # million is 10 000 kr less, a thousand more of the town a thousand less.
    share = found["call.project_share", ("share",)]
    assert (share.limit, share.step, share.numbers) == (
        "0.50",
        "0.01",
        {"own_and_private_more": "-10000.00"},
    )
    town = found["financing.contribution", ("town",)]
    assert town.numbers == {"own_and_private_more": "-1000.00"}
    assert town.verified
    assert "1\u00a0000 kr" in town.message.sv.replace("\u00a0kr", " kr")
    early = found["period.project", ("earliest_start",)]
    assert (early.wish, early.numbers) == ("start", {"start_later_days": -1})
    assert ("financing.own_cash", ("uni",)) not in found


def test_the_step_of_a_limit_is_what_a_changed_project_gives() -> None:
    """The price is no estimate: the project with that limit has just that plan."""
    partners, costs = [firm(700)], [cost("firm", 1000)]
    plan = planned(a_project(partners, costs), call("c", "0.40"), options=ASKED)
    (price,) = [one for one in plan.binding if one.rule == "call.project_share"]
    changed = planned(a_project(partners, costs), call("c", "0.41"))
    assert plan.totals is not None
    assert changed.totals is not None
    assert price.numbers == {"own_and_private_more": "-10.00"}
    assert changed.totals.own_cash - plan.totals.own_cash == -10_00


def test_nothing_of_this_stands_in_a_quick_check() -> None:
    plan = planned(project(), pays("one", 900))
    assert plan.risk is None
    assert (plan.alternatives, plan.if_refused, plan.unchosen, plan.binding) == ((), (), (), ())
