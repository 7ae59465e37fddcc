"""The project and the calls as they stand on the day on which a call says no.

Applications that were handed in by then stay as they are: in the same round, with nothing left to
write and at most the grant that was applied for. The refused round is gone, and so is whatever
has closed. Work is taken not to have begun: the project starts on that day at the earliest.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.call import Call, Milestone
from models.call_conditions import GrantLimits
from models.catalogue import Catalogue
from models.exchange import convert_up
from models.money import Minor
from models.plan import Application
from models.project import CallList, Candidates, Project
from solver.answered import Answered
from solver.problem import CallOption, RoundOption


def refusal_day(answered: Answered, application: Application) -> date | None:
    """The day on which the answer is known, as the plan reads it; ``None``: nobody has said."""
    return _round(answered, application).dates.decision


def kept_applications(answered: Answered, refused: Application, on: date) -> list[Application]:
    """The plan's other applications that are handed in by a day."""
    return [
        one
        for one in answered.plan.applications
        if one.call != refused.call and _handed_in(answered, one) <= on
    ]


def after_refusal(
    answered: Answered, refused: Application, on: date
) -> tuple[Project, Catalogue] | None:
    """What is left to plan with; ``None`` where no call is left at all."""
    problem = answered.problem
    kept = {one.call: one for one in kept_applications(answered, refused, on)}
    calls: list[Call] = []
    for call in problem.catalogue.calls:
        if call.id in kept:
            calls.append(_as_handed_in(answered, kept[call.id], on))
        elif call.id != refused.call:
            calls.append(call)
        elif rounds := tuple(one for one in call.rounds if one.id != refused.round):
            calls.append(call.model_copy(update={"rounds": rounds}))
    if not calls:
        return None
    known = {one.id for one in calls}
    catalogue = problem.catalogue.model_copy(update={"calls": tuple(calls)})
    project = problem.project.on_day(on)
    wanted = tuple(one for one in project.must.calls if one != refused.call and one in known)
    left_out = tuple(one for one in project.must_not.calls if one in known)
    return (
        project.model_copy(
            update={
                "must": CallList(calls=wanted),
                "must_not": CallList(calls=left_out),
                "candidates": _candidates(project, known),
            }
        ),
        catalogue,
    )


def _candidates(project: Project, known: set[str]) -> Candidates:
    given = project.candidates
    calls = given.calls
    if calls != "all":
        calls = tuple(one for one in calls if one in known)
    scope = tuple(one for one in given.scope if one.call in known)
    return Candidates(calls=calls, scope=scope)


def _as_handed_in(answered: Answered, application: Application, on: date) -> Call:
    """The call with the one round that was applied to, open on this day alone.

    The plan has met its first deadline; what else the round asks for stands on the days that
    the plan reads.
    """
    option = answered.problem.option(application.call)
    one = _round(answered, application)
    others = [
        milestone
        for milestone in one.round.milestones
        if milestone.kind not in ("announced", "opens", "deadline", "proof_due")
    ]
    # A proof that is counted from the decision follows from that once more.
    dates = [Milestone(kind="deadline", at=on), *others]
    if one.dates.proof_due is not None and one.dates.proof_decision is None:
        dates.append(Milestone(kind="proof_due", at=one.dates.proof_due))
    handed_in = one.round.model_copy(update={"milestones": tuple(dates)})
    return option.call.model_copy(
        update={
            "rounds": (handed_in,),
            "effort_days": Decimal(0),
            "grant": _at_most(option, application),
        }
    )


def _at_most(option: CallOption, application: Application) -> GrantLimits:
    """The call's limits with the grant that was applied for as the largest.

    Where the limits stand in another currency the amount is rounded up to its minor unit.
    """
    limits = option.call.grant
    asked = convert_up(
        application.grant, application.currency, option.funder.currency, option.programme
    )
    if asked is None or (limits.max is not None and limits.max <= asked):
        return limits
    return limits.model_copy(update={"max": Minor(asked)})


def _handed_in(answered: Answered, application: Application) -> date:
    submitted = date.fromisoformat(application.submit_by[:10])
    return min(submitted, _round(answered, application).dates.deadline)


def _round(answered: Answered, application: Application) -> RoundOption:
    option = answered.problem.option(application.call)
    return next(one for one in option.rounds if one.round.id == application.round)
