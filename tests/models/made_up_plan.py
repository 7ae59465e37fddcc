"""A plan of one work package and one cost per partner, for asking the rules about its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from models.case import Case
from models.catalogue import Catalogue
from models.check import check
from models.finding import Finding
from models.plan import Plan
from models.project import Project

Facts = dict[str, Any]

FUNDERS = (
    {"id": "vinnova", "name": "Vinnova", "level": "national"},
    {"id": "tillvaxtverket", "name": "Tillväxtverket", "level": "national"},
    {"id": "region", "name": "Regionen", "level": "regional"},
)


def made_up_plan(
    partners: Sequence[Facts],
    costs: Mapping[str, Decimal],
    calls: Sequence[Facts],
    pays: Mapping[str, Mapping[str, Decimal]],
    *,
    activity: str = "other",
    applied_on: str = "2026-09-15",
    conditions: Facts | None = None,
) -> Case:
    """``pays`` tells what each call pays each partner; every call is decided in November 2026."""
    milestones = [
        {"kind": "opens", "at": "2026-01-15"},
        {"kind": "deadline", "at": applied_on},
        {"kind": "decision", "at": "2026-11-20"},
    ]
    catalogue = Catalogue.model_validate(
        {
            "funders": FUNDERS,
            "programmes": [
                {
                    "id": "eruf",
                    "funder": "tillvaxtverket",
                    "name": "Regionalfonden",
                    "union_funds": "shared",
                }
            ],
            "calls": [
                {"title": call["id"], "rounds": [{"id": "r", "milestones": milestones}]} | call
                for call in calls
            ],
        }
    )
    project = Project.model_validate(
        {
            "id": "project",
            "title": "Project",
            "as_of": "2026-02-01",
            "period": {"earliest_start": "2027-01-01", "latest_end": "2028-12-31", "months": 12},
            "conditions": conditions or {},
            "partners": [{"name": one["id"], "type": "enterprise"} | one for one in partners],
            "work_packages": [{"id": "work", "activity": activity, "months": [1, 12]}],
            "costs": [
                {"partner": partner, "work_package": "work", "category": "staff", "amount": amount}
                for partner, amount in costs.items()
            ],
        }
    )
    plan = Plan.model_validate(
        {
            "status": "feasible",
            "project": "project",
            "as_of": "2026-02-01",
            "start": "2027-01-01",
            "applications": [
                {
                    "call": call,
                    "round": "r",
                    "submit_by": applied_on,
                    "grant": sum(amounts.values()),
                    "scope": [{"partner": one, "work_package": "work"} for one in costs],
                }
                for call, amounts in pays.items()
            ],
            "matrix": [
                {
                    "partner": partner,
                    "work_package": "work",
                    "category": "staff",
                    "source": f"call:{call}/r",
                    "amount": amount,
                }
                for call, amounts in pays.items()
                for partner, amount in amounts.items()
            ],
        }
    )
    return Case(project, catalogue, plan)


def findings_of(rule: str, case: Case) -> list[Finding]:
    """What one rule has to say about a plan."""
    return [one for one in check(case) if one.rule == rule]


def limit_of(rule: str, case: Case) -> Decimal:
    """The limit that a plan exceeds, in the project's currency."""
    (finding,) = findings_of(rule, case)
    return Decimal(finding.numbers["limit"])
