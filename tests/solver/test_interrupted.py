"""Whoever stops the search gets the best answer that was known, and is told so."""

from __future__ import annotations

from benchmarks.random_projects import random_case
from models.case import Case
from models.check import check
from solver.planning import PlanOptions, Progress, plan_project
from tests.solver.building import a_catalogue, a_project, call, cost, uni


class Stop:
    """Becomes true once a stage has begun."""

    def __init__(self, at: str) -> None:
        self.at, self.now = at, False

    def heard(self, progress: Progress) -> None:
        self.now = self.now or progress.stage.en == self.at

    def __call__(self) -> bool:
        return self.now


def test_stopped_at_the_second_wish_the_best_by_the_first_stands_unproven() -> None:
    project, catalogue = random_case(1)
    stop = Stop("fewest applications")
    plan = plan_project(project, catalogue, PlanOptions(stop=stop), stop.heard)
    assert (plan.status, plan.proven) == ("feasible", False)
    assert "solver.interrupted" in [one.rule for one in plan.findings]
    whole = plan_project(project, catalogue)
    assert plan.totals is not None
    assert whole.totals is not None
    assert plan.totals.own_cash == whole.totals.own_cash
    assert [one for one in check(Case(project, catalogue, plan)) if one.severity == "error"] == []


def test_stopped_before_anything_is_known_nothing_is_claimed() -> None:
    stop = Stop("building the model")
    project = a_project([uni(40)], [cost("uni", 100)])
    plan = plan_project(
        project, a_catalogue(call("most", "0.8")), PlanOptions(stop=stop), stop.heard
    )
    assert (plan.status, plan.proven, plan.applications) == ("undecided", False, ())
    assert [one.rule for one in plan.findings] == ["solver.interrupted"]


def test_stopped_among_the_further_questions_the_plan_itself_is_whole() -> None:
    stop = Stop("trying refusals")
    project = a_project([uni(40)], [cost("uni", 100)])
    options = PlanOptions(stop=stop, consequences=True, alternatives=1)
    plan = plan_project(project, a_catalogue(call("most", "0.8")), options, stop.heard)
    assert (plan.status, plan.proven) == ("feasible", True)
    assert [one.status for one in plan.if_refused] == ["undecided"]
    assert "solver.interrupted" in [one.rule for one in plan.findings]


def test_a_search_that_may_be_stopped_but_is_not_gives_the_same_answer() -> None:
    project, catalogue = random_case(1)
    quiet = PlanOptions(stop=lambda: False)
    assert plan_project(project, catalogue, quiet) == plan_project(project, catalogue)
