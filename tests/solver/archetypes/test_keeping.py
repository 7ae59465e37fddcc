"""Example projects kept possible to finance: calls and projects solved together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.alignment.case import AlignmentCase, Point
from models.alignment.case_of import Prepared, prepare
from models.alignment.check import check
from models.alignment.found import Found
from models.alignment.moved import moved_catalogue
from models.alignment.scenario import KeptProjects, Scenario
from models.assumptions_set import assumptions_of
from models.catalogue import Catalogue
from models.input_files import read_inputs
from models.plan import Plan
from models.project import Project
from solver.alignment.aligning import AlignOptions, align
from solver.archetypes.keeping import keep_feasible
from solver.archetypes.kept import Archetype, Kept, archetypes_of
from solver.planning import PlanOptions, plan_project

EXAMPLE = Path(__file__).parents[3] / "examples" / "too-late"
BOARD = Point("vasterbotten-omgang/2024-1", "decision")


@pytest.fixture(scope="module")
def inputs() -> tuple[Project, Catalogue]:
    """A project whose regional match is decided on 8 May, when its proof was due on 23 April."""
    project, calls = (EXAMPLE / name for name in ("project.yaml", "catalogue.yaml"))
    return read_inputs((project.name, project.read_bytes()), [(calls.name, calls.read_bytes())])


def kept(
    inputs: tuple[Project, Catalogue], within_days: int, require: str = "all", weight: int = 10
) -> tuple[Kept, Prepared]:
    """What comes of the board's decision moving at most ``within_days``."""
    project, catalogue = inputs
    freedom = {"round": BOARD.round, "milestone": "decision", "within_days": within_days}
    scenario = Scenario.model_validate(
        {
            "format": "samspel/scenario@1",
            "catalogue": ["catalogue.yaml"],
            "horizon": {"from": "2024-01-01", "to": "2024-12-31"},
            "freedom": [freedom] if within_days else [],
            "rules": {"working_days_only": ["decision"]},
            "keep_feasible": [{"projects": ["p"], "require": require, "weight": weight}],
        }
    )
    prepared = prepare(scenario, catalogue, assumptions_of({}))
    archetypes = archetypes_of(scenario.keep_feasible, {"p": project})
    return keep_feasible(prepared, catalogue, archetypes, solve, plan), prepared


def solve(case: AlignmentCase) -> Found:
    return align(case, AlignOptions(time_limit_seconds=20, workers=1))


def plan(project: Project, catalogue: Catalogue) -> Plan:
    return plan_project(project, catalogue, PlanOptions(time_limit_seconds=20))


def test_the_least_move_that_makes_a_project_possible_is_found(
    inputs: tuple[Project, Catalogue],
) -> None:
    answer, prepared = kept(inputs, 30)
    assert answer.found.status == "aligned"
    assert answer.found.dates is not None
    # The proof is due twenty working days before the partnership meets on 23 May: 23 April.
    assert answer.found.dates[BOARD] == date(2024, 4, 23)
    assert answer.found.dates.keys() == prepared.case.places.keys()
    assert check(prepared.case, answer.found.dates).objective.shift_days == 15
    (one,) = answer.archetypes
    assert (one.before, one.after, one.made_by) == ("infeasible", "feasible", (BOARD.round,))
    project, catalogue = inputs
    moved = moved_catalogue(catalogue, {BOARD: date(2024, 4, 23)}, date(2024, 1, 1))
    assert plan(project, moved).status == "feasible"
    day_later = moved_catalogue(catalogue, {BOARD: date(2024, 4, 24)}, date(2024, 1, 1))
    assert plan(project, day_later).status == "infeasible"


def test_a_project_that_no_allowed_dates_help_makes_it_impossible_with_its_reasons(
    inputs: tuple[Project, Catalogue],
) -> None:
    answer, _ = kept(inputs, 14)
    assert (answer.found.status, answer.found.proven, answer.found.dates) == (
        "impossible",
        True,
        None,
    )
    (conflict,) = answer.found.conflicts
    assert any(demand.rule == "match.proof_in_time" for demand in conflict.demands)
    assert answer.archetypes[0].after == "infeasible"
    assert answer.archetypes[0].why_not


def test_a_project_that_is_only_wished_for_moves_nothing_when_it_cannot_be_helped(
    inputs: tuple[Project, Catalogue],
) -> None:
    answer, prepared = kept(inputs, 14, "most")
    assert answer.found.status == "aligned"
    assert answer.found.dates is not None
    assert check(prepared.case, answer.found.dates).objective.rounds_moved == 0
    assert answer.archetypes[0].after == "infeasible"


def test_a_wish_for_a_project_is_worth_its_move(inputs: tuple[Project, Catalogue]) -> None:
    answer, _ = kept(inputs, 30, "most")
    assert answer.archetypes[0].after == "feasible"


def test_a_project_that_is_possible_already_needs_no_demand(
    inputs: tuple[Project, Catalogue],
) -> None:
    project, catalogue = inputs
    early = moved_catalogue(catalogue, {BOARD: date(2024, 4, 2)}, date(2024, 1, 1))
    answer, _ = kept((project, early), 30)
    assert answer.found.proven
    assert answer.archetypes[0].made_by == ()
    assert (answer.archetypes[0].before, answer.archetypes[0].after) == ("feasible", "feasible")


def test_a_project_named_twice_is_what_the_first_entry_says(
    inputs: tuple[Project, Catalogue],
) -> None:
    project, _ = inputs
    entries = [
        KeptProjects(projects=("p",), require="most", weight=3),
        KeptProjects(projects=("p",)),
    ]
    assert archetypes_of(entries, {"p": project}) == (Archetype(project, "p", 3),)


def test_why_a_project_cannot_be_financed_says_what_is_missing(
    inputs: tuple[Project, Catalogue],
) -> None:
    answer, _ = kept(inputs, 14)
    project, catalogue = inputs
    summed = plan(project, catalogue).conflicts[0].message
    assert summed is not None
    assert answer.archetypes[0].why_not[0] == summed
    (conflict,) = answer.found.conflicts
    assert conflict.message is not None
    assert "mest gynnsamma datum" in conflict.message.sv
    assert conflict.numbers


def test_a_wish_that_was_not_decided_leaves_the_answer_unproven(
    inputs: tuple[Project, Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    def undecided(project: Project, catalogue: Catalogue) -> Plan:
        empty = plan_project(project, catalogue, PlanOptions(time_limit_seconds=20))
        return empty.model_copy(update={"status": "undecided", "proven": False})

    monkeypatch.setattr(f"{__name__}.plan", undecided)
    answer, _ = kept(inputs, 14, "most")
    assert answer.found.status == "aligned"
    assert not answer.found.proven


def test_a_move_is_no_reason_where_it_is_only_unknown_whether_one_can_do_without_it(
    inputs: tuple[Project, Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def unsure(project: Project, catalogue: Catalogue) -> Plan:
        found = plan_project(project, catalogue, PlanOptions(time_limit_seconds=20))
        asked.append(found.status)
        # The first is today's plan; later infeasible ones are those without the move.
        if found.status == "infeasible" and "feasible" in asked:
            return found.model_copy(update={"status": "undecided", "proven": False})
        return found

    monkeypatch.setattr(f"{__name__}.plan", unsure)
    answer, _ = kept(inputs, 30)
    assert (answer.archetypes[0].before, answer.archetypes[0].after) == ("infeasible", "feasible")
    assert answer.archetypes[0].made_by == ()


@pytest.mark.parametrize(
    ("stopped_at", "require", "status", "after"),
    [
        # The first plan is of today's dates, the second of the first answer's, the third of the
        # widest, the fourth of the second answer's, the fifth of a move taken back.
        pytest.param(2, "all", "undecided", "undecided", id="before the first answer is planned"),
        pytest.param(2, "most", "aligned", "undecided", id="the same, for a wish"),
        pytest.param(3, "all", "undecided", "infeasible", id="before there is a demand"),
        pytest.param(5, "all", "aligned", "feasible", id="when all but the reasons is done"),
    ],
)
def test_an_interruption_while_projects_are_planned_keeps_the_best_dates(
    inputs: tuple[Project, Catalogue],
    monkeypatch: pytest.MonkeyPatch,
    stopped_at: int,
    require: str,
    status: str,
    after: str,
) -> None:
    plans = 0

    def stopped(project: Project, catalogue: Catalogue) -> Plan:
        nonlocal plans
        plans += 1
        if plans == stopped_at:
            raise KeyboardInterrupt
        return plan_project(project, catalogue, PlanOptions(time_limit_seconds=20))

    monkeypatch.setattr(f"{__name__}.plan", stopped)
    answer, prepared = kept(inputs, 30, require)
    found = answer.found
    assert (found.status, found.proven) == (status, False)
    assert found.dates is not None
    assert found.dates.keys() == prepared.case.places.keys()
    assert check(prepared.case, found.dates).holds
    assert [one.rule for one in found.remarks] == ["search.interrupted"]
    assert answer.archetypes[0].after == after
