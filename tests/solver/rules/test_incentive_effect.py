"""State aid is applied for before the work starts: GBER article 6(2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.project import Project
from tests.solver.building import (
    Facts,
    a_project,
    a_round,
    call,
    cost,
    firm,
    grants,
    package,
    paid,
    planned,
    rules_in_conflict,
    uni,
)

EARLY = a_round(opens="2025-03-01", deadline="2025-04-01", decision="2025-05-01")
LATE = a_round(opens="2025-07-01", deadline="2025-08-01", decision="2025-10-15")
FROM_JANUARY = {"costs": {"from": "2025-01-01"}}
SERVES_FOR_ALL: Facts = {"assumptions": {"incentive.each_grant": "first"}}


def test_work_starts_on_the_first_day_of_application() -> None:
    """Costs count from January, but the firm's work waits for July, when the call opens."""
    plan = planned(_project(), _aid("aid", LATE))
    assert plan.start == date(2025, 7, 1)
    assert plan.applications[0].submit_by == "2025-07-01"


def test_research_without_economic_activity_need_not_wait() -> None:
    plan = planned(a_project([uni()], [cost("uni", 100)]), _aid("aid", LATE))
    assert plan.start == date(2025, 6, 1)
    assert plan.applications[0].submit_by == "2025-08-01"


def test_money_that_is_no_aid_need_not_be_waited_for() -> None:
    """Directly managed Union money, and a foundation's."""
    horizon = _aid("horizon", LATE, programme="horizon", share="0.7")
    gift = _aid("gift", LATE, funder="foundation")
    for one in (horizon, gift):
        assert planned(_project(), one).start == date(2025, 6, 1)


def test_only_the_firms_own_work_counts() -> None:
    """Its work starts in month 3: 2025-08-01 at the earliest, a day before the call opens."""
    project = a_project(
        [uni(), firm(30)],
        [cost("uni", 50), cost("firm", 100, "wp2")],
        work_packages=[package(), package("wp2", months=(3, 12))],
    )
    august = a_round(opens="2025-08-02", deadline="2025-09-01", decision="2025-10-15")
    assert planned(project, _aid("aid", august)).start == date(2025, 6, 2)


def test_a_firm_that_is_paid_nothing_need_not_wait() -> None:
    """The firm's costs make the grant to the university larger: half of 50 + 50 kr is 50 kr."""
    project = a_project([uni(), firm(50)], [cost("uni", 50), cost("firm", 50)])
    rates = {"project": "0.5", "partner": [{"type": "enterprise", "rate": 0}]}
    plan = planned(project, _aid("aid", LATE, rates=rates))
    assert paid(plan)["call:aid/r1", "uni", "wp1"] == 50_00
    assert plan.start == date(2025, 6, 1)


def test_a_firm_that_has_begun_before_the_call_opens_gets_no_aid() -> None:
    """On 2025-02-28 it was too early, on 2025-03-01 the call is open."""
    for started, expected in (("2025-02-28", {}), ("2025-03-01", {"aid": 70_00})):
        project = _project(started_work=started)
        plan = planned(project, _aid("aid", EARLY))
        assert grants(plan) == expected
        if expected:
            assert plan.applications[0].submit_by == "2025-03-01"


def test_the_days_too_early_are_told() -> None:
    plan = planned(_project(own=30, started_work="2025-02-25"), _aid("aid", EARLY))
    (demand,) = [
        one
        for conflict in plan.conflicts
        for one in conflict.demands
        if one.rule == "incentive.effect"
    ]
    assert demand.numbers == {"days_early": 4}
    assert "firm" in demand.subjects


def test_the_start_that_is_waited_for_names_the_partner() -> None:
    project = _project(
        own=30, period={"earliest_start": "2025-06-01", "latest_end": "2026-06-15", "months": 12}
    )
    plan = planned(project, _aid("aid", LATE))
    (demand,) = [
        one
        for conflict in plan.conflicts
        for one in conflict.demands
        if one.rule == "incentive.effect"
    ]
    assert demand.subjects == ("aid", "firm")
    assert "period.project" in rules_in_conflict(plan)


def test_each_grant_is_waited_for() -> None:
    """40 kr early and 30 kr late: work waits for the later one."""
    plan = planned(_project(own=30), *BOTH)
    assert grants(plan).keys() == {"early", "late"}
    assert plan.start == date(2025, 7, 1)


def test_the_first_application_serves_for_all_where_the_project_reads_it_so() -> None:
    """The late one is handed in when it is open, after work has begun."""
    project = _project(own=30, **SERVES_FOR_ALL)
    plan = planned(project, *BOTH)
    assert plan.start == date(2025, 6, 1)
    by_call = {one.call: one.submit_by for one in plan.applications}
    assert by_call == {"early": "2025-04-01", "late": "2025-08-01"}
    assert plan.rests_on_assumptions


def test_the_first_application_is_before_all_work_that_is_paid() -> None:
    # The first half of the year is paid by a call that opens in July; the one that opens in
    # August is in time for the second half. Neither is in time for a start in June.
    project = a_project(
        [firm(200)],
        [cost("firm", 100), cost("firm", 100, "wp2")],
        work_packages=[package("wp1", months=(1, 6)), package("wp2", months=(7, 12))],
        candidates={
            "scope": [
                {"call": "first", "work_packages": ["wp1"]},
                {"call": "second", "work_packages": ["wp2"]},
            ]
        },
        must={"calls": ["first", "second"]},
        **SERVES_FOR_ALL,
    )
    august = a_round(opens="2025-08-01", deadline="2025-09-01", decision="2025-10-15")
    plan = planned(project, _aid("first", LATE), _aid("second", august))
    assert plan.start == date(2025, 7, 1)


def test_what_has_begun_before_every_application_gets_no_aid_by_either_reading() -> None:
    project = _project(started_work="2025-02-28", **SERVES_FOR_ALL)
    assert grants(planned(project, _aid("early", EARLY), _aid("late", LATE))) == {}


def _project(own: Any = 100, started_work: str | None = None, **facts: Any) -> Project:
    return a_project([firm(own, started_work=started_work)], [cost("firm", 100)], **facts)


def _aid(id_: str, one: Facts, **facts: Any) -> Facts:
    terms: Facts = {"rounds": [one], **FROM_JANUARY, **facts}
    return call(id_, **terms)


BOTH = (_aid("early", EARLY, grant={"max": 40}), _aid("late", LATE, grant={"max": 30}))
