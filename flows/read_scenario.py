"""A scenario with its calls and example projects, read from the disk and checked together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.alignment_request import AlignmentRequest
from flows.read_files import attempt, files_of_calls, read_content
from models.alignment.rounds import listed_rounds
from models.alignment.scenario import Scenario
from models.alignment.scenario_file import (
    files_named,
    read_scenario,
    read_scenario_beside,
)
from models.alignment.what_if import what_if_problems
from models.catalogue import Catalogue
from models.errors import InputErrors, InputProblem
from models.input_files import File, read_catalogues, read_portfolio_inputs
from models.project import Project


@dataclass(frozen=True)
class ScenarioInputs:
    """The scenario as asked for, its calls, and each example project by the name of its file."""

    scenario: Scenario
    catalogue: Catalogue
    projects: dict[str, Project]


def read_calls(paths: Sequence[Path]) -> Catalogue:
    """One catalogue of several files, or folders of files.

    Raises:
        InputErrors: every fault of all files; those that are not there are faults too.
    """
    problems: list[InputProblem] = []
    files = _call_files(paths, problems)
    if problems:
        if files:
            attempt(lambda known: read_catalogues(known, complete=False), files, problems)
        raise InputErrors(problems)
    return read_catalogues(files)


def read_scenario_inputs(request: AlignmentRequest) -> ScenarioInputs:
    """Read all files, and set the day and the assumptions of the request.

    Raises:
        InputErrors: every fault of the files and of the moves to try out.
    """
    name, content = str(request.scenario), read_content(request.scenario)
    folder = request.scenario.parent
    problems: list[InputProblem] = []
    call_names, project_names = files_named(content, name)
    files = _call_files([folder / one for one in call_names or ()], problems)
    project_files = _project_files(project_names, folder, problems)
    if problems or call_names is None:
        catalogue = None
    else:
        catalogue = attempt(read_catalogues, files, problems)
    if catalogue is None:
        attempt(lambda given: read_scenario(given, name), content, problems)
        raise InputErrors(problems)
    scenario = attempt(
        lambda given: read_scenario_beside(given, name, catalogue), content, problems
    )
    problems += what_if_problems(request.what_if, listed_rounds(catalogue))
    projects = attempt(
        lambda given: read_portfolio_inputs(list(given.values()), files)[0] if given else (),
        project_files,
        problems,
    )
    if scenario is None or projects is None or problems:
        raise InputErrors(problems)
    return ScenarioInputs(
        _as_requested(scenario, request),
        catalogue,
        dict(zip(project_files, projects, strict=True)),
    )


def _as_requested(scenario: Scenario, request: AlignmentRequest) -> Scenario:
    update: dict[str, object] = {"assumptions": {**scenario.assumptions, **request.assume}}
    if request.today is not None:
        update["as_of"] = request.today
    return scenario.model_copy(update=update)


def _call_files(paths: Sequence[Path], problems: list[InputProblem]) -> list[File]:
    return [file for path in paths for file in attempt(files_of_calls, path, problems) or []]


def _project_files(
    names: Sequence[str], folder: Path, problems: list[InputProblem]
) -> dict[str, File]:
    """The files of the example projects by the names that the scenario gives them."""
    found: dict[str, File] = {}
    for name in names:
        content = attempt(read_content, folder / name, problems)
        if content is not None:
            found[name] = (str(folder / name), content)
    return found
