"""``samspel audit``: a plan, also a hand-made one, held against the rules' plain reading alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samspel.language import both
from samspel.options import Assume, Calls, Json, Lang, Parameters, Rates, Today
from samspel.terminal import json_text

if TYPE_CHECKING:
    from flows.plan_request import PlanRequest
    from models.case import Case
    from models.catalogue import Catalogue
    from models.finding import Finding
    from models.plan import Plan
    from models.project import Project
    from models.text import Language


def audit(
    plan: Annotated[
        Path,
        typer.Argument(
            metavar="PLAN.json",
            show_default=False,
            help=both("Planens fil (plan.json).", "The plan's file (plan.json)."),
        ),
    ],
    *,
    project: Annotated[
        Path,
        typer.Option(
            "--project",
            metavar="PROJECT",
            help=both("Projektets fil.", "The project's file."),
        ),
    ],
    calls: Calls,
    today: Today = None,
    assume: Assume = None,
    parameters: Parameters = None,
    rates: Rates = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the findings; the exit status says whether one of them is an error."""
    from flows.law import law
    from flows.plan_request import PlanRequest
    from models.audit import audit as held
    from models.case import Case
    from samspel import given
    from samspel.exit_status import FINDINGS, OK
    from samspel.language import spoken
    from samspel.terminal import answer

    language = spoken(lang)
    request = PlanRequest(
        project=project,
        calls=tuple(calls),
        language=language,
        today=given.day(today),
        assume=given.assumptions(assume or ()),
        rates=rates,
    )
    with law(parameters):
        case = Case(*_read(request, plan))
        findings = held(case)
    answer(_document(case, findings) if json else _listing(findings, language))
    return FINDINGS if _errors(findings) else OK


def _read(request: PlanRequest, plan_file: Path) -> tuple[Project, Catalogue, Plan]:
    from flows.read_files import attempt, read_content
    from flows.steps import read_step
    from models.errors import InputErrors, InputProblem
    from models.input_files import read_plan

    problems: list[InputProblem] = []
    inputs = attempt(read_step, request, problems)
    plan = attempt(lambda file: read_plan(read_content(file), str(file)), plan_file, problems)
    if inputs is None or plan is None:
        raise InputErrors(problems)
    return *inputs, plan


def _document(case: Case, findings: Sequence[Finding]) -> str:
    from models.audit import NOT_AUDITED

    document = {
        "format": "samspel/audit@1",
        "project": case.project.id,
        "as_of": case.project.as_of.isoformat(),
        "errors": _errors(findings),
        "findings": [one.model_dump(mode="json", by_alias=True) for one in findings],
        "not_audited": [
            {"field": field, "reason": reason.model_dump(mode="json")}
            for field, reason in NOT_AUDITED.items()
        ],
    }
    return json_text(document)


def _listing(findings: Sequence[Finding], language: Language) -> str:
    """Errors first, each finding with its rule and reference; then a verdict."""
    lines = []
    for severity, words in _SEVERITIES.items():
        for one in findings:
            if one.severity == severity:
                reference = f" ({one.reference})" if one.reference else ""
                lines.append(f"{words[language]}: {one.message.in_language(language)}{reference}")
                lines.append(f"  [{one.rule}]")
    errors = _errors(findings)
    if language == "sv":
        lines.append(f"Planen bryter mot reglerna: {errors} fel." if errors else "Planen håller.")
    else:
        plural = "" if errors == 1 else "s"
        lines.append(
            f"The plan breaks the rules: {errors} error{plural}." if errors else "The plan holds."
        )
    return "\n".join(lines) + "\n"


_SEVERITIES = {
    "error": {"sv": "Fel", "en": "Error"},
    "warning": {"sv": "Varning", "en": "Warning"},
    "info": {"sv": "Upplysning", "en": "Note"},
}


def _errors(findings: Sequence[Finding]) -> int:
    return sum(one.severity == "error" for one in findings)
