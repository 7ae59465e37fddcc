"""The catalogue as favourable to a project as the freedom of its dates allows: a relaxation.

Each milestone that may move becomes the period of its allowed days, and the project reads such
periods optimistically. What can't be financed then can't be financed by any allowed dates.
"""

from __future__ import annotations

from models.alignment.case import Point
from models.alignment.case_of import Prepared
from models.alignment.rounds import ListedRound
from models.assumptions_set import assumptions_of
from models.call import Milestone, Round
from models.catalogue import Catalogue
from models.project import Project


def relaxed_inputs(
    project: Project, catalogue: Catalogue, prepared: Prepared
) -> tuple[Project, Catalogue]:
    """The project reading dates optimistically, and the catalogue of the widest dates."""
    optimistic = assumptions_of(project.assumptions).optimistic
    calls = tuple(
        call.model_copy(
            update={
                "rounds": tuple(
                    _relaxed(
                        one,
                        prepared.rounds.get(f"{call.id}/{one.id}"),
                        prepared,
                        optimistic=optimistic,
                    )
                    for one in call.rounds
                )
            }
        )
        for call in catalogue.calls
    )
    assumptions = {**project.assumptions, "dates.reading": "optimistic"}
    return (
        project.model_copy(update={"assumptions": assumptions}),
        catalogue.model_copy(update={"calls": calls}),
    )


def _relaxed(
    one: Round, listed: ListedRound | None, prepared: Prepared, *, optimistic: bool
) -> Round:
    """With optimism that the project itself doesn't share undone: it stands on the dates alone."""
    if listed is None:
        return one
    points = {id(milestone): point for point, milestone in listed.milestones.items()}
    milestones = tuple(
        _widened(milestone, points.get(id(milestone)), listed, prepared, optimistic=optimistic)
        for milestone in one.milestones
    )
    update: dict[str, object] = {"milestones": milestones}
    if listed.is_conditional and not optimistic:
        update["certainty"] = "cancelled"
    return one.model_copy(update=update)


def _widened(
    milestone: Milestone,
    point: Point | None,
    listed: ListedRound,
    prepared: Prepared,
    *,
    optimistic: bool,
) -> Milestone:
    if point is None:
        return milestone
    place = prepared.case.places[point]
    if place.is_locked:
        if milestone.when.is_exact:
            return milestone
        first = last = listed.read(point, optimistic=optimistic)
    else:
        days = place.days or (place.current,)
        first, last = days[0], days[-1]
    at: object = first.isoformat()
    if first != last:
        at = {"from": first.isoformat(), "to": last.isoformat()}
    return milestone.model_copy(update={"at": at, "zone": None})
