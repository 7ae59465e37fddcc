"""Tiny projects and catalogues for the tests of the solver, written with plain values.

Sums are kronor, as in files; what comes back from a plan is öre. Unless a test says otherwise a
project is planned on 2025-01-10, starts in June 2025 and lasts twelve months; a call is of the
national agency, closes 2025-02-01, is decided 2025-03-01 and may pay anybody's research.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from models.case import Case
from models.catalogue import Catalogue
from models.check import check
from models.plan import Plan
from models.project import Project
from solver.funding_model import FundingModel
from solver.model import build
from solver.planning import PlanOptions, plan_project
from solver.problem import problem_of

Facts = dict[str, Any]

FUNDERS: tuple[Facts, ...] = (
    {"id": "agency", "name": "Agency", "level": "national"},
    {"id": "tillvaxtverket", "name": "Tillväxtverket", "level": "national"},
    {"id": "region", "name": "Region", "level": "regional"},
    {"id": "county", "name": "County", "level": "regional"},
    {"id": "foundation", "name": "Foundation", "level": "private"},
    {"id": "brussels", "name": "Commission", "level": "eu", "currency": "EUR", "holidays": "BE"},
)
PROGRAMMES: tuple[Facts, ...] = (
    {"id": "erdf", "funder": "tillvaxtverket", "name": "ERDF", "union_funds": "shared"},
    {
        "id": "horizon",
        "funder": "brussels",
        "name": "Horizon Europe",
        "union_funds": "direct",
        "exchange_rate": {"policy": "given", "sek_per_eur": "10.00", "source": "a test"},
    },
    {"id": "ecb", "funder": "brussels", "name": "At the day's rate", "union_funds": "direct"}
    | {"exchange_rate": {"policy": "ecb", "on": "2025-01-02"}},
)


def uni(own: Any = 0, **facts: Any) -> Facts:
    """A university without economic activity, ``own`` kronor in hand."""
    return {
        "id": "uni",
        "name": "University",
        "type": "research_organisation",
        "own_cash": {"max": own},
    } | facts


def firm(own: Any = 0, **facts: Any) -> Facts:
    """A small enterprise with economic activity, ``own`` kronor in hand."""
    return {
        "id": "firm",
        "name": "Firm",
        "type": "enterprise",
        "size": "small",
        "economic_activity": True,
        "own_cash": {"max": own},
    } | facts


def package(
    id_: str = "wp1", activity: str = "industrial_research", months: tuple[int, int] = (1, 12)
) -> Facts:
    """A work package."""
    return {"id": id_, "activity": activity, "months": months}


def cost(
    partner: str, amount: Any, work_package: str = "wp1", category: str = "staff", **facts: Any
) -> Facts:
    """A cost of a partner, in cash unless ``in_kind=True``."""
    return {
        "partner": partner,
        "work_package": work_package,
        "category": category,
        "amount": amount,
    } | facts


def promise(id_: str, amount: Any, kind: str = "public_cash", **facts: Any) -> Facts:
    """A contribution that someone has promised, without a date."""
    return {"id": id_, "from": id_.capitalize(), "kind": kind, "amount": amount} | facts


def scope(call_id: str, **facts: Any) -> Facts:
    """What the project itself has decided to put in a call's budget."""
    return {"candidates": {"scope": [{"call": call_id, **facts}]}}


def a_round(id_: str = "r1", certainty: str = "confirmed", **milestones: Any) -> Facts:
    """A round; milestones by kind: a date or period, ``None`` for none, or all of its fields."""
    dates = {"deadline": "2025-02-01", "decision": "2025-03-01"} | milestones
    return {
        "id": id_,
        "certainty": certainty,
        "milestones": [
            {"kind": kind, **at}
            if isinstance(at, dict) and "at" in at
            else {"kind": kind, "at": at}
            for kind, at in dates.items()
            if at is not None
        ],
    }


def call(id_: str, share: Any = 1, *, rounds: Iterable[Facts] = (), **facts: Any) -> Facts:
    """A call that pays at most ``share`` of the costs in its budget."""
    programme = facts.get("programme")
    payer = {one["id"]: one["funder"] for one in PROGRAMMES}.get(programme, "agency")
    return {
        "id": id_,
        "funder": payer,
        "title": id_.capitalize(),
        "legal_basis": ["no_aid", "gber.25"],
        "rates": {"project": share},
        "rounds": list(rounds) or [a_round()],
    } | facts


def a_project(partners: Iterable[Facts], costs: Iterable[Facts], **facts: Any) -> Project:
    """A project without flaws; without work packages it has one of twelve months of research."""
    project = Project.model_validate(
        {
            "id": "project",
            "title": "Project",
            "as_of": "2025-01-10",
            "period": {"earliest_start": "2025-06-01", "latest_end": "2026-12-31", "months": 12},
            "partners": list(partners),
            "work_packages": [package()],
            "costs": list(costs),
        }
        | facts
    )
    assert list(project.flaws()) == []
    return project


def a_catalogue(*calls: Facts, programmes: Iterable[Facts] = PROGRAMMES) -> Catalogue:
    """A catalogue without flaws of these calls; without any it has one that is closed."""
    closed = call("closed", rounds=[a_round(deadline="2024-01-01", decision="2024-02-01")])
    catalogue = Catalogue.model_validate(
        {"funders": FUNDERS, "programmes": list(programmes), "calls": list(calls or [closed])}
    )
    assert [*catalogue.flaws(), *catalogue.unresolved()] == []
    return catalogue


def a_model(project: Project, *calls: Facts, explained: bool = False) -> FundingModel:
    """The rows of a project; ``explained`` keeps what rules out calls in it, behind demands."""
    problem = problem_of(project, a_catalogue(*calls))
    ids = frozenset(option.id for option in problem.options)
    return build(problem, explained=ids if explained else None)


def planned(
    project: Project,
    *calls: Facts,
    options: PlanOptions | None = None,
    programmes: Iterable[Facts] = PROGRAMMES,
) -> Plan:
    """The plan for a project; a feasible one has passed the plain reading of every rule."""
    catalogue = a_catalogue(*calls, programmes=programmes)
    plan = plan_project(project, catalogue, options or PlanOptions())
    if plan.status == "feasible":
        assert errors(project, catalogue, plan) == []
    return plan


def errors(project: Project, catalogue: Catalogue, plan: Plan) -> list[str]:
    """The errors that the plain reading of the rules finds in a plan."""
    return [
        f"{one.rule}: {one.message.en}"
        for one in check(Case(project, catalogue, plan))
        if one.severity == "error"
    ]


def grants(plan: Plan) -> dict[str, int]:
    """The grant of each call in the plan, in öre."""
    assert plan.status == "feasible", plan.findings
    return {one.call: one.grant for one in plan.applications}


def paid(plan: Plan) -> dict[tuple[str, str, str], int]:
    """What each source pays of each partner's costs in each work package, in öre."""
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in plan.matrix:
        sums[row.source, row.partner, row.work_package] += row.amount
    return dict(sums)


def rules_in_conflict(plan: Plan) -> set[str]:
    """The rules whose demands a plan says cannot all be met."""
    assert plan.status != "feasible"
    return {demand.rule for conflict in plan.conflicts for demand in conflict.demands}


def own_cash(plan: Plan) -> int:
    """The own cash of all partners in the plan, in öre."""
    assert plan.totals is not None, plan.findings
    return plan.totals.own_cash


def missing(plan: Plan) -> str:
    """What cannot be financed at best, as the conflict says."""
    (conflict,) = plan.conflicts
    return str(conflict.numbers["missing"])
