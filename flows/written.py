"""Writing that the last plan left time for, and whose time has passed since: done, we assume."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from models.assumptions_set import assumptions_of
from models.call import Call
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Capacity, Project
from models.writing_capacity import Writing, available_days, later_stages
from models.written import Written, days_left


def with_written(
    project: Project, catalogue: Catalogue, last: Plan | None, planned: Project | None
) -> Project:
    """The project with the writing that it is taken to have done since its last plan.

    Otherwise a team that writes as planned would run out of time on paper: the days pass and the
    work stays. ``last`` is the last plan and ``planned`` the project as that was made for. What
    the project says of a call on the last plan's day or later stands;
    ``nightly.written_as_planned: no`` turns the assumption off.
    """
    assumptions = assumptions_of(project.assumptions)
    if (
        last is None
        or planned is None
        or project.capacity is None
        or assumptions.value("nightly.written_as_planned") == "no"
    ):
        return project
    stated = {one.call: one for one in project.written if one.on >= last.as_of}
    done = {one.call: one for one in planned.written} | stated
    yesterday = project.as_of - timedelta(days=1)
    left = _days(last.as_of, yesterday, project.capacity, project)
    for call, job in _jobs(project, catalogue, last, tuple(done.values())):
        spent = min(
            job.effort,
            left,
            _days(max(last.as_of, job.release), yesterday, project.capacity, project),
        )
        left -= spent
        if call is None or call.id in stated or not spent:
            continue
        before = done[call.id].days if call.id in done else Decimal(0)
        done[call.id] = Written(
            call=call.id, days=before + _decimal(spent), on=yesterday, assumed=True
        )
    gone = {one.call for one in project.applied} | (done.keys() - catalogue.call_by_id.keys())
    kept = tuple(done[name] for name in sorted(done.keys() - gone))
    return project.model_copy(update={"written": kept})


def _jobs(
    project: Project, catalogue: Catalogue, last: Plan, done: tuple[Written, ...]
) -> list[tuple[Call | None, Writing]]:
    """What the last plan had to write, by the day it is due; the call where it is a first stage."""
    found: list[tuple[Call | None, Writing]] = []
    optimistic = assumptions_of(project.assumptions).optimistic
    for application in last.applications:
        call = catalogue.call_by_id.get(application.call)
        round_ = None if call is None else call.round(application.round)
        if call is None or round_ is None:
            continue
        due = date.fromisoformat(application.submit_by[:10])
        if due >= last.as_of:
            found.append((call, Writing(days_left(call, done), last.as_of, due)))
        found += [(None, stage) for stage in later_stages(call, round_, optimistic=optimistic)]
    return sorted(found, key=lambda one: (one[1].due, "" if one[0] is None else one[0].id))


def _days(first: date, until: date, capacity: Capacity, project: Project) -> Fraction:
    eves = assumptions_of(project.assumptions).eves_are_holidays
    return available_days(first, until, capacity, eves_are_holidays=eves)


def _decimal(days: Fraction) -> Decimal:
    """Exact: a fifth of a decimal number of days is a decimal number."""
    return Decimal(days.numerator) / days.denominator
