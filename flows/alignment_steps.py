"""The steps from a scenario to the files of an alignment: plain functions for every engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from flows.alignment_request import AlignmentRequest
from flows.law import law
from flows.output_folder import write_folder
from flows.read_files import read_content
from flows.read_scenario import ScenarioInputs, read_scenario_inputs
from flows.stage import Stage
from models.alignment.accepted import accepted_moves
from models.alignment.alignment import Alignment, alignment_json
from models.alignment.alignment_of import Asked, alignment_of, with_archetypes
from models.alignment.case import AlignmentCase, Point
from models.alignment.case_of import prepare
from models.alignment.catalogue_yaml import catalogue_yaml
from models.alignment.found import Found
from models.alignment.moved import moved_catalogue, revision_day
from models.assumptions_set import assumptions_of
from models.catalogue import Catalogue
from models.text import Language, Text

if TYPE_CHECKING:
    from models.plan import Plan
    from models.project import Project
    from solver.alignment.aligning import AlignProgress

OURS = re.compile(
    r"alignment\.json|report\.html|funder-[a-z0-9-]+\.ics|moves\.(tsv|md|html)|catalogue\.yaml"
)
"""Names of the files of an alignment: those of an earlier run are removed."""

Tell = Callable[[Stage], None]


@dataclass(frozen=True)
class Aligned:
    """An alignment, what it was made from, and the names of the files that were written."""

    alignment: Alignment
    asked: Asked
    files: tuple[str, ...] = ()


def align_into(request: AlignmentRequest, out: Path, progress: Tell | None = None) -> Aligned:
    """Align the calls of a scenario and write all files: the engine ``plain``.

    Raises:
        InputErrors: every fault of the files, or ``out`` cannot be written to.
    """
    with law(request.parameters):
        inputs = read_step(request)
        aligned = solve_step(inputs, request, progress)
        files = render_step(aligned, request.language)
    write_step(files, out)
    return replace(aligned, files=tuple(files))


def accept_into(request: AlignmentRequest, moves: Path, out: Path) -> Aligned:
    """Judge moves that were accepted, and write the moved catalogue beside what they come to.

    Raises:
        InputErrors: every fault of the files, or ``out`` cannot be written to.
    """
    inputs = read_step(request)
    asked = asked_of(inputs, request)
    places = asked.prepared.case.places
    accepted = accepted_moves(
        read_content(moves),
        str(moves),
        asked.prepared.rounds,
        {point: place.current for point, place in places.items()},
    )
    dates = {point: accepted.get(point, place.current) for point, place in places.items()}
    aligned = Aligned(alignment_of(asked, _as_accepted(asked.prepared.case, dates)), asked)
    files = render_step(aligned, request.language)
    calls = _moved(aligned)
    files = {"catalogue.yaml": catalogue_yaml(calls).encode(), **files}
    write_step(files, out)
    return replace(aligned, files=tuple(files))


def read_step(request: AlignmentRequest) -> ScenarioInputs:
    """Read the files, and set the day and the assumptions of the request.

    Raises:
        InputErrors: every fault of the files and of the moves to try out.
    """
    return read_scenario_inputs(request)


def asked_of(inputs: ScenarioInputs, request: AlignmentRequest) -> Asked:
    """The scenario made ready to be aligned and judged."""
    assumptions = assumptions_of(inputs.scenario.assumptions)
    prepared = prepare(inputs.scenario, inputs.catalogue, assumptions, request.what_if)
    return Asked(inputs.scenario, inputs.catalogue, assumptions, prepared)


def solve_step(
    inputs: ScenarioInputs, request: AlignmentRequest, progress: Tell | None = None
) -> Aligned:
    """Find the alignment; with example projects, one that keeps them possible to finance."""
    from solver.alignment.aligning import AlignOptions, align
    from solver.archetypes.keeping import keep_feasible
    from solver.archetypes.kept import archetypes_of

    asked = asked_of(inputs, request)
    options = AlignOptions(time_limit_seconds=request.time_limit_seconds)

    def aligner(case: AlignmentCase) -> Found:
        return align(case, options, None if progress is None else _told(progress))

    if not inputs.projects:
        return Aligned(alignment_of(asked, aligner(asked.prepared.case)), asked)
    archetypes = archetypes_of(inputs.scenario.keep_feasible, inputs.projects)
    kept = keep_feasible(asked.prepared, inputs.catalogue, archetypes, aligner, _planner(request))
    alignment = with_archetypes(alignment_of(asked, kept.found), kept.archetypes)
    return Aligned(alignment, asked)


def render_step(aligned: Aligned, language: Language) -> dict[str, bytes]:
    """The files of an alignment by name; the alignment itself last, as the sign that all are there.

    Without dates there are neither calendars nor a table of moves.
    """
    from calendars.alignment_feeds import funder_feeds
    from calendars.alignment_memo import memo_html, memo_markdown, memo_rows, memo_tsv
    from calendars.alignment_report import alignment_report

    alignment, asked = aligned.alignment, aligned.asked
    files = {"report.html": alignment_report(alignment, asked, language).encode()}
    if alignment.status != "impossible":
        rows = memo_rows(alignment, asked.catalogue, language)
        files |= {
            "moves.tsv": memo_tsv(rows).encode(),
            "moves.md": memo_markdown(rows).encode(),
            "moves.html": memo_html(rows, language).encode(),
        }
        feeds = funder_feeds(_moved(aligned), asked.prepared.rounds, language)
        files |= {f"funder-{funder}.ics": feed for funder, feed in feeds.items()}
    files["alignment.json"] = alignment_json(alignment).encode()
    return files


def write_step(files: dict[str, bytes], out: Path) -> None:
    """Write the files of an alignment into the folder ``out``.

    Raises:
        InputErrors: ``out`` cannot be written to.
    """
    write_folder(out, files, OURS)


def _moved(aligned: Aligned) -> Catalogue:
    """The catalogue with the moves of the alignment made."""
    scenario, catalogue = aligned.asked.scenario, aligned.asked.catalogue
    moves = {
        Point(move.round, move.milestone, move.stage): move.to for move in aligned.alignment.moves
    }
    on = revision_day(scenario.as_of, catalogue, scenario.horizon.from_)
    return moved_catalogue(catalogue, moves, on)


def _as_accepted(case: AlignmentCase, dates: Mapping[Point, date]) -> Found:
    """The moves as they are, and whether the scenario lets them stand."""
    from models.alignment.check import check

    holds = check(case, dates).holds
    return Found("aligned" if holds else "undecided", proven=False, gap=None, dates=dates)


@dataclass(frozen=True)
class _Searching:
    stage: Text
    done: int
    total: int


def _told(progress: Tell) -> Callable[[AlignProgress], None]:
    """The best and the bound in words."""

    def tell(now: AlignProgress) -> None:
        bound = now.bound
        if now.best is None:
            words = Text(sv="söker ett första svar", en="looking for a first answer")
        elif now.best.weight_satisfied < bound.weight_satisfied:
            words = Text(
                sv=f"önskemål {now.best.weight_satisfied} av högst {bound.weight_satisfied}",
                en=f"wishes {now.best.weight_satisfied} of at most {bound.weight_satisfied}",
            )
        else:
            words = Text(
                sv=f"flyttar {now.best.shift_days} dagar, minst {bound.shift_days}",
                en=f"moving {now.best.shift_days} days, at least {bound.shift_days}",
            )
        progress(_Searching(words, now.done, now.parts))

    return tell


def _planner(request: AlignmentRequest) -> Callable[[Project, Catalogue], Plan]:
    from solver.planning import PlanOptions, plan_project

    options = PlanOptions(time_limit_seconds=request.time_limit_seconds)

    def planner(project: Project, catalogue: Catalogue) -> Plan:
        return plan_project(project, catalogue, options)

    return planner
