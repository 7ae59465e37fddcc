"""Days in conflict, found without a solver: what they name, and what they leave to the solver."""

from __future__ import annotations

from typing import Any

import pytest

from models.project import Project
from solver.date_conflict import DateConflict, date_conflict, span_of
from solver.funding_model import FundingModel
from solver.model import build
from solver.problem import problem_of
from tests.solver.building import (
    Facts,
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    firm,
    package,
    uni,
)

JULY = a_round(opens="2025-07-01", deadline="2025-08-01", decision="2025-09-01")
SEPTEMBER = a_round("r2", opens="2025-09-01", deadline="2025-10-01", decision="2025-11-01")
TIGHT = {"earliest_start": "2025-06-01", "latest_end": "2026-05-31", "months": 12}


@pytest.fixture(autouse=True)
def _no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: Any, **__: Any) -> None:
        pytest.fail("the solver was asked")

    monkeypatch.setattr("solver.budget.solve", asked)


def test_money_that_comes_from_one_late_call_names_its_days() -> None:
    """Work from 2025-07-01, but from 2025-06-01 at the latest: 30 days."""
    model, found = _found(a_project([uni()], [cost("uni", 100)], period=TIGHT), _july())
    assert found is not None
    assert _rules(model, found) == {"period.call", "period.project"}
    assert found.nearest.missing == 30
    span = span_of(model, found.nearest)
    assert span is not None
    assert [str(day) for day in span] == ["2025-07-01", "2025-06-01"]


def test_of_two_rounds_both_are_named_and_the_nearer_counts() -> None:
    project = a_project([uni()], [cost("uni", 100)], period=TIGHT)
    model, found = _found(project, call("july", rounds=[JULY, SEPTEMBER]))
    assert found is not None
    assert found.nearest.missing == 30
    named = {model.rows.demands[number].subjects[0] for number in found.demands}
    assert named == {"july/r1", "july/r2", "latest_end"}


def test_two_calls_insisted_on_that_leave_no_common_start() -> None:
    """One pays work until 2026-03-31, the other from 2025-07-01: neither is late alone."""
    project = a_project(
        [uni(100)],
        [cost("uni", 100)],
        must={"calls": ["early", "july"]},
        period=TIGHT | {"latest_end": "2027-12-31"},
    )
    early = call("early", project={"latest_end": "2026-06-15"})
    model, found = _found(project, early, _july())
    assert found is not None
    assert {model.rows.demands[n].subjects[0] for n in found.demands} == {"early/r1", "july/r1"}
    # The first ends twelve months from 2025-06-16 at the latest.
    assert found.nearest.missing == 15


def test_work_begun_before_the_application_is_days_early() -> None:
    begun = firm(started_work="2025-01-05")
    model, found = _found(
        a_project([begun], [cost("firm", 100)]),
        call("late", rounds=[a_round(opens="2025-01-20")]),
    )
    assert found is not None
    assert _rules(model, found) == {"incentive.effect"}
    assert found.nearest.missing == 15


def test_a_late_decision_between_two_calls_that_are_both_needed() -> None:
    """Decided 2025-03-01, wanted 2025-02-15: fourteen days."""
    wants = call("wants", "0.5", rounds=[a_round(proof_due="2025-02-15", decision="2025-05-01")])
    other = call("other", "0.5", rounds=[a_round(deadline="2025-01-20")])
    model, found = _found(a_project([uni()], [cost("uni", 100)]), wants, other)
    assert found is not None
    assert _rules(model, found) == {"match.proof_in_time"}
    assert found.nearest.missing == 14


@pytest.mark.parametrize(
    ("project", "calls"),
    [
        pytest.param(a_project([uni(100)], [cost("uni", 100)]), [], id="own money is enough"),
        pytest.param(
            a_project([uni()], [cost("uni", 100)], period=TIGHT),
            [call("july", rounds=[JULY]), call("now")],
            id="another call is in time",
        ),
        pytest.param(
            a_project(
                [uni()],
                [cost("uni", 50), cost("uni", 50, "wp2")],
                work_packages=[package(), package("wp2", months=(6, 12))],
            ),
            [call("half", "0.5")],
            id="money is missing, not days",
        ),
    ],
)
def test_where_no_day_is_missing_nothing_is_named(project: Project, calls: list[Facts]) -> None:
    _, found = _found(project, *calls)
    assert found is None


def _july() -> Facts:
    return call("july", rounds=[JULY])


def _found(project: Project, *calls: Facts) -> tuple[FundingModel, DateConflict | None]:
    problem = problem_of(project, a_catalogue(*calls))
    model = build(problem, explained=frozenset(one.id for one in problem.options))
    return model, date_conflict(model, build(problem))


def _rules(model: FundingModel, found: DateConflict) -> set[str]:
    return {model.rows.demands[number].rule for number in found.demands}
