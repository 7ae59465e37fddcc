"""What has to be done by which day: reports and later stages of a round among it."""

from __future__ import annotations

from tests.solver.building import a_project, call, cost, planned, uni


def test_later_stages_and_reports_are_tasks_on_their_days() -> None:
    milestones = [
        {"kind": "deadline", "stage": 1, "at": "2025-02-01"},
        {"kind": "deadline", "stage": 2, "at": "2025-04-01"},
        {"kind": "decision", "at": "2025-05-01"},
        {"kind": "report_due", "at": "2026-09-01"},
    ]
    some = call("some", rounds=[{"id": "r1", "milestones": milestones}])
    plan = planned(a_project([uni()], [cost("uni", 100)]), some)
    told = [(one.on.isoformat(), one.what.en) for one in plan.tasks]
    assert [one for one in told if "stage" in one[1] or "Report" in one[1]] == [
        (
            "2025-04-01",
            "Hand in stage 2 to Some (Agency), if the stage before it succeeded",
        ),
        ("2026-09-01", "Report to Some (Agency)"),
    ]
