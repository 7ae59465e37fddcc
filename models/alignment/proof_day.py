"""The day on which a round wants the match proved, as a distance from one of its milestones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from models.alignment.case import Point
from models.alignment.rounds import ListedRound
from models.alignment.working_calendar import WorkingCalendar
from models.call_conditions import ProofRule


@dataclass(frozen=True)
class ProofDay:
    """The proof is due so many days, or so many working days, before ``anchor``.

    ``is_stated`` is false where the call asks for no proof, and the deadline stands in for one.
    """

    anchor: Point
    days: int = 0
    working_days: int = 0
    is_stated: bool = True

    def latest_decision(self, margin: int, calendar: WorkingCalendar) -> Callable[[date], date]:
        """The last day of a decision by the anchor's day, with ``margin`` working days to spare."""

        def latest(on: date) -> date:
            due = calendar.before(on - timedelta(days=self.days), self.working_days)
            return calendar.before(due, margin)

        return latest


def proof_day(listed: ListedRound) -> ProofDay | None:
    """By the milestone ``proof_due`` if there is one, or else by the call's rule.

    ``None`` where the rule's event is none of the round's milestones.
    """
    stated = listed.last("proof_due")
    if stated is not None:
        return ProofDay(stated)
    rule: ProofRule = listed.call.match.proof
    if rule.rule in ("none", "at_submission"):
        deadline = listed.first("deadline")
        return None if deadline is None else ProofDay(deadline, is_stated=rule.rule != "none")
    event = listed.last("decision" if rule.rule == "at_decision" else rule.event)
    if event is None:
        return None
    if rule.rule == "working_days_before":
        return ProofDay(event, working_days=rule.count)
    days = {"at_decision": 0, "days_before": rule.count, "weeks_before": 7 * rule.count}
    return ProofDay(event, days=days[rule.rule])
