"""The test of effective collaboration as worked examples ask about it."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import Any

from models.aid_intensity import ceiling
from models.collaboration import collaboration, grounds_for
from models.money import share_text
from models.project import Project
from tests.models.gber_25_calculator import KNOWN_ON
from tests.models.made_up_plan import made_up_plan

Facts = dict[str, Any]


def effective_collaboration(given: Facts) -> dict[str, str]:
    """Facts: participants and their shares of the costs. Results: the limbs and the bonus.

    Shares given apart from the participants hold in any order: results that depend on the order
    are told as ``first or second``.
    """
    participants = given["participants"]
    if "cost_shares" not in given:
        return _of_one(participants, [one["cost_share"] for one in participants])
    found = [_of_one(participants, shares) for shares in permutations(given["cost_shares"])]
    return {name: " or ".join(sorted({one[name] for one in found})) for name in found[0]}


def _of_one(participants: list[Facts], shares: Any) -> dict[str, str]:
    project = _project(participants, shares)
    found = collaboration(project)
    bonus = share_text(_bonus(project))
    return {
        "limb_1_holds": "yes" if found.between_undertakings.holds else "no",
        "limb_2_holds": "yes" if found.with_research_organisations.holds else "no",
        "bonus": bonus,
        "bonus_from_limb_b_i": bonus,
        "bonus_possible_from": ", ".join(_other_grounds(project)),
    }


def _project(participants: list[Facts], shares: Any) -> Project:
    partners, costs = [], {}
    for place, (one, share) in enumerate(zip(participants, shares, strict=True)):
        name = f"partner-{place}"
        costs[name] = Decimal(share) * 1000
        if one["type"] == "undertaking":
            size = one.get("size", "small" if one.get("sme") else "large")
            partners.append({"id": name, "size": size, "economic_activity": True})
        else:
            partners.append({"id": name, "type": one["type"]})
    claimed = {"effective_collaboration": True}
    return made_up_plan(partners, costs, [_ANY_CALL], {}, conditions=claimed).project


_ANY_CALL = {"id": "call", "funder": "vinnova"}


def _bonus(project: Project) -> Decimal:
    """What the claim of collaboration adds to experimental development."""
    return _ceiling(project) - _ceiling(_claiming(project, effective_collaboration=False))


def _other_grounds(project: Project) -> list[str]:
    """The grounds of limb (b) that would still raise the ceiling if they were claimed."""
    claims: dict[str, Facts] = {
        "b_ii": {"dissemination": True},
        "b_iii": {"licensing": True},
        "b_iv": {"assisted_area": "a"},
    }
    now = _ceiling(project)
    return [name for name, claim in claims.items() if _ceiling(_claiming(project, **claim)) > now]


def _claiming(project: Project, **claim: Any) -> Project:
    conditions = project.conditions.model_copy(update=claim)
    return project.model_copy(update={"conditions": conditions})


def _ceiling(project: Project) -> Decimal:
    firm = next(one for one in project.partners if one.economic_activity)
    held = grounds_for(project, firm)
    return ceiling("experimental_development", firm.size, held, KNOWN_ON, "unchanged").share
