"""Applications that the last plan wanted by a day that has passed since: handed in, we assume."""

from __future__ import annotations

from datetime import date

from models.applied import HandedIn
from models.assumptions_set import assumptions_of
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project


def with_handed_in(
    project: Project, catalogue: Catalogue, last: Plan | None, planned: Project | None
) -> Project:
    """The project with the applications that it is taken to have handed in on its day.

    ``last`` is its last plan and ``planned`` the project as that was made for: what was assumed
    then stays assumed. What the project itself says of a call stands, and
    ``nightly.handed_in_as_planned: no`` turns the assumption off: then a plan breaks once a round
    that it rests on has closed.
    """
    assumptions = assumptions_of(project.assumptions)
    if assumptions.value("nightly.handed_in_as_planned") == "no":
        return project
    assumed = {one.call: one for one in (() if planned is None else planned.applied) if one.assumed}
    for application in () if last is None else last.applications:
        call = catalogue.call_by_id.get(application.call)
        round_ = None if call is None else call.round(application.round)
        if call is None or round_ is None:
            continue
        on = date.fromisoformat(application.submit_by[:10])
        if on < project.as_of:
            assumed.setdefault(
                call.id, HandedIn(call=call.id, round=round_.id, on=on, assumed=True)
            )
    stated = {one.call for one in project.applied}
    applied = (*project.applied, *(assumed[name] for name in sorted(assumed.keys() - stated)))
    return project.model_copy(update={"applied": applied})
