"""What the processes of a portfolio do with one project; everything they need comes with it."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flows.law import law
from models.catalogue import Catalogue
from models.plan import Plan, plan_json
from models.project import Project
from models.shared_pots import Pot
from models.text import Language

if TYPE_CHECKING:
    from solver.portfolio_contest import Priced
    from solver.portfolio_pricing import Asked, Pricing


@dataclass(frozen=True)
class Setting:
    """What is the same for all projects; ``catalogue`` is pickled, so that it is read once."""

    catalogue: bytes
    parameters: Path | None
    language: Language
    time_limit_seconds: int
    alternatives: int


def setting_catalogue(setting: Setting) -> Catalogue:
    """The calls, read once per process."""
    return _unpickled(setting.catalogue)


def plan_one(setting: Setting, project: Project) -> tuple[Plan, str]:
    """The best plan for a project on its own, and its file."""
    from solver.planning import PlanOptions, plan_project

    options = PlanOptions(
        time_limit_seconds=setting.time_limit_seconds, alternatives=setting.alternatives
    )
    with law(setting.parameters):
        plan = plan_project(project, setting_catalogue(setting), options)
    return plan, plan_json(plan)


def render_one(setting: Setting, planned: tuple[Project, Plan]) -> dict[str, bytes]:
    """All files of a plan by name."""
    from flows.steps import render_step

    project, plan = planned
    with law(setting.parameters):
        return render_step(plan, project, setting_catalogue(setting), setting.language)


def price_one(setting: Setting, pots: Sequence[Pot], asked: tuple[str, Project, Asked]) -> Priced:
    """The way to finance a project that costs least at prices of the pots."""
    key, project, one = asked
    with law(setting.parameters):
        return _pricing().priced(key, project, setting_catalogue(setting), tuple(pots), one)


def plan_within_one(
    setting: Setting, pots: Sequence[Pot], asked: tuple[str, Project, Sequence[int]]
) -> Plan | None:
    """The best plan of a project within its shares of the pots."""
    from solver.portfolio_plans import plan_within

    key, project, shares = asked
    with law(setting.parameters):
        model = _pricing().model(key, project, setting_catalogue(setting), pots)
        return plan_within(model, pots, shares, setting.time_limit_seconds)


@cache
def _pricing() -> Pricing:
    """What this process has been asked about already."""
    from solver.portfolio_pricing import Pricing

    return Pricing()


@lru_cache(maxsize=1)
def _unpickled(catalogue: bytes) -> Catalogue:
    found = pickle.loads(catalogue)  # noqa: S301  # pickled by the process that started this one
    if not isinstance(found, Catalogue):
        raise TypeError(type(found))
    return found
