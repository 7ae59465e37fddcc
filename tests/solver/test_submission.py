"""When an application is handed in: by the deadline, or as early as the work needs it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.plan import Plan
from solver.problem import problem_of
from solver.submission import earliest_submission
from tests.solver.building import (
    Facts,
    a_catalogue,
    a_project,
    a_round,
    call,
    cost,
    firm,
    planned,
    uni,
)

TODAY = date(2025, 1, 10)


def test_a_call_that_opens_later_is_applied_to_when_it_opens_at_the_earliest() -> None:
    assert _earliest(a_round(opens="2025-01-20")) == date(2025, 1, 20)


def test_a_call_that_is_open_is_applied_to_today_at_the_earliest() -> None:
    assert _earliest(a_round(opens="2025-01-09")) == TODAY
    assert _earliest(a_round(opens=None)) == TODAY


def test_a_call_that_by_a_cautious_reading_opens_after_it_closes_has_one_day() -> None:
    """Opens some time in February, closes some time in February: read with caution, on the 1st."""
    one = a_round(opens={"month": "2025-02"}, deadline={"month": "2025-02"})
    assert _earliest(one) == date(2025, 2, 1)


@given(
    opens=st.one_of(st.none(), st.integers(-40, 40)),
    deadline=st.integers(0, 40),
)
def test_the_first_day_is_not_past_and_not_after_the_deadline(
    opens: int | None, deadline: int
) -> None:
    last = TODAY + timedelta(days=deadline)
    first = None if opens is None else min(TODAY + timedelta(days=opens), last)
    found = _earliest(a_round(opens=first, deadline=last, decision=last))
    assert TODAY <= found <= last
    assert first is None or found >= first


def test_the_plan_says_the_deadline_as_it_was_published() -> None:
    deadline = {"at": "2025-02-01T14:00", "zone": "Europe/Stockholm"}
    plan = _planned(a_round(opens="2025-01-15", deadline=deadline))
    assert plan.applications[0].submit_by == "2025-02-01T14:00+01:00"
    assert plan.applications[0].zone == "Europe/Stockholm"


def test_the_plan_says_an_earlier_day_where_the_work_needs_it() -> None:
    """Costs count from the application and work starts in June; the call closes in July."""
    deadline = {"at": "2025-07-01T14:00", "zone": "Europe/Stockholm"}
    plan = _planned(a_round(opens="2025-04-01", deadline=deadline, decision="2025-08-01"))
    assert plan.start == date(2025, 6, 1)
    assert plan.applications[0].submit_by == "2025-06-01"
    assert plan.applications[0].zone is None


def test_the_day_is_not_earlier_where_only_aid_would_need_it_and_there_is_none() -> None:
    """The university's work is no aid and its costs count from January."""
    late = a_round(opens="2025-04-01", deadline="2025-07-01", decision="2025-08-01")
    plan = _planned(late, costs={"from": "2025-01-01"})
    assert plan.start == date(2025, 6, 1)
    assert plan.applications[0].submit_by == "2025-07-01"


def test_the_day_is_before_a_commitment_that_the_firm_has_made() -> None:
    """The firm ordered on 2025-01-20; the call is open and closes 2025-02-01."""
    project = a_project([firm(30, started_work="2025-01-20")], [cost("firm", 100)])
    plan = planned(project, call("some", rounds=[a_round()]))
    assert plan.applications[0].submit_by == "2025-01-20"


def test_an_imprecise_deadline_is_read_at_its_first_day() -> None:
    plan = _planned(a_round(deadline={"month": "2025-02"}))
    assert plan.applications[0].submit_by == "2025-02-01"


def test_a_task_stands_on_the_day_of_each_application() -> None:
    plan = _planned(a_round(opens="2025-04-01", deadline="2025-07-01", decision="2025-08-01"))
    assert [(one.on, one.who) for one in plan.tasks] == [(date(2025, 6, 1), "uni")]


def _earliest(one: Facts) -> date:
    project = a_project([uni()], [cost("uni", 100)])
    problem = problem_of(project, a_catalogue(call("some", rounds=[one])))
    return earliest_submission(problem, problem.options[0].rounds[0])


def _planned(one: Facts, **facts: Any) -> Plan:
    project = a_project([uni()], [cost("uni", 100)])
    return planned(project, call("some", rounds=[one], **facts))
