"""The plan beside the other plans: own money, applications, start and chance of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calendars.names import Names
from calendars.report_phrases import phrases
from models.plan import Alternative, Answer


@dataclass(frozen=True)
class ComparedPlan:
    """What can be compared of a plan.

    ``own_and_private`` is cash in minor units, own and promised by private bodies; ``chance`` that
    every application is granted, ``None`` where the plan says nothing of chances.
    """

    label: str
    calls: tuple[str, ...]
    applications: int
    start: date | None
    own_and_private: int
    chance: Decimal | None
    gives_up: str


def compared_plans(names: Names) -> tuple[ComparedPlan, ...]:
    """The plan itself and then the others; empty where there are none."""
    plan = names.plan
    if not plan.alternatives:
        return ()
    chance = None if plan.risk is None else plan.risk.all_granted
    first = _compared(plan, phrases(names.language)["this_plan"], chance, "–", names)
    return (first, *(_other(one, chance, names) for one in plan.alternatives))


def _other(one: Alternative, chance: Decimal | None, names: Names) -> ComparedPlan:
    if one.risk is not None:
        chance = one.risk.all_granted
    elif chance is not None:
        chance = min(max(chance - Decimal(one.gives_up.chance_lower), Decimal(0)), Decimal(1))
    said = one.gives_up.message.in_language(names.language)
    return _compared(one, one.label.in_language(names.language), chance, said, names)


def _compared(
    one: Answer, label: str, chance: Decimal | None, gives_up: str, names: Names
) -> ComparedPlan:
    private = {
        f"contribution:{each.id}"
        for each in names.project.contributions
        if each.kind == "private_cash"
    }
    return ComparedPlan(
        label=label,
        calls=tuple(f"{names.subject(each.call)} ({each.round})" for each in one.applications),
        applications=len(one.applications),
        start=one.start,
        own_and_private=sum(
            row.amount
            for row in one.matrix
            if row.source.startswith("own:") or row.source in private
        ),
        chance=chance,
        gives_up=gives_up,
    )
