"""The rounds that a plan speaks of, each with its names and dates from plan and catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calendars.dates_in_words import moment
from models.assumptions_set import Assumptions, assumptions_of
from models.call import Call, Milestone, Round
from models.catalogue import Catalogue
from models.dates import round_dates
from models.plan import Application, Plan
from models.project import Project
from models.text import Text
from models.vocabulary import Level, MilestoneKind
from models.when import When

LEVELS: tuple[Level, ...] = ("eu", "national", "regional", "local", "private")


@dataclass(frozen=True)
class PlannedRound:
    """A round of a call with what the plan says about it.

    ``call`` and ``round`` are missing where the catalogue does not hold them (a plan written by
    hand), ``application`` where the plan does not apply to it. The dates are the plan's own; where
    it has none, the round's.
    """

    name: str
    title: Text
    funder_id: str
    funder: str
    level: Level
    call: Call | None
    round: Round | None
    application: Application | None
    opens: When | None
    submit_by: When | None
    proof_due: date | None
    decision: When | None

    def milestones(self, kind: MilestoneKind) -> tuple[Milestone, ...]:
        """The round's milestones of a kind that are not cancelled."""
        return () if self.round is None else self.round.all_of(kind)

    @property
    def decision_milestone(self) -> Milestone | None:
        """The milestone of the (last) decision, with its certainty and precision."""
        return None if self.round is None else self.round.last("decision")


def planned_rounds(plan: Plan, catalogue: Catalogue) -> tuple[PlannedRound, ...]:
    """The rounds that the plan applies to, in the plan's order."""
    return tuple(_of_application(one, catalogue) for one in plan.applications)


def conflicting_rounds(
    plan: Plan, project: Project, catalogue: Catalogue
) -> tuple[PlannedRound, ...]:
    """The rounds that the plan's conflicts name and that it does not apply to."""
    assumptions = assumptions_of(project.assumptions)
    applied = {f"{one.call}/{one.round}" for one in plan.applications}
    named = {
        subject: None
        for conflict in plan.conflicts
        for demand in conflict.demands
        for subject in demand.subjects
        if subject not in applied
    }
    found = []
    for name in named:
        call_id, _, round_id = name.partition("/")
        call = catalogue.call_by_id.get(call_id)
        one = None if call is None else call.round(round_id)
        if call is not None and one is not None:
            found.append(_of_round(call, one, catalogue, assumptions))
    return tuple(found)


def money_level(call: Call, catalogue: Catalogue) -> Level:
    """Whose money a call gives: Union funds are the EU's, whoever decides on them in Sweden."""
    if catalogue.union_funds_of(call) != "none":
        return "eu"
    return catalogue.funder_of(call).level


def _of_application(application: Application, catalogue: Catalogue) -> PlannedRound:
    call = catalogue.call_by_id.get(application.call)
    one = None if call is None else call.round(application.round)
    funder_id = call.funder if call is not None else application.funder or application.call
    funder = catalogue.funder_by_id.get(funder_id)
    title = application.title or (call.title if call is not None else None)
    opens = None if application.opens is None else moment(application.opens, application.zone)
    return PlannedRound(
        name=f"{application.call}/{application.round}",
        title=title or Text(sv=application.call, en=application.call),
        funder_id=funder_id,
        funder=funder_id if funder is None else funder.name,
        level="national" if call is None else money_level(call, catalogue),
        call=call,
        round=one,
        application=application,
        opens=opens or _first(one, "opens"),
        submit_by=moment(application.submit_by, application.zone),
        proof_due=application.proof_due,
        decision=_decision(application) or _last(one, "decision"),
    )


def _of_round(
    call: Call, one: Round, catalogue: Catalogue, assumptions: Assumptions
) -> PlannedRound:
    return PlannedRound(
        name=f"{call.id}/{one.id}",
        title=call.title,
        funder_id=call.funder,
        funder=catalogue.funder_of(call).name,
        level=money_level(call, catalogue),
        call=call,
        round=one,
        application=None,
        opens=_first(one, "opens"),
        submit_by=_first(one, "deadline"),
        proof_due=round_dates(call, one, catalogue, assumptions).proof_due,
        decision=_last(one, "decision"),
    )


def _decision(application: Application) -> When | None:
    earliest, latest = application.decision.earliest, application.decision.latest
    first, last = earliest or latest, latest or earliest
    if first is None or last is None:
        return None
    return When(first, last, "day" if first == last else "range")


def _first(one: Round | None, kind: MilestoneKind) -> When | None:
    milestone = None if one is None else one.first(kind)
    return None if milestone is None else milestone.when


def _last(one: Round | None, kind: MilestoneKind) -> When | None:
    milestone = None if one is None else one.last(kind)
    return None if milestone is None else milestone.when
