"""Random projects of realistic form: partners, work packages, candidate calls, amounts in kronor.

Form as in the measurements that the solver's settings rest on: two to six partners, two to five
work packages, twelve candidate calls with shares, bounds, legal bases, proof rules and dates.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from models.call_conditions import Budget
from models.catalogue import Catalogue
from models.project import Project

_ACTIVITIES = ("industrial_research", "experimental_development", "feasibility_study")
_TODAY = date(2024, 8, 20)


def random_case(seed: int, *, calls: int = 12) -> tuple[Project, Catalogue]:
    """A project and its candidate calls; the same seed gives the same case."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    return _project(chance), random_catalogue(chance, calls)


def random_portfolio(
    seed: int, count: int, *, calls: int = 12, kronor_per_project: int = 250_000
) -> tuple[list[Project], Catalogue]:
    """Projects that apply to the same calls, each of which has so much money per project."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    catalogue = random_catalogue(chance, calls)
    budget = Budget(amount=kronor_per_project * count)
    return [
        _project(chance).model_copy(update={"id": f"project-{number:04}"})
        for number in range(count)
    ], catalogue.model_copy(
        update={
            "calls": tuple(call.model_copy(update={"budget": budget}) for call in catalogue.calls)
        }
    )


def _project(chance: random.Random) -> Project:
    packages = [
        {"id": f"wp{index}", "activity": chance.choice(_ACTIVITIES), "months": [1, 24]}
        for index in range(chance.randint(2, 5))
    ]
    partners, costs = [], []
    for index in range(chance.randint(2, 6)):
        economic = index > 0 and chance.random() < 0.6
        total = 0
        for package in packages:
            if chance.random() < 0.7:
                amount = chance.randint(20, 300) * 10_000 + chance.randint(0, 99)
                total += amount
                costs.append(
                    {
                        "partner": f"p{index}",
                        "work_package": package["id"],
                        "category": "staff",
                        "amount": amount,
                    }
                )
        partners.append(
            {
                "id": f"p{index}",
                "name": f"Part {index}",
                "type": "enterprise" if economic else "research_organisation",
                "size": chance.choice(["small", "medium", "large"]) if economic else None,
                "economic_activity": economic,
                "own_cash": {"max": total * chance.randint(25, 80) // 100},
            }
        )
    if not costs:
        costs = [{"partner": "p0", "work_package": "wp0", "category": "staff", "amount": 500_000}]
    return Project.model_validate(
        {
            "id": "random",
            "title": "Random",
            "as_of": _TODAY,
            "period": {
                "earliest_start": date(2025, 1, 1),
                "latest_end": date(2028, 12, 31),
                "months": 24,
            },
            "regions": ["SE224"],
            "conditions": {"dissemination": chance.random() < 0.5},
            "partners": partners,
            "work_packages": packages,
            "costs": costs,
        }
    )


def random_catalogue(chance: random.Random, count: int, *, rounds: int | None = None) -> Catalogue:
    """Calls of three funders with ``rounds`` rounds each, or one or two."""
    funders = [
        {"id": "vinnova", "name": "Vinnova", "level": "national"},
        {"id": "tillvaxtverket", "name": "Tillväxtverket", "level": "national"},
        {"id": "skane", "name": "Region Skåne", "level": "regional"},
    ]
    programmes = [
        {
            "id": "eruf",
            "funder": "tillvaxtverket",
            "name": "Regionalfonden",
            "union_funds": "shared",
        }
    ]
    return Catalogue.model_validate(
        {
            "funders": funders,
            "programmes": programmes,
            "calls": [_call(chance, index, rounds) for index in range(count)],
        }
    )


def _call(chance: random.Random, index: int, rounds: int | None) -> dict[str, Any]:
    funder = chance.choice(["vinnova", "vinnova", "vinnova", "skane", "skane", "tillvaxtverket"])
    union = funder == "tillvaxtverket"
    least = chance.choice([0, 200_000, 500_000])
    return {
        "id": f"call-{index}",
        "funder": funder,
        "programme": "eruf" if union else None,
        "title": f"Utlysning {index}",
        "grant": {"min": least, "max": least + chance.randint(5, 80) * 100_000},
        "rates": {"project": chance.choice(["0.40", "0.50", "0.60", "0.70", "1.00"])},
        "legal_basis": ["no_aid", "gber.25"],
        "match": {"proof": {"rule": "at_decision"}} if union else {},
        "effort_days": chance.randint(3, 40),
        "success_rate": f"0.{chance.randint(10, 60)}",
        "rounds": [_round(chance, number) for number in range(rounds or chance.randint(1, 2))],
    }


def _round(chance: random.Random, number: int) -> dict[str, Any]:
    opens = _TODAY + timedelta(days=chance.randint(0, 60) + 150 * number)
    deadline = opens + timedelta(days=chance.randint(30, 90))
    decision = deadline + timedelta(days=chance.randint(38, 140))
    return {
        "id": f"r{number}",
        "milestones": [
            {"kind": "opens", "at": opens},
            {"kind": "deadline", "at": deadline},
            {"kind": "decision", "at": decision},
        ],
    }
