"""What a user wants of a plan beside what stands in the project's file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from flows.plan_request import PlanRequest
from flows.read_files import read_content
from models.catalogue import Catalogue
from models.errors import InputErrors, InputProblem
from models.input_files import read_plan
from models.plan import Plan
from models.project import CallList, Project


def with_wishes(project: Project, catalogue: Catalogue, request: PlanRequest) -> Project:
    """The project with preferred objectives first, and with calls it must and must not have.

    Raises:
        InputErrors: calls that do not exist, and calls that are both wanted and not.
    """
    if not (request.prefer or request.must or request.must_not):
        return project
    known = list(catalogue.call_by_id)
    problems = [
        *_unknown("--must", request.must, known),
        *_unknown("--must-not", request.must_not, known),
    ]
    must = tuple(dict.fromkeys((*project.must.calls, *request.must)))
    must_not = tuple(dict.fromkeys((*project.must_not.calls, *request.must_not)))
    problems += _contradictions(request, must, must_not)
    if problems:
        raise InputErrors(problems)
    objective = tuple(dict.fromkeys((*request.prefer, *project.objective)))
    return project.model_copy(
        update={
            "must": CallList(calls=must),
            "must_not": CallList(calls=must_not),
            "objective": objective,
        }
    )


def previous_plan(project: Project, request: PlanRequest) -> Plan | None:
    """The plan that is to be kept as far as it can be; ``None`` where none was named.

    Raises:
        InputErrors: the file cannot be read, is no plan, or is the plan of another project.
    """
    if request.previous is None:
        return None
    name = str(request.previous)
    plan = read_plan(read_content(request.previous), name)
    if plan.project == project.id:
        return plan
    raise InputErrors(
        [
            InputProblem(
                name,
                None,
                "project",
                "plan-of-another-project",
                f"planen är för projektet {plan.project!r}, inte {project.id!r}.",
                f"the plan is of the project {plan.project!r}, not {project.id!r}.",
                "Ange den förra planen för samma projekt.",
                "Name the last plan of the same project.",
            )
        ]
    )


def _unknown(option: str, wanted: Sequence[str], known: Sequence[str]) -> Iterator[InputProblem]:
    for name in wanted:
        if name in known:
            continue
        near = difflib.get_close_matches(name, known, n=1)
        listed = ", ".join(sorted(known)[:8])
        yield InputProblem(
            option,
            None,
            "",
            "call-unknown",
            f"utlysningen {name!r} finns inte.",
            f"there is no call {name!r}.",
            f"Menade du kanske {near[0]}?" if near else f"Skriv någon av {listed}.",
            f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
        )


def _contradictions(
    request: PlanRequest, must: Sequence[str], must_not: Sequence[str]
) -> Iterator[InputProblem]:
    for name in must:
        if name not in must_not:
            continue
        if name in request.must and name in request.must_not:
            other_sv, other_en = "--must-not", "--must-not"
        elif name in request.must:
            other_sv, other_en = "projektets must_not", "the project's must_not"
        else:
            other_sv, other_en = "projektets must", "the project's must"
        option = "--must" if name in request.must else "--must-not"
        yield InputProblem(
            option,
            None,
            "",
            "must-and-must-not",
            f"utlysningen {name!r} står också under {other_sv}.",
            f"the call {name!r} stands under {other_en} too.",
            "Stryk den på ett av ställena.",
            "Remove it from one of them.",
        )
