"""The part of the report that says how sure a plan is, and what else there is."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from calendars.chance_bars import chance_bars
from calendars.html import report
from calendars.names import Names
from models.catalogue import Catalogue
from models.input_files import read_inputs
from models.plan import Plan
from models.project import Project
from solver.planning import PlanOptions, plan_project

Case = tuple[Project, Catalogue, Plan]


@pytest.fixture(scope="module")
def case(root: Path) -> Case:
    """A real case with refusals, unchosen calls, limits that bind, and drawn dates."""
    folder = root / "examples" / "skane-blekinge"
    files = [(name, (folder / name).read_bytes()) for name in ("project.yaml", "catalogue.yaml")]
    project, catalogue = read_inputs(files[0], files[1:])
    options = PlanOptions(alternatives=2, consequences=True, samples=1000)
    return project, catalogue, plan_project(project, catalogue, options)


def test_every_chance_has_a_bar_as_long_as_it_is(case: Case) -> None:
    project, catalogue, plan = case
    assert plan.risk is not None
    bars = chance_bars(Names(plan, project, catalogue, "en"))
    assert bars[0].share == plan.risk.financed
    assert {bar.share for bar in bars} >= {one.chance for one in plan.risk.applications}
    page = report(plan, project, catalogue, "en")
    drawn = re.findall(r'class="part" x="0" y="0" width="([\d.]+)"', page)
    assert [Decimal(width) for width in drawn] == [
        (bar.share * 100).quantize(Decimal("0.1")) for bar in bars
    ]


def test_calls_that_everything_hangs_on_are_marked_in_words(case: Case) -> None:
    project, catalogue, plan = case
    assert plan.risk is not None
    count = len(plan.risk.single_points_of_failure)
    assert count > 0
    assert report(plan, project, catalogue, "en").count("EVERYTHING HANGS ON IT") == count
    assert report(plan, project, catalogue, "sv").count("ALLT HÄNGER PÅ DEN") == count


def test_every_refusal_and_every_unchosen_call_is_told(case: Case) -> None:
    project, catalogue, plan = case
    page = _unmarked(report(plan, project, catalogue, "sv"))
    assert plan.if_refused
    assert plan.unchosen
    for refusal in plan.if_refused:
        assert refusal.message.sv in page
    for unchosen in plan.unchosen:
        assert unchosen.message.sv in page


def test_other_plans_stand_beside_this_one(case: Case, root: Path) -> None:
    folder = root / "examples" / "test-demonstrator"
    files = [(name, (folder / name).read_bytes()) for name in ("project.yaml", "catalogue.yaml")]
    project, catalogue = read_inputs(files[0], files[1:])
    plan = plan_project(project, catalogue, PlanOptions(alternatives=2))
    page = report(plan, project, catalogue, "en")
    assert ("This plan" in page) == bool(plan.alternatives)
    for other in plan.alternatives:
        assert other.gives_up.message.en in page


def test_a_plan_that_says_nothing_of_it_has_no_such_part(case: Case) -> None:
    project, catalogue, _ = case
    plan = plan_project(project, catalogue)
    assert 'id="outlook"' not in report(plan, project, catalogue, "sv")


def _unmarked(page: str) -> str:
    """The page without the marks of dates and names."""
    return re.sub(r'<span class="date">([\d-]+)</span>', r"\1", page).replace("</strong>", "")
