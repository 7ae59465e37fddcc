"""A plan made and written by either engine, and told to the user."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from flows import steps
from flows.law import law
from flows.output_folder import check_folder
from flows.plan_request import PlanRequest
from flows.steps import Planned
from models.plan import plan_json
from models.text import Language, Text
from samspel.exit_status import OF_PLAN
from samspel.interrupt import interruptible
from samspel.prefect_start import start_prefect
from samspel.progress import shown_progress
from samspel.terminal import answer


def write_plan(
    request: PlanRequest, out: Path, engine: Literal["plain", "prefect"], *, as_json: bool
) -> int:
    """Plan, write all files into ``out``, print the answer and give the exit status.

    Raises:
        InputErrors: every fault of the files, or ``out`` cannot be written to.
    """
    check_folder(out)
    planned = _plain(request, out) if engine == "plain" else _prefect(request, out)
    if as_json:
        answer(plan_json(planned.plan))
        return OF_PLAN[planned.plan.status]
    from calendars.text import summary

    language = request.language
    told = summary(planned.plan, planned.project, planned.catalogue, language)
    answer(f"{told.rstrip()}\n\n{_what_to_open(planned.files, out, language)}\n")
    return OF_PLAN[planned.plan.status]


def _plain(request: PlanRequest, out: Path) -> Planned:
    seconds = request.time_limit_seconds
    with (
        shown_progress(request.language) as progress,
        interruptible(request.language, seconds) as stop,
    ):
        return steps.plan_into(request, out, progress, stop)


def _prefect(request: PlanRequest, out: Path) -> Planned:
    # Faults of the files are found before Prefect has spent its ten seconds on starting, and
    # without its traceback of them.
    with law(request.parameters):
        steps.read_step(request)
    start_prefect(request.language)
    from flows.plan_project import run_plan_project

    with interruptible(request.language, request.time_limit_seconds + _TO_START) as stop:
        return run_plan_project(request, out, stop)


_TO_START = 60
"""Seconds that Prefect may need before the search begins; the solver's own count is the limit."""


_WRITTEN = Text(sv="Skrivet i", en="Written to")
_FILES = {
    "report.html": Text(
        sv="rapporten: öppna den i en webbläsare", en="the report: open it in a browser"
    ),
    "plan.xlsx": Text(sv="tabellerna: öppna dem i Excel", en="the tables: open them in Excel"),
    "plan.ics": Text(
        sv="alla datum: importera dem i din kalender", en="all dates: import them in your calendar"
    ),
    "plan.json": Text(sv="planen för program", en="the plan for programs"),
}
_PARTS = Text(
    sv="datumen per uppgift (plan-…) och per part (partner-…)",
    en="the dates per task (plan-…) and per partner (partner-…)",
)


def _what_to_open(files: Sequence[str], out: Path, language: Language) -> str:
    lines = [f"{_WRITTEN.in_language(language)} {out}:"]
    named = [name for name in _FILES if name in files]
    lines += [f"  {name:<12} {_FILES[name].in_language(language)}" for name in named]
    if len(files) > len(named):
        lines.append(f"  {'*.ics':<12} {_PARTS.in_language(language)}")
    return "\n".join(lines)
