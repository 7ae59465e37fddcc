"""How many days there are between one funder's decision and another's demand to see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calendars.planned_rounds import PlannedRound
from calendars.report_wording import counted
from models.plan import Plan
from models.text import Language, Text


@dataclass(frozen=True)
class Slack:
    """The round ``decides`` is decided ``days`` before the round ``asks`` wants its match proved.

    A negative number is so many days too late.
    """

    decides: str
    asks: str
    days: int


def slacks(rounds: Sequence[PlannedRound], plan: Plan) -> tuple[Slack, ...]:
    """The decisions that are, or cannot be, there in time for another round's proof of match.

    Of the plan's applications those that pay for the same costs and are decided in time; of the
    rounds that one demand of a conflict names, those that are late.
    """
    found = [
        (first, then, (then.proof_due - first.decision.latest).days)
        for then in rounds
        for first in rounds
        if first is not then and then.proof_due is not None and first.decision is not None
    ]
    return tuple(
        Slack(first.name, then.name, days)
        for first, then, days in found
        if (days >= 0 and _share_costs(first, then, plan))
        or (days < 0 and _in_one_demand(first, then, plan))
    )


def slack_words(slack: Slack, language: Language) -> str:
    """``7 dagar till godo`` or ``13 dagar för sent``."""
    days = counted(abs(slack.days), Text(sv="dag", en="day"), Text(sv="dagar", en="days"), language)
    if slack.days < 0:
        return Text(sv=f"{days} för sent", en=f"{days} too late").in_language(language)
    return Text(sv=f"{days} till godo", en=f"{days} to spare").in_language(language)


def _share_costs(first: PlannedRound, then: PlannedRound, plan: Plan) -> bool:
    """Whether the one grant is match for the other: both budgets hold the same cost."""
    return bool(_budget(first, plan) & _budget(then, plan))


def _budget(one: PlannedRound, plan: Plan) -> set[tuple[str, str]]:
    """Partner and work package of the costs in the call's budget, or of those that it pays for."""
    if one.application is None:
        return set()
    if one.application.scope:
        return {(place.partner, place.work_package) for place in one.application.scope}
    return {
        (row.partner, row.work_package)
        for row in plan.matrix
        if row.source == one.application.source
    }


def _in_one_demand(first: PlannedRound, then: PlannedRound, plan: Plan) -> bool:
    return any(
        {first.name, then.name} <= set(demand.subjects)
        for conflict in plan.conflicts
        for demand in conflict.demands
    )
