"""Which projects a change of the calls touches: those whose possible calls are others now."""

from __future__ import annotations

import hashlib
import json

from models.case import Case
from models.catalogue import Catalogue
from models.check import check
from models.plan import Plan
from models.project import Project
from models.written import Written


def relevant_sha256(
    project: Project, catalogue: Catalogue, last: Plan | None, written: tuple[Written, ...]
) -> str:
    """Fingerprint of all that the plan of a project can depend on, on the day of the project.

    These are the project but for its day, the rules and legal values, and the calls that no rule
    bars outright on that day, with those that the project names or the last plan rests on. A day
    that passes changes nothing as long as no round closes and the last plan still holds on it:
    ``written`` is what the project's file says is written, without what the days since then added.
    """
    from flows.plan_cache import program_sha256
    from models.parameter import extra_sha256
    from solver.possible_calls import possible_calls

    named = {
        *possible_calls(project, catalogue),
        *project.must.calls,
        *([] if project.candidates.calls == "all" else project.candidates.calls),
        *([] if last is None else (one.call for one in last.applications)),
    }
    calls = [call for call in catalogue.calls if call.id in named]
    programmes = {call.programme for call in calls}
    funders = {call.funder for call in calls}
    made_from = {
        "project": project.model_dump(mode="json", by_alias=True, exclude={"as_of", "written"}),
        "written": [one.model_dump(mode="json") for one in written],
        "calls": sorted(
            (call.model_dump(mode="json", by_alias=True, exclude={"source"}) for call in calls),
            key=lambda one: str(one["id"]),
        ),
        "programmes": [
            one.model_dump(mode="json", by_alias=True)
            for one in catalogue.programmes
            if one.id in programmes
        ],
        "funders": [
            one.model_dump(mode="json", by_alias=True)
            for one in catalogue.funders
            if one.id in funders
        ],
        "broken": _broken(project, catalogue, last),
        "program": program_sha256(),
        "parameters": extra_sha256(),
    }
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def _broken(project: Project, catalogue: Catalogue, last: Plan | None) -> list[str]:
    """What the last plan breaks on the day of the project: the time for writing may have run out.

    Sums are read from the plan itself, so that only dates and calls can have changed.
    """
    if last is None or last.status != "feasible":
        return []
    findings = check(Case(project, catalogue, last))
    return sorted({one.rule for one in findings if one.severity == "error"})
