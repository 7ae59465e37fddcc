"""What is said of example projects that cannot be financed."""

from __future__ import annotations

from models.finding import Conflict, Demand, Finding
from models.plan import Plan
from models.project import Project
from models.text import Text


def hopeless_conflict(project: Project, plan: Plan) -> Conflict:
    """Why no allowed dates help: ``plan``, made with the widest dates, says so."""
    title = project.title
    words = Text(
        sv=f"Projektet {title.sv} ska gå att finansiera, men gör det inte ens med de mest "
        "gynnsamma datum som friheten tillåter.",
        en=f"The project {title.en} is to be possible to finance, but is not even with the most "
        "favourable dates that freedom allows.",
    )
    itself = Demand(rule="keep_feasible", subjects=(project.id,), message=words)
    if not plan.conflicts:
        return Conflict(demands=(itself,), irreducible=False, message=words)
    first = plan.conflicts[0]
    if first.message is not None:
        words = Text(sv=f"{words.sv} {first.message.sv}", en=f"{words.en} {first.message.en}")
    return first.model_copy(update={"message": words})


def not_kept(project: Project) -> Finding:
    """No dates were found, and it is not proven that there are none."""
    title = project.title
    return Finding(
        rule="keep_feasible.not_found",
        severity="error",
        subjects=(project.id,),
        message=Text(
            sv=f"Projektet {title.sv} ska gå att finansiera, men inga sådana datum hittades. Det "
            "är inte bevisat att de saknas.",
            en=f"The project {title.en} is to be possible to finance, but no such dates were "
            "found. It is not proven that there are none.",
        ),
    )


def stopped_planning(*, unplanned: bool) -> Finding:
    """The user has stopped the search while projects were planned."""
    known = Text(sv="Det bästa som hunnit hittas visas.", en="The best found until then is shown.")
    if unplanned:
        known = Text(
            sv="Datumen är de bästa utan exempelprojekten; om projekten går att finansiera med dem "
            "är inte prövat.",
            en="The dates are the best without the example projects; whether these can be financed "
            "with them was not tried.",
        )
    return Finding(
        rule="search.interrupted",
        severity="warning",
        message=Text(
            sv=f"Sökningen avbröts. {known.sv}", en=f"The search was interrupted. {known.en}"
        ),
    )


def why_not(plan: Plan) -> tuple[Text, ...]:
    """What is missing, and the demands that conflict; or the errors found."""
    if plan.conflicts:
        conflict = plan.conflicts[0]
        summed = () if conflict.message is None else (conflict.message,)
        return (*summed, *(demand.message for demand in conflict.demands))
    return tuple(one.message for one in plan.findings if one.severity == "error")[:3]
