"""The steps from files on the disk to the files of a plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.plan_request import PlanRequest
from flows.steps import OURS, plan_into, read_step, render_step, solve_step

EXAMPLE = Path(__file__).parents[2] / "examples" / "skane-blekinge"


@pytest.fixture(scope="module")
def request_of_example() -> PlanRequest:
    """The shipped example."""
    return PlanRequest(EXAMPLE / "project.yaml", (EXAMPLE / "catalogue.yaml",))


def test_the_day_and_the_assumptions_of_the_request_go_first(
    request_of_example: PlanRequest,
) -> None:
    project, _ = read_step(request_of_example)
    changed, _ = read_step(
        PlanRequest(
            request_of_example.project,
            request_of_example.calls,
            today=date(2024, 9, 1),
            assume={"dates.reading": "optimistic"},
        )
    )
    assert project.as_of != date(2024, 9, 1)
    assert changed.as_of == date(2024, 9, 1)
    assert changed.assumptions == {**project.assumptions, "dates.reading": "optimistic"}


def test_every_feed_has_a_reader_and_every_file_is_known_as_ours(
    request_of_example: PlanRequest,
) -> None:
    project, catalogue = read_step(request_of_example)
    plan = solve_step(project, catalogue, request_of_example)
    files = render_step(plan, project, catalogue, "sv")
    assert [name for name in files if not OURS.fullmatch(name)] == []
    assert list(files)[-1] == "plan.json"
    partners = {f"partner-{partner.id}.ics" for partner in project.partners}
    roles = {"plan-apply.ics", "plan-decide.ics", "plan-report.ics"}
    assert files.keys() >= partners | roles | {"plan.ics"}
    for name in files:
        if name.endswith(".ics"):
            assert b"BEGIN:VEVENT" in files[name], name
    entries = {name: files[name].count(b"BEGIN:VEVENT") for name in partners | roles}
    assert all(count <= files["plan.ics"].count(b"BEGIN:VEVENT") for count in entries.values())


def test_the_plain_engine_reads_plans_and_writes(
    request_of_example: PlanRequest, tmp_path: Path
) -> None:
    stages: list[str] = []
    out = tmp_path / "out"
    planned = plan_into(request_of_example, out, lambda now: stages.append(now.stage.en))
    assert {one.name for one in out.iterdir()} == set(planned.files)
    assert planned.plan.project == planned.project.id
    assert stages
